"""How a heading looks in the outline, and how it is typed anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionViewItem, QWidget

from assistant.gui.look.theme import ROW_PX, SECONDARY_PX, interface_font
from assistant.gui.models.outline_model import ENTRY, FOUND
from assistant.gui.widgets.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.gui.models.outline_model import Found
    from assistant.gui.opened.survey import Entry

_GAP_PX = 6
_LONGEST = 200
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class EntryDelegate(ThemedDelegate):
    """Draws a heading; at its right the count of words, what the check found, and the blanks.

    Where anything else stands there, the count goes before the heading is cut.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row."""
        return QSize(super().sizeHint(option, index).width(), ROW_PX)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the line to type the heading in."""
        del option, index
        line = QLineEdit(parent)
        line.setMaxLength(_LONGEST)
        line.setAccessibleName("标题")
        return line

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the line over the row."""
        del index
        editor.setGeometry(option.rect.adjusted(0, 0, -8, 0))  # type: ignore[attr-defined]

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the line; what was typed already stays when the outline is counted anew."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed, if anything was."""
        if isinstance(editor, QLineEdit) and editor.isModified():
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        painter.save()
        box: QRect = option.rect.adjusted(0, 1, -8, -1)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("accent_soft"))
            painter.drawRoundedRect(box, 4, 4)
        inner = box.adjusted(_GAP_PX, 0, -8, 0)
        room = self._paint_marks(painter, inner, index.data(ENTRY), index.data(FOUND))
        self._paint_heading(painter, inner, index.data(ENTRY), room)
        painter.restore()

    def _paint_marks(self, painter: QPainter, box: QRect, entry: Entry, found: Found) -> int:
        """Draw what stands at the right, and return the room that is left."""
        small = interface_font(SECONDARY_PX)
        painter.setFont(small)
        measure = QFontMetrics(small)
        wanted = QFontMetrics(_font(entry)).horizontalAdvance(_words(entry)) + _GAP_PX
        right = box.right()
        for text, role in _marks(entry, found):
            width = measure.horizontalAdvance(text) + _GAP_PX
            if role == "muted" and right < box.right() and right - width - box.left() < wanted:
                continue
            painter.setPen(self.theme.color(role))
            place = QRect(right - width, box.top(), width, box.height())
            painter.drawText(place, _MIDDLE | Qt.AlignmentFlag.AlignRight, text)
            right -= width
        return right - box.left() - _GAP_PX

    def _paint_heading(self, painter: QPainter, box: QRect, entry: Entry, room: int) -> None:
        font = _font(entry)
        painter.setFont(font)
        painter.setPen(self.theme.color("ink"))
        shown = QFontMetrics(font).elidedText(_words(entry), Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, _MIDDLE | Qt.AlignmentFlag.AlignLeft, shown)


def _marks(entry: Entry, found: Found) -> Iterator[tuple[str, str]]:
    """Yield what stands behind a heading, from the right, each with the role of its colour."""
    if entry.blanks:
        yield f"●{entry.blanks}", "amber"
    if found.warnings:
        yield f"疑{found.warnings}", "amber"
    if found.errors:
        yield f"错{found.errors}", "red"
    yield f"{entry.characters}字", "muted"


def _words(entry: Entry) -> str:
    return f"{entry.ordinal}{entry.heading}"


def _font(entry: Entry) -> QFont:
    return interface_font(bold=entry.level == 1)
