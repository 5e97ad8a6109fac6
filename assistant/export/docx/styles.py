"""Styles of the DOCX: every measure of the text stands in a named style, none on a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.export.docx.markup import (
    alignment,
    faces,
    indentation,
    latin_name,
    node,
    replace_children,
    run_properties,
    spacing,
)
from assistant.export.twips import twips

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.export.gongwen import Measures, Style

_OFF_GRID = {
    "issuer_mark",
    "document_number",
    "signer",
    "imprint",
    "page_number",
    "title",
    "attachment_title",
    "table",
    "table_head",
    "caption",
    "picture",
}
"""Styles whose lines a reader may not stretch to rows of the grid: other heights or larger type."""
_UNUSED_LATENT = {
    "defLockedState": 0,
    "defUIPriority": 99,
    "defSemiHidden": 1,
    "defUnhideWhenUsed": 1,
    "defQFormat": 0,
    "count": 376,
}


def write_styles(document: Document, measures: Measures) -> None:
    """Put the styles of the official document in place of the template's."""
    styles = [_style(role, style, measures) for role, style in measures.styles.items()]
    replace_children(
        document.styles.element,
        [
            _defaults(measures),
            node("latentStyles", **_UNUSED_LATENT),
            _normal(measures),
            *_built_in(),
            *styles,
        ],
    )


def _defaults(measures: Measures) -> BaseOxmlElement:
    size = round(measures.page.char_pt * 2)
    run = node(
        "rPr",
        faces(measures.fonts["fangsong"], latin_name(measures.styles["body"], measures)),
        node("sz", val=size),
        node("szCs", val=size),
        node("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"),
    )
    return node("docDefaults", node("rPrDefault", run), node("pPrDefault", node("pPr")))


def _normal(measures: Measures) -> BaseOxmlElement:
    """Return the default paragraph: rows of the grid, no widow control, white beside digits."""
    page = measures.page
    properties = node(
        "pPr",
        node("widowControl", val=0),
        node("kinsoku", val=1),
        node("overflowPunct", val=1),
        node("topLinePunct", val=0),
        node("autoSpaceDE", val=1),
        node("autoSpaceDN", val=1),
        spacing(line_pt=page.row_pt),
        alignment("both"),
    )
    run = node(
        "rPr",
        faces(measures.fonts["fangsong"], latin_name(measures.styles["body"], measures)),
        node("spacing", val=twips(page.spacing_pt)),
    )
    children = [node("name", val="Normal"), node("qFormat"), properties, run]
    return node("style", *children, type="paragraph", default=1, styleId="Normal")


def _built_in() -> list[BaseOxmlElement]:
    """Return the defaults that every document has beside its paragraphs."""
    sides = [node(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")]
    table = node("tblPr", node("tblInd", w=0, type="dxa"), node("tblCellMar", *sides))
    return [
        _hidden("character", "DefaultParagraphFont", "Default Paragraph Font"),
        _hidden("table", "TableNormal", "Normal Table", table),
        _hidden("numbering", "NoList", "No List"),
    ]


def _hidden(kind: str, style_id: str, name: str, *rest: BaseOxmlElement) -> BaseOxmlElement:
    children = [node("name", val=name), node("uiPriority", val=99), node("semiHidden")]
    children += [node("unhideWhenUsed"), *rest]
    return node("style", *children, type=kind, default=1, styleId=style_id)


def _style(role: str, style: Style, measures: Measures) -> BaseOxmlElement:
    children = [node("name", val=style.name), node("basedOn", val="Normal")]
    if style.outline is not None or role == "title":
        children.append(node("next", val=measures.styles["body"].id))
    children += [node("uiPriority", val=9), node("qFormat")]
    children += [_paragraph(role, style, measures), run_properties(style, measures)]
    return node("style", *children, type="paragraph", styleId=style.id)


def _paragraph(role: str, style: Style, measures: Measures) -> BaseOxmlElement:
    page = measures.page
    children = [node("keepNext")] if style.keep_next else []
    if role in _OFF_GRID:
        children.append(node("snapToGrid", val=0))
    children += [
        spacing(
            before_pt=style.before_rows * page.row_pt,
            after_pt=style.after_rows * page.row_pt,
            line_pt=style.line_pt,
        ),
        indentation(style.indent, page.char_pt, style.size_pt),
        alignment(style.align),
    ]
    if style.outline is not None:
        children.append(node("outlineLvl", val=style.outline))
    return node("pPr", *children)
