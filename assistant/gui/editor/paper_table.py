"""Painting the rules of a table.

Words of a cell that is too narrow for them run on over the next ones, since the editor breaks lines
and not cells. Such a row has no rules between its columns, but a tick where each cell ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF

from assistant.gui.editor.columns import TABLE_WIDTH, column_edges
from assistant.gui.editor.document import LINE_BREAK
from assistant.gui.editor.laid_out import laid_out, x_of
from assistant.gui.editor.looks import utf16_length
from assistant.gui.editor.measures import CELL_SIDE, CHARACTER, LINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextLine

    from assistant.gui.editor.brush import Brush

_EDGE, _THIN = 2.0, 1.0
"""Weights of rules, in units."""


class _End(NamedTuple):
    """Where the words of a cell end and those of the next begin, in pixels of the viewport."""

    left: float
    right: float
    middle: float


class _Row(NamedTuple):
    """A row of the table, in pixels of the viewport."""

    top: float
    bottom: float
    ends: list[_End]
    """Of each cell but the last."""


def paint_table(brush: Brush, block: QTextBlock, place: QRectF, *, is_grid: bool) -> None:
    """Paint the rules of a table: all, or three and faint ones between the cells."""
    rows = list(_rows(brush, block, place))
    if not rows:
        return
    edges = [brush.left + x * brush.scale for x in column_edges(block.text())]
    edge, thin = max(_EDGE * brush.scale, 1.0), max(_THIN * brush.scale, 1.0)
    weight, role = (thin, "ink") if is_grid else (1.0, "line")
    for row in rows:
        _paint_columns(brush, row, edges[1:-1], weight, role)
    for row in rows:
        _paint_across(brush, row.bottom, weight, role)
    if is_grid:
        _paint_across(brush, rows[0].top, weight, role)
        for x in (edges[0], edges[-1]):
            height = rows[-1].bottom - rows[0].top
            brush.fill(QRectF(x - weight / 2, rows[0].top, weight, height), role)
        return
    _paint_across(brush, rows[0].bottom, thin, "ink")
    for y in (rows[0].top, rows[-1].bottom):
        _paint_across(brush, y, edge, "ink")


def _paint_columns(
    brush: Brush, row: _Row, edges: Sequence[float], weight: float, role: str
) -> None:
    """Paint what parts the cells of a row."""
    room = CELL_SIDE * brush.scale * 1.5
    is_one_line = row.bottom - row.top < 1.5 * LINE * brush.scale
    pairs = zip(row.ends, edges, strict=False)
    if is_one_line and all(abs(end.right - x) < room for end, x in pairs):
        for x in edges:
            brush.fill(QRectF(x - weight / 2, row.top, weight, row.bottom - row.top), role)
        return
    tick = CHARACTER * brush.scale
    for end in row.ends:
        x = (end.left + end.right) / 2
        brush.fill(QRectF(x - 1, end.middle - tick / 2, 2, tick), "muted")


def _paint_across(brush: Brush, y: float, weight: float, role: str) -> None:
    width = TABLE_WIDTH * brush.scale
    brush.fill(QRectF(brush.left, y - weight / 2, width, weight), role)


def _rows(brush: Brush, block: QTextBlock, place: QRectF) -> Iterator[_Row]:
    """Give the rows of a table."""
    layout, half = block.layout(), LINE * brush.scale / 2
    at = 0
    for row in block.text().split(LINE_BREAK):
        end = at + utf16_length(row)
        first = layout.lineForTextPosition(laid_out(layout, at))
        last = layout.lineForTextPosition(laid_out(layout, end))
        if first.isValid() and last.isValid():
            top, bottom = _middle(first) - half, _middle(last) + half
            ends = list(_ends(block, place, row, at))
            yield _Row(place.top() + top, place.top() + bottom, ends)
        at = end + 1


def _ends(block: QTextBlock, place: QRectF, row: str, start: int) -> Iterator[_End]:
    """Give the ends of the cells of a row but the last; one at the end of a line stands there."""
    layout = block.layout()
    at = start
    for cell in row.split("\t")[:-1]:
        at += utf16_length(cell)
        tab = laid_out(layout, at)
        line = layout.lineForTextPosition(tab)
        if line.isValid():
            left = place.left() + x_of(line, tab)
            right = place.left() + x_of(line, tab + 1)
            yield _End(left, max(left, right), place.top() + _middle(line))
        at += 1


def _middle(line: QTextLine) -> float:
    """Return the middle of a line, which Qt knows by the height of its letters only."""
    return line.y() + line.height() / 2
