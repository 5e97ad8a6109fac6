"""Paper, margins, grid and page numbers of the DOCX (GB/T 9704-2012, 5.1, 5.2, 7.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.export.docx.letter import write_letterhead
from assistant.export.docx.markup import alignment, indentation, node, replace_children, text_run
from assistant.export.gongwen import Indent
from assistant.export.twips import mm_twips, twips

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section

    from assistant.export.elements.letter import Letterhead
    from assistant.export.gongwen import Align, Measures

_HEADER_TWIPS = 851
_FILLED_PT = 2.0
"""White below the last row that still counts as none."""


def write_page(document: Document, measures: Measures, letter: Letterhead | None = None) -> None:
    """Set paper, margins, grid and footers of the only section, and the head of a letter."""
    section = document.sections[0]
    _write_footers(section, measures)
    if letter is not None:
        write_letterhead(section, letter, measures)
    references = [child for child in section._sectPr if child.tag.endswith("Reference")]  # noqa: SLF001
    references.sort(key=lambda child: child.tag.endswith("footerReference"))
    page = measures.page
    paper = node("pgSz", w=mm_twips(page.width_mm), h=mm_twips(page.height_mm))
    grid = node("docGrid", type=_grid(measures), linePitch=twips(page.row_pt))
    inner = [_margins(measures), node("cols", space=425)]
    inner += [*([node("titlePg")] if letter is not None else []), grid]
    replace_children(section._sectPr, [*references, paper, *inner])  # noqa: SLF001


def _grid(measures: Measures) -> str | None:
    """Return the kind of grid: rows where they fill the text area, none for other pitches.

    LibreOffice sets the rows of a grid in the middle of an area that they do not fill, and all
    would stand lower than in Word; lines of exact height need no grid.
    """
    page = measures.page
    return "lines" if page.text_height_pt - page.rows * page.row_pt <= _FILLED_PT else None


def _margins(measures: Measures) -> BaseOxmlElement:
    page = measures.page
    return node(
        "pgMar",
        top=mm_twips(page.top_mm),
        right=mm_twips(page.right_mm),
        bottom=mm_twips(page.bottom_mm),
        left=mm_twips(page.left_mm),
        header=_HEADER_TWIPS,
        footer=mm_twips(page.number_mm),
        gutter=0,
    )


def _write_footers(section: Section, measures: Measures) -> None:
    """Odd pages carry the number at the right, even pages at the left, one character inside."""
    if measures.page.number_place == "center":
        odd, even = (_footer("center", Indent(), measures) for _ in range(2))
    else:
        odd = _footer("right", Indent(right=1.0), measures)
        even = _footer("left", Indent(left=1.0), measures)
    for footer, paragraph in ((section.footer, odd), (section.even_page_footer, even)):
        footer.is_linked_to_previous = False
        replace_children(footer._element, [paragraph])  # noqa: SLF001 -- no public way


def _footer(align: Align, indent: Indent, measures: Measures) -> BaseOxmlElement:
    style = measures.styles["page_number"]
    properties = node(
        "pPr",
        node("pStyle", val=style.id),
        indentation(indent, measures.page.char_pt, style.size_pt),
        alignment(align),
    )
    runs = [text_run("— "), *_page_field(), text_run(" —")]
    return node("p", properties, *runs)


def _page_field() -> list[BaseOxmlElement]:
    code = node("instrText")
    code.text = "PAGE"
    return [
        node("r", node("fldChar", fldCharType="begin")),
        node("r", code),
        node("r", node("fldChar", fldCharType="separate")),
        text_run("1"),
        node("r", node("fldChar", fldCharType="end")),
    ]
