"""The imprint (版记) of the DOCX: a table in a text box at the bottom of the last text area.

A floating table would be simpler, but LibreOffice lays one of full width in line; a text box that
is anchored in the last paragraph stands at the bottom in Word, WPS and LibreOffice alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.parser import parse_xml

from assistant.export.docx.markup import indentation, node, text_run
from assistant.export.elements.imprint import (
    imprint_inset_pt,
    imprint_room_pt,
    row_height_pt,
)
from assistant.export.gongwen import POINTS_PER_MM, Indent
from assistant.export.twips import twips

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.export.elements.imprint import ImprintRow
    from assistant.export.gongwen import Measures

_EMU_PER_POINT = 12_700
_EIGHTHS_PER_POINT = 8
_OPEN = "http://schemas.openxmlformats.org"
_BOX = f"""\
<w:r xmlns:w="{_OPEN}/wordprocessingml/2006/main"
 xmlns:mc="{_OPEN}/markup-compatibility/2006"
 xmlns:wp="{_OPEN}/drawingml/2006/wordprocessingDrawing" xmlns:a="{_OPEN}/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2"
 behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0">
<wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>
<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>
<wp:extent cx="{{width}}" cy="{{height}}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>
<wp:wrapTopAndBottom/><wp:docPr id="1" name="版记"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData
 uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>
<a:xfrm><a:off x="0" y="0"/><a:ext cx="{{width}}" cy="{{height}}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>
<wps:txbx><w:txbxContent/></wps:txbx>
<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:noAutofit/></wps:bodyPr>
</wps:wsp></a:graphicData></a:graphic></wp:anchor>
</w:drawing></mc:Choice></mc:AlternateContent></w:r>"""


def add_imprint(
    paragraph: BaseOxmlElement,
    rows: tuple[ImprintRow, ...],
    measures: Measures,
    room_pt: float = 0.0,
) -> None:
    """Anchor the imprint in the last paragraph, where any element of it is given.

    Args:
        paragraph: the last one.
        rows: of the imprint.
        measures: page and styles.
        room_pt: white that is kept above it.
    """
    if not rows:
        return
    height = imprint_room_pt(rows, measures) + room_pt
    box = _BOX.format(
        width=round(measures.page.text_width_pt * _EMU_PER_POINT),
        height=round(height * _EMU_PER_POINT),
    )
    run = parse_xml(box)
    content = run.xpath(".//w:txbxContent")[0]
    content.extend([_table(rows, measures), _end_of_box()])
    paragraph.append(run)


def _table(rows: tuple[ImprintRow, ...], measures: Measures) -> BaseOxmlElement:
    width = twips(measures.page.text_width_pt)
    cells = [node(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")]
    properties = node(
        "tblPr",
        node("tblW", w=width, type="dxa"),
        node("tblInd", w=0, type="dxa"),
        node("tblLayout", type="fixed"),
        node("tblCellMar", *cells),
    )
    grid = node("tblGrid", node("gridCol", w=width))
    made = [_row(row, _lines(rows, at, measures), measures) for at, row in enumerate(rows)]
    return node("tbl", properties, grid, *made)


def _lines(rows: tuple[ImprintRow, ...], at: int, measures: Measures) -> BaseOxmlElement:
    """Return the lines of the field *at* (7.4.1): above it, and below it where it is the last."""
    edge, inner = (_weight(mm) for mm in (measures.imprint.edge_mm, measures.imprint.inner_mm))
    above = (inner if at else edge) if rows[at].has_line else 0
    is_last = at == len(rows) - 1
    below = edge if rows[0].has_line else 0
    if not is_last:
        below = inner if rows[at + 1].has_line else 0
    return node("tcBorders", _line("top", above), _line("bottom", below))


def _line(side: str, weight: int) -> BaseOxmlElement:
    if not weight:
        return node(side, val="nil")
    return node(side, val="single", sz=weight, space=0, color="000000")


def _row(row: ImprintRow, lines: BaseOxmlElement, measures: Measures) -> BaseOxmlElement:
    width = twips(measures.page.text_width_pt)
    height = twips(row_height_pt(row, measures))
    properties = node("tcPr", node("tcW", w=width, type="dxa"), lines, node("vAlign", val="center"))
    cell = node("tc", properties, _paragraph(row, measures))
    return node("tr", node("trPr", node("trHeight", val=height, hRule="exact")), cell)


def _paragraph(row: ImprintRow, measures: Measures) -> BaseOxmlElement:
    style = measures.styles["imprint"]
    children = [node("pStyle", val=style.id)]
    text = [text_run("".join(row.lines))]
    if row.right:
        stop = twips(measures.page.text_width_pt - imprint_inset_pt(measures))
        children.append(node("tabs", node("tab", val="right", pos=stop)))
        text += [node("r", node("tab")), text_run(row.right)]
    if row.hanging_pt:
        chars = row.hanging_pt / measures.page.char_pt
        inset = style.indent.left
        indent = Indent(left=inset + chars, right=inset, first_line=-chars)
        children.append(indentation(indent, measures.page.char_pt, style.size_pt))
    return node("p", node("pPr", *children), *text)


def _end_of_box() -> BaseOxmlElement:
    """Return the paragraph that must follow a table, too small to be seen."""
    spacing = node("spacing", before=0, after=0, line=1, lineRule="exact")
    size = node("rPr", node("sz", val=2))
    return node("p", node("pPr", node("snapToGrid", val=0), spacing, size))


def _weight(millimetres: float) -> int:
    return round(millimetres * POINTS_PER_MM * _EIGHTHS_PER_POINT)
