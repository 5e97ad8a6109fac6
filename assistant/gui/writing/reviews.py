"""A returned print of the draft (审阅稿): reading it, deciding on it, writing what was accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.gui.dialogs import files
from assistant.gui.jobs.background import Latest, place_of
from assistant.gui.look.theme import theme_of
from assistant.gui.messages import message_of
from assistant.gui.review.shown_text import shown_stretch
from assistant.gui.widgets.basic import live_with
from assistant.review.errors import AnotherReport, ReviewOutdated

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.draft.draft import Draft
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.memory.preferences import Preferences
    from assistant.gui.review.entry import Entry
    from assistant.gui.review.window import ReviewWindow
    from assistant.gui.services.services import ReviewServices
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.gui.writing.workspace import Workspace
    from assistant.review.review import Review

_AGAIN_MS = 1000
"""The draft has rested that long before the file is compared with it again."""


class Reviews(QObject):
    """Opens the window of a returned file, and keeps it and the draft together.

    Signals:
        new_draft_requested: the file is another report and is to become a draft of its own.
        folder_used: the folder that the file was chosen from.
    """

    new_draft_requested = Signal(object)
    folder_used = Signal(str)

    def __init__(
        self,
        main: QWidget,
        services: ReviewServices,
        background: Background,
        workspace: Workspace,
        preferences: Preferences,
        notice: NoticeBar,
    ) -> None:
        super().__init__(main)
        self._main = main
        self._services = services
        self._workspace = workspace
        self._preferences = preferences
        self._notice = notice
        self._window: ReviewWindow | None = None
        self._path: Path | None = None
        self._written = 0
        """Changes written by the last 完成, until the file is read again."""
        self._before: Draft | None = None
        """The draft before the last 完成."""
        self._finishing = False
        """What is accepted is to be written once the file is read again."""
        self.before_act: Callable[[str], object] = lambda _: None
        """Told what is about to be done with the draft (导入审阅稿)."""
        self._first = Latest(background, on_done=self._on_read, on_error=self._on_unread)
        self._again = Latest(background, on_done=self._on_read_again, on_error=self._on_lost)
        self._timer = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._timer.timeout.connect(self._read_again)
        workspace.draft_changed.connect(self._timer.start)

    @property
    def window(self) -> ReviewWindow | None:
        """The window, None while there is none."""
        return self._window

    def ask(self, folder: str) -> None:
        """Ask for the file that came back, and show what it changes."""
        path = files.choose_open(self._main, "导入审阅稿", files.REVIEWS, folder)
        if path is not None:
            self.folder_used.emit(str(path.parent))
            self.start(path)

    def start(self, path: Path) -> None:
        """Read a file that came back, in the background, and show what it changes."""
        draft = self._workspace.draft()
        if draft is None or not self.close():
            return
        self._path = path
        read = self._services.read
        self._first.ask(lambda _: read(draft, path), place_of(path))
        self._notice.tell("info", f"正在比较“{path.name}”与稿件…", ("取消", self._first.forget))

    def close(self) -> bool:
        """Close the window, which may ask to stay; tell whether it is closed."""
        self._first.forget()
        return self._window is None or self._window.close()

    def end(self) -> None:
        """Close the window without a question: another draft is on the desk, or none."""
        self._first.forget()
        if self._window is not None:
            self._window.may_lose = True
            self._window.close()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        if self._window is not None:
            self._window.set_theme(theme)

    # reading

    def _on_read(self, review: Review) -> None:
        from assistant.gui.review.window import ReviewWindow

        self._notice.hide()
        if self._path is None or self._workspace.draft() is None:
            return
        if not (review.changes or review.remarks):
            self._notice.tell("info", f"“{self._path.name}”与稿件相同，没有改动，也没有批注。")
            return
        theme = theme_of(self._preferences.settings.theme)
        window = ReviewWindow(review, self._path.stem, self._preferences, theme)
        live_with(window, self._main)
        window.finish_requested.connect(self._finish)
        window.entry_chosen.connect(self._show_place)
        window.place_requested.connect(self._go_to_place)
        window.take_requested.connect(self._take)
        window.closed.connect(self._on_window_closed)
        self._window = window
        window.show()
        window.raise_()
        window.activateWindow()
        if self._workspace.draft() != review.draft:
            self._read_again()

    def _on_unread(self, error: AssistantError) -> None:
        path = self._path
        ways = (
            [("作为新稿件打开", lambda: self.new_draft_requested.emit(path))]
            if isinstance(error, AnotherReport)
            else []
        )
        self._notice.tell("error", message_of(error), *ways)

    def _read_again(self) -> None:
        """Compare the file with the draft as it is now."""
        window, draft, path = self._window, self._workspace.draft(), self._path
        if window is None or draft is None or path is None or draft == window.review.draft:
            return
        window.wait(is_waiting=True)
        read = self._services.read
        self._again.ask(lambda _: read(draft, path), place_of(path))

    def _on_read_again(self, review: Review) -> None:
        window = self._window
        if window is None:
            return
        window.show_review(review)
        written, self._written = self._written, 0
        finishing, self._finishing = self._finishing, False
        if finishing:
            self._finish()
        elif written and window.is_settled:
            window.close()
            self._notice.tell("done", _written_words(written), self._undo_way())
        elif written:
            left = "其余的还列在这里。"
            window.notice.tell("info", _written_words(written) + left, self._undo_way())

    def _on_lost(self, error: AssistantError) -> None:
        """The file cannot be compared any more: what is listed is out of date."""
        self._finishing = False
        if self._window is not None:
            self._window.notice.tell("error", message_of(error), ("重试", self._read_again))

    # writing

    def _finish(self) -> None:
        """Write what is accepted into the draft, as one step; compare first where it changed."""
        window, draft = self._window, self._workspace.draft()
        if window is None or draft is None:
            return
        accepted = window.accepted
        if not accepted:
            self._finish_nothing(window)
        elif draft != window.review.draft:
            self._finishing = True
            self._read_again()
        else:
            self._write(window, draft, accepted)

    def _finish_nothing(self, window: ReviewWindow) -> None:
        if window.is_settled:
            window.close()
        else:
            window.notice.tell("info", "还没有采纳任何改动。按 A 采纳，按 R 不采纳。")

    def _write(self, window: ReviewWindow, draft: Draft, accepted: list[int]) -> None:
        self.before_act("导入审阅稿")
        done = self._services.apply(draft, window.review, accepted, window.in_sheet)
        self._written = len(accepted)
        window.forget_accepted()
        self._before = draft
        with self._workspace.editor.step("采纳审阅改动"):
            self._workspace.opened.take_over(done)
            self._put_rows(done, draft)
        self._read_again()

    def _take(self, entries: tuple[Entry, ...]) -> None:
        """Take comments over into the draft, as one step."""
        window, draft = self._window, self._workspace.draft()
        if window is None or draft is None:
            return
        try:
            taken = self._services.take(draft, window.review, [entry.what for entry in entries])
        except ReviewOutdated:
            window.notice.tell("info", "稿件刚刚改过，正在重新比较，请稍后再收入。")
            self._read_again()
            return
        self._before = draft
        self._workspace.opened.take_over(taken, "收入批注")
        window.note_taken(entries)
        count = sum(len(entry.what.comments) for entry in entries)
        window.notice.tell("done", f"{count} 条批注已收入稿件。", self._undo_way())

    def _undo_way(self) -> tuple[str, Callable[[], None]]:
        before, written = self._before, self._workspace.draft()
        return ("撤销", lambda: self._undo(before, written))

    def _undo(self, before: Draft | None, written: Draft | None) -> None:
        """Take back what was written, unless something else would be taken back."""
        if self._workspace.draft() == written:
            if before != written:
                self._workspace.editor.step_back()
        else:
            notice = self._window.notice if self._window is not None else self._notice
            notice.tell("info", "写入之后又改过稿件，请在稿件里逐步撤销。")

    def _put_rows(self, draft: Draft, instead_of: Draft) -> None:
        """Let the rows of the indicator sheet read as in a draft."""
        rows = tuple(row for row in draft.sheet if row != instead_of.row(row.key))
        if rows:
            self._workspace.merge_rows(rows)

    # places

    def _show_place(self, entry: Entry) -> None:
        """Let the editor show where an entry stands, behind the window."""
        draft = self._workspace.draft()
        window = self._window
        if draft is None or window is None or draft != window.review.draft:
            return
        editor, what = self._workspace.editor, entry.what
        paragraph = what.paragraph
        if paragraph is None:
            below = getattr(what, "below", None)
            if below is not None:
                editor.go_to(below)
            elif what.element == "title":
                editor.go_to(-1, 0, len(draft.elements.title))
            return
        editor.go_to(paragraph, *shown_stretch(draft, paragraph, what.start, what.end))

    def _go_to_place(self, entry: Entry) -> None:
        self._show_place(entry)
        self._main.raise_()
        self._main.activateWindow()

    def _on_window_closed(self) -> None:
        self._again.forget()
        self._timer.stop()
        self._finishing = False
        window, self._window = self._window, None
        if window is not None:
            window.deleteLater()


def _written_words(count: int) -> str:
    return f"审阅稿的 {count} 处改动已写入稿件，可以一次撤销。"
