"""The imprint (版记) drawn at the foot of the last page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.export.block import Block, Span
from assistant.export.gongwen import POINTS_PER_MM, Indent
from assistant.export.imprint import imprint_height_pt, row_height_pt
from assistant.export.page import Page, Row, Rule
from assistant.export.rows import place, slugs
from assistant.export.widths import text_width

if TYPE_CHECKING:
    from assistant.export.gongwen import Measures
    from assistant.export.imprint import ImprintRow


def imprint_on_page(page: Page, rows: tuple[ImprintRow, ...], measures: Measures) -> Page:
    """Return the page with the imprint at the bottom of its text area."""
    paper = measures.page
    bottom_pt = (paper.height_mm - paper.top_mm - paper.bottom_mm) * POINTS_PER_MM
    y_pt = bottom_pt - imprint_height_pt(rows, measures)
    printed: list[Row] = []
    rules = [_rule(y_pt, measures.imprint.edge_mm, measures)]
    for row in rows:
        printed += _printed(row, y_pt + measures.imprint.padding_pt / 2, measures)
        y_pt += row_height_pt(row, measures)
        rules.append(_rule(y_pt, measures.imprint.inner_mm, measures))
    rules[-1] = replace(rules[-1], weight_mm=measures.imprint.edge_mm)
    *text, number = page.rows
    return replace(page, rows=(*text, *printed, number), rules=(*page.rules, *rules))


def _printed(row: ImprintRow, y_pt: float, measures: Measures) -> list[Row]:
    """Return the lines of one field."""
    style = measures.styles["imprint"]
    made = []
    for index, line in enumerate(row.lines):
        hanging = row.hanging_pt / measures.page.char_pt if index else 0.0
        indent = replace(style.indent, left=style.indent.left + hanging)
        made.append(_line(line, indent, y_pt + index * style.line_pt, measures))
    if row.right:
        runs = _line(row.right, _from_right(row.right, measures), y_pt, measures).runs
        made[-1] = replace(made[-1], runs=(*made[-1].runs, *runs))
    return made


def _line(text: str, indent: Indent, y_pt: float, measures: Measures) -> Row:
    block = Block(role="imprint", spans=(Span(text=text),), indent=indent)
    return place(slugs(block, measures)[0], block, y_pt, measures)


def _from_right(text: str, measures: Measures) -> Indent:
    """Return the inset that puts the end of *text* one character from the right edge."""
    page, style = measures.page, measures.styles["imprint"]
    room = page.text_width_pt - text_width(text, measures, "imprint")
    return Indent(left=room / page.char_pt - style.indent.right)


def _rule(y_pt: float, weight_mm: float, measures: Measures) -> Rule:
    page = measures.page
    return Rule(
        x_mm=page.left_mm,
        y_mm=page.top_mm + y_pt / POINTS_PER_MM,
        width_mm=page.text_width_pt / POINTS_PER_MM,
        weight_mm=weight_mm,
        color="black",
    )
