"""What comes out of the clipboard: words without what nobody sees, cells of Excel, WPS or Word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.draft.numbering import TABLES
from assistant.draft.pasted_table import table_in_html, table_in_text
from assistant.draft.table_text import table_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from assistant.draft.parts import Paragraph

# "行政\x00处罚\ufdd0": controls but the tab, and what Qt parts its documents by
_UNSEEN = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")


def seen(line: str) -> str:
    """Return the line without what shows nothing, and would be lost or break it in a document."""
    return _UNSEEN.sub("", line)


def pasted_cells(
    source: QMimeData, words: Sequence[Paragraph], *, into_cells: bool = False
) -> list[list[str]] | None:
    """Return the cells that the data holds, None where it is no table.

    Args:
        source: what is pasted.
        words: the same as copied in this editor; none where it comes from elsewhere.
        into_cells: it is pasted into a table: a single row or column is cells, too.
    """
    if words:
        [first, *others] = words
        is_table = first.style in TABLES and ("\t" in first.text or "\n" in first.text)
        return table_rows(first.text) if is_table and not others else None
    found = table_in_html(source.html(), into_cells=into_cells) if source.hasHtml() else None
    return found or table_in_text(source.text(), into_cells=into_cells)
