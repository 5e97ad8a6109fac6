"""The indicators panel: this year's numbers, which the fields in the text are written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from assistant.gui.models.sheet_model import SheetModel
from assistant.gui.sheet_view.editing import SheetEditing
from assistant.gui.sheet_view.pane import SheetPane
from assistant.gui.widgets.basic import column, make_button, make_quiet_button, row
from assistant.gui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.parts import SheetRow
    from assistant.gui.look.theme import Theme
    from assistant.gui.sheet_view.table import SheetTable


class IndicatorsPanel(QWidget):
    """The narrow table of the sheet; its window shows the same sheet with all columns.

    Signals:
        sheet_changed: all rows, when the person changed some.
        import_requested: numbers are to be read from a table file.
    """

    sheet_changed = Signal(object)
    import_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = SheetModel(self)
        self.pane = SheetPane(self._model, theme, is_wide=False)
        self.editing = SheetEditing(self.pane, self._model, theme)
        self._more = make_quiet_button("更多操作", theme.icon("more-2-line"))
        self._more.setPopupMode(self._more.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(self.editing.more_menu)
        self._field = make_button("插入字段", "small", tip="在光标处插入选中指标的字段")
        self._compare = make_button("对标", "small", tip="看同类机关的这项数据")
        self._window = make_button("打开指标表…", "small", tip="在大窗口里填写，显示全部栏目")
        self._empty = EmptyState(
            theme,
            "table-line",
            "这里填写年度指标",
            "正文里的字段从这里取数，改一处，各处都跟着改。可以从表格导入，也可以从指标清单添加。",
            "导入数据…",
        )
        self._add = make_button("从指标清单添加…", "link")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def model(self) -> SheetModel:
        """The sheet."""
        return self._model

    @property
    def table(self) -> SheetTable:
        """The table that shows it."""
        return self.pane.table

    def set_rows(self, rows: Sequence[SheetRow]) -> None:
        """Show another sheet."""
        self._model.set_rows(rows)
        self._show_stack()

    def reveal(self, key: str) -> None:
        """Choose an indicator, ready to be filled in, whatever is filtered or folded."""
        self.pane.reveal(key)
        self.table.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._empty.set_theme(theme)
        self._more.setIcon(theme.icon("more-2-line"))
        self.pane.set_theme(theme)
        self.editing.set_theme(theme)

    def _lay_out(self) -> None:
        self._more.setIconSize(QSize(18, 18))
        self.pane.bar.addWidget(self._more)
        full = QWidget()
        buttons = row(self._field, self._compare, None, self._window)
        body = column(self.pane, buttons, margin=12)
        body.setStretch(0, 1)
        full.setLayout(body)
        empty = QWidget()
        empty_body = column(self._empty, row(None, self._add, None), spacing=0)
        empty_body.setContentsMargins(0, 0, 0, 24)
        empty_body.setStretch(0, 1)
        empty.setLayout(empty_body)
        self._stack.addWidget(empty)
        self._stack.addWidget(full)
        layout = column(spacing=0)
        layout.addWidget(self._stack)
        self.setLayout(layout)

    def _connect(self) -> None:
        actions = self.editing.actions_by_name
        self._model.sheet_changed.connect(self.sheet_changed)
        self._model.modelReset.connect(self._show_stack)
        self._field.clicked.connect(actions["field"].trigger)
        self._compare.clicked.connect(actions["compare"].trigger)
        self._window.clicked.connect(self.editing.window_requested)
        self._add.clicked.connect(actions["add_listed"].trigger)
        self._empty.start_requested.connect(self.import_requested)
        for name, button in (("field", self._field), ("compare", self._compare)):
            actions[name].enabledChanged.connect(button.setEnabled)
            button.setEnabled(actions[name].isEnabled())

    def _show_stack(self) -> None:
        self._stack.setCurrentIndex(1 if self._model.rows else 0)
