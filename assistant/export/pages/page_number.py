"""The page number (页码, GB/T 9704-2012, 7.5): 7 mm below the text area, odd right, even left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.export.block import Block, Span
from assistant.export.gongwen import POINTS_PER_MM
from assistant.export.setting.rows import Frame, rows_in

if TYPE_CHECKING:
    from assistant.export.gongwen import Align, Measures
    from assistant.export.page import Row


def number_row(number: int, measures: Measures) -> Row:
    """Return the row of a page's number: one character inside, or all in the middle."""
    page = measures.page
    inset = 0.0 if page.number_place == "center" else page.char_pt
    frame = Frame(
        align=_align(number, measures), left_pt=inset, room_pt=page.text_width_pt - 2 * inset
    )
    block = Block(role="page_number", spans=(Span(text=f"— {number} —", font="song"),))
    [row] = rows_in(block, frame, measures)
    foot = page.height_mm - page.number_mm
    return row.moved(foot - measures.styles["page_number"].line_pt / POINTS_PER_MM)


def _align(number: int, measures: Measures) -> Align:
    if measures.page.number_place == "center":
        return "center"
    return "right" if number % 2 else "left"
