"""The rows of a table paragraph, the head first: line feeds part rows, tabs part cells."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from assistant.draft.parts import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.draft.parts import ParagraphStyle

# "行政复议\n案件\t"
_PARTING = re.compile(r"\s*[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+\s*")


def table_rows(text: str) -> list[list[str]]:
    """Return the cells of each row, as many in each."""
    rows = [line.split("\t") for line in text.split("\n")]
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def table_paragraph(rows: Iterable[Sequence[str]], style: ParagraphStyle = "table") -> Paragraph:
    """Return the paragraph of a table; what would part its cells is a blank."""
    lines = ("\t".join(_PARTING.sub(" ", cell.strip()) for cell in row) for row in rows)
    return Paragraph(style=style, text="\n".join(lines))


def overlaid(
    rows: Sequence[Sequence[str]], others: Sequence[Sequence[str]], row: int, column: int
) -> list[list[str]]:
    """Return the rows with *others* in the place of what they cover; the table grows with them."""
    width = max(len(rows[0]), column + max(map(len, others)))
    below = max(row + len(others) - len(rows), 0)
    made = [[*each, *[""] * (width - len(each))] for each in rows]
    made += [[""] * width for _ in range(below)]
    for at, other in enumerate(others, row):
        for place, cell in enumerate(other, column):
            made[at][place] = cell
    return made


def with_column(rows: Sequence[Sequence[str]], after: int) -> list[list[str]]:
    """Return the rows with an empty column at the right of another."""
    return [[*row[: after + 1], "", *row[after + 1 :]] for row in rows]


def without_column(rows: Sequence[Sequence[str]], column: int) -> list[list[str]]:
    """Return the rows without a column; a table keeps its last one."""
    if len(rows[0]) == 1:
        return [list(row) for row in rows]
    return [[*row[:column], *row[column + 1 :]] for row in rows]


def without_row(rows: Sequence[Sequence[str]], number: int) -> list[list[str]]:
    """Return the rows without one of them; a table keeps its last one."""
    kept = [list(row) for at, row in enumerate(rows) if at != number]
    return kept or [[""] * len(rows[0])]


def squared(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return the rows with as many cells in each."""
    columns = zip_longest(*rows, fillvalue="")
    return [list(row) for row in zip(*columns, strict=True)]
