"""The package around the text: python-docx's template without what is wrong in it.

The template brings another person's properties, a thumbnail, a Japanese theme, US paper and
compatibility with an old version. Here the parts that are not needed go, the others get real
content, and the zip is written so that the same manuscript gives the same bytes.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.opc.constants import RELATIONSHIP_TYPE

from assistant.export.docx.markup import node, replace_children
from assistant.export.kinsoku import NOT_AT_END, NOT_AT_START
from assistant.export.printable import printable

if TYPE_CHECKING:
    from datetime import datetime

    from docx.document import Document
    from docx.opc.rel import Relationships
    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.draft.parts import Elements
    from assistant.export.gongwen import Face, Measures

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_URI = "http://schemas.microsoft.com/office/word"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_APPLICATION = (
    _DECLARATION + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>法治报告助手</Application></Properties>'
)
_UNWANTED = frozenset(
    {
        RELATIONSHIP_TYPE.THUMBNAIL,
        RELATIONSHIP_TYPE.CUSTOM_XML,
        RELATIONSHIP_TYPE.NUMBERING,
        RELATIONSHIP_TYPE.THEME,
        RELATIONSHIP_TYPE.WEB_SETTINGS,
        "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    }
)
_LONGEST_PROPERTY = 255
"""Characters that a core property may have."""
_EARLIEST_ZIP_YEAR = 1980


def new_document(elements: Elements, measures: Measures, now: datetime) -> Document:
    """Return an empty document with real properties, settings and font table."""
    document = docx.Document()
    for rels in (document.part.package.rels, document.part.rels):
        _drop(rels)
    _set_properties(document, elements, now)
    _set_settings(document, is_mirrored=measures.page.mirrored)
    _replace_blob(document.part.package.rels, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, _APPLICATION)
    _replace_blob(document.part.rels, RELATIONSHIP_TYPE.FONT_TABLE, _font_table(measures))
    return document


def package_bytes(document: Document, now: datetime) -> bytes:
    """Return the file; equal documents of the same moment give equal bytes."""
    written, stamped = BytesIO(), BytesIO()
    document.save(written)
    moment = (max(now.year, _EARLIEST_ZIP_YEAR), *now.timetuple()[1:6])
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(stamped, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time=moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return stamped.getvalue()


def _drop(rels: Relationships) -> None:
    """Cut the parts that are not wanted loose; what nothing refers to is not written."""
    for key in [key for key, rel in rels.items() if rel.reltype in _UNWANTED]:
        del rels[key]


def _replace_blob(rels: Relationships, reltype: str, text: str) -> None:
    rels.part_with_reltype(reltype)._blob = text.encode("utf-8")  # noqa: SLF001 -- no public way


def _set_properties(document: Document, elements: Elements, now: datetime) -> None:
    properties = document.core_properties
    properties.title = printable(elements.title.replace("\n", "")).strip()[:_LONGEST_PROPERTY]
    author = printable(elements.body).strip()[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = author
    properties.comments = ""
    properties.language = "zh-CN"
    properties.revision = 1
    properties.created = properties.modified = now


def _set_settings(document: Document, *, is_mirrored: bool) -> None:
    settings = [
        node("zoom", percent=100),
        *([node("mirrorMargins")] if is_mirrored else []),
        node("defaultTabStop", val=420),
        node("evenAndOddHeaders"),
        node("characterSpacingControl", val="doNotCompress"),
        node("noLineBreaksAfter", lang="zh-CN", val="".join(sorted(NOT_AT_END))),
        node("noLineBreaksBefore", lang="zh-CN", val="".join(sorted(NOT_AT_START))),
        _compatibility(),
        node("themeFontLang", val="en-US", eastAsia="zh-CN"),
        node("decimalSymbol", val="."),
        node("listSeparator", val=","),
    ]
    replace_children(document.settings.element, settings)


def _compatibility() -> BaseOxmlElement:
    switches = (
        "spaceForUL",
        "balanceSingleByteDoubleByteWidth",
        "ulTrailSpace",
        "doNotExpandShiftReturn",
        "adjustLineHeightInTable",
        "useFELayout",
    )
    values = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
    }
    named = [
        node("compatSetting", name=name, uri=_WORD_URI, val=value) for name, value in values.items()
    ]
    return node("compat", *(node(switch) for switch in switches), *named)


def _font_table(measures: Measures) -> str:
    fonts = "".join(_font(face) for face in measures.fonts.values())
    latin = f"<w:font w:name={quoteattr(measures.latin.name)}/>"
    return f'{_DECLARATION}<w:fonts xmlns:w="{_W}">{latin}{fonts}</w:fonts>'


def _font(face: Face) -> str:
    return (
        f"<w:font w:name={quoteattr(face.name)}><w:altName w:val={quoteattr(face.fallback)}/>"
        f'<w:panose1 w:val="{escape(face.panose)}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
    )
