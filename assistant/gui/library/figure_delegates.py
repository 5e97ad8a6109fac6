"""How the cells of the table of figures are edited: typed into, chosen from a few, or searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from assistant.gui.widgets.choice_delegate import ChoiceDelegate

if TYPE_CHECKING:
    Index = QModelIndex | QPersistentModelIndex

_LEAST_PX, _LEAST_NAME_PX = 104, 240
_MOST_NAMES = 12


class WordsDelegate(QStyledItemDelegate):
    """A cell that is typed into, with room for what is typed."""

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Give the line the room that it wants."""
        del index
        _give_room(editor, option, _LEAST_PX)


class FewDelegate(ChoiceDelegate):
    """A cell that is chosen from a few words."""

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Give the box the room that a word wants."""
        del index
        _give_room(editor, option, _LEAST_PX)


class IndicatorDelegate(ChoiceDelegate):
    """A box that is typed into; the list narrows to the names that hold what was typed."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the box to choose from."""
        del option, index
        box = QComboBox(parent)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setMaxVisibleItems(_MOST_NAMES)
        box.addItems(self._choices)
        box.setAccessibleName("指标")
        finder = QCompleter(box.model(), box)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setMaxVisibleItems(_MOST_NAMES)
        finder.setPopup(_make_list())
        box.setCompleter(finder)
        box.activated.connect(lambda: self._take(box))
        finder.activated.connect(lambda: self._take(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the cell holds, ready to be typed over."""
        if isinstance(editor, QComboBox):
            name = index.data(Qt.ItemDataRole.EditRole)
            editor.setCurrentIndex(max(editor.findText(name), 0))
            line = editor.lineEdit()
            if line is not None:
                line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Store the choice."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText().strip())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Give the box the room that a name wants."""
        del index
        _give_room(editor, option, _LEAST_NAME_PX)


def _make_list() -> QListView:
    """Return the list of the names that fit."""
    names = QListView()
    names.setProperty("look", "pairs")
    names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return names


def _give_room(editor: QWidget, option: QStyleOptionViewItem, least_px: int) -> None:
    """Let an editor reach over the cells beside it where its own is narrow."""
    cell: QRect = option.rect  # type: ignore[attr-defined]
    width = max(cell.width(), least_px)
    around = editor.parentWidget()
    inside = around.width() if around is not None else cell.right()
    left = max(min(cell.left(), inside - width), 0)
    editor.setGeometry(left, cell.top(), width, cell.height())
