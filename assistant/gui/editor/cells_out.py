"""Cells on their way to the clipboard, as a table for Excel, WPS and Word and as text with tabs."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from assistant.draft.numbering import TABLES
from assistant.draft.table_text import table_rows
from assistant.gui.editor.document import LINE_BREAK, style_of

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextCursor


def cells_data(cursor: QTextCursor) -> QMimeData:
    """Return the cells that the cursor selects in one table, each in its column."""
    words = cursor.selectedText().replace(LINE_BREAK, "\n")
    text = tabs_before(cursor, cursor.block()) + words
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in table_rows(text))
    data = QMimeData()
    data.setText(text)
    data.setHtml("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    return data


def tabs_before(cursor: QTextCursor, block: QTextBlock) -> str:
    """Return what keeps the cells of several rows in their columns where the first is not whole."""
    start, end = cursor.selectionStart() - block.position(), cursor.selectionEnd()
    text = block.text().encode("utf-16-le")
    before = text[: 2 * max(start, 0)].decode("utf-16-le", "ignore")
    selected = text[2 * max(start, 0) : 2 * (end - block.position())].decode("utf-16-le", "ignore")
    if style_of(block) not in TABLES or LINE_BREAK not in selected:
        return ""
    return "\t" * before.rpartition(LINE_BREAK)[2].count("\t")
