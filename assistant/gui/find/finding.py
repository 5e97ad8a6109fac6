"""Find and replace at work: from the bar over the paper to the hits on it.

The draft is searched beside the window: soon after the bar asks for something else, and a little
later after the text changed. While an input method composes in the text, everything waits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from assistant.draft.find.named_search import find_named
from assistant.draft.find.replace import plan_changes
from assistant.draft.find.search import SearchUnusable, find_all
from assistant.gui.editor.ruler import stretches_of
from assistant.gui.find.hit_marks import HitMarks
from assistant.gui.find.hit_places import HitPlaces
from assistant.gui.find.replace_all import ReplaceAllDialog
from assistant.gui.find.replacing import make_changes
from assistant.gui.jobs.background import Latest
from assistant.gui.messages import message_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.base.errors import AssistantError
    from assistant.draft.draft import Draft
    from assistant.draft.find.named_search import NamedKey
    from assistant.draft.find.query import Query
    from assistant.draft.find.replace import Change, Replacement
    from assistant.draft.find.search import Hit
    from assistant.gui.editor.editor import Editor
    from assistant.gui.find.find_bar import FindBar
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.opened.open_draft import OpenDraft

_ASKED_DELAY_MS = 60
_EDITED_DELAY_MS = 250
_LONGEST_WORDS = 60
"""Of a selection that the bar takes over as what is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What a search found in a state of the document."""

    revision: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What replacing all would change in a state of the document."""

    revision: int
    draft: Draft
    changes: tuple[Change, ...]
    with_fields: tuple[Change, ...]
    """The same, where numbers of the sheet may give way."""


class Finding(QObject):
    """Brings the bar, the search and the paper together.

    Signals:
        told: something to say in the notice bar.
    """

    told = Signal(str)

    def __init__(
        self,
        background: Background,
        opened: OpenDraft,
        editor: Editor,
        bar: FindBar,
        theme: Theme,
    ) -> None:
        super().__init__(bar)
        self._opened = opened
        self._editor = editor
        self._bar = bar
        self._theme = theme
        self.before_act: Callable[[str], object] = lambda _: None
        """Called before many places are changed at once, with the name of the act."""
        self.places = HitPlaces(editor.document())
        self.marks = HitMarks(editor, self.places, theme)
        self._scope: QTextCursor | None = None
        """What was selected when the bar came up."""
        self._revision = -1
        """Of the document that the hits were found in."""
        self._pending: Callable[[], None] | None = None
        """Waits for the hits of the text as it is."""
        self._timer = QTimer(self, singleShot=True)
        self._searches = Latest(background, on_done=self._on_found, on_error=self._on_error)
        self._plans = Latest(background, on_done=self._on_planned, on_error=self._tell_error)
        self._timer.timeout.connect(self._search)
        self._connect()

    @property
    def is_on(self) -> bool:
        """Tell whether the bar is there."""
        return not self._bar.isHidden()

    def open(self, *, replaces: bool = False) -> None:
        """Bring the bar up, ready to type; words that are selected are what is looked for."""
        if self._opened.current() is None or self._editor.is_composing:
            return
        words = self._take_selection()
        self._bar.show_replace(is_shown=replaces)
        self._bar.show()
        self._bar.focus_words(words)
        self._ask(goes=bool(words))

    def step(self, by: int) -> None:
        """Show the next hit, or the one before; the bar comes up if nothing is looked for."""
        if self._opened.current() is None or self._editor.is_composing:
            return
        if not self._bar.is_asking:
            self.open()
            return
        self._bar.show()
        self._when_fresh(partial(self._go, by))

    def close(self) -> None:
        """Put the bar and the marks away; one writes on at the hit."""
        self.forget()
        self._editor.setFocus()

    def forget(self) -> None:
        """Look for nothing any more: another draft comes."""
        self._timer.stop()
        self._searches.forget()
        self._plans.forget()
        self._scope, self._revision, self._pending = None, -1, None
        self._bar.options.where.set_selection(is_on=False)
        self._bar.ask("")
        self._bar.hide()
        self._show_hits(())

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._bar.set_theme(theme)
        self.marks.set_theme(theme)

    def replace(self) -> None:
        """Replace the hit that is selected and show the next; without one show the next."""
        if self._bar.is_asking and self._bar.is_writable and not self._editor.is_composing:
            self._when_fresh(partial(self._replace_here, with_fields=False))

    def replace_all(self) -> None:
        """Work out what replacing all would change, to be chosen from."""
        draft = self._opened.current()
        if draft is None or not self._bar.is_asking or not self._bar.is_writable:
            return
        plan = partial(
            _plan_all,
            draft,
            self._bar.named_search,
            self._query(),
            (self._bar.replacement(), self._bar.replacement(with_fields=True)),
            revision=self._editor.document().revision(),
        )
        self._plans.ask(lambda _: plan())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc in the text put the bar away, after the words on offer."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.is_on
            and self._editor.ghost.words is None
        ):
            self.close()
            return True
        return super().eventFilter(watched, event)

    # looking

    def _connect(self) -> None:
        self._bar.query_changed.connect(lambda: self._ask(goes=True))
        self._bar.stepped.connect(self.step)
        self._bar.replace_requested.connect(self.replace)
        self._bar.replace_all_requested.connect(self.replace_all)
        self._bar.close_requested.connect(self.close)
        self._editor.edited.connect(self._on_edited)
        self._editor.caret_moved.connect(self._on_caret_moved)
        self._editor.installEventFilter(self)
        self._opened.parts_changed.connect(self._on_edited)

    def _when_fresh(self, act: Callable[[], None]) -> None:
        """Do something with the hits of the text as it is, now or once they are found."""
        if self._revision == self._editor.document().revision():
            act()
        else:
            self._pending = act
            self._search()

    def _take_selection(self) -> str:
        """Return the selected words of one paragraph; more of them is where one may look."""
        cursor = self._editor.textCursor()
        is_hit = self.is_on and self.places.at(cursor) is not None
        if self._bar.words.hasFocus() or is_hit or not cursor.hasSelection():
            return ""
        words = cursor.selectedText()
        is_short = len(words) <= _LONGEST_WORDS and words.isprintable()
        if is_short:
            return words
        self._scope = cursor
        self._bar.options.where.set_selection(is_on=True)
        return ""

    def _ask(self, *, goes: bool) -> None:
        self._bar.ask("")
        self._revision = -1
        self._pending = self._go_here if goes else None
        if self._bar.is_asking:
            self._timer.start(_ASKED_DELAY_MS)
        else:
            self._timer.stop()
            self._searches.forget()
            self._show_hits(())

    def _on_edited(self) -> None:
        if self.is_on and self._bar.is_asking:
            self._timer.start(_EDITED_DELAY_MS)

    def _on_caret_moved(self) -> None:
        if self.is_on:
            self._show_current()

    def _search(self) -> None:
        draft = self._opened.current()
        if draft is None:
            return
        self._timer.stop()
        search = partial(
            _search,
            draft,
            self._bar.named_search,
            self._query(),
            self._editor.document().revision(),
        )
        self._searches.ask(lambda _: search())

    def _query(self) -> Query:
        """Return what the bar looks for; the selection is that of the time it came to count."""
        if not self._bar.options.where.is_selection:
            self._scope = None
        elif self._scope is None and self.places.at(self._editor.textCursor()) is None:
            self._scope = self._editor.textCursor()
        return self._bar.query(stretches_of(self._scope) if self._scope else ())

    def _on_found(self, found: _Found) -> None:
        is_other = found.revision != self._editor.document().revision()
        if is_other or self._editor.is_composing:
            self._timer.start(_EDITED_DELAY_MS)
            return
        self._revision = found.revision
        self._show_hits(found.hits)
        is_nowhere = self._bar.options.where.is_selection and self._scope is None
        if is_nowhere:
            self._bar.ask("请先在正文中选中要查找的部分，再选“选中部分”。")
        act, self._pending = self._pending, None
        if act is not None:
            act()

    def _on_error(self, error: AssistantError) -> None:
        self._pending, self._revision = None, -1
        self._show_hits(())
        self._tell_error(error)

    def _tell_error(self, error: AssistantError) -> None:
        """Say what is wrong; of a search shortly, for it is said beside the words."""
        if isinstance(error, SearchUnusable):
            self._bar.ask(f"{error.reason.rstrip('。')}。")
        else:
            self._bar.ask(message_of(error))

    # showing

    def _show_hits(self, hits: Sequence[Hit]) -> None:
        self.places.show(hits)
        self._show_current()

    def _show_current(self, note: str = "") -> None:
        current = self.places.at(self._editor.textCursor())
        self.marks.show_hits(current)
        self._bar.show_count(current, len(self.places), note)

    def _go_here(self) -> None:
        """Show the hit at the caret or behind it."""
        self._show(self.places.after(self._editor.textCursor().selectionStart()))

    def _go(self, by: int) -> None:
        cursor = self._editor.textCursor()
        if by > 0:
            at = self.places.after(cursor.selectionEnd())
            wraps = "（从头）"
        else:
            at = self.places.before(cursor.selectionStart())
            wraps = "（从末尾）"
        before = cursor.position()
        self._show(at)
        moved = self._editor.textCursor().position() - before
        if at is not None and moved * by <= 0:
            self._show_current(wraps)

    def _show(self, at: int | None) -> None:
        """Select a hit and show it in the upper third; the focus stays where it is."""
        cursor = None if at is None else self.places.cursor(at)
        if cursor is None or self._editor.is_composing:
            return
        self._bar.ask("")
        self._editor.setTextCursor(cursor)
        offset = self._editor.cursorRect(cursor).top() - self._editor.viewport().height() // 3
        bar = self._editor.verticalScrollBar()
        bar.setValue(bar.value() + offset)
        self._show_current()

    # replacing

    def _replace_here(self, *, with_fields: bool) -> None:
        """Replace the hit that is selected; without one show the next."""
        draft, at = self._opened.current(), self.places.at(self._editor.textCursor())
        if draft is None or at is None:
            self._go(1)
            return
        hit = self.places.hit(at)
        try:
            changes = plan_changes(draft, [hit], self._bar.replacement(with_fields=with_fields))
        except SearchUnusable as error:
            self._tell_error(error)
            return
        refusal = changes[0].refusal
        if not refusal:
            self._make(changes)
            return
        answers = [("下一处", lambda: self.step(1))]
        if hit.kind == "field" and hit.is_whole and not with_fields:
            replaces = partial(self._when_fresh, partial(self._replace_here, with_fields=True))
            refusal += "。改为文字后，不再随指标表更新"
            answers = [("改为文字", replaces), *answers]
        self._bar.ask(f"没有替换：{refusal}。", *answers)

    def _on_planned(self, plan: _Plan) -> None:
        if not plan.changes:
            self._bar.ask("没有找到要替换的内容。")
            return
        dialog = ReplaceAllDialog(
            self._bar.window(), self._theme, plan.draft, plan.changes, plan.with_fields
        )
        if dialog.exec():
            self._replace_chosen(plan, dialog)

    def _replace_chosen(self, plan: _Plan, dialog: ReplaceAllDialog) -> None:
        """Make what was chosen; planned anew, for each change counts on those before it."""
        if plan.revision != self._editor.document().revision() or self._editor.is_composing:
            self._bar.ask("正文已经改动，没有替换。请重新查找。")
            return
        replacement = self._bar.replacement(with_fields=dialog.with_fields)
        chosen = [change.hit for change in dialog.chosen]
        changes = plan_changes(plan.draft, chosen, replacement)
        self.before_act("全部替换")
        self._make(changes)
        made = sum(not change.refusal for change in changes)
        left = len(plan.changes) - made
        rest = f"，{left} 处没有替换" if left else ""
        self.told.emit(f"已替换 {made} 处{rest}。")

    def _make(self, changes: Sequence[Change]) -> None:
        if self._editor.is_composing or not self._bar.is_writable:
            return
        with self._editor.step("替换"):
            cursor = make_changes(self._editor.document(), changes, self._opened.write)
            self._editor.setTextCursor(cursor)
        self._pending = self._go_here
        self._search()


def _search(draft: Draft, named: NamedKey | None, query: Query, revision: int) -> _Found:
    return _Found(revision=revision, hits=_hits(draft, named, query))


def _plan_all(
    draft: Draft,
    named: NamedKey | None,
    query: Query,
    replacements: tuple[Replacement, Replacement],
    *,
    revision: int,
) -> _Plan:
    hits = _hits(draft, named, query)
    changes, with_fields = (plan_changes(draft, hits, each) for each in replacements)
    return _Plan(revision=revision, draft=draft, changes=changes, with_fields=with_fields)


def _hits(draft: Draft, named: NamedKey | None, query: Query) -> tuple[Hit, ...]:
    return find_named(draft, named, query.where) if named else find_all(draft, query)
