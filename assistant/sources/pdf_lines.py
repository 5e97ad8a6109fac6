"""The lines of a PDF page in the order in which they are read: column after column, row by row."""

from __future__ import annotations

from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from assistant.sources.pdf_rows import Row, Stretch, build_rows
from assistant.sources.pdf_table import take_tables
from assistant.sources.table_text import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.sources.pdf_page import Page

FEWEST_ROWS = 5
"""Rows that stand in each of two columns, at least."""

NARROWEST_COLUMN = 7
"""Characters of the usual row of a column, at least; less is a table."""

FULL_COLUMN = 0.7
"""Share of a column's width that its usual row fills."""

NARROWEST_GUTTER = 0.7
"""Characters of free space between two columns; a mark may hang over the edge of one."""

MIDDLE = (0.3, 0.7)
"""Where between the edges of the text a gutter may lie."""


class Line(NamedTuple):
    """One line as it stands on a page; measures in points."""

    text: str
    left: float
    right: float
    size: float
    lead: float
    """Width of what stands first and is not parted."""
    baseline: float
    column: int = 0
    """0 for a page of one column, else 1, 2 from left to right."""
    is_row: bool = False
    """It is the row of a table, complete in itself."""


def page_lines(page: Page) -> list[Line]:
    """Return the lines of a page; each row of a table is one, its cells parted by bars."""
    tables, glyphs = take_tables(page.rules, page.glyphs)
    rows = sorted([*build_rows(glyphs), *tables], key=lambda row: -row.baseline)
    gutter = _find_gutter(rows)
    lines: list[Line] = []
    for band, is_parted in _bands(rows, gutter):
        if is_parted and gutter is not None:
            left, right = _halves(band, gutter)
            lines += [line for row in left for line in _row_lines(row, 1)]
            lines += [line for row in right for line in _row_lines(row, 2)]
        else:
            lines += _plain_lines(band)
    return lines


def _find_gutter(rows: Sequence[Row]) -> float | None:
    """Return where the free space between two columns lies, or None on a page of one column."""
    text = [row for row in rows if not row.table]
    if len(text) < FEWEST_ROWS:
        return None
    left, right = min(row.left for row in text), max(row.right for row in text)
    start, end = (round(left + (right - left) * share) for share in MIDDLE)
    crossing = _crossing(text, start, end)
    best = min(range(start, end + 1), key=lambda x: (crossing[x - start], abs(2 * x - start - end)))
    return float(best) if _has_columns(text, best) else None


def _crossing(rows: Sequence[Row], start: int, end: int) -> list[int]:
    """Return for each whole point from *start* to *end* how many stretches reach over it."""
    steps = [0] * (end - start + 2)
    for stretch in (stretch for row in rows for stretch in row.stretches):
        margin = _gutter_margin(stretch)
        for edge, step in ((stretch.left - margin, 1), (stretch.right + margin, -1)):
            steps[min(max(ceil(edge) - start, 0), end - start + 1)] += step
    return list(accumulate(steps))


def _gutter_margin(stretch: Stretch) -> float:
    return NARROWEST_GUTTER / 2 * stretch.size


def _crosses(row: Row, x: float) -> bool:
    return any(
        stretch.left - _gutter_margin(stretch) < x < stretch.right + _gutter_margin(stretch)
        for stretch in row.stretches
    )


def _has_columns(rows: Sequence[Row], x: float) -> bool:
    """Tell whether rows of text fill two columns beside a gutter."""
    free = [row for row in rows if not _crosses(row, x)]
    left, right = _halves(free, x)
    if min(len(left), len(right)) < FEWEST_ROWS or len(free) * 2 < len(rows):
        return False
    return _is_filled(left) and _is_filled(right)


def _is_filled(rows: Sequence[Row]) -> bool:
    widths = sorted(row.right - row.left for row in rows)
    usual = widths[len(widths) // 2]
    return usual >= max(NARROWEST_COLUMN * rows[0].stretches[0].size, FULL_COLUMN * widths[-1])


def _halves(rows: Sequence[Row], x: float) -> tuple[list[Row], list[Row]]:
    """Return what stands to the left and to the right of a gutter, row by row."""
    left, right = [], []
    for row in rows:
        before = tuple(stretch for stretch in row.stretches if stretch.right <= x)
        after = tuple(stretch for stretch in row.stretches if stretch.right > x)
        if before:
            left.append(row._replace(stretches=before))
        if after:
            right.append(row._replace(stretches=after))
    return left, right


def _bands(rows: Sequence[Row], gutter: float | None) -> list[tuple[list[Row], bool]]:
    """Return rows in groups that reach over the gutter or stand in two columns beside it."""
    bands: list[tuple[list[Row], bool]] = []
    for row in rows:
        is_parted = gutter is not None and not _crosses(row, gutter)
        if bands and bands[-1][1] is is_parted:
            bands[-1][0].append(row)
        else:
            bands.append(([row], is_parted))
    return bands


def _plain_lines(rows: list[Row]) -> list[Line]:
    """Return the lines of rows; those set in columns without ruled lines are a table too."""
    lines = []
    for i, row in enumerate(rows):
        is_cells = any(
            _are_aligned(row, other) for other in (*rows[i - 1 : i], *rows[i + 1 : i + 2])
        )
        lines += _row_lines(row, 0, is_cells=is_cells)
    return lines


def _are_aligned(row: Row, other: Row) -> bool:
    """Tell whether two rows have the same number of cells, one below the other."""
    if len(row.stretches) < 2 or len(row.stretches) != len(other.stretches):
        return False
    return all(
        min(a.right, b.right) > max(a.left, b.left)
        for a, b in zip(row.stretches, other.stretches, strict=True)
    )


def _row_lines(row: Row, column: int, *, is_cells: bool = False) -> list[Line]:
    first = row.stretches[0]
    if row.table:
        texts: Sequence[str] = row.table
    else:
        texts = [(SEPARATOR if is_cells else "  ").join(part.text for part in row.stretches)]
    return [
        Line(
            text=text,
            left=row.left,
            right=row.right,
            size=max(part.size for part in row.stretches),
            lead=first.lead,
            baseline=row.baseline,
            column=column,
            is_row=is_cells or bool(row.table),
        )
        for text in texts
    ]
