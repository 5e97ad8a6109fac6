"""A table as strips: each row with its cells and rules, its height whole halves of the text's rows.

An unbroken table fills whole rows, so that the text below it stands on the grid again, in Word,
WPS, LibreOffice and here alike. A row that is higher than a page is parted between its lines.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from assistant.export.block import Block
from assistant.export.gongwen import POINTS_PER_MM
from assistant.export.page import Rule
from assistant.export.setting.rows import Frame, rows_in
from assistant.export.setting.strips import SetBlock, Strip
from assistant.export.setting.table_columns import columns_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.export.block import Span, Table
    from assistant.export.gongwen import Measures, Role
    from assistant.export.page import Row
    from assistant.export.setting.table_columns import Column

_ROUNDING_PT = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRow:
    """One row of a table, or a page's part of one that is higher than a page."""

    number: int
    """Row of the table, from 0, which is the head."""
    height_pt: float
    cells: tuple[tuple[Row, ...], ...]
    """The lines of each cell, at the top of the paper."""


def set_table(table: Table, measures: Measures) -> SetBlock:
    """Return the strips of a table; the head is repeated on every page where rows leave room."""
    columns = columns_of(table, measures)
    rows = list(set_table_rows(table, columns, measures))
    last = len(table.rows) - 1
    strips = tuple(_strip(row, columns, table, measures, last=last) for row in rows)
    return SetBlock(strips=strips, head=strips[0] if is_head_repeated(rows, measures) else None)


def set_table_rows(table: Table, columns: Sequence[Column], measures: Measures) -> Iterator[SetRow]:
    """Give the rows of a table with their heights, together whole rows of the text."""
    made: list[SetRow] = []
    start = 0
    for number, cells in enumerate(table.rows):
        lines = []
        for cell, column in zip(cells, columns, strict=True):
            lines.append(_lines(cell, number, column, start, measures))
            start += len(words_of(cell)) + 1
        made += _parted(number, lines, measures)
    half = measures.page.row_pt / 2
    if round(sum(row.height_pt for row in made) / half) % 2:
        made[0] = replace(made[0], height_pt=made[0].height_pt + half)
    yield from made


def _lines(
    cell: tuple[Span, ...], number: int, column: Column, start: int, measures: Measures
) -> tuple[Row, ...]:
    side = measures.table.side_pt
    inset = column.inset_pt if number else 0.0
    frame = Frame(
        align=column.align if number else "center",
        left_pt=column.left_pt + side,
        room_pt=max(column.width_pt - 2 * side - inset, 1.0) + _ROUNDING_PT,
    )
    role: Role = "table" if number else "table_head"
    rows = rows_in(Block(role=role, spans=cell), frame, measures) if cell else ()
    return tuple(replace(row, start=row.start + start) for row in rows)


def _parted(number: int, cells: Sequence[tuple[Row, ...]], measures: Measures) -> Iterator[SetRow]:
    """Give the row, or as many parts of it as it needs pages."""
    line_pt = measures.styles["table" if number else "table_head"].line_pt
    half = measures.page.row_pt / 2
    white = 2 * measures.table.least_pt
    most = max(int((most_pt(measures) - white) / line_pt), 1)
    count = max(map(len, cells))
    for first in range(0, max(count, 1), most):
        lines = min(max(count - first, 1), most)
        yield SetRow(
            number=number,
            height_pt=ceil((lines * line_pt + white) / half - _ROUNDING_PT) * half,
            cells=tuple(cell[first : first + most] for cell in cells),
        )


def most_pt(measures: Measures) -> float:
    """Return how high a row may be that is not parted: a page less room for a head."""
    return (measures.page.rows - 4) * measures.page.row_pt


def is_head_repeated(rows: Sequence[SetRow], measures: Measures) -> bool:
    """Tell whether the head is one strip, and every row below it fits on a page with it."""
    head, *below = rows
    if not below or below[0].number == 0:
        return False
    highest = max(row.height_pt for row in below)
    return head.height_pt + highest <= measures.page.rows * measures.page.row_pt


def _strip(
    row: SetRow, columns: Sequence[Column], table: Table, measures: Measures, *, last: int
) -> Strip:
    line_pt = measures.styles["table" if row.number else "table_head"].line_pt
    printed: list[Row] = []
    for cell in row.cells:
        top = (row.height_pt - len(cell) * line_pt) / 2
        printed += [
            line.moved((top + at * line_pt) / POINTS_PER_MM) for at, line in enumerate(cell)
        ]
    rules = _grid(row, columns, measures) if table.is_grid else _three(row, measures, last=last)
    return Strip(height_pt=row.height_pt, rows=tuple(printed), rules=tuple(rules))


def _grid(row: SetRow, columns: Sequence[Column], measures: Measures) -> Iterator[Rule]:
    weight = measures.table.grid_pt
    width = columns[-1].right_pt
    for y in (0.0, row.height_pt):
        yield _rule(-weight / 2, y - weight / 2, width + weight, weight, measures)
    for x in (0.0, *(column.right_pt for column in columns)):
        yield _rule(x - weight / 2, 0.0, weight, row.height_pt, measures)


def _three(row: SetRow, measures: Measures, *, last: int) -> Iterator[Rule]:
    table, width = measures.table, measures.page.text_width_pt
    if row.number == 0:
        yield _rule(0.0, -table.edge_pt / 2, width, table.edge_pt, measures)
        yield _rule(0.0, row.height_pt - table.head_pt / 2, width, table.head_pt, measures)
    if row.number == last:
        yield _rule(0.0, row.height_pt - table.edge_pt / 2, width, table.edge_pt, measures)


def _rule(x_pt: float, y_pt: float, width_pt: float, height_pt: float, measures: Measures) -> Rule:
    return Rule(
        x_mm=measures.page.left_mm + x_pt / POINTS_PER_MM,
        y_mm=y_pt / POINTS_PER_MM,
        width_mm=width_pt / POINTS_PER_MM,
        height_mm=height_pt / POINTS_PER_MM,
        color="black",
    )
