"""How a flag stands in the list: a box to tick, kind and place, the words, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from assistant.gui.look.theme import SECONDARY_PX, interface_font
from assistant.gui.rollover.model import CHANGED, ENTRY, SETTLED
from assistant.gui.widgets.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from assistant.gui.rollover.entry import FlagEntry

    Index = QModelIndex | QPersistentModelIndex

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = _MIDDLE | Qt.AlignmentFlag.AlignRight
_WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
_GAP_PX, _LINE_PX, _SIDE_PX, _BOX_PX = 8, 20, 12, 16
_LEFT_PX = _SIDE_PX + _BOX_PX + 8
"""Where the words of a card begin."""


class FlagDelegate(ThemedDelegate):
    """Draws a card."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a card for the width of the list."""
        width = option.widget.viewport().width() if option.widget else 336  # type: ignore[attr-defined]
        entry = index.data(ENTRY)
        lines = 2 if entry.words else 1
        return QSize(width, lines * _LINE_PX + self._advice_height(width, entry) + 16 + _GAP_PX)

    def box_of(self, card: QRect) -> QRect:
        """Return where the box to tick stands in a row, with some room around it."""
        return QRect(card.left() + _SIDE_PX, card.top(), _LEFT_PX, _LINE_PX + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a card."""
        painter.save()
        card: QRect = option.rect.adjusted(_SIDE_PX, 0, 0, -_GAP_PX)  # type: ignore[attr-defined]
        self.paint_card(painter, option, card)
        entry, is_settled = index.data(ENTRY), index.data(SETTLED)
        icon, role = ("checkbox-line", "green") if is_settled else ("checkbox-blank-line", "muted")
        place = QRect(card.left() + _SIDE_PX, card.top() + 10, _BOX_PX, _BOX_PX)
        self.theme.icon(icon, role).paint(painter, place)
        line = QRect(card.left() + _LEFT_PX, card.top() + 8, card.width() - _LEFT_PX - 12, _LINE_PX)
        kind_role = "muted" if is_settled else "amber"
        self._paint_head(painter, line, entry, kind_role, is_changed=index.data(CHANGED))
        if entry.words:
            line = line.translated(0, _LINE_PX)
            self._paint_words(painter, line, entry, "muted" if is_settled else "ink")
        painter.setFont(interface_font(SECONDARY_PX))
        painter.setPen(self.theme.color("muted" if is_settled else "ink"))
        rest = QRect(line.left(), line.bottom() + 1, line.width(), card.bottom() - line.bottom())
        painter.drawText(rest, _WRAP, entry.advice)
        painter.restore()

    def _paint_head(
        self, painter: QPainter, line: QRect, entry: FlagEntry, role: str, *, is_changed: bool
    ) -> None:
        font = interface_font(SECONDARY_PX, bold=True)
        painter.setFont(font)
        painter.setPen(self.theme.color(role))
        kind = f"{entry.kind}（已改）" if is_changed else entry.kind
        painter.drawText(line, _MIDDLE, kind)
        room = line.adjusted(QFontMetrics(font).horizontalAdvance(kind) + 8, 0, 0, 0)
        small = interface_font(SECONDARY_PX)
        painter.setFont(small)
        painter.setPen(self.theme.color("muted"))
        shown = QFontMetrics(small).elidedText(
            entry.place, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, _RIGHT, shown)

    def _paint_words(self, painter: QPainter, line: QRect, entry: FlagEntry, role: str) -> None:
        """Draw the words as they stand in their sentence."""
        plain, bold = interface_font(), interface_font(bold=True)
        for text, font, color in (
            (entry.before, plain, "muted"),
            (entry.words, bold, role),
            (entry.after, plain, "muted"),
        ):
            metrics = QFontMetrics(font)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(line.width(), 0))
            painter.setFont(font)
            painter.setPen(self.theme.color(color))
            painter.drawText(line, _MIDDLE, shown)
            line = line.adjusted(metrics.horizontalAdvance(shown), 0, 0, 0)
            if shown != text:
                return

    def _advice_height(self, width: int, entry: FlagEntry) -> int:
        room = QRect(0, 0, width - _SIDE_PX - _LEFT_PX - 12, 10_000)
        metrics = QFontMetrics(interface_font(SECONDARY_PX))
        return metrics.boundingRect(room, _WRAP, entry.advice).height() + 2
