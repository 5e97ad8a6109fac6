"""A table in plain text: tabs between the cells.

A web form or a message has no even columns to count on, so blanks could not align them; with tabs
a table pasted into Word, WPS or Excel is one again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.export.setting.table_columns import words_of

if TYPE_CHECKING:
    from assistant.export.block import Table


def plain_table(table: Table) -> list[str]:
    """Return a line for each row."""
    return ["\t".join(words_of(cell) for cell in row) for row in table.rows]
