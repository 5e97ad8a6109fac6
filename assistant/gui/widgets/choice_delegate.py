"""A cell that is edited by choosing from a box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QIcon, QPainter

    Index = QModelIndex | QPersistentModelIndex

_ARROW_PX = 14


class ChoiceDelegate(QStyledItemDelegate):
    """Offers the same choices in every row."""

    def __init__(self, choices: Iterable[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = list(choices)
        self.arrow: QIcon | None = None
        """Drawn at the right of cells that can be edited, where it is wanted."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, and the sign that it offers a choice."""
        super().paint(painter, option, index)
        if self.arrow is not None and index.flags() & Qt.ItemFlag.ItemIsEditable:
            box: QRect = option.rect  # type: ignore[attr-defined]
            top = box.center().y() - _ARROW_PX // 2
            place = QRect(box.right() - _ARROW_PX - 4, top, _ARROW_PX, _ARROW_PX)
            self.arrow.paint(painter, place)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the box to choose from."""
        del option, index
        box = QComboBox(parent)
        box.addItems(self._choices)
        box.activated.connect(lambda: self._take(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Choose what the cell holds."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(index.data(Qt.ItemDataRole.EditRole))
            editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Store the choice."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
