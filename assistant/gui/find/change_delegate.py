"""Draws a planned replacement as in a red-lined draft: struck words, then those that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from assistant.gui.find.changes_model import CHANGE
from assistant.gui.look.theme import interface_font
from assistant.gui.widgets.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QWidget

    from assistant.draft.find.replace import Change
    from assistant.gui.look.theme import Theme

_PADDING_PX = 6
_PARTINGS = str.maketrans("\t\n", "  ")
"""Ends of cells and lines, which a cell cannot show."""
_GAP_PX = 2
_BEFORE = 0.3
"""Of the cell that the words before may take."""


class ChangeDelegate(ThemedDelegate):
    """Draws the cell of what becomes what."""

    def __init__(self, theme: Theme, write: Callable[[Change], str], parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._write = write

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a cell."""
        painter.save()
        box: QRect = option.rect  # type: ignore[attr-defined]
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(box, self.theme.color("accent_soft"))
        painter.setPen(self.theme.color("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        self._paint_words(
            painter, box.adjusted(_PADDING_PX, 0, -_PADDING_PX, 0), index.data(CHANGE)
        )
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect, change: Change) -> None:
        plain, struck, bold = interface_font(), interface_font(), interface_font(bold=True)
        struck.setStrikeOut(not change.refusal)
        metrics, room = QFontMetrics(plain), int(box.width() * _BEFORE)
        before = metrics.elidedText(
            change.hit.before.translate(_PARTINGS), Qt.TextElideMode.ElideLeft, room
        )
        written = "" if change.refusal else self._write(change)
        for words, role, font in (
            (before, "muted", plain),
            (change.hit.text, "ink" if change.refusal else "red", struck),
            (written, "accent", bold),
            (change.hit.after.translate(_PARTINGS), "muted", plain),
        ):
            box = self._paint_part(painter, box, words, role, font)
            if not change.refusal and words in (change.hit.text, written):
                box = box.adjusted(_GAP_PX, 0, 0, 0)

    def _paint_part(
        self, painter: QPainter, box: QRect, words: str, role: str, font: QFont
    ) -> QRect:
        """Draw words and return the room behind them."""
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(font)
        painter.setPen(self.theme.color(role))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        width = metrics.horizontalAdvance(shown)
        return box.adjusted(min(width, box.width()), 0, 0, 0)
