"""The characters that a PDF page prints, one by one, with their places.

Left out is what no reader sees as text of the page: characters that stand aslant (stamps,
watermarks) or beside the page, and those that the PDF library makes up.
"""

from __future__ import annotations

import ctypes
import math
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Turn = Callable[[float, float], tuple[float, float]]
    """How a page that is turned by quarters moves a point."""

ASLANT = 0.1
"""Tangent of the angle from which on a character stands aslant."""

LARGEST = 10_000.0
"""Points of the largest character, and of the farthest, that is believed."""

UNKNOWN = "\ufffd"
"""Stands for a character whose font says nothing of what it means."""

INVISIBLE = frozenset((3, 7))
"""Text rendering modes that print nothing: the layer that OCR lays under a picture."""


class Glyph(NamedTuple):
    """One printed character; measures in points, upwards and to the right."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    is_shown: bool


def read_glyphs(library: Any, page: Any, turn: Turn, most: int) -> tuple[list[Glyph], bool]:  # noqa: ANN401 -- ctypes
    """Return the upright characters of a page in the order of the file, and whether some are cut.

    Args:
        library: the PDF library.
        page: its handle of the page.
        turn: how the page is turned.
        most: characters to read.
    """
    text = library.FPDFText_LoadPage(page)
    if not text:
        return [], False
    try:
        reader = _Reader(library, text, turn, _bounds(library, page))
        count = library.FPDFText_CountChars(text)
        return _with_ligatures(reader.glyphs(min(count, most))), count > most
    finally:
        library.FPDFText_ClosePage(text)


def _bounds(library: Any, page: Any) -> tuple[float, float, float, float]:  # noqa: ANN401 -- ctypes
    """Return the edges of the shown part of a page: left, bottom, right, top."""
    box = library.FS_RECTF()
    library.FPDF_GetPageBoundingBox(page, box)
    low, high = max(box.left, -LARGEST), max(box.bottom, -LARGEST)
    return low - 1, high - 1, min(box.right, LARGEST) + 1, min(box.top, LARGEST) + 1


class _Reader:
    """Reads the characters of one page."""

    def __init__(
        self,
        library: Any,  # noqa: ANN401 -- ctypes
        text: Any,  # noqa: ANN401 -- ctypes
        turn: Turn,
        bounds: tuple[float, float, float, float],
    ) -> None:
        self._library = library
        self._text = text
        self._turn = turn
        self._left, self._bottom, self._right, self._top = bounds
        self._matrix = library.FS_MATRIX()
        self._box = library.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def glyphs(self, count: int) -> Iterator[Glyph]:
        """Give the first characters of the page that are on it and upright."""
        for i in range(count):
            if self._library.FPDFText_IsGenerated(self._text, i) == 1 or not self._is_on_page(i):
                continue
            size = self._size(i)
            if size is None:
                continue
            self._library.FPDFText_GetLooseCharBox(self._text, i, self._box)
            first, _ = self._turn(self._box.left, self._box.bottom)
            second, _ = self._turn(self._box.right, self._box.top)
            _, baseline = self._turn(self._x.value, self._y.value)
            left, right = (first, second) if first < second else (second, first)
            if right - left < LARGEST:
                yield Glyph(self._sign(i), left, right, baseline, size, self._is_shown(i))

    def _is_on_page(self, index: int) -> bool:
        """Tell whether a character stands on the page; what is no number does not."""
        self._library.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        x, y = self._x.value, self._y.value
        return self._left <= x <= self._right and self._bottom <= y <= self._top

    def _size(self, index: int) -> float | None:
        """Return the height of a character as printed, or None where it is not upright."""
        matrix = self._matrix
        self._library.FPDFText_GetMatrix(self._text, index, matrix)
        along, rise = self._turn(matrix.a, matrix.b)
        if along <= 0 or abs(rise) > ASLANT * along:
            return None
        size = self._library.FPDFText_GetFontSize(self._text, index)
        size *= math.hypot(matrix.c, matrix.d)
        return size if 0 < size < LARGEST else None

    def _sign(self, index: int) -> str:
        code = self._library.FPDFText_GetUnicode(self._text, index)
        if self._library.FPDFText_HasUnicodeMapError(self._text, index) == 1:
            return UNKNOWN
        return chr(code) if 0 < code < 0x110000 else UNKNOWN

    def _is_shown(self, index: int) -> bool:
        drawn = self._library.FPDFText_GetTextObject(self._text, index)
        mode = self._library.FPDFTextObj_GetTextRenderMode(drawn) if drawn else 0
        return mode not in INVISIBLE


def _with_ligatures(glyphs: Iterator[Glyph]) -> list[Glyph]:
    """Return characters with those of one ligature (fi), which share their place, in one."""
    joined: list[Glyph] = []
    for glyph in glyphs:
        last = joined[-1] if joined else None
        if last and last[1:] == glyph[1:] and last.text != glyph.text and len(last.text) < 4:
            joined[-1] = last._replace(text=last.text + glyph.text)
        else:
            joined.append(glyph)
    return joined
