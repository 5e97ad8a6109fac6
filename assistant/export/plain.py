"""The manuscript as plain text, to be pasted into a web form or a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.export.arrange import arrange, require_text
from assistant.export.block import gap_pt
from assistant.export.gongwen import load_measures
from assistant.export.imprint import imprint_rows

if TYPE_CHECKING:
    from assistant.draft.manuscript import Manuscript
    from assistant.export.block import Block

_INDENT = "　　"
_INDENTED = frozenset(
    {
        *("heading1", "heading2", "heading3", "heading4", "body", "internal"),
        *("attachment_note", "remark"),
    }
)
"""Parts that begin two characters inside the line."""


def render_plain(manuscript: Manuscript) -> str:
    """Return the document as text, a paragraph a line, an empty line where the print has one.

    Raises:
        EmptyManuscript: there is neither a title nor text.
    """
    require_text(manuscript)
    measures = load_measures()
    parts: list[str] = []
    before: Block | None = None
    for block in arrange(manuscript, measures):
        if before and (block.new_page or gap_pt(before, block, measures) > 0):
            parts.append("")
        parts.append(_line(block))
        before = block
    imprint = imprint_rows(manuscript.elements, measures)
    parts += ["", *("".join(row.lines) + _after(row.right) for row in imprint)] if imprint else []
    return "".join(f"{part}\n" for part in parts)


def _line(block: Block) -> str:
    text = block.text.strip("\t").replace("\n", "").replace("\t", "　")
    return f"{_INDENT}{text}" if block.role in _INDENTED else text


def _after(right: str) -> str:
    return f"　{right}" if right else ""
