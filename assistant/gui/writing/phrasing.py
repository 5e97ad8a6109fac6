"""The phrase bank while one writes: what fits the place, inserting, keeping, changing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor, QTextDocument

from assistant.base.errors import AssistantError
from assistant.gui.dialogs.phrase import PhraseDialog
from assistant.gui.editor.caret import caret_of
from assistant.gui.editor.document import blocks, paragraph_of, runs_in, style_of
from assistant.gui.editor.looks import BLANK
from assistant.gui.editor.sources import source_line
from assistant.gui.jobs.background import Latest
from assistant.gui.messages import message_of
from assistant.gui.writing.phrase_tables import PhraseTables
from assistant.gui.writing.suggesting import role_of
from assistant.gui.writing.workspace import PHRASES
from assistant.passages.topic import load_topics
from assistant.phrases.favourites import PhraseKnown
from assistant.phrases.phrase import own_phrase, suggested_topic, without_own_fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from assistant.gui.editor.editor import Editor
    from assistant.gui.jobs.background import Background
    from assistant.gui.memory.preferences import Preferences
    from assistant.gui.services.services import PhraseServices
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.gui.writing.workspace import Workspace
    from assistant.outline.section import Role
    from assistant.phrases.favourites import Favourites
    from assistant.phrases.phrase import Phrase
    from assistant.phrases.search import PhraseQuery
    from assistant.workflow.adapting import AdaptedSuggestion
    from assistant.workflow.phrases import FoundPhrases

    Change = Callable[[Favourites], Favourites]
    Way = tuple[str, Callable[[], None]]

_DELAY_MS = 120
_LONGEST_TOLD = 30
"""Characters of a phrase."""


class Phrasing(QObject):
    """Answers the phrases panel, and keeps what one wrote well.

    Signals of the panel and of the suggestions are wishes; this object grants them. Every change is
    made to the file as it stands then, so that two windows or a command line lose nothing.
    """

    def __init__(
        self,
        main: QWidget,
        services: PhraseServices,
        background: Background,
        workspace: Workspace,
        preferences: Preferences,
        notice: NoticeBar,
    ) -> None:
        super().__init__(main)
        self._main = main
        self._services = services
        self._background = background
        self._workspace = workspace
        self._tables = PhraseTables(main, services, background, preferences, notice)
        self._notice = notice
        self._panel = workspace.phrases
        self._topics = tuple(dict.fromkeys(load_topics().values()))
        self._asked: PhraseQuery | None = None
        self._headings: tuple[str, ...] | None = None
        """What one wrote under when the list was shown last; None before it was, or anew."""
        self._latest = Latest(background, on_done=self._on_found, on_error=self._tell)
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._timer.timeout.connect(self._ask_if_new)
        self._connect_panel()
        self._connect_workspace()

    # what commands and other panels ask for

    def show(self) -> None:
        """Open the phrase bank, ready to type a word."""
        self._workspace.show_tab(PHRASES)
        self._ask_from_top()
        self._panel.filter.focus()

    def ask(self) -> None:
        """Look the phrases up anew, even if nothing else is asked than before."""
        self._asked = None
        self._ask_if_new()

    def keep_at_caret(self) -> None:
        """Keep what is selected, or the sentence at the caret."""
        text = written_at_caret(self._workspace.editor)
        if text.strip():
            self.keep(text)
        else:
            self._notice.tell(
                "info", "光标处没有句子。请把光标放在一句话里，或先选中要收藏的文字。"
            )

    def keep(self, text: str) -> None:
        """Keep a text with fields as a favourite of the section one writes in."""
        headings, role = self._place()
        self._keep(text, topic=suggested_topic(text, headings), role=role)

    def keep_suggestion(self, suggestion: AdaptedSuggestion) -> None:
        """Keep a peer's adapted passage, with its topic, part of the report and source."""
        source, topic = suggestion.suggestion.source, suggestion.suggestion.topic
        panel = self._workspace.suggestions
        self._keep(
            suggestion.adapted,
            topic=topic or suggested_topic(suggestion.adapted),
            role=source.role,
            note=f"据{source_line(source.body, source.year, suggestion.borrowed.section)}",
            mark=lambda is_kept: panel.list.show_kept(suggestion, is_kept=is_kept),
        )

    def insert(self, phrase: Phrase) -> None:
        """Write a phrase at the caret."""
        self._workspace.editor.insert_sentence(phrase.text)
        self._workspace.editor.setFocus()

    # parts

    def _connect_panel(self) -> None:
        panel = self._panel
        panel.query_changed.connect(self._timer.start)
        panel.insert_requested.connect(self.insert)
        panel.keep_requested.connect(self._write_new)
        panel.edit_requested.connect(self._edit)
        panel.remove_requested.connect(self._on_remove)
        panel.hide_requested.connect(self._on_hide)
        panel.restore_requested.connect(self._on_restore)
        panel.new_requested.connect(lambda: self._write_new(None))
        panel.import_requested.connect(self._tables.import_table)
        panel.export_requested.connect(self._tables.export_table)
        self._tables.imported.connect(self.ask)

    def _connect_workspace(self) -> None:
        workspace = self._workspace
        workspace.editor.caret_moved.connect(self._timer.start)
        workspace.tabs.currentChanged.connect(self._ask_from_top)
        workspace.opened.parts_changed.connect(self.ask)
        workspace.suggestions.keep_requested.connect(self.keep_suggestion)

    # looking up

    def _place(self) -> tuple[tuple[str, ...], Role | None]:
        """Return the headings one writes under, and what their part of the report is for."""
        draft = self._workspace.draft()
        headings = self._workspace.editor.caret().headings
        return headings, role_of(headings, draft.year) if draft else None

    def _ask_from_top(self) -> None:
        self._headings = None
        self.ask()

    def _ask_if_new(self) -> None:
        if not self._panel.isVisible():
            self._asked = None
            return
        query = self._query()
        if query == self._asked:
            return
        self._asked = query
        find, headings = self._services.find_phrases, self._place()[0]
        self._latest.ask(lambda _: (query.words, headings, find(query)))

    def _query(self) -> PhraseQuery:
        """Return what the panel asks for, at the place of the caret.

        A heading of two topics (复议应诉) leaves it to the sentence which one is written of.
        """
        headings, role = self._place()
        topic = suggested_topic("", headings)
        if not topic:
            topic = suggested_topic(written_at_caret(self._workspace.editor), headings)
        draft = self._workspace.draft()
        return replace(
            self._panel.filter.query,
            at_topic=topic or None,
            at_role=role,
            level=draft.level if draft else None,
        )

    def _on_found(self, answer: tuple[str, tuple[str, ...], FoundPhrases]) -> None:
        words, headings, found = answer
        is_elsewhere, self._headings = headings != self._headings, headings
        self._topics = tuple(dict.fromkeys((*self._topics, *found.topics)))
        self._panel.show_found(found, words, self._workspace.opened.write, from_top=is_elsewhere)

    # changing

    def _keep(
        self,
        text: str,
        *,
        topic: str,
        role: Role | None,
        note: str = "",
        mark: Callable[[bool], None] = lambda _: None,
    ) -> None:
        """Keep a phrase; *mark* hears whether it is kept, now and when that is undone."""
        draft = self._workspace.draft()
        try:
            phrase = own_phrase(
                without_own_fields(text, draft.sheet if draft else ()),
                topic=topic,
                role=role,
                note=note,
            )
        except AssistantError as error:
            self._notice.tell("warning", message_of(error))
            return
        words = self._workspace.opened.write(phrase.text)
        self._change(
            lambda favourites: favourites.adding(phrase),
            f"已收藏为用语：{words[:_LONGEST_TOLD]}{'…' if len(words) > _LONGEST_TOLD else ''}",
            ("编辑…", lambda: self._edit(phrase)),
            (
                "撤销",
                lambda: self._change(
                    lambda own: own.without(phrase), "已撤销收藏。", then=lambda: mark(False)
                ),
            ),
            then=lambda: mark(True),
        )

    def _write_new(self, like: Phrase | None) -> None:
        """Write a phrase from nothing, or make a shipped one one's own, changed as one likes."""
        self._ask_for(like, lambda own, made: own.adding(made), "已收藏。")

    def _edit(self, phrase: Phrase) -> None:
        self._ask_for(phrase, lambda own, made: own.replacing(phrase, made), "已保存。")

    def _ask_for(
        self,
        phrase: Phrase | None,
        change: Callable[[Favourites, Phrase], Favourites],
        told: str,
    ) -> None:
        """Show the dialog; it stays open until what was written is kept."""
        dialog = PhraseDialog(self._main, phrase, self._topics, self._workspace.opened.write)

        def save(made: Phrase) -> None:
            keep = self._services.change_favourites
            self._background.run(
                lambda _: keep(lambda favourites: change(favourites, made)),
                on_done=lambda _: dialog.accept_saved(),
                on_error=dialog.tell_unsaved,
                writes=True,
            )

        dialog.save_requested.connect(save)
        if dialog.exec():
            self._notice.tell("done", told)
            self.ask()
        dialog.deleteLater()

    def _on_remove(self, phrase: Phrase) -> None:
        self._change(
            lambda favourites: favourites.without(phrase),
            "已删除这条用语。",
            ("撤销", lambda: self._change(lambda own: own.adding(phrase), "已恢复这条用语。")),
        )

    def _on_hide(self, phrase: Phrase) -> None:
        self._change(
            lambda favourites: favourites.hiding(phrase),
            "已隐藏这条用语，以后不再显示。",
            ("撤销", lambda: self._change(lambda own: own.showing(phrase), "已恢复这条用语。")),
        )

    def _on_restore(self) -> None:
        self._change(lambda favourites: favourites.showing_all(), "隐藏的用语已恢复显示。")

    def _change(
        self, change: Change, told: str, *ways: Way, then: Callable[[], None] = lambda: None
    ) -> None:
        """Change the favourites, tell it with the ways back, and show the list anew.

        Args:
            change: what becomes of them.
            told: what is said when it is done.
            ways: out of it.
            then: is done when they are so, also where they were so before.
        """
        keep = self._services.change_favourites

        def done(_: object) -> None:
            self._notice.tell("done", told, *ways)
            self.ask()
            then()

        def failed(error: AssistantError) -> None:
            self._tell(error)
            if isinstance(error, PhraseKnown):
                then()

        self._background.run(lambda _: keep(change), on_done=done, on_error=failed, writes=True)

    def _tell(self, error: AssistantError) -> None:
        kind: Literal["info", "error"] = "info" if isinstance(error, PhraseKnown) else "error"
        self._notice.tell(kind, message_of(error))


def written_at_caret(editor: Editor) -> str:
    """Return what is selected, or the sentence at the caret, with its fields as fields.

    Behind the 。 of a sentence that was just finished, that sentence is meant.
    """
    cursor = editor.textCursor()
    if style_of(cursor.block()) == "title":
        return ""
    if not cursor.hasSelection() or BLANK.fullmatch(cursor.selectedText()):
        caret = caret_of(cursor)
        while not caret.sentence and not cursor.atBlockStart():
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
            caret = caret_of(cursor)
        cursor.setPosition(caret.start)
        cursor.setPosition(caret.end, QTextCursor.MoveMode.KeepAnchor)
    document = QTextDocument()
    QTextCursor(document).insertFragment(cursor.selection())
    return "\n".join(paragraph_of("body", runs_in(block)).text for block in blocks(document))
