"""The part above the red line (版头, GB/T 9704-2012, 7.2): stack, red mark, number, signers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import ceil, floor
from typing import TYPE_CHECKING

from assistant.export.block import Block, Span
from assistant.export.gongwen import POINTS_PER_MM
from assistant.export.printable import printable
from assistant.export.widths import cells, text_width

if TYPE_CHECKING:
    from assistant.draft.parts import Elements
    from assistant.export.gongwen import Measures, Role

# "陈一、李二" "陈一 李二": names of several signers
_BETWEEN_NAMES = re.compile(r"[、，,;；\s]+")
_SIGNER_LABEL = "签发人："


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above the title, and the white between it and the title."""

    blocks: tuple[Block, ...]
    gap_pt: float


def head_blocks(elements: Elements, measures: Measures) -> Head:
    """Return the blocks above the title; what is not given leaves no gap."""
    stack = _stack(elements)
    mark = _mark(elements, len(stack), measures)
    number = _number(elements, measures)
    if number and mark:
        number[0] = replace(number[0], before_pt=measures.head.number_gap_pt)
    red = [*mark, *number]
    if not red:
        return Head(blocks=tuple(stack), gap_pt=measures.page.row_pt)
    red[-1] = replace(red[-1], rule=True)
    blocks = (*stack, *red)
    return Head(blocks=blocks, gap_pt=_gap_to_title(blocks, measures))


def _stack(elements: Elements) -> list[Block]:
    """份号, 密级, 紧急程度 from top to bottom (7.2.1–7.2.3)."""
    given: list[tuple[Role, str]] = [
        ("copy_number", elements.copy_number),
        ("secrecy", elements.secrecy),
        ("secrecy", elements.urgency),
    ]
    return [
        Block(role=role, spans=(Span(text=printable(text).strip()),))
        for role, text in given
        if printable(text).strip()
    ]


def _mark(elements: Elements, above: int, measures: Measures) -> list[Block]:
    """发文机关标志 in red, 35 mm below the top of the text area, as large as fits (7.2.4)."""
    text = printable(elements.issuer_mark).strip()
    if not text:
        return []
    head, page = measures.head, measures.page
    before = head.mark_top_mm * POINTS_PER_MM - head.mark_inset_pt - above * page.row_pt
    fitting = floor(page.text_width_pt / cells(text))
    size = min(measures.styles["issuer_mark"].size_pt, max(fitting, 1.0))
    return [Block(role="issuer_mark", spans=(Span(text=text),), before_pt=before, size_pt=size)]


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


def _gap_to_title(blocks: tuple[Block, ...], measures: Measures) -> float:
    """Return two blank lines, filled up so that the title begins on a row of the grid."""
    head, row = measures.head, measures.page.row_pt
    height = head.rule_space_pt + head.rule_pt + head.title_gap_pt
    for block in blocks:
        height += (block.before_pt or 0.0) + measures.styles[block.role].line_pt
    return head.title_gap_pt + ceil(height / row - 0.01) * row - height
