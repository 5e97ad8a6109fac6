"""Blocks as paragraphs of the DOCX: the style by name, and only what differs from it in place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.export.markup import indentation, node, twips, words

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.export.block import Block, Span
    from assistant.export.gongwen import Measures

_EIGHTHS_PER_POINT = 8

# "临江市司法局\n年度报告", "临司〔2026〕3号\t签发人："
_PIECES = re.compile(r"[^\n\t]+|[\n\t]")


def paragraph(
    block: Block, before: Block | None, measures: Measures, *, mark_unverified: bool
) -> BaseOxmlElement:
    """Return the ``w:p`` of a block that stands under *before*."""
    runs = [_run(span, block, measures, mark_unverified=mark_unverified) for span in block.spans]
    return node("p", _properties(block, before, measures), *runs)


def _properties(block: Block, before: Block | None, measures: Measures) -> BaseOxmlElement:
    style = measures.styles[block.role]
    children = [node("pStyle", val=style.id)]
    if block.keep_next:
        children.append(node("keepNext"))
    if block.new_page:
        children.append(node("pageBreakBefore"))
    if block.rule:
        children.append(node("pBdr", _red_line(measures)))
    if block.tabs_pt:
        stops = [node("tab", val="left", pos=twips(stop)) for stop in block.tabs_pt]
        children.append(node("tabs", *stops))
    if block.before_pt is not None:
        above = measures.styles[before.role].after_rows if before else 0
        own = block.before_pt - above * measures.page.row_pt
        children.append(node("spacing", before=twips(max(own, 0.0))))
    if block.indent is not None:
        children.append(indentation(block.indent, measures.page.char_pt))
    return node("pPr", *children)


def _red_line(measures: Measures) -> BaseOxmlElement:
    head = measures.head
    return node(
        "bottom",
        val="single",
        sz=round(head.rule_pt * _EIGHTHS_PER_POINT),
        space=round(head.rule_space_pt),
        color="FF0000",
    )


def _run(span: Span, block: Block, measures: Measures, *, mark_unverified: bool) -> BaseOxmlElement:
    face = measures.fonts[span.font].name if span.font else None
    properties = [node("rFonts", hint="eastAsia", eastAsia=face)]
    if block.size_pt is not None:
        size = round(block.size_pt * 2)
        properties += [node("sz", val=size), node("szCs", val=size)]
    if span.mark == "blank":
        properties.append(node("highlight", val="yellow"))
    elif span.mark == "unverified" and mark_unverified:
        properties.append(node("shd", val="clear", color="auto", fill="FFE8B3"))
    return node("r", node("rPr", *properties), *_content(span.text))


def _content(text: str) -> list[BaseOxmlElement]:
    made = []
    for piece in _PIECES.findall(text):
        if piece == "\n":
            made.append(node("br"))
        elif piece == "\t":
            made.append(node("tab"))
        else:
            made.append(words(piece))
    return made
