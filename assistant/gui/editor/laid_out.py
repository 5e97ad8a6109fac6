"""Where the characters of a block stand in its layout, which may hold words that are no text."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from assistant.gui.editor.looks import utf16_length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine


def laid_out(layout: QTextLayout, position: int) -> int:
    """Return where a character stands in the layout: behind what an input method composes."""
    added = utf16_length(layout.preeditAreaText())
    return position + added if added and position >= layout.preeditAreaPosition() else position


def x_of(line: QTextLine, position: int) -> float:
    """Return the left edge of the character at a position of the layout."""
    found = cast("tuple[float, int] | float", line.cursorToX(position))
    return found[0] if isinstance(found, tuple) else found


def lines_of(block: QTextBlock, start: int, end: int) -> Iterator[tuple[QTextLine, float, float]]:
    """Give the lines that the stretch stands on, each with its left and right end there."""
    layout = block.layout()
    start, end = laid_out(layout, start), laid_out(layout, end - 1) + 1
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first >= last:
            continue
        yield line, x_of(line, first), x_of(line, last)
