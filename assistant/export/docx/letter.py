"""The head of a letter (信函格式, GB/T 9704-2012, 10.1) in the DOCX: the header of page 1.

Name and double lines have their places on the sheet, not in the text; in the header nobody moves
them by writing. Lines are filled boxes, as not every reader draws double lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.parser import parse_xml

from assistant.export.block import line_pt
from assistant.export.docx.markup import node, replace_children, words
from assistant.export.elements.letter import double_lines, name_block, name_top_mm
from assistant.export.twips import mm_twips, twips

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section

    from assistant.export.elements.letter import Letterhead
    from assistant.export.gongwen import Measures
    from assistant.export.page import Rule

_EMU_PER_MM = 36_000
_FIRST_NUMBER = 1001
"""Of the drawings, beyond those of the text."""
_OPEN = "http://schemas.openxmlformats.org"
_BOX = f"""\
<w:r xmlns:w="{_OPEN}/wordprocessingml/2006/main"
 xmlns:mc="{_OPEN}/markup-compatibility/2006"
 xmlns:wp="{_OPEN}/drawingml/2006/wordprocessingDrawing" xmlns:a="{_OPEN}/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{{number}}"
 behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">
<wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>{{x}}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{{y}}</wp:posOffset></wp:positionV>
<wp:extent cx="{{width}}" cy="{{height}}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>
<wp:wrapNone/><wp:docPr id="{{number}}" name="红色双线"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData
 uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvSpPr/><wps:spPr>
<a:xfrm><a:off x="0" y="0"/><a:ext cx="{{width}}" cy="{{height}}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr>
<wps:bodyPr/>
</wps:wsp></a:graphicData></a:graphic></wp:anchor>
</w:drawing></mc:Choice></mc:AlternateContent></w:r>"""


def write_letterhead(section: Section, head: Letterhead, measures: Measures) -> None:
    """Give page 1 a header with name and lines, and a footer without a number."""
    section.different_first_page_header_footer = True
    for part, paragraphs in (
        (section.first_page_header, _header(head, measures)),
        (section.first_page_footer, [_flat()]),
    ):
        part.is_linked_to_previous = False
        replace_children(part._element, paragraphs)  # noqa: SLF001 -- no public way


def _header(head: Letterhead, measures: Measures) -> list[BaseOxmlElement]:
    if not head.name:
        return [_flat()]
    lines = _flat()
    for number, line in enumerate(double_lines(head, measures), _FIRST_NUMBER):
        lines.append(_box(line, number))
    return [_name(head, measures), lines]


def _name(head: Letterhead, measures: Measures) -> BaseOxmlElement:
    """Return the red name in a frame of its own, a line high."""
    width, height = measures.letter.width_mm, line_pt(name_block(head), measures)
    frame = node(
        "framePr",
        w=mm_twips(width),
        h=twips(height),
        hRule="exact",
        wrap="around",
        vAnchor="page",
        hAnchor="page",
        x=mm_twips((measures.page.width_mm - width) / 2),
        y=mm_twips(name_top_mm(head, measures)),
    )
    style = node("pStyle", val=measures.styles["issuer_mark"].id)
    spacing = node("spacing", line=twips(height), lineRule="exact")
    size = [node(tag, val=round(head.size_pt * 2)) for tag in ("sz", "szCs")]
    text = node("r", node("rPr", node("rFonts", hint="eastAsia"), *size), words(head.name))
    return node("p", node("pPr", style, frame, spacing), text)


def _box(line: Rule, number: int) -> BaseOxmlElement:
    """Return a run with a filled box at its place on the paper."""
    places = {"x": line.x_mm, "y": line.y_mm, "width": line.width_mm, "height": line.height_mm}
    emus = {name: round(place * _EMU_PER_MM) for name, place in places.items()}
    return parse_xml(_BOX.format(number=number, **emus))


def _flat() -> BaseOxmlElement:
    """Return a paragraph that takes no room."""
    spacing = node("spacing", before=0, after=0, line=20, lineRule="exact")
    size = node("rPr", node("sz", val=2))
    return node("p", node("pPr", node("snapToGrid", val=0), spacing, size))
