"""How a change stands in the list: what was decided, where it is, its words, who made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from assistant.gui.look.theme import SECONDARY_PX, interface_font
from assistant.gui.review.entry import STATE_NAMES
from assistant.gui.review.model import ENTRY, STATE
from assistant.gui.stamps import stamp_words
from assistant.gui.widgets.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from assistant.gui.review.entry import Entry, State

STATE_ICONS: dict[State, tuple[str, str]] = {
    "open": ("question-line", "amber"),
    "accepted": ("checkbox-circle-fill", "green"),
    "sheet": ("checkbox-circle-fill", "green"),
    "rejected": ("close-circle-line", "muted"),
    "read": ("checkbox-circle-line", "green"),
}
_ROW_PX, _GAP_PX, _ICON_PX, _LINE_PX = 84, 8, 16, 20
_SIGN_PX = 14
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class ChangeDelegate(ThemedDelegate):
    """Draws a card of three lines."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a card."""
        del option, index
        return QSize(0, _ROW_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a card."""
        painter.save()
        box: QRect = option.rect.adjusted(12, 0, -4, -_GAP_PX)  # type: ignore[attr-defined]
        self.paint_card(painter, option, box)
        entry = index.data(ENTRY)
        line = QRect(box.left() + 12, box.top() + 8, box.width() - 24, _LINE_PX)
        self._paint_head(painter, line, entry, index.data(STATE))
        painter.setFont(interface_font())
        painter.setPen(self.theme.color("ink"))
        _draw(painter, line.translated(0, _LINE_PX), entry.words)
        self._paint_foot(painter, line.translated(0, 2 * _LINE_PX), entry)
        painter.restore()

    def _paint_head(self, painter: QPainter, line: QRect, entry: Entry, state: State) -> None:
        icon, role = STATE_ICONS[state]
        place = QRect(line.left(), line.top() + 2, _ICON_PX, _ICON_PX)
        self.theme.icon(icon, role).paint(painter, place)
        font = interface_font(SECONDARY_PX, bold=True)
        painter.setFont(font)
        painter.setPen(self.theme.color(role if state != "rejected" else "muted"))
        words = STATE_NAMES[state]
        painter.drawText(line.adjusted(_ICON_PX + 4, 0, 0, 0), _MIDDLE, words)
        after = _ICON_PX + 4 + QFontMetrics(font).horizontalAdvance(words) + 8
        painter.setFont(interface_font(SECONDARY_PX))
        painter.setPen(self.theme.color("muted"))
        _draw(painter, line.adjusted(after, 0, 0, 0), f"{entry.kind} · {entry.place}")

    def _paint_foot(self, painter: QPainter, line: QRect, entry: Entry) -> None:
        """Say who and when, with signs for comments and for fields that would break."""
        signs = []
        if entry.what.comments:
            signs.append(("chat-3-line", "accent"))
        if entry.change is not None and entry.change.breaks_fields:
            signs.append(("alert-line", "amber"))
        for number, (icon, role) in enumerate(signs, start=1):
            left = line.right() - number * (_SIGN_PX + 4) + 4
            self.theme.icon(icon, role).paint(
                painter, QRect(left, line.top() + 3, _SIGN_PX, _SIGN_PX)
            )
        painter.setFont(interface_font(SECONDARY_PX))
        painter.setPen(self.theme.color("muted"))
        room = line.adjusted(0, 0, -len(signs) * (_SIGN_PX + 4), 0)
        _draw(painter, room, stamp_words(entry.author, entry.time) or "没有留下姓名和时间")


def _draw(painter: QPainter, line: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, _MIDDLE, shown)
