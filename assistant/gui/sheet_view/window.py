"""The window of the indicator sheet (指标表): all columns, room to fill in and to look through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMainWindow, QToolButton, QWidget

from assistant.gui.command import add_actions, add_white, make_toolbar
from assistant.gui.memory.window_size import remember_size, restore_size
from assistant.gui.sheet_view import commands
from assistant.gui.sheet_view.editing import SheetEditing
from assistant.gui.sheet_view.pane import SheetPane
from assistant.gui.widgets.basic import column
from assistant.gui.widgets.notice import NoticeBar
from assistant.gui.widgets.scrolled import middle_of_window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QCloseEvent

    from assistant.gui.look.theme import Theme
    from assistant.gui.memory.preferences import Preferences
    from assistant.gui.models.sheet_model import SheetModel

TITLE = "指标表 — 法治报告助手"
_SMALLEST_PX = 520


class SheetWindow(QMainWindow):
    """One window beside the draft's; it shows the sheet that the panel shows.

    Signals:
        closed: it is not seen any more.
    """

    closed = Signal()

    def __init__(
        self,
        sheet: SheetModel,
        preferences: Preferences,
        theme: Theme,
        steps: Sequence[QAction],
    ) -> None:
        """Make the window.

        Args:
            sheet: what the panel shows, too.
            preferences: where its size is remembered.
            theme: colours.
            steps: undo and redo of the draft, which take back changes of the sheet, too.
        """
        super().__init__()
        self._preferences = preferences
        self._theme = theme
        self.notice = NoticeBar(theme)
        self.pane = SheetPane(sheet, theme, is_wide=True)
        self.editing = SheetEditing(self.pane, sheet, theme)
        self._columns = QToolButton()
        self._lay_out(steps)
        restore_size(self, preferences, "sheet")

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.notice, self.pane, self.editing):
            part.set_theme(theme)
        self._columns.setIcon(theme.icon("layout-column-line"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the size."""
        remember_size(self, self._preferences, "sheet")
        super().closeEvent(event)
        self.closed.emit()

    def _lay_out(self, steps: Sequence[QAction]) -> None:
        self.setWindowTitle(TITLE)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar = make_toolbar()
        for step in steps:
            bar.addAction(step)
        bar.addSeparator()
        add_actions(bar, commands.TOOLS, self.editing.actions_by_name)
        add_white(bar)
        self._columns.setText("栏目 ▾")
        self._columns.setIcon(self._theme.icon("layout-column-line"))
        self._columns.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._columns.setMenu(self.editing.columns_menu)
        self._columns.setAccessibleName("显示的栏目")
        bar.addWidget(self._columns)
        self.addToolBar(bar)
        inner = column(self.pane)
        inner.setContentsMargins(16, 12, 16, 12)
        middle = QWidget()
        layout = column(self.notice, spacing=0)
        layout.addLayout(inner, 1)
        middle.setLayout(layout)
        self.setCentralWidget(middle_of_window(middle, _SMALLEST_PX))
