"""How cells of the indicator sheet are drawn and typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from assistant.draft.sheet.cell import CellRefused, with_cell
from assistant.gui.look.theme import SECONDARY_PX, TEXT_PX, interface_font
from assistant.gui.models.sheet_lines import FOLDED, TOPIC
from assistant.gui.models.sheet_model import COLUMNS, NAME, ROW, STATE_NAMES
from assistant.gui.widgets.choice_delegate import ChoiceDelegate

if TYPE_CHECKING:
    from assistant.gui.look.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

_STATE_ROLES = {"未填": "muted", "已填": "amber", "已核实": "green"}
_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ARROW_PX = 14


def number_font(size_px: int) -> QFont:
    """Return the interface's font with digits of one width."""
    font = interface_font(size_px)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


class CellDelegate(QStyledItemDelegate):
    """Cells with words and numbers; what does not belong there is not let out of the box.

    Signals:
        refused: why.
    """

    refused = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget, size_px: int = TEXT_PX) -> None:
        super().__init__(parent)
        self.theme = theme
        self._is_narrow = size_px < TEXT_PX
        self._words = number_font(size_px)
        self._small = number_font(SECONDARY_PX)
        self._topic = interface_font(SECONDARY_PX, bold=True)
        self._index = QPersistentModelIndex()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Set the font; a topic stands apart by weight and ground."""
        super().initStyleOption(option, index)
        is_topic = index.data(TOPIC) is not None
        usual = self._small if self._is_narrow and index.column() != NAME else self._words
        option.font = self._topic if is_topic else usual  # type: ignore[attr-defined]
        if is_topic:
            palette = QPalette(option.palette)  # type: ignore[attr-defined]
            palette.setColor(QPalette.ColorRole.Text, self.theme.color("muted"))
            option.palette = palette  # type: ignore[attr-defined]
            option.text = f"　 {option.text}"  # type: ignore[attr-defined]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell; a topic has a ground of its own and the sign that it folds."""
        if index.data(TOPIC) is not None:
            painter.fillRect(option.rect, self.theme.color("hover"))  # type: ignore[attr-defined]
        super().paint(painter, option, index)
        folded = index.data(FOLDED)
        if folded is not None and index.column() == 0:
            box: QRect = option.rect  # type: ignore[attr-defined]
            place = QRect(box.left() + 6, box.center().y() - _ARROW_PX // 2, _ARROW_PX, _ARROW_PX)
            name = "arrow-right-s-line" if folded else "arrow-down-s-line"
            self.theme.icon(name).paint(painter, place)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the line to type into."""
        del option
        line = QLineEdit(parent)
        line.setFrame(False)
        line.setFont(self._words)
        line.setAlignment(index.data(Qt.ItemDataRole.TextAlignmentRole))
        line.setStyleSheet("QLineEdit { padding: 0 4px; border-radius: 0; }")
        self._index = QPersistentModelIndex(index)
        return line

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Stay in the box, and say why, when Enter or Tab would leave something wrong."""
        is_leaving = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _LEAVING
        )
        if is_leaving and isinstance(editor, QLineEdit):
            reason = self._reason(editor.text())
            if reason:
                self._tell(editor, reason)
                return True
        return super().eventFilter(editor, event)

    def _reason(self, text: str) -> str:
        """Return why the words do not belong into the cell, empty where they do."""
        row, column = self._index.data(ROW), COLUMNS.get(self._index.column())
        if row is None or column is None:
            return ""
        try:
            with_cell(row, column, text)
        except CellRefused as error:
            return error.reason
        return ""

    def _tell(self, editor: QLineEdit, reason: str) -> None:
        red = self.theme.colors.red
        editor.setStyleSheet(
            f"QLineEdit {{ padding: 0 4px; border-radius: 0; border-color: {red}; color: {red}; }}"
        )
        editor.setAccessibleDescription(reason)
        editor.selectAll()
        self.refused.emit(reason)
        QToolTip.showText(editor.mapToGlobal(editor.rect().bottomLeft()), reason, editor)


class StateDelegate(ChoiceDelegate):
    """Shows a state in its colour and edits it by choosing."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(STATE_NAMES.values(), parent)
        self.theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Set the colour of the words."""
        super().initStyleOption(option, index)
        role = _STATE_ROLES.get(index.data(), "ink")
        palette = QPalette(option.palette)  # type: ignore[attr-defined]
        for kind in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            palette.setColor(kind, self.theme.color(role))
        option.palette = palette  # type: ignore[attr-defined]
        option.font = interface_font(SECONDARY_PX)  # type: ignore[attr-defined]
