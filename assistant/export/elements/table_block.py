"""The cells of a table out of the spans of its line, where tabs part cells and line feeds rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.export.block import Span, Table

if TYPE_CHECKING:
    from collections.abc import Sequence


MOST_COLUMNS = 60
"""Word refuses a document with a table of more than 63."""


def table_of(spans: Sequence[Span], *, is_grid: bool) -> Table:
    """Return the table; short rows get empty cells, rows without any word are left out.

    The cells of a row beyond the last column stand in that one together.
    """
    rows: list[list[list[Span]]] = [[[]]]
    for span in spans:
        for number, line in enumerate(span.text.split("\n")):
            if number:
                rows.append([[]])
            for place, text in enumerate(line.split("\t")):
                if place and len(rows[-1]) < MOST_COLUMNS:
                    rows[-1].append([])
                if text:
                    rows[-1][-1].append(replace(span, text=text))
    filled = [row for row in rows if any(row)]
    width = max(map(len, filled), default=0)
    return Table(
        rows=tuple(
            tuple(tuple(cell) for cell in (*row, *([],) * (width - len(row)))) for row in filled
        ),
        is_grid=is_grid,
    )
