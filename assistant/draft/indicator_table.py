"""A table of indicators out of the sheet: name, measure word, this year, last year, change.

Its numbers are fields, so they follow the sheet and stay to be verified there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.draft.fields import write_field
from assistant.draft.table_text import table_paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.fields import FieldFilter
    from assistant.draft.parts import Paragraph, ParagraphStyle, SheetRow


def indicator_table(
    rows: Sequence[SheetRow], year: int, style: ParagraphStyle = "table"
) -> Paragraph:
    """Return the paragraph of a table with a line for each row of the sheet."""
    head = ["指标", "单位", f"{year}年", f"{year - 1}年", "同比"]
    return table_paragraph([head, *(_cells(row) for row in rows)], style)


def _cells(row: SheetRow) -> list[str]:
    kinds: tuple[FieldFilter, ...] = ("number", "last_number", "growth")
    return [row.name, row.unit, *(write_field(row.key, kind) for kind in kinds)]
