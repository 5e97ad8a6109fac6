"""The table of reports, wide while it stands alone and narrow beside an open report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from assistant.gui.library.reports_model import (
    BODY,
    CHARACTERS,
    CHECK,
    HEADINGS,
    LEVEL,
    PLACE,
    REPORT,
    TITLE,
    YEAR,
    ReportsModel,
)
from assistant.gui.widgets.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.corpus.stored import StoredReport
    from assistant.gui.look.theme import Theme

_ROW_PX = 36
_WIDTHS_PX = {BODY: 220, YEAR: 64, LEVEL: 92, PLACE: 200, CHARACTERS: 84, CHECK: 112}
_NARROW_PX = 640
_NARROW_COLUMNS = {BODY, YEAR, CHECK}
_ICON_COLUMN_PX = 64
_ICONS = {
    "待核对": ("alert-line", "amber"),
    "已核对": ("checkbox-circle-line", "green"),
    "已更正": ("edit-2-line", "accent"),
}
_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReportTable(QTableView):
    """Shows a :class:`ReportsModel`.

    Signals:
        report_requested: number of the report to open.
        remove_requested: the chosen reports are to be removed.
        chosen_changed: other reports are chosen.
    """

    report_requested = Signal(int)
    remove_requested = Signal()
    chosen_changed = Signal()

    def __init__(self, model: ReportsModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._is_narrow = False
        self._delegate = _CheckDelegate(theme, self)
        self._is_restoring = False
        self.setModel(model)
        self.setItemDelegateForColumn(CHECK, self._delegate)
        self._dress()
        self._dress_header()
        self.doubleClicked.connect(self._on_open)
        self.selectionModel().selectionChanged.connect(self._on_selected)

    @property
    def chosen(self) -> tuple[StoredReport, ...]:
        """The reports chosen, in the order shown."""
        return tuple(self._model.shown[row] for row in self._chosen_rows())

    def choose(self, numbers: Iterable[int]) -> None:
        """Choose reports again, without opening one; what is not shown is left out."""
        wanted = set(numbers)
        rows = [row for row, report in enumerate(self._model.shown) if report.id in wanted]
        selection = QItemSelection()
        for first, last in runs_of(rows):
            selection.select(self._model.index(first, 0), self._model.index(last, 0))
        flags = QItemSelectionModel.SelectionFlag
        self._is_restoring = True
        if rows:
            current = self._model.index(rows[0], 0)
            self.selectionModel().setCurrentIndex(current, flags.NoUpdate)
            self.scrollTo(current)
        self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)
        self._is_restoring = False
        self.chosen_changed.emit()

    def neighbour(self, number: int, step: int) -> int | None:
        """Return the number of the report so many rows on, None where there is none."""
        row = self._model.row_of(number)
        if row is None or not 0 <= row + step < self._model.rowCount():
            return None
        return self._model.shown[row + step].id

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many columns as there is room for."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW_PX
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._show_columns(is_narrow=is_narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and remove by keys."""
        if event.key() in _OPEN_KEYS:
            self._on_open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    def _show_columns(self, *, is_narrow: bool) -> None:
        """Show who and when in a narrow list, and only a sign for what is to be checked."""
        for number in range(len(HEADINGS)):
            self.setColumnHidden(number, is_narrow and number not in _NARROW_COLUMNS)
        self._delegate.is_narrow = is_narrow
        header = self.horizontalHeader()
        modes = (QHeaderView.ResizeMode.Interactive, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(BODY, modes[is_narrow])
        header.setSectionResizeMode(TITLE, modes[not is_narrow])
        for number, width in _WIDTHS_PX.items():
            header.resizeSection(number, width)
        if is_narrow:
            header.resizeSection(CHECK, _ICON_COLUMN_PX)

    def _dress(self) -> None:
        self.setAccessibleName("报告")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for number, width in _WIDTHS_PX.items():
            header.resizeSection(number, width)
        header.setSelectionModel(QItemSelectionModel(self._model, header))  # none: it asks each row
        header.setSortIndicator(CHECK, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _on_open(self, index: QModelIndex) -> None:
        report = index.data(REPORT)
        if report is not None:
            self.report_requested.emit(report.id)

    def _on_selected(self) -> None:
        """Beside an open report the one chosen is opened as one moves through the list."""
        if self._is_restoring:
            return
        self.chosen_changed.emit()
        if not self._is_narrow:
            return
        chosen = self.chosen
        if len(chosen) == 1:
            self.report_requested.emit(chosen[0].id)

    def _chosen_rows(self) -> list[int]:
        """Return the rows chosen; asking the selection for its indexes would take one a cell."""
        ranges = list(self.selectionModel().selection())  # type: ignore[call-overload]
        return sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})


def runs_of(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return rising numbers as runs, first and last: ``[1, 2, 3, 7]`` as ``[(1, 3), (7, 7)]``."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


class _CheckDelegate(ThemedDelegate):
    """Shows whether a report wants a look by icon, word and colour."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.is_narrow = False

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Set icon and colour."""
        super().initStyleOption(option, index)
        icon, role = _ICONS.get(str(index.data()).partition(" ")[0], ("", "muted"))
        palette = QPalette(option.palette)  # type: ignore[attr-defined]
        for kind in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            palette.setColor(kind, self.theme.color(role))
        option.palette = palette  # type: ignore[attr-defined]
        if self.is_narrow:
            option.text = ""  # type: ignore[attr-defined]
        if icon:
            option.icon = self.theme.icon(icon, role)  # type: ignore[attr-defined]
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration  # type: ignore[attr-defined]
