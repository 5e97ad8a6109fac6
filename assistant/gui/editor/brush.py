"""What blocks are painted with: a painter, the colours, the zoom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPen

from assistant.gui.editor.measures import HALO, LEFT

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from assistant.gui.look.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Brush:
    """Paints in the colours of a theme."""

    painter: QPainter
    theme: Theme
    scale: float
    """Pixels a unit."""

    @property
    def left(self) -> float:
        """The left edge of the text, in pixels."""
        return (HALO + LEFT) * self.scale

    def fill(self, box: QRectF, role: str) -> None:
        """Fill a box."""
        self.painter.fillRect(box, self.theme.color(role))

    def draw(self, role: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> None:
        """Draw lines from now on, and fill nothing."""
        self.painter.setPen(QPen(self.theme.color(role), width, style))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
