"""PDF files opened, and what stands on each page.

The library that reads them is not safe for threads, so a file is read under a lock.
"""

from __future__ import annotations

import ctypes
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.sources.pdf_drawn import Rule, read_drawn
from assistant.sources.pdf_glyphs import Glyph, read_glyphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.sources.pdf_glyphs import Turn

MOST_CHARACTERS = 60_000
"""Characters of the fullest page that is read; a page of a report has a thousand."""

LONGEST_TITLE = 2000
"""Bytes of the longest title that is read."""

PROTECTED = frozenset((4, 5))
"""Codes of the library for a password and for a cipher that it does not know."""

_LOCK = threading.Lock()

_TURNS: tuple[Turn, ...] = (
    lambda x, y: (x, y),
    lambda x, y: (y, -x),
    lambda x, y: (-x, -y),
    lambda x, y: (-y, x),
)
"""For each quarter by which a page is turned, how it moves a point."""


class Page(NamedTuple):
    """What stands on one page."""

    glyphs: list[Glyph]
    rules: list[Rule]
    has_picture: bool
    is_cut: bool
    """There are more characters than were read."""


class PdfError(Exception):
    """The library could not open a file.

    Attributes:
        is_protected: a password or an unknown cipher keeps it shut.
    """

    def __init__(self, code: int) -> None:
        super().__init__(f"PDF error {code}")
        self.is_protected = code in PROTECTED


class PdfFile:
    """One opened file."""

    def __init__(self, library: Any, document: Any) -> None:  # noqa: ANN401 -- ctypes
        self._library = library
        self._document = document
        self.page_count: int = max(0, library.FPDF_GetPageCount(document))

    def title(self) -> str:
        """Return the title that the file's properties give, or nothing."""
        buffer = ctypes.create_string_buffer(LONGEST_TITLE)
        size = self._library.FPDF_GetMetaText(self._document, b"Title", buffer, LONGEST_TITLE)
        return buffer.raw[: min(size, LONGEST_TITLE)].decode("utf-16-le", "replace").rstrip("\0")

    def page(self, index: int) -> Page | None:
        """Return what stands on a page, or None where it cannot be read."""
        page = self._library.FPDF_LoadPage(self._document, index)
        if not page:
            return None
        try:
            turn = _TURNS[self._library.FPDFPage_GetRotation(page) % 4]
            glyphs, is_cut = read_glyphs(self._library, page, turn, MOST_CHARACTERS)
            rules, has_picture = read_drawn(self._library, page, turn)
        finally:
            self._library.FPDF_ClosePage(page)
        return Page(glyphs, rules, has_picture, is_cut)


@contextmanager
def open_pdf(data: bytes) -> Iterator[PdfFile]:
    """Open a file for as long as the context lasts.

    Raises:
        PdfError: it is damaged or protected.
    """
    import pypdfium2.raw as library

    with _LOCK:
        document = library.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            raise PdfError(library.FPDF_GetLastError())
        try:
            yield PdfFile(library, document)
        finally:
            library.FPDF_CloseDocument(document)
