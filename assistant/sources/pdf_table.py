"""Ruled tables of a PDF page: which lines make one, and the text of its cells row by row."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from assistant.sources.pdf_rows import Row, Stretch, build_rows, glue
from assistant.sources.table_text import LONGEST_CELL, Cell, table_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.sources.pdf_drawn import Rule
    from assistant.sources.pdf_glyphs import Glyph

NEAR = 3.0
"""Points by which two ruled lines may miss each other and still meet."""

SHORTEST = 6.0
"""Points of the shortest ruled line of a table."""

MOST_RULES = 400
"""Ruled lines of a page beyond which it is a drawing."""

MOST_PLACES = 4000
"""Places of a grid beyond which it is a drawing."""


class Grid(NamedTuple):
    """The lines of one table: where its columns and rows may be parted, and the lines drawn."""

    xs: list[float]
    ys: list[float]
    rules: list[Rule]

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies within the table."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]


def take_tables(rules: Iterable[Rule], glyphs: list[Glyph]) -> tuple[list[Row], list[Glyph]]:
    """Return the tables of a page, each as one row, and the characters that stand in none."""
    tables = []
    for grid in _find_grids(rules):
        inside = [glyph for glyph in glyphs if grid.holds(*_middle(glyph))]
        table = _read_table(grid, inside)
        if table is not None:
            tables.append(table)
            taken = set(map(id, inside))
            glyphs = [glyph for glyph in glyphs if id(glyph) not in taken]
    return tables, glyphs


def _middle(glyph: Glyph) -> tuple[float, float]:
    return (glyph.left + glyph.right) / 2, glyph.baseline + glyph.size * 0.3


def _find_grids(rules: Iterable[Rule]) -> list[Grid]:
    """Return the tables that ruled lines make: at least two columns between two level lines."""
    merged = _merge(rules)
    if len(merged) > MOST_RULES:
        return []
    grids = []
    for group in _connected(merged):
        xs = _places(rule.at for rule in group if not rule.is_level)
        ys = _places(rule.at for rule in group if rule.is_level)
        level = [rule for rule in group if rule.is_level]
        if len(ys) < 2 or not xs:
            continue
        left, right = min(rule.start for rule in level), max(rule.end for rule in level)
        xs = _places([*xs, left, right])
        if len(xs) > 2 and len(xs) * len(ys) <= MOST_PLACES:
            grids.append(Grid(xs, ys, group))
    return grids


def _merge(rules: Iterable[Rule]) -> list[Rule]:
    """Return ruled lines with those that lie on one another or go on in each other made one."""
    lanes: dict[tuple[bool, int], list[Rule]] = defaultdict(list)
    for rule in sorted(rules, key=lambda rule: (rule.is_level, rule.at, rule.start)):
        lanes[rule.is_level, round(rule.at / NEAR)].append(rule)
    merged: list[Rule] = []
    for lane in lanes.values():
        lane.sort(key=lambda rule: rule.start)
        joined = lane[:1]
        for rule in lane[1:]:
            last = joined[-1]
            if rule.start <= last.end + NEAR:
                joined[-1] = last._replace(end=max(last.end, rule.end))
            else:
                joined.append(rule)
        merged += [rule for rule in joined if rule.end - rule.start >= SHORTEST]
    return merged


def _connected(rules: list[Rule]) -> list[list[Rule]]:
    """Return ruled lines in groups of those that meet."""
    groups: list[list[Rule]] = []
    left = list(rules)
    while left:
        group, waiting = [], [left.pop()]
        while waiting:
            rule = waiting.pop()
            group.append(rule)
            meeting = [other for other in left if _meet(rule, other)]
            left = [other for other in left if not _meet(rule, other)]
            waiting += meeting
        groups.append(group)
    return groups


def _meet(first: Rule, second: Rule) -> bool:
    if first.is_level is second.is_level:
        return False
    return (
        first.start - NEAR <= second.at <= first.end + NEAR
        and second.start - NEAR <= first.at <= second.end + NEAR
    )


def _places(values: Iterable[float]) -> list[float]:
    """Return values from small to large, those nearly alike but once."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > NEAR * 2:
            places.append(value)
    return places


def _read_table(grid: Grid, glyphs: list[Glyph]) -> Row | None:
    """Return a table as a row, or None where it holds running text or nothing."""
    cells: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    firsts = _first_places(grid)
    for glyph in glyphs:
        x, y = _middle(glyph)
        cells[firsts[_index(grid.ys, y), _index(grid.xs, x)]].append(glyph)
    texts = {place: _cell_text(found) for place, found in cells.items()}
    if not texts or max(map(len, texts.values())) > LONGEST_CELL:
        return None
    rows = reversed(range(len(grid.ys) - 1))
    lines = tuple(table_lines([_row_cells(row, firsts, texts) for row in rows]))
    size = glyphs[0].size
    frame = Stretch("", grid.xs[0], grid.xs[-1], size, grid.xs[-1] - grid.xs[0])
    return Row(baseline=grid.ys[-1], stretches=(frame,), table=lines)


def _row_cells(
    row: int, firsts: dict[tuple[int, int], tuple[int, int]], texts: dict[tuple[int, int], str]
) -> list[Cell]:
    """Return the cells of a row from left to right."""
    cells: list[Cell] = []
    before: tuple[int, int] | None = None
    for column in range(sum(place[0] == row for place in firsts)):
        first = firsts[row, column]
        if first == before:
            cells[-1] = cells[-1]._replace(columns=cells[-1].columns + 1)
        else:
            text = texts.get(first, "") if first[0] == row else ""
            cells.append(Cell(text=text, is_below=first[0] != row))
        before = first
    return cells


def _index(places: Sequence[float], value: float) -> int:
    return min(max(bisect_right(places, value) - 1, 0), len(places) - 2)


def _first_places(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each place of the grid the upper left one of the cell that it belongs to."""
    firsts: dict[tuple[int, int], tuple[int, int]] = {}
    for row in reversed(range(len(grid.ys) - 1)):
        for column in range(len(grid.xs) - 1):
            middle_x = (grid.xs[column] + grid.xs[column + 1]) / 2
            middle_y = (grid.ys[row] + grid.ys[row + 1]) / 2
            first = (row, column)
            if column and not _is_drawn(grid, level=False, at=grid.xs[column], along=middle_y):
                first = firsts[row, column - 1]
            elif (row + 1, column) in firsts and not _is_drawn(
                grid, level=True, at=grid.ys[row + 1], along=middle_x
            ):
                first = firsts[row + 1, column]
            firsts[row, column] = first
    return firsts


def _is_drawn(grid: Grid, *, level: bool, at: float, along: float) -> bool:
    """Tell whether a ruled line parts two neighbouring places."""
    return any(
        rule.is_level is level
        and abs(rule.at - at) <= NEAR * 2
        and rule.start - NEAR <= along <= rule.end + NEAR
        for rule in grid.rules
    )


def _cell_text(glyphs: list[Glyph]) -> str:
    """Return the text of a cell, its lines joined."""
    text = ""
    for row in build_rows(glyphs):
        line = " ".join(stretch.text for stretch in row.stretches)
        text += glue(text, line) + line
    return text
