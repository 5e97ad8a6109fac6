"""Words in a chart: single lines at one of the sides of a box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from assistant.gui.look.theme import SECONDARY_PX, TEXT_PX, interface_font

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QColor, QFont, QPainter

Side = Literal["left", "right", "middle"]
Look = Literal["small", "strong", "text", "heading", "title"]
LINE_PX = 18.0
"""Height of a small line."""
_FLAGS: Mapping[Side, Qt.AlignmentFlag] = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "middle": Qt.AlignmentFlag.AlignHCenter,
}
_LOOKS: Mapping[Look, tuple[int, bool]] = {
    "small": (SECONDARY_PX, False),
    "strong": (SECONDARY_PX, True),
    "text": (TEXT_PX, False),
    "heading": (TEXT_PX, True),
    "title": (20, True),
}


def paint_text(
    painter: QPainter,
    box: QRectF,
    text: str,
    color: QColor,
    *,
    side: Side = "left",
    look: Look = "small",
) -> None:
    """Paint one line of words into a box."""
    painter.setFont(_font(look))
    painter.setPen(color)
    flags = _FLAGS[side] | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    painter.drawText(box, flags, text)


def width_of(text: str, look: Look = "small") -> float:
    """Return how many pixels wide a line of words is."""
    return QFontMetricsF(_font(look)).horizontalAdvance(text)


def shortened(text: str, width: float, look: Look = "small") -> str:
    """Return the words, ending in … where they are wider than *width*."""
    return QFontMetricsF(_font(look)).elidedText(text, Qt.TextElideMode.ElideRight, width)


def wrapped(text: str, width: float) -> list[str]:
    """Return the words in lines that are no wider than *width*; none for no words."""
    lines = [""] if text else []
    for character in text:
        if lines[-1] and width_of(lines[-1] + character) > width:
            lines.append("")
        lines[-1] += character
    return lines


def _font(look: Look) -> QFont:
    size_px, is_bold = _LOOKS[look]
    return interface_font(size_px, bold=is_bold)
