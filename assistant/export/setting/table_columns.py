"""Columns of a table: how wide each is, and how its cells are set.

A table is as wide as the text area. Columns that need little keep what they need; the others share
the rest, and their cells take several lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from assistant.export.kinsoku import may_break
from assistant.export.widths import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.export.block import Span, Table
    from assistant.export.gongwen import Align, Measures, Role

# 412件    -8.1%    1,204    +3个百分点    （5）
_NUMBER = re.compile(r"[（(]?[-+−±]?\d[\d,.]*[^\d\s]{0,5}", re.ASCII)
# —    /    ……    【件数】
_NOTHING = re.compile(r"[-—–/…\s]*|【[^【】]*】")
_EASE_PT = 1.0
"""White beyond what the words of a cell need, as readers round widths."""
_ROUNDING_PT = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column, in points from the left edge of the text area."""

    left_pt: float
    width_pt: float
    align: Align
    """How its cells are set, the head apart, which is centred."""
    inset_pt: float = 0.0
    """White at the right of numbers, so that the widest of them stands in the middle."""

    @property
    def right_pt(self) -> float:
        """The right edge."""
        return self.left_pt + self.width_pt


def columns_of(table: Table, measures: Measures) -> tuple[Column, ...]:
    """Return the columns of a table, which together fill the text area."""
    side = 2 * measures.table.side_pt
    cells = [[words_of(cell) for cell in column] for column in zip(*table.rows, strict=True)]
    natural = [_widest(column, measures) + side for column in cells]
    least = [_least(column, measures) + side for column in cells]
    widths = _shared(natural, least, measures.page.text_width_pt)
    lefts = accumulate(widths, initial=0.0)
    return tuple(
        _column(column[1:], left, width, measures, is_narrow=width + _ROUNDING_PT < need)
        for column, left, width, need in zip(cells, lefts, widths, natural, strict=False)
    )


def words_of(cell: Sequence[Span]) -> str:
    """Return the words of a cell."""
    return "".join(span.text for span in cell)


def _column(
    cells: Sequence[str], left: float, width: float, measures: Measures, *, is_narrow: bool
) -> Column:
    written = [cell for cell in cells if not _NOTHING.fullmatch(cell)]
    if written and all(_NUMBER.fullmatch(cell) for cell in written):
        room = width - 2 * measures.table.side_pt
        widest = max(text_width(cell, measures, "table") for cell in cells)
        inset = max((room - widest) / 2, 0.0)
        return Column(left_pt=left, width_pt=width, align="right", inset_pt=inset)
    return Column(left_pt=left, width_pt=width, align="both" if is_narrow else "center")


def _widest(column: Sequence[str], measures: Measures) -> float:
    """Return the width in which no cell of the column is broken; the first is the head."""
    return max(_cell_width(text, number, measures) for number, text in enumerate(column))


def _least(column: Sequence[str], measures: Measures) -> float:
    """Return the width in which no number or word of the column is broken."""
    return max(
        _cell_width(part, number, measures)
        for number, text in enumerate(column)
        for part in _parts(text)
    )


def _cell_width(text: str, number: int, measures: Measures) -> float:
    role: Role = "table" if number else "table_head"
    return text_width(text, measures, role) + _EASE_PT


def _parts(text: str) -> list[str]:
    """Return the text cut wherever a line may end."""
    cuts = [at for at, pair in enumerate(pairwise(text), 1) if may_break(*pair)]
    return [text[start:end] for start, end in pairwise([0, *cuts, len(text)])]


def _shared(natural: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Return the widths of the columns, together *room*; who wants little more gets it first."""
    spare = room - sum(natural)
    if spare >= 0:
        return [need + spare / len(natural) for need in natural]
    left = room - sum(least)
    if left <= 0:
        return [room / len(natural)] * len(natural)
    wants = [most - few for most, few in zip(natural, least, strict=True)]
    widths = list(least)
    order = sorted(range(len(natural)), key=wants.__getitem__)
    for place, at in enumerate(order):
        given = min(wants[at], left / (len(order) - place))
        widths[at] += given
        left -= given
    return widths
