"""What the delegates of all lists share: the theme they draw in, and the cards of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from assistant.gui.look.theme import Theme

_RADIUS_PX = 8


class ThemedDelegate(QStyledItemDelegate):
    """A delegate that draws in a theme's colours; another may be set at any time."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint_card(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        """Draw the frame and ground of the card of a row in *box*."""
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.theme.color("accent" if is_chosen else "line"))
        painter.setBrush(self.theme.color("accent_soft" if is_chosen else "card"))
        painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
