"""The manuscript as plain text, to be pasted into a web form or a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.export.block import gap_pt
from assistant.export.elements.arrange import arrange, require_text
from assistant.export.elements.imprint import imprint_rows
from assistant.export.gongwen import load_measures
from assistant.export.printable import printable
from assistant.export.text.plain_table import plain_table

if TYPE_CHECKING:
    from assistant.draft.manuscript import Manuscript
    from assistant.export.block import Block

_INDENT = "　　"
_INDENTED = frozenset(
    {
        *("heading1", "heading2", "heading3", "heading4"),
        *("body", "internal", "remark"),
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
    blocks = arrange(manuscript, measures)
    for block in blocks:
        is_apart = gap_pt(before, block, measures) > measures.page.row_pt / 2
        if before and (block.new_page or is_apart):
            parts.append("")
        parts += plain_table(block.table) if block.table else [_line(block)]
        before = block
    imprint = imprint_rows(manuscript.elements, blocks, measures)
    parts += ["", *("".join(row.lines) + _after(row.right) for row in imprint)] if imprint else []
    return "".join(f"{part}\n" for part in parts)


def _line(block: Block) -> str:
    if block.picture is not None:
        return f"（图片：{printable(block.picture.name)}）"
    text = block.text.strip("\t").replace("\n", "").replace("\t", "　")
    if block.indent is not None and block.role == "attachment_note":
        return "　" * round(block.indent.left + block.indent.first_line) + text
    return f"{_INDENT}{text}" if block.role in _INDENTED else text


def _after(right: str) -> str:
    return f"　{right}" if right else ""
