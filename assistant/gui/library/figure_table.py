"""The table of a report's figures as a view: its columns, and what starts editing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from assistant.gui.library.figures_model import (
    CHANGE,
    FIELDS,
    INDICATOR,
    NOTE,
    VALUE,
    WORDS,
    FiguresModel,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ROW_PX, _CELL_PX, _LEAST_PX = 32, 54, 40
_WIDTHS_PX = {INDICATOR: 156, VALUE: 84, CHANGE: 122, NOTE: 78}


class FigureTable(QTableView):
    """Shows a :class:`FiguresModel`.

    Signals:
        switch_requested: Delete was pressed on a row.
    """

    switch_requested = Signal()

    def __init__(self, model: FiguresModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName("数据")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_LEAST_PX)
        for number in (*FIELDS, NOTE):
            header.resizeSection(number, _WIDTHS_PX.get(number, _CELL_PX))
        header.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a row out, or back in, by Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.switch_requested.emit()
        else:
            super().keyPressEvent(event)
