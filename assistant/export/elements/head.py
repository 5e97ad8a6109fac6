"""The part above the red line (版头, GB/T 9704-2012, 7.2): stack, red mark, number, signers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import ceil, floor
from typing import TYPE_CHECKING

from assistant.export.block import Block, Span, line_pt
from assistant.export.elements.letter import letter_head_blocks, letterhead, name_block, text_top_pt
from assistant.export.elements.stack import stacked
from assistant.export.gongwen import POINTS_PER_MM
from assistant.export.printable import printable
from assistant.export.setting.joint import mark_block, mark_cells, split_mark
from assistant.export.widths import cells, text_width

if TYPE_CHECKING:
    from assistant.draft.parts import Elements
    from assistant.export.gongwen import Measures

# "陈一、李二" "陈一 李二": names of several signers
_BETWEEN_NAMES = re.compile(r"[、，,;；\s]+")
_SIGNER_LABEL = "签发人："
_SPARE_PT = 0.25
"""Less above the title than the rows of the grid take; readers round each height to twips and the
line to whole points, and without it the last row of page 1 would go to page 2 in LibreOffice."""
_LEAST_MARK_PT = 9
"""Below this nobody reads the mark of a joint issue, whatever page 1 is to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above the title, and the white between it and the title."""

    blocks: tuple[Block, ...] = ()
    gap_pt: float | None = None
    """None where nothing stands above the title."""
    height_pt: float = 0.0
    """From the top of the text area to the title."""


def head_blocks(elements: Elements, measures: Measures, below_pt: float = 0.0) -> Head:
    """Return the blocks above the title; what is not given leaves no gap.

    Args:
        elements: of the document.
        measures: page and styles.
        below_pt: what page 1 has to show below the head, for which a joint mark gets smaller.
    """
    if elements.form == "letter":
        return _letter(elements, measures)
    stack = [
        Block(role="secrecy" if font == "hei" else "copy_number", spans=(Span(text=text),))
        for text, font in stacked(elements)
    ]
    number = _number(elements, measures)
    names, document = split_mark(elements.issuer_mark)
    if len(names) < 2:
        name = "".join(names) + document
        mark = _mark(name, len(stack), measures) if name else None
        return _above_line(stack, mark, number, measures)
    return _joint(names, document, stack, number, measures, below_pt)


def _letter(elements: Elements, measures: Measures) -> Head:
    """Return the head of a letter, its red name first (10.1)."""
    blocks = letter_head_blocks(elements, measures)
    made = _head(blocks, measures, 0.0 if blocks else text_top_pt(elements, measures))
    head = letterhead(elements, measures)
    if head is None or not head.name:
        return made
    return replace(made, blocks=(name_block(head), *made.blocks))


def _joint(
    names: tuple[str, ...],
    document: str,
    stack: list[Block],
    number: list[Block],
    measures: Measures,
    below_pt: float,
) -> Head:
    """Return the head of a joint issue, its mark as large as leaves text on page 1 (7.2.4)."""
    page = measures.page
    widest = floor(page.text_width_pt / mark_cells(names, document))
    size = min(measures.styles["issuer_mark"].size_pt, max(widest, _LEAST_MARK_PT))
    while True:
        before = _mark_gap(size, len(stack), measures)
        mark = mark_block(names, document, size_pt=size, before_pt=before)
        head = _above_line(stack, mark, number, measures)
        if size <= _LEAST_MARK_PT or head.height_pt + below_pt <= page.rows * page.row_pt:
            return head
        size = max(size - 1, _LEAST_MARK_PT)


def _above_line(
    stack: list[Block], mark: Block | None, number: list[Block], measures: Measures
) -> Head:
    """Return the head of a document, its red line below the last block that is not of the stack."""
    red = [*([mark] if mark else []), *number]
    if mark and number:
        red[1] = replace(red[1], before_pt=measures.head.number_gap_pt)
    if red:
        red[-1] = replace(red[-1], rule=True)
    return _head([*stack, *red], measures)


def _mark(name: str, above: int, measures: Measures) -> Block:
    """Return the 发文机关标志 in red, as large as fits (7.2.4)."""
    fitting = floor(measures.page.text_width_pt / cells(name))
    size = min(measures.styles["issuer_mark"].size_pt, max(fitting, 1.0))
    before = _mark_gap(size, above, measures)
    return Block(role="issuer_mark", spans=(Span(text=name),), before_pt=before, size_pt=size)


def _mark_gap(size_pt: float, above: int, measures: Measures) -> float:
    """Return the white between the stack and the mark, 35 mm below the top of the text area."""
    head, page = measures.head, measures.page
    inset = head.mark_inset_pt * size_pt / measures.styles["issuer_mark"].size_pt
    before = head.mark_top_mm * POINTS_PER_MM - inset - above * page.row_pt
    return max(before, 0.0)  # a house format may leave less than the stack takes


def _number(elements: Elements, measures: Measures) -> list[Block]:
    """发文字号, alone in the middle or with the signers at its right (7.2.5, 7.2.6)."""
    number = printable(elements.document_number).strip()
    names = [name for name in _BETWEEN_NAMES.split(printable(elements.signer).strip()) if name]
    if not names:
        return [Block(role="document_number", spans=(Span(text=number),))] if number else []
    pairs = ["　".join(names[at : at + 2]) for at in range(0, len(names), 2)]
    tabs = _signer_tabs(pairs, measures)
    blocks = []
    for index, pair in enumerate(pairs):
        left = number if index == len(pairs) - 1 else ""
        label = _SIGNER_LABEL if index == 0 else "\t"
        spans = (Span(text=f"\t{left}\t{label}"), Span(text=pair, font="kai"))
        before = measures.page.row_pt - measures.styles["signer"].line_pt if index else None
        blocks.append(Block(role="signer", spans=spans, tabs_pt=tabs, before_pt=before))
    return blocks


def _signer_tabs(pairs: list[str], measures: Measures) -> tuple[float, float, float]:
    """Return where number, label and names begin, so that the names end 1 character inside."""
    page = measures.page
    label = text_width(_SIGNER_LABEL, measures)
    widest = max(text_width(pair, measures) for pair in pairs)
    names = page.text_width_pt - page.char_pt - widest
    return page.char_pt, names - label, names


def _head(blocks: list[Block], measures: Measures, top_pt: float = 0.0) -> Head:
    """Return the head, filled up so that the title begins on a row of the grid.

    Without blocks all white from the top of the text area, *top_pt* included, is the gap.
    """
    if not blocks and not top_pt:
        return Head()
    head, row = measures.head, measures.page.row_pt
    height = top_pt
    for block in blocks:
        height += (block.before_pt or 0.0) + line_pt(block, measures) * max(len(block.names), 1)
    if blocks and not any(block.rule or block.role == "document_number" for block in blocks):
        return Head(blocks=tuple(blocks), gap_pt=row, height_pt=height + row)
    if blocks and blocks[-1].rule:
        height += head.rule_space_pt + head.rule_pt
    whole = ceil((height + head.title_gap_pt) / row - 0.01) * row - _SPARE_PT
    gap = whole - height if blocks else whole
    return Head(blocks=tuple(blocks), gap_pt=gap, height_pt=whole)
