"""Wrapped text with marked stretches, for delegates that draw it into a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextOption

from assistant.gui.editor.looks import utf16_length

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QColor, QFont

Span = tuple[int, int]
"""Start and end in characters."""
_LEADING = 1.25
"""Height of a line of text, in heights of its face."""


def lay_out(
    text: str, font: QFont, width: float, marks: Iterable[tuple[Span, QTextCharFormat]] = ()
) -> QTextLayout:
    """Return the text broken into lines of *width* pixels, ready to be drawn at any place."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_range(text, span, look) for span, look in marks])
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, height))
        height += line.height() * _LEADING
    layout.endLayout()
    return layout


def height_of(layout: QTextLayout) -> float:
    """Return how many pixels high the text is."""
    return layout.lineCount() * layout.lineAt(0).height() * _LEADING if layout.lineCount() else 0.0


def mark_format(background: QColor, *, ink: QColor | None = None) -> QTextCharFormat:
    """Return the look of a marked stretch: tinted, so that others may underline or strike it."""
    look = QTextCharFormat()
    look.setBackground(background)
    if ink is not None:
        look.setForeground(ink)
    return look


def _range(text: str, span: Span, look: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start = utf16_length(text[: span[0]])  # type: ignore[attr-defined]
    found.length = utf16_length(text[span[0] : span[1]])  # type: ignore[attr-defined]
    found.format = look  # type: ignore[attr-defined]
    return found
