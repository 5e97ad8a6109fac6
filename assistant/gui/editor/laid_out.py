"""Where the characters of a block stand in its layout, which may hold words that are no text."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from assistant.gui.editor.looks import utf16_length

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLayout, QTextLine


def laid_out(layout: QTextLayout, position: int) -> int:
    """Return where a character stands in the layout: behind what an input method composes."""
    added = utf16_length(layout.preeditAreaText())
    return position + added if added and position >= layout.preeditAreaPosition() else position


def x_of(line: QTextLine, position: int) -> float:
    """Return the left edge of the character at a position of the layout."""
    found = cast("tuple[float, int] | float", line.cursorToX(position))
    return found[0] if isinstance(found, tuple) else found
