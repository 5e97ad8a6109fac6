"""Looking up what peers wrote, while one writes and on purpose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from assistant.draft.numbers import format_value
from assistant.gui.editor.looks import BLANK
from assistant.gui.jobs.background import Latest
from assistant.gui.messages import message_of
from assistant.gui.suggestions.card_text import plain_adapted
from assistant.gui.suggestions.filters import OWN_LEVEL
from assistant.gui.suggestions.index_keeper import IndexKeeper
from assistant.gui.suggestions.keeping import KeptChanges
from assistant.outline.roles import role_of_heading
from assistant.suggest.index import IndexBehind
from assistant.suggest.suggestion import Query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.base.errors import AssistantError
    from assistant.base.progress import Progress
    from assistant.corpus.stored import Facets
    from assistant.draft.draft import Draft
    from assistant.gui.editor.caret import Caret
    from assistant.gui.editor.editor import Editor
    from assistant.gui.jobs.background import Background
    from assistant.gui.opened.open_draft import OpenDraft
    from assistant.gui.panels.suggestions import Asked, SuggestionsPanel
    from assistant.gui.services.services import Services
    from assistant.outline.section import Role
    from assistant.workflow.suggesting import AdaptedSuggestion, Advice

_FEWEST, _MOST = 2, 200
"""Characters of a sentence that is looked up."""
_FULL_STOPS = "。！？；"
_CLOSING = " \u3000”’）》」"
"""What may stand before the words of a sentence and belongs to the one before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is looked up."""

    query: Query
    by_topic: bool = False
    """The section is empty: what do peers write under its heading?"""
    is_search: bool = False
    """The words are those of the search field."""


class Suggesting(QObject):
    """Asks for the sentence at the caret once one pauses, and writes what one chooses.

    Signals:
        found: the words of the sentence at the caret, and the passages found for them: a tuple of
            ``str`` and a tuple of :class:`AdaptedSuggestion`.
        failed: something that was to be kept could not be, in words.
    """

    found = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        services: Services,
        background: Background,
        opened: OpenDraft,
        editor: Editor,
        panel: SuggestionsPanel,
        *,
        delay_ms: int,
    ) -> None:
        super().__init__(panel)
        self._services = services
        self._opened = opened
        self._editor = editor
        self._panel = panel
        self._asked: Question | None = None
        self._is_wanted = False
        """The next answer was asked for on purpose."""
        self._asked_beside: Question | None = None
        self._topic: tuple[str, tuple[str, ...]] | None = None
        """The missing topic that is searched for, and the headings one wrote under then."""
        self._latest = Latest(background, on_done=self._on_found, on_error=self._on_error)
        self._beside = Latest(background, on_done=self.found.emit, on_error=lambda _: None)
        self._facets = Latest(background, on_done=self._on_facets, on_error=lambda _: None)
        self._index = IndexKeeper(self._refresh_index, background, self)
        self._kept = KeptChanges(services.suggestions, background, self)
        self._timer = QTimer(self, singleShot=True, interval=delay_ms)
        self._timer.timeout.connect(self._ask)
        opened.parts_changed.connect(self._on_parts_changed)
        self._connect_wishes()
        self._connect_asking()

    def refresh(self) -> None:
        """Bring index and filters up to the corpus; suggestions come when that is done."""
        self._index.follow()

    def ask_soon(self) -> None:
        """Look up the caret's sentence after a pause."""
        self._timer.start()

    def ask_now(self) -> None:
        """Look up the caret's sentence even if it was looked up before, whatever was searched."""
        self._panel.bar.put("")
        self._ask_again()

    def search(self, words: str) -> None:
        """Look up words as if they had been put into the search field."""
        self._panel.bar.put(words)
        self._ask_again()

    def search_topic(self, topic: str) -> None:
        """Look up passages of a topic; leaving the section ends it."""
        self._topic = (topic, self._editor.caret().headings)
        self.search(topic)

    def forget(self) -> None:
        """Want no answer to anything asked so far."""
        self._timer.stop()
        self._latest.forget()
        self._beside.forget()
        self._asked, self._asked_beside, self._is_wanted = None, None, False
        self._panel.bar.put("")
        self._panel.show_nothing()

    def insert(self, suggestion: AdaptedSuggestion) -> None:
        """Write the adapted words at the caret; an unfinished sentence gives way to them."""
        self._editor.insert_borrowed(
            suggestion.adapted, suggestion.borrowed, over=self._place_of(suggestion)
        )
        self._editor.setFocus()

    def insert_number(self, number: int) -> bool:
        """Write the suggestion of that number, 1 for the best; tell whether it is there to be seen.

        Pinned ones have no number; one at the keyboard is taken in place of the best.
        """
        card = self._panel.card(number) if self._panel.isVisible() else None
        chosen = card.suggestion if card else None
        if chosen is not None:
            self.insert(chosen)
        return chosen is not None

    def replace_sentence(self, suggestion: AdaptedSuggestion) -> None:
        """Write the adapted words in place of the sentence at the caret, which no heading is."""
        caret = self._editor.caret()
        if caret.style != "body":
            self.insert(suggestion)
            return
        self._editor.insert_borrowed(
            suggestion.adapted, suggestion.borrowed, over=(caret.start, caret.end)
        )
        self._editor.setFocus()

    # where words go

    def _place_of(self, suggestion: AdaptedSuggestion) -> tuple[int, int] | None:
        """Return what a passage is written over: a half sentence it was found for, or nothing.

        A finished sentence is never split, nor is one with a blank that is selected: the passage
        goes behind it. None is for the caret, or for what is selected.
        """
        cursor, caret = self._editor.textCursor(), self._editor.caret()
        if caret.style != "body":
            return None
        if cursor.hasSelection():
            is_blank = BLANK.fullmatch(cursor.selectedText()) is not None
            return (caret.end, caret.end) if is_blank else None
        if caret.sentence.endswith(tuple(_FULL_STOPS)):
            is_inside = caret.start < cursor.position() < caret.end
            return (caret.end, caret.end) if is_inside else None
        if not caret.typed.strip() or not self._is_found_for(caret, suggestion):
            return None
        closing = len(caret.typed) - len(caret.typed.lstrip(_CLOSING))
        return caret.start + closing, cursor.position()

    def _is_found_for(self, caret: Caret, suggestion: AdaptedSuggestion) -> bool:
        """Tell whether a passage was found for the sentence, which may have grown since."""
        asked, written = self._panel.sentence, caret.sentence[:_MOST]
        is_of_it = bool(asked) and (written.startswith(asked) or asked.startswith(written))
        return is_of_it and suggestion.suggestion.score > 0

    # parts

    def _connect_wishes(self) -> None:
        panel, kept = self._panel, self._kept
        panel.insert_requested.connect(self.insert)
        panel.replace_requested.connect(self.replace_sentence)
        panel.copy_requested.connect(self._on_copy)
        panel.pin_requested.connect(self._on_pin)
        panel.unpin_requested.connect(self._on_unpin)
        panel.hide_requested.connect(lambda item: kept.hide(item.suggestion.text))
        panel.restore_requested.connect(kept.restore)
        panel.left.connect(self._editor.setFocus)
        kept.changed.connect(self._ask_again)
        kept.failed.connect(self.failed)

    def _connect_asking(self) -> None:
        panel, index = self._panel, self._index
        panel.search_changed.connect(self._on_search_changed)
        panel.search_requested.connect(self._ask_again)
        panel.filters_changed.connect(self._ask_again)
        panel.topic_requested.connect(self.search_topic)
        panel.end_requested.connect(self.ask_now)
        panel.retry_requested.connect(self.refresh)
        index.stepped.connect(panel.index.show_step)
        index.ready.connect(self._on_index_ready)
        index.failed.connect(self._on_index_failed)

    # asking

    def _ask_again(self) -> None:
        """Ask on purpose, even what was asked before."""
        self._is_wanted = True
        self._look_up_anew()

    def _look_up_anew(self) -> None:
        self._asked = None
        self._timer.stop()
        self._ask()

    def _ask(self) -> None:
        draft = self._opened.current() if self._panel.isVisible() else None
        if draft is None or self._index.is_running:
            return
        if self._editor.is_composing:
            self._timer.start()
            return
        question = self._question(draft)
        if question is not None and question.is_search and not self._is_wanted:
            self._ask_beside(draft)
        if question is None or question == self._asked:
            self._is_wanted = False
            return
        self._asked = question
        advise = self._services.suggestions.advise
        self._latest.ask(
            lambda _: (question, advise(question.query, draft, by_topic=question.by_topic))
        )

    def _ask_beside(self, draft: Draft) -> None:
        """Look up the caret's sentence for others while the panel shows what was searched."""
        question = self._at_caret(draft)
        if question is None or question.by_topic or question == self._asked_beside:
            return
        self._asked_beside = question
        query, find = question.query, self._services.suggest_phrases
        self._beside.ask(lambda _: (query.text, find(query, draft)))

    def _question(self, draft: Draft) -> Question | None:
        """Return what is asked: the words of the search field, or what the caret asks for."""
        words, caret = self._panel.words, self._editor.caret()
        topic = self._topic[0] if self._topic and self._topic[0] == words else None
        if self._topic and topic and self._topic[1] != caret.headings:
            self._panel.bar.put("")
            words, self._asked = "", None
        if words:
            query = replace(self._query(words, caret, draft), topic=topic)
            return Question(query=query, is_search=True)
        self._topic = None
        return self._at_caret(draft)

    def _at_caret(self, draft: Draft) -> Question | None:
        """Return what the caret asks for: its sentence, or the heading it stands under."""
        caret = self._editor.caret()
        heading = caret.headings[-1] if caret.headings else ""
        if heading and self._is_nothing_written(caret):
            return Question(query=self._query(heading, caret, draft), by_topic=True)
        sentence = caret.sentence if len(caret.sentence) >= _FEWEST else heading
        if caret.style == "title" or not sentence:
            # Nothing to look up; what is pinned is shown at first all the same.
            return Question(query=self._query("", caret, draft)) if self._asked is None else None
        return Question(query=self._query(sentence, caret, draft))

    def _is_nothing_written(self, caret: Caret) -> bool:
        """Tell whether the caret stands in a heading, in guidance, or in an empty paragraph."""
        is_empty = not self._editor.textCursor().block().text().strip()
        return caret.style.startswith(("heading", "guidance")) or (
            caret.style == "body" and is_empty
        )

    def _query(self, words: str, caret: Caret, draft: Draft) -> Query:
        narrowing = self._panel.narrowing
        role = role_of(caret.headings, draft.year)
        return Query(
            text=words[:_MOST],
            section=caret.headings[-1] if caret.headings and words else None,
            role=role if words else None,
            level=draft.level if narrowing.level == OWN_LEVEL else narrowing.level,
            year_from=narrowing.year_from,
            year_to=narrowing.year_to,
            province=narrowing.province,
            is_role_only=narrowing.is_role_only and role is not None,
            own_level=draft.level,
            own_year=draft.year,
        )

    def _on_found(self, answer: tuple[Question, Advice]) -> None:
        question, advice = answer
        if self._editor.is_composing:
            self._asked = None
            self._timer.start()
            return
        words, by_topic = question.query.text, question.by_topic
        is_wanted = self._is_wanted or question.is_search
        self._is_wanted = False
        kind: Asked = "search" if question.is_search else "section" if by_topic else "sentence"
        self._panel.show_advice(
            advice, words, self._opened.write, self._own_number, kind=kind, at_once=is_wanted
        )
        if kind == "sentence":
            self.found.emit((words, _passages(advice)))

    def _on_error(self, error: AssistantError) -> None:
        self._asked = None
        if isinstance(error, IndexBehind):
            self._index.follow()
        self._panel.show_error(message_of(error))

    def _own_number(self, key: str) -> str:
        """Return what the sheet has for an indicator, with its measure word; may be empty."""
        draft = self._opened.current()
        row = draft.row(key) if draft else None
        return format_value(row.this_year, row.unit) if row and row.this_year is not None else ""

    # what happens

    def _refresh_index(self, progress: Progress) -> None:
        self._services.refresh_index(progress)

    def _on_index_ready(self) -> None:
        self._panel.index.hide()
        facets = self._services.library.corpus_facets
        self._facets.ask(lambda _: facets())
        self._look_up_anew()

    def _on_index_failed(self, error: AssistantError) -> None:
        self._panel.index.hide()
        self._on_error(error)

    def _on_facets(self, facets: Facets) -> None:
        self._panel.bar.filters.show_facets(facets)

    def _on_search_changed(self) -> None:
        self._is_wanted = True
        self._timer.start()

    def _on_parts_changed(self) -> None:
        """Adapt to the indicator sheet as it is now."""
        self._asked = None
        self._panel.refresh_own()

    def _on_pin(self, item: AdaptedSuggestion) -> None:
        draft = self._opened.current()
        if draft is not None:
            self._kept.pin(draft, item.suggestion)

    def _on_unpin(self, item: AdaptedSuggestion) -> None:
        draft = self._opened.current()
        if draft is not None:
            self._kept.unpin(draft, item.suggestion.text)

    def _on_copy(self, suggestion: AdaptedSuggestion) -> None:
        words = plain_adapted(suggestion.adapted, self._opened.write)
        QGuiApplication.clipboard().setText(words)


def _passages(advice: Advice) -> tuple[AdaptedSuggestion, ...]:
    """Return all passages of the corpus that were found, best first, pinned ones too."""
    found = (each for each in (*advice.suggestions, *advice.pinned) if each.suggestion.score)
    return tuple(sorted(found, key=lambda each: -each.suggestion.score))


def role_of(headings: Sequence[str], year: int) -> Role | None:
    """Return the role that the innermost telling heading names."""
    roles = (role_of_heading(heading, year) for heading in reversed(headings))
    return next((role for role in roles if role is not None), None)
