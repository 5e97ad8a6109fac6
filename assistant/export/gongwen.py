"""Measures of the official document: page, faces and styles, read from ``templates/gongwen.toml``.

The data file says which clause of GB/T 9704-2012 sets which measure; this module only gives it
types. DOCX, page layout and HTML all take their numbers here.
"""

from __future__ import annotations

import tomllib
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from assistant.base.files import read_bytes
from assistant.base.paths import bundled

if TYPE_CHECKING:
    from collections.abc import Mapping

Role = Literal[
    "copy_number",
    "secrecy",
    "issuer_mark",
    "document_number",
    "signer",
    "title",
    "addressee",
    "heading1",
    "heading2",
    "heading3",
    "heading4",
    "body",
    "internal",
    "table",
    "table_head",
    "caption",
    "picture",
    "attachment_note",
    "signature",
    "date",
    "remark",
    "attachment_label",
    "attachment_title",
    "imprint",
    "page_number",
]
"""Parts of the document that have a style of their own."""

FontRole = Literal["fangsong", "hei", "kai", "xiaobiaosong", "song", "latin"]
"""Faces by what they are for; ``latin`` sets digits and Latin letters."""

Align = Literal["left", "center", "right", "both"]
Color = Literal["black", "red"]
NumberPlace = Literal["outside", "center"]
"""Page numbers at the outer side of the sheet (7.5), or in the middle."""

POINTS_PER_MM = 72 / 25.4
_FIRST_LATIN = 0x20


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMeasures:
    """Paper, margins and grid (GB/T 9704-2012, 5.1, 5.2)."""

    width_mm: float
    height_mm: float
    top_mm: float
    left_mm: float
    right_mm: float
    bottom_mm: float
    rows: int
    """Lines a full page."""
    chars: int
    """Characters a full line."""
    row_pt: float
    """Height of a line of the grid."""
    char_pt: float
    """Size of the text, also the unit of indents."""
    spacing_pt: float
    """Added to each character of the text; negative, so that a full line fits."""
    number_mm: float
    """Distance of the page number from the bottom edge of the paper."""
    number_place: NumberPlace = "outside"
    mirrored: bool = False
    """True where left and right margin change sides on even pages."""

    @property
    def text_width_pt(self) -> float:
        """Width of the text area (版心)."""
        return (self.width_mm - self.left_mm - self.right_mm) * POINTS_PER_MM

    @property
    def text_height_pt(self) -> float:
        """Height of the text area, which the rows of a house format may not fill."""
        return (self.height_mm - self.top_mm - self.bottom_mm) * POINTS_PER_MM


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A typeface and what stands in for it."""

    name: str
    fallback: str
    """Names for the font table, separated by commas."""
    panose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LatinFace:
    """The face of digits and Latin letters."""

    name: str
    widths: tuple[int, ...] = ()
    """Advances from U+0020 on, in 1/1000 of the size; half a character where none is given."""
    follows_text: bool = False
    """True where digits and letters are set in the Chinese face of the text around them."""

    def advance(self, character: str) -> float:
        """Return the width of a half-width character as a part of the size."""
        index = ord(character) - _FIRST_LATIN
        return self.widths[index] / 1000 if 0 <= index < len(self.widths) else 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Indent:
    """White at the sides of a paragraph, in characters of the text size."""

    left: float = 0.0
    right: float = 0.0
    first_line: float = 0.0
    """Added to the left of the first line; negative makes it hang."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How one part of the document is set."""

    id: str
    name: str
    font: FontRole
    size_pt: float
    spacing_pt: float
    line_pt: float
    align: Align
    color: Color
    indent: Indent
    before_rows: int
    after_rows: int
    keep_next: bool
    outline: int | None
    """Outline level from 0, or None."""
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadMeasures:
    """Distances in the part above the red line (版头, 7.2)."""

    mark_top_mm: float
    mark_inset_pt: float
    number_gap_pt: float
    title_gap_pt: float
    rule_gap_mm: float
    rule_inset_pt: float
    rule_pt: float

    @property
    def rule_space_pt(self) -> float:
        """White between the line box of the number and the red line."""
        return self.rule_gap_mm * POINTS_PER_MM - self.rule_inset_pt


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterMeasures:
    """Distances in the form of a letter (信函格式, 10.1)."""

    mark_top_mm: float
    """From the top of the paper to the top of the red name's glyphs."""
    mark_glyph: float
    """Height of the glyphs as a part of their size."""
    rule_gap_mm: float
    """From the foot of the glyphs to the upper double line."""
    width_mm: float
    """Of both double lines."""
    thick_mm: float
    thin_mm: float
    between_mm: float
    """White inside a double line."""
    foot_mm: float
    """From the foot of the lower double line to the bottom edge of the paper."""
    text_gap_pt: float
    """Between the upper double line and the text below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprintMeasures:
    """Lines of the imprint (版记, 7.4)."""

    edge_mm: float
    """Weight of the first and last line."""
    inner_mm: float
    """Weight of the lines between."""
    padding_pt: float
    """White above and below a field, together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMeasures:
    """Rules and cells of a table; the standard says nothing of them."""

    edge_pt: float
    """Weight of the first and last rule of a table with three rules (三线表)."""
    head_pt: float
    """Weight of the rule below its head."""
    grid_pt: float
    """Weight of the rules of a table that has them all (全框线表)."""
    side_pt: float
    """White at both sides of a cell."""
    least_pt: float
    """White above and below the words of a cell, at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """All measures of the official document."""

    page: PageMeasures
    latin: LatinFace
    fonts: Mapping[str, Face]
    """By :data:`FontRole`, without ``latin``."""
    styles: Mapping[str, Style]
    """By :data:`Role`."""
    head: HeadMeasures
    letter: LetterMeasures
    imprint: ImprintMeasures
    table: TableMeasures

    def face_name(self, font: FontRole) -> str:
        """Return the name of the typeface of a role."""
        return self.latin.name if font == "latin" else self.fonts[font].name


@cache
def load_measures() -> Measures:
    """Return the measures that ship with the program."""
    return measures_of(standard_table())


def standard_table() -> dict[str, Any]:
    """Return the table of ``gongwen.toml``, the caller's own to change."""
    return deepcopy(_table())


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(read_bytes(bundled("templates", "gongwen.toml")).decode("utf-8"))


def measures_of(raw: dict[str, Any]) -> Measures:
    """Return the measures that a table such as :func:`standard_table` holds."""
    page = PageMeasures(**raw["page"])
    return Measures(
        page=page,
        latin=LatinFace(**{**raw["latin"], "widths": tuple(raw["latin"]["widths"])}),
        fonts={role: Face(**face) for role, face in raw["fonts"].items()},
        styles={role: _style(style, page) for role, style in raw["styles"].items()},
        head=HeadMeasures(**raw["head"]),
        letter=LetterMeasures(**raw["letter"]),
        imprint=ImprintMeasures(**raw["imprint"]),
        table=TableMeasures(**raw["table"]),
    )


def _style(raw: dict[str, Any], page: PageMeasures) -> Style:
    indent = Indent(
        left=raw.get("left_chars", 0.0),
        right=raw.get("right_chars", 0.0),
        first_line=raw.get("first_line_chars", 0.0),
    )
    return Style(
        id=raw["id"],
        name=raw["name"],
        font=raw["font"],
        size_pt=raw.get("size_pt", page.char_pt),
        spacing_pt=raw.get("spacing_pt", page.spacing_pt),
        line_pt=raw.get("line_pt", page.row_pt),
        align=raw.get("align", "both"),
        color=raw.get("color", "black"),
        indent=indent,
        before_rows=raw.get("before_rows", 0),
        after_rows=raw.get("after_rows", 0),
        keep_next=raw.get("keep_next", False),
        outline=raw.get("outline"),
        bold=raw.get("bold", False),
    )
