"""What became of each imported file, also while the import still runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from assistant.gui.models.outcomes_model import (
    EXPLANATION,
    FILE,
    OUTCOME,
    RESULT,
    STATUS_NAMES,
    OutcomesModel,
)
from assistant.gui.widgets.basic import column, make_button, make_label, row
from assistant.gui.widgets.scrolled import FittingDialog
from assistant.gui.widgets.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.gui.look.theme import Theme
    from assistant.workflow.importing import ImportOutcome, Status

_SIZE_PX = (960, 560)
_FILE_PX, _RESULT_PX, _ROW_PX, _STATUS_PX = 300, 112, 36, 160
_EXPLANATION_PX = 36
_TEACHING = "选中一个文件，这里显示完整的说明。"
_ICONS: dict[Status, tuple[str, str]] = {
    "failed": ("close-circle-line", "red"),
    "near_duplicate": ("file-copy-2-line", "amber"),
    "duplicate": ("file-copy-line", "muted"),
    "imported": ("checkbox-circle-line", "green"),
}


class OutcomesDialog(FittingDialog):
    """A table that can be narrowed to one result, and what can be done about a file.

    Signals:
        keep_requested: paths of near-duplicates that are to be taken in all the same.
        report_requested: number of the report to open.
    """

    keep_requested = Signal(object)
    report_requested = Signal(int)

    def __init__(self, parent: QWidget | None, model: OutcomesModel, theme: Theme) -> None:
        super().__init__(parent)
        self.setWindowTitle("导入明细")
        self.resize(*_SIZE_PX)
        self._model = model
        self._status = QComboBox()
        self._status.setAccessibleName("结果")
        self._status.setMinimumWidth(_STATUS_PX)
        for status in (None, *STATUS_NAMES):
            self._status.addItem("", status)
        self._sum = make_label("", "muted")
        self._table = _make_table(model, _ResultDelegate(theme, self))
        self._explanation = make_label("", "muted", wraps=True)
        self._explanation.setMinimumHeight(_EXPLANATION_PX)
        self._explanation.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._keep = make_button("仍然导入(&I)", tip="把选中的几乎相同的文件也收进资料库")
        self._open = make_button("打开报告(&O)", tip="打开这份报告，或与它相同的那一份")
        self._copy = make_button("复制清单(&C)", tip="复制列出的各行，可以粘贴到表格里")
        self._close = make_button("关闭")
        self._close.setDefault(True)
        self._lay_out()
        self._connect()
        self._count()
        self._offer()

    @property
    def table(self) -> QTableView:
        """The table of files."""
        return self._table

    def choose_status(self, status: Status | None) -> None:
        """Show only the files that became that; None for all."""
        self._status.setCurrentIndex(self._status.findData(status))
        self._model.show_status(status)

    def done(self, result: int) -> None:
        """Close; the next to look at the outcomes sees all of them."""
        self._model.show_status(None)
        super().done(result)

    def _lay_out(self) -> None:
        head = row(make_label("结果"), self._status, self._sum, None)
        foot = row(self._keep, self._open, self._copy, None, self._close)
        layout = column(head, self._table, self._explanation, foot, margin=24, spacing=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._status.activated.connect(lambda: self._model.show_status(self._status.currentData()))
        self._model.rowsInserted.connect(self._count)
        self._model.modelReset.connect(self._count)
        self._model.modelReset.connect(self._offer)
        self._table.selectionModel().selectionChanged.connect(self._offer)
        self._table.activated.connect(self._on_open)
        self._keep.clicked.connect(self._on_keep)
        self._open.clicked.connect(self._on_open)
        self._copy.clicked.connect(self._on_copy)
        self._close.clicked.connect(self.accept)

    def _count(self) -> None:
        """Show how many files became what, in the box that narrows them."""
        self._status.setItemText(0, f"全部 {self._model.total}")
        for number, (status, name) in enumerate(STATUS_NAMES.items(), 1):
            self._status.setItemText(number, f"{name} {self._model.count(status)}")
        self._sum.setText(f"列出 {self._model.rowCount()} 个文件")

    def _chosen(self) -> list[ImportOutcome]:
        rows = self._table.selectionModel().selectedRows()
        return [index.data(OUTCOME) for index in sorted(rows, key=QModelIndex.row)]

    def _offer(self) -> None:
        chosen = self._chosen()
        near = any(outcome.status == "near_duplicate" for outcome in chosen)
        self._keep.setEnabled(near)
        self._open.setEnabled(len(chosen) == 1 and chosen[0].report is not None)
        self._copy.setEnabled(self._model.rowCount() > 0)
        self._explanation.setText(chosen[0].message if len(chosen) == 1 else _TEACHING)

    def _on_keep(self) -> None:
        near = [outcome.path for outcome in self._chosen() if outcome.status == "near_duplicate"]
        paths: list[Path] = list(dict.fromkeys(near))
        self.accept()
        self.keep_requested.emit(paths)

    def _on_open(self) -> None:
        chosen = self._chosen()
        if len(chosen) == 1 and chosen[0].report is not None:
            self.report_requested.emit(chosen[0].report)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(list_of(self._model.outcomes))


def list_of(outcomes: Sequence[ImportOutcome]) -> str:
    """Return the outcomes as lines with tabs, as a table takes them."""
    lines = (
        "\t".join((outcome.name, STATUS_NAMES[outcome.status], outcome.message))
        for outcome in outcomes
    )
    return "\n".join(lines)


def _make_table(model: OutcomesModel, results: QStyledItemDelegate) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setItemDelegateForColumn(RESULT, results)
    table.setAccessibleName("导入明细")
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_ROW_PX)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setSectionResizeMode(EXPLANATION, QHeaderView.ResizeMode.Stretch)
    header.resizeSection(FILE, _FILE_PX)
    header.resizeSection(RESULT, _RESULT_PX)
    return table


class _ResultDelegate(ThemedDelegate):
    """Shows a result by its icon, its word and its colour."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Set icon and colour."""
        super().initStyleOption(option, index)
        outcome = index.data(OUTCOME)
        icon, role = _ICONS[outcome.status]
        option.icon = self.theme.icon(icon, role)  # type: ignore[attr-defined]
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration  # type: ignore[attr-defined]
        palette = QPalette(option.palette)  # type: ignore[attr-defined]
        for kind in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            palette.setColor(kind, self.theme.color(role))
        option.palette = palette  # type: ignore[attr-defined]
