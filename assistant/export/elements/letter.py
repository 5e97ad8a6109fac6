"""The form of a letter (信函格式, GB/T 9704-2012, 10.1) where it differs from the document.

The red name stands 30 mm below the edge of the paper, above the text area, and a red double line
below it; another one lies at the foot of the sheet. Page 1 bears no number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest
from math import floor
from typing import TYPE_CHECKING

from assistant.export.block import Block, Span
from assistant.export.elements.stack import stacked
from assistant.export.gongwen import POINTS_PER_MM
from assistant.export.page import Rule
from assistant.export.printable import printable
from assistant.export.setting.joint import split_mark
from assistant.export.setting.rows import Frame, rows_in
from assistant.export.widths import cells

if TYPE_CHECKING:
    from assistant.draft.parts import Elements
    from assistant.export.gongwen import Measures
    from assistant.export.page import Page, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What every sheet of a letter has beside its text, on page 1 alone."""

    name: str
    """Of the leading body, without 文件; empty where none is given, and then there are no lines."""
    size_pt: float
    """Of the name."""


def letterhead(elements: Elements, measures: Measures) -> Letterhead | None:
    """Return the head of a letter, None for any other form."""
    if elements.form != "letter":
        return None
    names, _ = split_mark(elements.issuer_mark)
    name = names[0] if names else ""
    room = measures.letter.width_mm * POINTS_PER_MM
    fitting = floor(room / cells(name)) if name else room
    size = min(measures.styles["issuer_mark"].size_pt, max(fitting, 1.0))
    return Letterhead(name=name, size_pt=size)


def letter_head_blocks(elements: Elements, measures: Measures) -> list[Block]:
    """Return the rows below the upper double line: the stack at the left, the number at the right.

    The first one stands 7/8 of a character below the line.
    """
    number = printable(elements.document_number).strip()
    stack = stacked(elements)
    blocks = []
    for left, right in zip_longest(stack, [number] if number else []):
        text, font = left or ("", "fangsong")
        spans = [Span(text=text, font="hei" if font == "hei" else None)] if text else []
        if right:
            spans.append(Span(text=f"\t{right}"))
        tabs = (measures.page.text_width_pt,)
        blocks.append(
            Block(role="document_number", spans=tuple(spans), tabs_pt=tabs, ends_right=True)
        )
    below = measures.page.row_pt - measures.styles["document_number"].line_pt
    blocks = [*blocks[:1], *(replace(block, before_pt=below) for block in blocks[1:])]
    top = text_top_pt(elements, measures)
    if top and blocks:
        blocks[0] = replace(blocks[0], before_pt=top)
    return blocks


def text_top_pt(elements: Elements, measures: Measures) -> float:
    """Return where the text below the upper line begins, from the top of the text area."""
    head, letter = letterhead(elements, measures), measures.letter
    if head is None or not head.name:
        return 0.0
    lines = letter.thick_mm + letter.between_mm + letter.thin_mm
    foot = _line_top_mm(head, measures) + lines - measures.page.top_mm
    return max(foot * POINTS_PER_MM + letter.text_gap_pt, 0.0)


def letter_on_page(page: Page, head: Letterhead, measures: Measures) -> Page:
    """Return page 1 with the red name and the two double lines, without its number."""
    text = tuple(row for row in page.rows if row.role != "page_number")
    if not head.name:
        return replace(page, rows=text)
    return replace(
        page,
        rows=(_name_row(head, measures), *text),
        rules=(*page.rules, *double_lines(head, measures)),
    )


def double_lines(head: Letterhead, measures: Measures) -> tuple[Rule, ...]:
    """Return all four lines: thick above thin at the top of the sheet, thin above at its foot."""
    letter = measures.letter
    top = _line_top_mm(head, measures)
    foot = measures.page.height_mm - letter.foot_mm
    thin_top = top + letter.thick_mm + letter.between_mm
    thick_foot = foot - letter.thick_mm
    return (
        _line(top, letter.thick_mm, measures),
        _line(thin_top, letter.thin_mm, measures),
        _line(thick_foot - letter.between_mm - letter.thin_mm, letter.thin_mm, measures),
        _line(thick_foot, letter.thick_mm, measures),
    )


def name_top_mm(head: Letterhead, measures: Measures) -> float:
    """Return where the line box of the name begins, from the top of the paper."""
    style = measures.styles["issuer_mark"]
    inset = measures.head.mark_inset_pt * head.size_pt / style.size_pt
    return measures.letter.mark_top_mm - inset / POINTS_PER_MM


def name_block(head: Letterhead) -> Block:
    """Return the red name."""
    return Block(
        role="issuer_mark", spans=(Span(text=head.name),), size_pt=head.size_pt, on_sheet=True
    )


def _line_top_mm(head: Letterhead, measures: Measures) -> float:
    letter = measures.letter
    glyphs = head.size_pt * letter.mark_glyph / POINTS_PER_MM
    return letter.mark_top_mm + glyphs + letter.rule_gap_mm


def _name_row(head: Letterhead, measures: Measures) -> Row:
    page, letter = measures.page, measures.letter
    left = (page.width_mm - letter.width_mm) / 2 - page.left_mm
    frame = Frame(
        align="center",
        left_pt=left * POINTS_PER_MM,
        room_pt=letter.width_mm * POINTS_PER_MM,
    )
    block = name_block(head)
    return rows_in(block, frame, measures)[0].moved(name_top_mm(head, measures))


def _line(y_mm: float, height_mm: float, measures: Measures) -> Rule:
    width = measures.letter.width_mm
    left = (measures.page.width_mm - width) / 2
    return Rule(x_mm=left, y_mm=y_mm, width_mm=width, height_mm=height_mm, color="red")
