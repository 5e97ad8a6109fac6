"""Columns of a table on the paper, by what stands in its cells.

They are counted in whole characters, so that they stand still while one types a word.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from math import ceil

from PySide6.QtGui import QFontMetricsF

from assistant.draft.table_text import table_rows
from assistant.gui.editor.document import LINE_BREAK
from assistant.gui.editor.measures import (
    CELL_SIDE,
    CHARACTER,
    CHARACTERS_A_LINE,
    TABLE_PT,
)
from assistant.gui.look.paper_faces import paper_font

TABLE_WIDTH = CHARACTERS_A_LINE * CHARACTER


@lru_cache(maxsize=256)
def column_edges(text: str) -> tuple[float, ...]:
    """Return the edges of the columns of a block's text, in units from the left of the text."""
    rows = table_rows(text.replace(LINE_BREAK, "\n"))
    needs = [max(map(_need, column)) for column in zip(*rows, strict=True)]
    spare = TABLE_WIDTH - sum(needs)
    widths = [need + spare / len(needs) for need in needs] if spare >= 0 else _squeezed(needs)
    return (0.0, *accumulate(widths))


def column_tabs(text: str) -> tuple[float, ...]:
    """Return where the words of each column begin, after the first; counted from those of it."""
    return column_edges(text)[1:-1]


def _need(cell: str) -> float:
    width = _metrics().horizontalAdvance(cell) + 2 * CELL_SIDE
    return ceil(width / CHARACTER) * CHARACTER


def _squeezed(needs: list[float]) -> list[float]:
    """Return widths of which each column has what it needs, or a fair share of what is left."""
    widths = list(needs)
    left = TABLE_WIDTH
    for place, at in enumerate(sorted(range(len(needs)), key=needs.__getitem__)):
        widths[at] = min(needs[at], left / (len(needs) - place))
        left -= widths[at]
    return widths


@lru_cache(maxsize=1)
def _metrics() -> QFontMetricsF:
    font = paper_font("heiti", TABLE_PT)
    font.setPixelSize(round(CHARACTER * 0.75))
    return QFontMetricsF(font)
