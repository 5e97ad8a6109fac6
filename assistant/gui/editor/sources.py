"""What is said of a borrowed stretch when one points at it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from assistant.gui.editor.document import runs_in
from assistant.gui.editor.looks import utf16_length

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from assistant.draft.parts import Borrowed


def source_line(body: str | None, year: int | None, section: str | None) -> str:
    """Return ``龙湾区司法局 · 2022年 · 行政复议``; what is not known is left out."""
    parts = (body or "来源机关不详", f"{year}年" if year else None, section)
    return " · ".join(part for part in parts if part)


def source_at(document: QTextDocument, position: int) -> str | None:
    """Return the tool tip for a position of the document, None where nothing is borrowed."""
    block = document.findBlock(position)
    offset = position - block.position()
    for run in runs_in(block):
        offset -= utf16_length(run.text)
        if offset < 0:
            return _tip(run.borrowed) if run.borrowed else None
    return None


def _tip(borrowed: Borrowed) -> str:
    line = source_line(borrowed.body, borrowed.year, borrowed.section)
    return (
        f"<div style='width:320px'><b>借用自</b>　{escape(line)}"
        f"<br><br>{escape(borrowed.text)}</div>"
    )
