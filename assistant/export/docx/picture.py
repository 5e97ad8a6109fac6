"""A picture of the DOCX: in the line, with its name for those who cannot see it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx.oxml.parser import parse_xml

from assistant.export.docx.markup import node
from assistant.export.printable import printable
from assistant.export.setting.picture_strip import printed_size, strip_height_pt
from assistant.export.twips import twips

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.draft.parts import Picture
    from assistant.export.block import Block
    from assistant.export.docx.runs import RunWriter
    from assistant.export.gongwen import Measures

_EMU_PER_POINT = 12_700
_LINE_PT = 0.25
"""What a reader adds to the height of a picture for a line of the smallest letters."""
_OPEN = "http://schemas.openxmlformats.org"
_DRAWING = f"""\
<w:drawing xmlns:w="{_OPEN}/wordprocessingml/2006/main"
 xmlns:wp="{_OPEN}/drawingml/2006/wordprocessingDrawing" xmlns:a="{_OPEN}/drawingml/2006/main"
 xmlns:pic="{_OPEN}/drawingml/2006/picture"
 xmlns:r="{_OPEN}/officeDocument/2006/relationships">
<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent/>
<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr/>
<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>
<a:graphic><a:graphicData uri="{_OPEN}/drawingml/2006/picture"><pic:pic>
<pic:nvPicPr><pic:cNvPr/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"""
_EMBED = f"{{{_OPEN}/officeDocument/2006/relationships}}embed"


def picture_paragraph(
    block: Block,
    picture: Picture,
    measures: Measures,
    writer: RunWriter,
    document: Document,
) -> BaseOxmlElement:
    """Return the ``w:p`` of a picture; its data becomes a part of the document."""
    size = printed_size(picture, measures)
    if size is None:
        return node("p")
    white = strip_height_pt(size, measures) - size.height_pt
    style = measures.styles[block.role]
    children = [node("pStyle", val=style.id)]
    if block.keep_next:
        children.append(node("keepNext"))
    before, after = twips(white / 2), twips(white / 2 - _LINE_PT)
    children.append(node("snapToGrid", val=0))
    children.append(node("spacing", before=before, after=after, line=240, lineRule="auto"))
    shown = _drawing(picture, size.width_pt, size.height_pt, document)
    runs = [node("r", _smallest(), shown)]
    if picture.internal:
        runs = writer.internal(runs)
    return node("p", node("pPr", *children, _smallest()), *runs)


def _smallest() -> BaseOxmlElement:
    return node("rPr", node("sz", val=2), node("szCs", val=2))


def _drawing(
    picture: Picture, width_pt: float, height_pt: float, document: Document
) -> BaseOxmlElement:
    key, _ = document.part.get_or_add_image(BytesIO(picture.data))
    drawing = parse_xml(_DRAWING)
    found = {element.tag.rpartition("}")[2]: element for element in drawing.iter()}
    for tag in ("extent", "ext"):
        found[tag].set("cx", str(round(width_pt * _EMU_PER_POINT)))
        found[tag].set("cy", str(round(height_pt * _EMU_PER_POINT)))
    name = printable(picture.name).strip()
    for tag in ("docPr", "cNvPr"):
        found[tag].set("id", "0")
        found[tag].set("name", name)
        found[tag].set("descr", name)
    found["blip"].set(_EMBED, key)
    return drawing
