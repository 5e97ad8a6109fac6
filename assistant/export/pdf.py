"""What a painted PDF still lacks: bookmarks, properties, its language, text that can be searched.

The pages are painted by ``gui``, which alone has typefaces; here the file is finished without Qt.
"""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from assistant.base.tables import read_table
from assistant.export.gongwen import POINTS_PER_MM, load_measures
from assistant.export.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, IndirectObject

    from assistant.export.gongwen import Role
    from assistant.export.page import Page, Row

_LEVELS: dict[Role, int] = {
    "title": 0,
    "attachment_title": 0,
    "heading1": 1,
    "heading2": 2,
    "heading3": 3,
    "heading4": 4,
}
_CREATOR = "法治报告助手"
_LONGEST = 60
"""Characters of a bookmark."""
_TAG = "FZBGZS"
"""Six capitals before the name of every subset."""
# <0001> <0003> [<2ED8> <680E> <533A>]: what the glyphs of a typeface read as, one by one
_LIST = re.compile(rb"\[[^\]]*\]")
# <0001> <0003> <2F00>: the same where the characters follow one another
_RANGE = re.compile(rb"^<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>$", re.MULTILINE)
_CODE = re.compile(rb"<([0-9A-F]{4})>")
_FIRST_RADICAL, _LAST_RADICAL = "\u2e80", "\u2fdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """A heading and where it stands."""

    text: str
    level: int
    """0 for the title and the titles of attachments, 1–4 for headings."""
    page: int
    """Index of the page."""
    y_mm: float
    """Top of its first row, from the top of the paper."""


def find_bookmarks(pages: Iterable[Page]) -> tuple[Bookmark, ...]:
    """Return the title, the headings and the titles of attachments in order of reading.

    A heading over several rows is one; of a heading that text follows on the same line
    (``（一）规范执法。全年……``) only the heading is told.
    """
    found: list[Bookmark] = []
    before: tuple[Role, int | None] | None = None
    for index, page in enumerate(pages):
        for row in page.rows:
            level = _LEVELS.get(row.role)
            if level is not None and (row.role, row.line) == before:
                found[-1] = _longer(found[-1], row)
            elif level is not None:
                found.append(Bookmark(text=row.text, level=level, page=index, y_mm=row.y_mm))
            if row.role != "page_number":
                before = row.role, row.line
    return tuple(found)


def finish_pdf(data: bytes, pages: Sequence[Page], author: str) -> bytes:
    """Return the painted PDF with bookmarks, properties and words that can be found.

    Args:
        data: the file as painted.
        pages: what was painted.
        author: the body whose document it is; no person's name and no machine's gets in.
    """
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.pdf_header = "%PDF-1.4"
    bookmarks = find_bookmarks(pages)
    _add_bookmarks(writer, bookmarks)
    title = next((mark.text for mark in bookmarks if mark.level == 0), "")
    _describe(writer, title, printable(author))
    painted = frozenset("".join(row.text for page in pages for row in page.rows))
    for font in _fonts(writer):
        _name_as_subset(font)
        _read_right(font, painted)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _describe(writer: PdfWriter, title: str, author: str) -> None:
    """Set the properties and the language; readers show the title and open the bookmarks."""
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    writer.metadata = {"/Title": title, "/Author": author, "/Creator": _CREATOR}
    root = writer.root_object
    root.pop("/Metadata", None)  # says the same once more, without title and author
    root[NameObject("/Lang")] = TextStringObject("zh-CN")
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    )
    if writer.outline:
        writer.page_mode = "/UseOutlines"


def _longer(mark: Bookmark, row: Row) -> Bookmark:
    return Bookmark(text=mark.text + row.text, level=mark.level, page=mark.page, y_mm=mark.y_mm)


def _label(mark: Bookmark) -> str:
    words = printable(mark.text).strip()
    if mark.level:
        words = words.partition("。")[0]
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _add_bookmarks(writer: PdfWriter, bookmarks: Iterable[Bookmark]) -> None:
    """Hang each bookmark under the nearest one above it of a higher rank."""
    from pypdf.generic import Fit

    height_mm = load_measures().page.height_mm
    above: list[tuple[int, IndirectObject]] = []
    for mark in bookmarks:
        while above and above[-1][0] >= mark.level:
            above.pop()
        item = writer.add_outline_item(
            title=_label(mark),
            page_number=mark.page,
            parent=above[-1][1] if above else None,
            fit=Fit.xyz(left=0, top=(height_mm - mark.y_mm) * POINTS_PER_MM),
        )
        above.append((mark.level, item))


def _fonts(writer: PdfWriter) -> Iterator[DictionaryObject]:
    """Give each typeface once."""
    seen: set[int] = set()
    for page in writer.pages:
        resources = cast("DictionaryObject", page["/Resources"])
        for name in cast("DictionaryObject", resources.get("/Font", {})).values():
            font = name.get_object()
            if id(font) not in seen:
                seen.add(id(font))
                yield font


def _name_as_subset(font: DictionaryObject) -> None:
    """Mark a typeface as holding only the characters that are used (ISO 32000, 9.6.4)."""
    from pypdf.generic import NameObject

    for inner in (font, *(kin.get_object() for kin in font.get("/DescendantFonts", ()))):
        if "/BaseFont" not in inner:
            continue
        bare = str(inner["/BaseFont"]).removeprefix("/")
        tagged = NameObject(f"/{_TAG}+{bare}")
        inner[NameObject("/BaseFont")] = tagged
        descriptor = inner.get("/FontDescriptor")
        if descriptor is not None:
            descriptor.get_object()[NameObject("/FontName")] = tagged


def _read_right(font: DictionaryObject, painted: frozenset[str]) -> None:
    """Let the glyphs read as the characters that were painted.

    A typeface has one glyph for 行 and for the radical ⾏; told to be the radical, 行政 is not
    found by searching.
    """
    told = font.get("/ToUnicode")
    if told is None:
        return
    stream = told.get_object()
    lists = _RANGE.sub(_spelt_out, stream.get_data())

    def corrected(code: re.Match[bytes]) -> bytes:
        character = chr(int(code[1], 16))
        meant = character if character in painted else _meant(character)
        return b"<%04X>" % ord(meant)

    stream.set_data(_LIST.sub(lambda found: _CODE.sub(corrected, found[0]), lists))


def _spelt_out(found: re.Match[bytes]) -> bytes:
    first, last, code = (int(number, 16) for number in found.groups())
    codes = b" ".join(b"<%04X>" % (code + step) for step in range(last - first + 1))
    return b"<%04X> <%04X> [%s]" % (first, last, codes)


def _meant(character: str) -> str:
    """Return the character of Chinese text that shares its glyph with this one."""
    known = _shared_glyphs().get(character)
    if known is None and _FIRST_RADICAL <= character <= _LAST_RADICAL:
        return unicodedata.normalize("NFKC", character)
    return known or character


@cache
def _shared_glyphs() -> dict[str, str]:
    return {row["read_as"]: row["character"] for row in read_table("shared-glyphs.csv")}
