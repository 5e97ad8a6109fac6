"""The imprint (版记) drawn at the foot of the last page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.export.block import Block, Span
from assistant.export.elements.imprint import (
    imprint_height_pt,
    imprint_inset_pt,
    row_height_pt,
    set_field,
)
from assistant.export.gongwen import POINTS_PER_MM
from assistant.export.page import Page, Row, Rule
from assistant.export.setting.rows import Frame, rows_in

if TYPE_CHECKING:
    from assistant.export.elements.imprint import ImprintRow
    from assistant.export.gongwen import Measures


def imprint_on_page(page: Page, rows: tuple[ImprintRow, ...], measures: Measures) -> Page:
    """Return the page with the imprint at the bottom of its text area."""
    paper = measures.page
    bottom_pt = (paper.height_mm - paper.top_mm - paper.bottom_mm) * POINTS_PER_MM
    y_pt = bottom_pt - imprint_height_pt(rows, measures)
    printed: list[Row] = []
    edge, inner = measures.imprint.edge_mm, measures.imprint.inner_mm
    rules: list[Rule] = []
    for row in rows:
        if row.has_line:
            rules.append(_rule(y_pt, inner if rules else edge, measures))
        printed += _printed(row, y_pt + measures.imprint.padding_pt / 2, measures)
        y_pt += row_height_pt(row, measures)
    if rules:
        rules.append(_rule(y_pt, edge, measures))
    *text, number = page.rows
    return replace(
        page,
        rows=(*text, *(row.moved(paper.top_mm) for row in printed), number),
        rules=(*page.rules, *(rule.moved(paper.top_mm) for rule in rules)),
    )


def _printed(row: ImprintRow, y_pt: float, measures: Measures) -> list[Row]:
    """Return the lines of one field."""
    line_pt = measures.styles["imprint"].line_pt
    rows = set_field("".join(row.lines), row.hanging_pt, measures)
    made = [
        each.moved((y_pt + number * line_pt) / POINTS_PER_MM) for number, each in enumerate(rows)
    ]
    if row.right:
        made[-1] = replace(made[-1], runs=(*made[-1].runs, *_at_right(row.right, measures).runs))
    return made


def _at_right(text: str, measures: Measures) -> Row:
    inset = imprint_inset_pt(measures)
    frame = Frame(align="right", left_pt=inset, room_pt=measures.page.text_width_pt - 2 * inset)
    return rows_in(Block(role="imprint", spans=(Span(text=text),)), frame, measures)[0]


def _rule(y_pt: float, weight_mm: float, measures: Measures) -> Rule:
    page = measures.page
    return Rule(
        x_mm=page.left_mm,
        y_mm=y_pt / POINTS_PER_MM - weight_mm / 2,
        width_mm=page.text_width_pt / POINTS_PER_MM,
        height_mm=weight_mm,
        color="black",
    )
