"""Comparing the open draft with a file, or two files: choosing, reading, showing, writing down."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.gui.dialogs import files
from assistant.gui.jobs.background import Latest, place_of
from assistant.gui.messages import message_of
from assistant.gui.output.exporter import tell_written
from assistant.gui.widgets.basic import live_with

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.draft.draft import Draft
    from assistant.gui.compare.window import CompareWindow
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.memory.preferences import Preferences
    from assistant.gui.services.version import CompareServices
    from assistant.gui.writing.workspace import Workspace
    from assistant.workflow.side_by_side import SideBySide

_AGAIN_MS = 1000
"""The draft has rested that long before it is compared again."""
_KINDS = "网页 (*.html);;纯文本 (*.txt)"


@dataclass(frozen=True, slots=True)
class OpenDraftSide:
    """The draft on the desk, as it stands."""


Chosen = Path | OpenDraftSide
"""What stands at a side."""


@dataclass(frozen=True, slots=True)
class _Read:
    """Two texts and what differs."""

    texts: tuple[Draft, Draft]
    compared: SideBySide


class Comparisons(QObject):
    """Opens the window of comparisons; there is one at most.

    Signals:
        folder_used: the folder that a file was chosen from.
    """

    folder_used = Signal(str)

    def __init__(
        self,
        main: QWidget,
        services: CompareServices,
        background: Background,
        workspace: Workspace,
        *,
        preferences: Preferences,
        theme: Theme,
    ) -> None:
        super().__init__(main)
        self._main = main
        self._services = services
        self._background = background
        self._workspace = workspace
        self._preferences = preferences
        self._theme = theme
        self._folder = ""
        self._window: CompareWindow | None = None
        self._sides: list[Chosen | None] = [None, None]
        self._known: dict[Path, Draft] = {}
        """Files that were read already."""
        self._read: _Read | None = None
        self._latest = Latest(background, on_done=self._on_read, on_error=self._on_error)
        self._timer = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._timer.timeout.connect(self._compare)
        workspace.draft_changed.connect(self._on_draft_changed)

    @property
    def window(self) -> CompareWindow | None:
        """The window, None while there is none."""
        return self._window

    def open(self, folder: str = "") -> None:
        """Show the window, the open draft at its right side; files lie in *folder* mostly."""
        self._folder = folder or self._folder
        if self._window is None:
            self._make_window()
        if self._workspace.draft() is not None and self._sides == [None, None]:
            self._sides[1] = OpenDraftSide()
        self._show_names()
        if self._window is not None:
            self._window.show()
            self._window.raise_()
            self._window.activateWindow()

    def compare(self, before: Chosen, after: Chosen) -> None:
        """Show the window with these two, read anew."""
        self._known.clear()
        self._sides = [before, after]
        self.open()
        self._compare()

    def close(self) -> None:
        """Close the window, whatever it compares."""
        if self._window is not None:
            self._window.close()

    def end(self) -> None:
        """Compare the open draft no more: it is off the desk."""
        self._timer.stop()
        if OpenDraftSide() in self._sides:
            self.close()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if self._window is not None:
            self._window.set_theme(theme)

    # choosing

    def _make_window(self) -> None:
        from assistant.gui.compare.window import CompareWindow

        window = CompareWindow(self._theme, self._preferences)
        live_with(window, self._main)
        window.file_requested.connect(self._choose_file)
        window.draft_requested.connect(lambda side: self._choose(side, OpenDraftSide()))
        window.swap_requested.connect(self._swap)
        window.export_requested.connect(self._export)
        window.place_requested.connect(self._go_to_place)
        window.closed.connect(self._on_closed)
        self._window = window

    def _choose_file(self, side: int) -> None:
        if self._window is None:
            return
        path = files.choose_open(
            self._window, "选择要比较的稿件或报告", files.DRAFTS_AND_REPORTS, self._folder
        )
        if path is not None:
            self._folder = str(path.parent)
            self.folder_used.emit(self._folder)
            self._known.pop(path, None)
            self._choose(side, path)

    def _choose(self, side: int, chosen: Chosen) -> None:
        """Put something at a side; the open draft stands at one of them only."""
        if chosen in self._sides and isinstance(chosen, OpenDraftSide):
            self._sides = [None if each == chosen else each for each in self._sides]
        self._sides[side] = chosen
        self._read = None
        self._show_names()
        self._compare()

    def _swap(self) -> None:
        self._sides.reverse()
        self._show_names()
        self._compare()

    def _show_names(self) -> None:
        if self._window is not None:
            self._window.show_sides(
                self._names(),
                has_draft=self._workspace.draft() is not None,
                can_place=OpenDraftSide() in self._sides,
            )

    def _names(self) -> tuple[str, str]:
        names = [self._name(side) for side in self._sides]
        return names[0], names[1]

    def _name(self, side: Chosen | None) -> str:
        if side is None:
            return ""
        if isinstance(side, Path):
            return side.name
        draft = self._workspace.draft()
        return f"当前稿件《{(draft.elements.title if draft else '') or '未命名稿件'}》"

    # comparing

    def _compare(self) -> None:
        """Read both sides and compare them, in the background."""
        self._timer.stop()
        if self._window is None:
            return
        sides = self._texts()
        if sides is None:
            self._latest.forget()
            self._read = None
            self._window.show_nothing()
            return
        if self._read is None:
            self._window.show_nothing(is_busy=True)
        known, services = dict(self._known), self._services

        def text(side: Draft | Path) -> Draft:
            if not isinstance(side, Path):
                return side
            if side not in known:
                known[side] = services.open_side(side)
            return known[side]

        def work(_: object) -> tuple[_Read, dict[Path, Draft]]:
            texts = text(sides[0]), text(sides[1])
            return _Read(texts, services.compare(*texts)), known

        self._latest.ask(work)

    def _texts(self) -> tuple[Draft | Path, Draft | Path] | None:
        """Return what is to be compared; None while a side is not chosen."""
        draft = self._workspace.draft()
        left, right = (draft if isinstance(side, OpenDraftSide) else side for side in self._sides)
        return None if left is None or right is None else (left, right)

    def _on_read(self, answer: tuple[_Read, dict[Path, Draft]]) -> None:
        self._read, self._known = answer
        if self._window is not None:
            self._window.notice.hide()
            self._window.show_compared(self._read.compared)

    def _on_error(self, error: AssistantError) -> None:
        self._read = None
        if self._window is not None:
            self._window.show_nothing()
            self._window.notice.tell("error", message_of(error), ("重试", self._compare))

    def _on_draft_changed(self) -> None:
        if self._window is not None and OpenDraftSide() in self._sides:
            self._timer.start()

    def _on_closed(self) -> None:
        self._timer.stop()
        self._latest.forget()
        self._read = None
        self._known.clear()
        self._sides = [None, None]
        window, self._window = self._window, None
        if window is not None:
            window.deleteLater()

    # what is made of it

    def _go_to_place(self, number: int) -> None:
        """Let the editor show the paragraph of a row; one that is gone is not there."""
        draft, read = self._workspace.draft(), self._read
        if read is None or self._window is None or draft is None:
            return
        is_left = isinstance(self._sides[0], OpenDraftSide)
        manuscript = read.compared.before if is_left else read.compared.after
        row = read.compared.rows[number]
        side = row.before if is_left else row.after
        if side is None:
            self._window.notice.tell("info", "当前稿件里没有这一段。")
            return
        if side.line is None:
            self._window.notice.tell("info", "这是公文要素，请用“公文要素”查看。")
            return
        if draft != read.texts[0 if is_left else 1]:
            self._window.notice.tell("info", "稿件刚改过，正在重新比较，请稍候再看。")
            return
        self._workspace.editor.go_to(manuscript.lines[side.line].paragraph)
        self._main.raise_()
        self._main.activateWindow()

    def _export(self) -> None:
        if self._window is None or self._read is None:
            return
        window, compared, names = self._window, self._read.compared, self._names()
        folder = Path(self._folder) if self._folder else Path.home()
        target = files.choose_save(window, "另存比较结果", _KINDS, folder / "比较结果.html")
        if target is None:
            return
        write = self._services.write
        self._background.run(
            lambda _: write(target, compared, names),
            on_done=lambda _: tell_written(window.notice, target),
            on_error=lambda error: window.notice.tell("error", message_of(error)),
            at=place_of(target, must_end=True),
        )
