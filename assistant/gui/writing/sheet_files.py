"""The indicator sheet in both places, the panel and its window, and its way from and to files."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from assistant.draft.sheet.importing import import_proposals
from assistant.gui.dialogs import files
from assistant.gui.jobs.background import Latest, place_of
from assistant.gui.look.theme import theme_of
from assistant.gui.messages import message_of
from assistant.gui.models.sheet_model import HEADINGS
from assistant.gui.sheet_view.table import COMPACT, WIDE
from assistant.gui.sheet_view.window import SheetWindow
from assistant.gui.widgets.basic import live_with

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.draft.draft import Draft
    from assistant.draft.sheet.file import SheetReading
    from assistant.draft.sheet.last_year import LastYear
    from assistant.draft.sheet.proposal import Proposal
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.memory.preferences import Preferences
    from assistant.gui.services.sheet import SheetServices
    from assistant.gui.sheet_view.editing import SheetEditing
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.gui.writing.workspace import Workspace

_BETWEEN = ","


class SheetFiles(QObject):
    """Opens the window, reads and writes table files, reads last year's report.

    Where something was asked for is where it is answered: in the panel's window or the sheet's.
    """

    def __init__(
        self,
        main: QWidget,
        services: SheetServices,
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
        self._preferences = preferences
        self._notice = notice
        self._panel = workspace.indicators
        self._window: SheetWindow | None = None
        self.steps: Sequence[QAction] = ()
        """Undo and redo of the draft, which the window offers, too."""
        self._editing = self._panel.editing
        """Of the panel or the window, whichever asked last."""
        self._latest = Latest(background, on_done=self._on_last_year, on_error=self._on_error)
        self._connect(self._panel.editing)
        self._panel.editing.window_requested.connect(self.open)
        self._panel.import_requested.connect(self.ask_import)
        self._panel.editing.show_columns(_columns(preferences.state.sheet_panel_columns, COMPACT))
        self._panel.editing.columns_changed.connect(self._remember_columns)

    @property
    def window(self) -> SheetWindow | None:
        """The window, None while it was never opened."""
        return self._window

    def open(self) -> SheetWindow:
        """Show the sheet in its window and return the window; there is one at most."""
        if self._window is None:
            theme = theme_of(self._preferences.settings.theme)
            window = SheetWindow(self._panel.model, self._preferences, theme, self.steps)
            live_with(window, self._main)
            window.editing.show_columns(_columns(self._preferences.state.sheet_columns, WIDE))
            window.editing.columns_changed.connect(self._remember_columns)
            self._connect(window.editing)
            self._window = window
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        row = self._panel.table.row
        if row is not None:
            self._window.pane.reveal(row.key)
        self._window.pane.table.setFocus()
        return self._window

    def close(self) -> None:
        """Close the window, with the draft."""
        self._latest.forget()
        if self._window is not None:
            self._window.close()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        if self._window is not None:
            self._window.set_theme(theme)

    def ask_import(self) -> None:
        """Ask for a table file and show what it would change."""
        draft = self._workspace.draft()
        path = files.choose_open(self._host, "导入年度数据", files.TABLES, self._folder)
        if path is None or draft is None:
            return
        self._preferences.remember(folder=str(path.parent))
        editing, read = self._editing, self._services.read
        self._background.run(
            lambda _: read(path, draft.year),
            on_done=partial(self._on_read, editing, path.name),
            on_error=partial(self._on_refused, editing),
            at=place_of(path),
        )

    def _on_read(self, editing: SheetEditing, name: str, reading: SheetReading) -> None:
        """Show what a table file would change, where it was asked for."""
        if self._workspace.draft() is None:
            return
        with self._asked_by(editing):
            proposals = import_proposals(self._panel.model.rows, reading.rows)
            refused = [fault.line for fault in reading.faults]
            self._review(f"导入数据：{name}", proposals, f"“{name}”与指标表一致。", refused)

    def ask_last_year(self) -> None:
        """Ask for last year's draft or report and show what it gives for the year before."""
        draft = self._workspace.draft()
        if draft is None:
            return
        title = f"选择{draft.year - 1}年的稿件或报告"
        path = files.choose_open(self._host, title, files.DRAFTS_AND_REPORTS, self._folder)
        if path is not None:
            self._preferences.remember(folder=str(path.parent))
            self.read_last_year(path, draft)

    def read_last_year(self, path: Path, draft: Draft) -> None:
        """Read last year's draft or report in the background."""
        read = self._services.last_year
        self._bar.tell("info", f"正在读取“{path.name}”…", ("取消", self._latest.forget))
        self._latest.ask(lambda _: read(path, draft), place_of(path))

    def ask_export(self) -> None:
        """Ask for a file and write the sheet there."""
        draft = self._workspace.draft()
        if draft is None:
            return
        name = files.file_name(f"{draft.elements.body}{draft.year}年指标表")
        proposal = Path(self._folder or Path.home()) / f"{name}.xlsx"
        path = files.choose_save(self._host, "导出指标表", files.TABLES_OUT, proposal)
        if path is None:
            return
        self._preferences.remember(folder=str(path.parent))
        editing, write, sheet = self._editing, self._services.write, draft.sheet
        words = f"已导出 {len(sheet)} 项指标：{path}"

        def tell(_: object) -> None:
            with self._asked_by(editing):
                self._bar.tell("done", words)

        self._background.run(
            lambda _: write(path, sheet),
            on_done=tell,
            on_error=partial(self._on_refused, editing),
            at=place_of(path, must_end=True),
        )

    # parts

    @property
    def _host(self) -> QWidget:
        """The window that is asked from."""
        return self._window if self._is_in_window and self._window else self._main

    @property
    def _bar(self) -> NoticeBar:
        return self._window.notice if self._is_in_window and self._window else self._notice

    @property
    def _is_in_window(self) -> bool:
        return self._window is not None and self._editing is self._window.editing

    @property
    def _folder(self) -> str:
        """Where a file was last chosen."""
        return self._preferences.state.folder

    def _connect(self, editing: SheetEditing) -> None:
        editing.file_requested.connect(partial(self._on_file, editing))
        editing.field_requested.connect(self._workspace.insert_field_of)
        editing.compare_requested.connect(self._workspace.compare_indicator)
        editing.use_requested.connect(self._workspace.show_use)

    def _on_file(self, editing: SheetEditing, what: str) -> None:
        self._editing = editing
        asks = {
            "import": self.ask_import,
            "last_year": self.ask_last_year,
            "export": self.ask_export,
        }
        asks[what]()
        if what != "last_year":
            self._editing = self._panel.editing

    def _on_last_year(self, found: LastYear) -> None:
        self._bar.hide()
        none = "没有找到可以填入的上年数据，或与表中一致。"
        self._review("提取上年数据", found.proposals, none, found.refused)
        self._editing = self._panel.editing

    def _review(
        self, title: str, proposals: Sequence[Proposal], none: str, refused: Sequence[str] = ()
    ) -> None:
        """Show what would change and what is left out; nothing is done before it was looked at."""
        if not proposals and not refused:
            self._bar.tell("info", none)
            return
        count = self._editing.review(title, proposals, refused=refused)
        if count:
            self._bar.tell("done", f"已填入 {count} 处数据。")

    @contextmanager
    def _asked_by(self, editing: SheetEditing) -> Iterator[None]:
        """Answer where something was asked for, although one may have gone elsewhere since."""
        before, self._editing = self._editing, editing
        try:
            yield
        finally:
            self._editing = before

    def _on_refused(self, editing: SheetEditing, error: AssistantError) -> None:
        with self._asked_by(editing):
            self._on_error(error)

    def _on_error(self, error: AssistantError) -> None:
        self._bar.tell("error", message_of(error))

    def _remember_columns(self) -> None:
        narrow = self._panel.table.columns
        self._preferences.remember(sheet_panel_columns=_BETWEEN.join(map(str, narrow)))
        if self._window is not None:
            wide = self._window.pane.table.columns
            self._preferences.remember(sheet_columns=_BETWEEN.join(map(str, wide)))


def _columns(remembered: str, usual: Sequence[int]) -> Sequence[int]:
    """Return the columns that were remembered; what is odd is as at first."""
    parts = remembered.split(_BETWEEN)
    numbers = [int(part) for part in parts if part.isascii() and part.isdigit()]
    known = [number for number in numbers if number < len(HEADINGS)]
    return known or usual
