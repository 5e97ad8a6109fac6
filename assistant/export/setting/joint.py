"""Several bodies that issue a document together (联合行文, GB/T 9704-2012, 7.2.4, 7.3.5).

The drafter writes them on one line parted by 、 or below one another, the leading body (主办机关)
first. In the red mark they stand below one another at one width, 文件 at their right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.export.block import Block, Span
from assistant.export.gongwen import POINTS_PER_MM
from assistant.export.page import Row, Run
from assistant.export.printable import printable
from assistant.export.widths import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.export.gongwen import Measures

DOCUMENT = "文件"
"""What follows the name of the body in the red mark."""
GAP_CELLS = 0.5
"""White between the names and 文件, in characters of the mark."""

_BETWEEN_BODIES = re.compile(r"[、\n]+")
_ASCENT = 0.8


def split_bodies(text: str) -> tuple[str, ...]:
    """Return the names of the bodies in their order."""
    return tuple(filter(None, (printable(name).strip() for name in _BETWEEN_BODIES.split(text))))


def split_mark(text: str) -> tuple[tuple[str, ...], str]:
    """Return the bodies in a red mark, and 文件 where it follows the last or stands by itself."""
    names = split_bodies(text)
    if not names or not names[-1].endswith(DOCUMENT):
        return names, ""
    last = names[-1].removesuffix(DOCUMENT).strip()
    return (*names[:-1], *([last] if last else [])), DOCUMENT


def mark_cells(names: Sequence[str], document: str) -> float:
    """Return the width of the mark of a joint issue, in its characters."""
    beside = GAP_CELLS + cells(document) if document else 0.0
    return max(map(cells, names)) + beside


def mark_block(names: tuple[str, ...], document: str, *, size_pt: float, before_pt: float) -> Block:
    """Return the mark of a joint issue."""
    spans = (Span(text=document),) if document else ()
    return Block(role="issuer_mark", spans=spans, names=names, size_pt=size_pt, before_pt=before_pt)


def letter_gap_pt(name: str, room_pt: float, size_pt: float) -> float:
    """Return what is added after each letter but the last, so that the name fills its room."""
    return (room_pt - cells(name) * size_pt) / (len(name) - 1) if len(name) > 1 else 0.0


def mark_rows(block: Block, line_pt: float, measures: Measures) -> tuple[Row, ...]:
    """Return the rows of the mark from the top of the paper down, 文件 among them."""
    size = block.size_pt or measures.styles[block.role].size_pt
    document = "".join(span.text for span in block.spans)
    left = (measures.page.text_width_pt - mark_cells(block.names, document) * size) / 2
    room = max(map(cells, block.names)) * size
    setter = _MarkSetter(block, size, line_pt, measures)
    rows = [
        setter.row(name, left, letter_gap_pt(name, room, size), number * line_pt)
        for number, name in enumerate(block.names)
    ]
    if document:
        down = (len(block.names) - 1) * line_pt / 2
        rows.append(setter.row(document, left + room + GAP_CELLS * size, 0.0, down))
    return tuple(sorted(rows, key=lambda row: row.y_mm))


class _MarkSetter:
    """Sets words letter by letter, so that a wide gap is where it was laid out."""

    def __init__(self, block: Block, size_pt: float, line_pt: float, measures: Measures) -> None:
        self._block = block
        self._size = size_pt
        self._line = line_pt
        self._measures = measures

    def row(self, text: str, left_pt: float, gap_pt: float, down_pt: float) -> Row:
        """Return a row *down_pt* below the top of the mark."""
        x = left_pt
        runs = []
        for letter in text:
            runs.append(self._letter(letter, x))
            x += cells(letter) * self._size + gap_pt
        height = self._line / POINTS_PER_MM
        return Row(
            role=self._block.role,
            y_mm=down_pt / POINTS_PER_MM,
            height_mm=height,
            baseline_mm=down_pt / POINTS_PER_MM + height * _ASCENT,
            runs=tuple(runs),
        )

    def _letter(self, letter: str, x_pt: float) -> Run:
        style = self._measures.styles[self._block.role]
        return Run(
            text=letter,
            font=style.font,
            size_pt=self._size,
            color=style.color,
            mark=None,
            x_mm=self._measures.page.left_mm + x_pt / POINTS_PER_MM,
            width_mm=cells(letter) * self._size / POINTS_PER_MM,
            face=self._measures.face_name(style.font),
            bold=style.bold,
        )
