"""The indicators panel: this year's numbers, which the fields in the text are written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Signal,
)
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from assistant.gui.models.sheet_model import (
    LAST_YEAR,
    NAME,
    ROW,
    STATE,
    STATE_NAMES,
    THIS_YEAR,
    SheetModel,
    details_of,
)
from assistant.gui.theme import SECONDARY_PX, interface_font
from assistant.gui.widgets.basic import column, make_button, row
from assistant.gui.widgets.choice_delegate import ChoiceDelegate
from assistant.gui.widgets.elided import ElidedLabel
from assistant.gui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.parts import SheetRow
    from assistant.gui.theme import Theme

_WIDTHS = {THIS_YEAR: 62, LAST_YEAR: 62, STATE: 62}
_STATE_ROLES: dict[str, str] = {"未填": "muted", "已填": "amber", "已核实": "green"}


class IndicatorsPanel(QWidget):
    """The sheet with a filter above it.

    Signals:
        row_changed: the row before and the row after.
        field_requested: key of the row whose field is to be written at the caret.
        compare_requested: key of the row that is to be compared.
        import_requested: numbers are to be read from a table file.
    """

    row_changed = Signal(object, object)
    field_requested = Signal(str)
    compare_requested = Signal(str)
    import_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = SheetModel(self)
        self._filtered = QSortFilterProxyModel(self)
        self._filtered.setSourceModel(self._model)
        self._filtered.setFilterKeyColumn(NAME)
        self._filter = QLineEdit(placeholderText="筛选指标", clearButtonEnabled=True)
        self._filter.setAccessibleName("筛选指标")
        self._details = ElidedLabel("muted")
        self._states = _StateDelegate(theme, self)
        self._table = self._make_table()
        self._field = make_button("插入字段", "small", tip="在光标处插入选中指标的字段")
        self._compare = make_button("对标", "small", tip="看同类机关的这项数据")
        self._import = make_button("导入数据…", "small", tip="从 CSV 或 Excel 表导入数据")
        self._empty = EmptyState(
            theme,
            "table-line",
            "这里填写年度指标",
            "正文里的字段从这里取数，改一处，各处都跟着改。可以逐项填写，也可以从表格导入。",
            "导入数据…",
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def model(self) -> SheetModel:
        """The sheet."""
        return self._model

    @property
    def table(self) -> QTableView:
        """The table that shows it."""
        return self._table

    def set_rows(self, rows: Sequence[SheetRow]) -> None:
        """Show another sheet."""
        self._model.set_rows(rows)
        self._stack.setCurrentIndex(1 if rows else 0)
        self._tell_count()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._empty.set_theme(theme)
        self._states.theme = theme

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._filtered)
        table.setItemDelegateForColumn(STATE, self._states)
        table.setAccessibleName("指标表")
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(32)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for number, width in _WIDTHS.items():
            header.resizeSection(number, width)
        return table

    def _lay_out(self) -> None:
        full = QWidget()
        body = column(
            self._filter,
            self._table,
            self._details,
            row(self._field, self._compare, None, self._import),
            margin=12,
            spacing=8,
        )
        full.setLayout(body)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(full)
        layout = column(spacing=0)
        layout.addWidget(self._stack)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._filtered.setFilterFixedString)
        self._model.row_changed.connect(self._on_row_changed)
        self._field.clicked.connect(lambda: self._with_key(self.field_requested.emit))
        self._compare.clicked.connect(lambda: self._with_key(self.compare_requested.emit))
        self._import.clicked.connect(self.import_requested)
        self._empty.start_requested.connect(self.import_requested)
        self._table.selectionModel().currentChanged.connect(self._on_current_changed)

    def _on_current_changed(self, index: QModelIndex) -> None:
        found = index.data(ROW)
        if found is not None:
            self._details.setText(details_of(found))

    def _with_key(self, use: object) -> None:
        chosen = self._table.currentIndex()
        found = chosen.data(ROW) if chosen.isValid() else None
        if found is not None and callable(use):
            use(found.key)

    def _on_row_changed(self, before: SheetRow, after: SheetRow) -> None:
        self._tell_count()
        self.row_changed.emit(before, after)

    def _tell_count(self) -> None:
        rows = self._model.rows
        filled = sum(item.state != "empty" for item in rows)
        verified = sum(item.state == "verified" for item in rows)
        self._details.setText(f"共 {len(rows)} 项，已填 {filled} 项，已核实 {verified} 项")


class _StateDelegate(ChoiceDelegate):
    """Shows a state in its colour and edits it by choosing."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(STATE_NAMES.values(), parent)
        self.theme = theme

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Set the colour of the words."""
        super().initStyleOption(option, index)
        role = _STATE_ROLES.get(index.data(), "ink")
        palette = QPalette(option.palette)  # type: ignore[attr-defined]
        for kind in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            palette.setColor(kind, self.theme.color(role))
        option.palette = palette  # type: ignore[attr-defined]
        option.font = interface_font(SECONDARY_PX)  # type: ignore[attr-defined]
