"""What stands around the caret: the sentence one writes and the headings above it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.gui.editor.document import FIELD, style_of
from assistant.gui.editor.looks import BLANK, code_points, utf16_length

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextCursor

    from assistant.gui.editor.measures import BlockStyle

# 全年作出行政处罚412宗。案卷评查
_STOPS = re.compile(r"[。！？；\u2028]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Caret:
    """Where one writes."""

    style: BlockStyle
    paragraph: int | None
    """Index of the paragraph in the draft; None in the title."""
    sentence: str
    """The sentence around the caret, or what is selected; may be empty."""
    start: int
    """First character of the sentence in the document."""
    end: int
    """One past the last."""
    typed: str
    """The words of the sentence before the caret; empty where anything is selected, or where more
    than its stop follows."""
    before_stop: bool
    """The sentence's full stop stands behind the caret."""
    headings: tuple[str, ...]
    """Headings above, outermost first."""
    field: str | None
    """Expression of the field the caret stands in."""


def caret_of(cursor: QTextCursor) -> Caret:
    """Return what stands around the cursor."""
    block = cursor.block()
    start, end = _sentence(cursor)
    origin = block.position()
    field = cursor.charFormat()
    behind = _slice(block.text(), cursor.positionInBlock(), end).strip()
    is_at_end = not cursor.hasSelection() and (not behind or bool(_STOPS.fullmatch(behind)))
    return Caret(
        style=style_of(block),
        paragraph=block.blockNumber() - 1 if block.blockNumber() else None,
        sentence=_slice(block.text(), start, end).strip(),
        start=origin + start,
        end=origin + end,
        typed=_slice(block.text(), start, cursor.positionInBlock()) if is_at_end else "",
        before_stop=bool(behind),
        headings=headings_above(block),
        field=field.stringProperty(FIELD) if field.hasProperty(FIELD) else None,
    )


def headings_above(block: QTextBlock) -> tuple[str, ...]:
    """Return the headings that a block stands under, its own text included if it is one."""
    found: list[str] = []
    lowest = 5
    while block.isValid() and lowest > 1:
        style = style_of(block)
        if style.startswith("heading") and int(style[-1]) < lowest and block.text().strip():
            lowest = int(style[-1])
            found.insert(0, block.text().strip())
        block = block.previous()
    return tuple(found)


def _sentence(cursor: QTextCursor) -> tuple[int, int]:
    """Return the sentence (or the selection) as units of the block's text."""
    block, text = cursor.block(), cursor.block().text()
    origin = block.position()
    if cursor.hasSelection() and not BLANK.fullmatch(cursor.selectedText()):
        first = max(cursor.selectionStart() - origin, 0)
        return first, min(cursor.selectionEnd() - origin, block.length() - 1)
    at = code_points(text, cursor.selectionStart() - origin)
    start = max((stop.end() for stop in _STOPS.finditer(text, 0, at)), default=0)
    stop = _STOPS.search(text, at)
    end = stop.end() if stop else len(text)
    return utf16_length(text[:start]), utf16_length(text[:end])


def _slice(text: str, start: int, end: int) -> str:
    return text[code_points(text, start) : code_points(text, end)]
