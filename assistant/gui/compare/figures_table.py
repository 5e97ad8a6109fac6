"""The table of the numbers that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

if TYPE_CHECKING:
    from assistant.gui.compare.figures_model import FiguresModel

_ROW_PX = 32
_LEAST_PX = 112
"""Of a column; the table scrolls where all of them find no room."""


class FiguresTable(QTableView):
    """Shows a :class:`FiguresModel`; Ctrl+C takes the chosen rows along.

    Signals:
        place_requested: row whose place is to be shown.
    """

    place_requested = Signal(int)

    def __init__(self, model: FiguresModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setAccessibleName("不同的数据")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_LEAST_PX)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        model.modelReset.connect(self._fit)
        self.doubleClicked.connect(lambda index: self.place_requested.emit(index.row()))

    def copy(self) -> None:
        """Copy the chosen rows, or all where none is chosen."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        rows = chosen or range(self._model.rowCount())
        QGuiApplication.clipboard().setText(self._model.copied(rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what the other columns leave."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        header = self.horizontalHeader()
        header.resizeSections()
        others = sum(header.sectionSize(number) for number in range(1, self._model.columnCount()))
        header.resizeSection(0, max(self.viewport().width() - others, _LEAST_PX))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, or show where a number stands."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.place_requested.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
