"""Blocks as paragraphs of the DOCX: the style by name, and only what differs from it in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.export.block import line_pt
from assistant.export.docx.markup import alignment, indentation, node
from assistant.export.twips import twips

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.export.block import Block
    from assistant.export.docx.runs import RunWriter
    from assistant.export.gongwen import Measures

_EIGHTHS_PER_POINT = 8


def paragraph(
    block: Block, before: Block | None, measures: Measures, writer: RunWriter
) -> BaseOxmlElement:
    """Return the ``w:p`` of a block that stands under *before*."""
    runs = writer.runs(block.spans, measures.styles[block.role].font, block.size_pt)
    return node("p", _properties(block, before, measures), *runs)


def _properties(block: Block, before: Block | None, measures: Measures) -> BaseOxmlElement:
    style = measures.styles[block.role]
    children = [node("pStyle", val=style.id)]
    if block.keep_next:
        children.append(node("keepNext"))
    if block.new_page:
        children.append(node("pageBreakBefore"))
    if block.rule:
        children.append(node("pBdr", red_line(measures)))
    if block.tabs_pt:
        children.append(_tabs(block))
    if block.before_pt is not None or block.size_pt not in {None, style.size_pt}:
        children.append(_spacing(block, before, measures))
    if block.indent is not None:
        children.append(indentation(block.indent, measures.page.char_pt))
    if block.tabs_pt and style.align != "left":
        children.append(alignment("left"))
    return node("pPr", *children)


def _spacing(block: Block, before: Block | None, measures: Measures) -> BaseOxmlElement:
    above = twips(own_gap_pt(block, before, measures)) if block.before_pt is not None else None
    if block.size_pt in {None, measures.styles[block.role].size_pt}:
        return node("spacing", before=above)
    return node("spacing", before=above, line=twips(line_pt(block, measures)), lineRule="exact")


def own_gap_pt(block: Block, before: Block | None, measures: Measures) -> float:
    """Return the white above a block beside what stands below the one before."""
    above = measures.styles[before.role].after_rows if before else 0
    return max((block.before_pt or 0.0) - above * measures.page.row_pt, 0.0)


def _tabs(block: Block) -> BaseOxmlElement:
    kinds = ["left"] * len(block.tabs_pt)
    if block.ends_right:
        kinds[-1] = "right"
    stops = zip(kinds, block.tabs_pt, strict=True)
    return node("tabs", *(node("tab", val=kind, pos=twips(stop)) for kind, stop in stops))


def red_line(measures: Measures) -> BaseOxmlElement:
    """Return the red line (分隔线) as a lower border."""
    head = measures.head
    return node(
        "bottom",
        val="single",
        sz=round(head.rule_pt * _EIGHTHS_PER_POINT),
        space=round(head.rule_space_pt),
        color="FF0000",
    )
