"""A table of a few lines to read, as high as its lines up to a height from which on it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ROW_PX = 32
_HIGHEST_PX = 264
_WIDEST_PX = 220


class LineTable(QTableWidget):
    """Shows lines whose cells wrap; the stretched column takes what room the others leave."""

    def __init__(self, name: str, columns: Sequence[str], *, stretched: int) -> None:
        super().__init__(0, len(columns))
        self.first_cells: list[QTableWidgetItem] = []
        """The first cell of each line."""
        self.setHorizontalHeaderLabels(list(columns))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_ROW_PX)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMaximumSectionSize(_WIDEST_PX)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        self._fit_timer = QTimer(self, singleShot=True, interval=0)
        self._fit_timer.timeout.connect(self._fit)
        header.sectionResized.connect(lambda *_: self._fit_timer.start())

    def fill(self, lines: Iterable[Sequence[str]]) -> None:
        """Show other lines."""
        rows = list(lines)
        self.setRowCount(len(rows))
        self.first_cells = []
        for number, cells in enumerate(rows):
            for at, cell in enumerate(cells):
                item = QTableWidgetItem(cell)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                item.setToolTip(cell)
                self.setItem(number, at, item)
                if at == 0:
                    self.first_cells.append(item)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the lines need at this width."""
        self.resizeRowsToContents()
        lines = sum(self.rowHeight(number) for number in range(self.rowCount()))
        height = self.horizontalHeader().sizeHint().height() + lines + 2 * self.frameWidth() + 2
        self.setFixedHeight(min(height, _HIGHEST_PX))
