"""The ruled lines that are drawn on a PDF page, and whether there are pictures."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.sources.pdf_glyphs import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.sources.pdf_glyphs import Turn

    Point = tuple[float, float]

MOST_OBJECTS = 20_000
"""Drawn objects of a page that are looked at."""

MOST_SEGMENTS = 200
"""Segments of a drawn path that may be ruled lines; longer ones are drawings."""

DEEPEST = 3
"""Levels of forms within forms that are looked into."""

THIN = 3.0
"""Points of the thickest ruled line that is drawn as a filled box."""


class Rule(NamedTuple):
    """One straight line, level or upright, from *start* to *end* along its axis."""

    is_level: bool
    at: float
    start: float
    end: float


def read_drawn(library: Any, page: Any, turn: Turn) -> tuple[list[Rule], bool]:  # noqa: ANN401 -- ctypes
    """Return the ruled lines of a page, and whether there is a picture on it.

    Args:
        library: the PDF library.
        page: its handle of the page.
        turn: how the page is turned.
    """
    reader = _Reader(library, turn)
    objects = _Objects(page, library.FPDFPage_CountObjects, library.FPDFPage_GetObject)
    return list(reader.rules(objects, _Matrix(), 0)), reader.has_picture


class _Objects(NamedTuple):
    """The drawn objects of a page or a form."""

    holder: Any
    count: Callable[[Any], int]
    get: Callable[[Any, int], Any]


class _Matrix(NamedTuple):
    """How an object's own measures become those of the page."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def moved(self, x: float, y: float) -> Point:
        """Return where a point of the object lies on the page."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: _Matrix) -> _Matrix:
        """Return what comes of moving by *inner* first, then by this."""
        return _Matrix(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            *self.moved(inner.e, inner.f),
        )


class _Reader:
    """Reads the drawn objects of one page."""

    def __init__(self, library: Any, turn: Turn) -> None:  # noqa: ANN401 -- ctypes
        self._library = library
        self._turn = turn
        self._left = MOST_OBJECTS
        self.has_picture = False

    def rules(self, objects: _Objects, outer: _Matrix, depth: int) -> Iterator[Rule]:
        """Give the ruled lines among drawn objects and within their forms."""
        library = self._library
        for i in range(min(objects.count(objects.holder), self._left)):
            drawn = objects.get(objects.holder, i)
            self._left -= 1
            kind = library.FPDFPageObj_GetType(drawn)
            if kind == library.FPDF_PAGEOBJ_PATH:
                yield from self._path_rules(drawn, outer.after(self._matrix(drawn)))
            elif kind == library.FPDF_PAGEOBJ_IMAGE:
                self.has_picture = True
            elif kind == library.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
                inner = _Objects(
                    drawn, library.FPDFFormObj_CountObjects, library.FPDFFormObj_GetObject
                )
                yield from self.rules(inner, outer.after(self._matrix(drawn)), depth + 1)

    def _matrix(self, drawn: Any) -> _Matrix:  # noqa: ANN401 -- ctypes
        found = self._library.FS_MATRIX()
        if not self._library.FPDFPageObj_GetMatrix(drawn, found):
            return _Matrix()
        return _Matrix(found.a, found.b, found.c, found.d, found.e, found.f)

    def _path_rules(self, path: Any, matrix: _Matrix) -> list[Rule]:  # noqa: ANN401 -- ctypes
        """Return the level and upright edges of a path that is stroked, or filled and thin."""
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        self._library.FPDFPath_GetDrawMode(path, fill, stroke)
        if not (fill.value or stroke.value):
            return []
        found = (
            _rule(self._turn(*matrix.moved(*start)), self._turn(*matrix.moved(*end)))
            for start, end in self._edges(path)
        )
        rules = [rule for rule in found if rule is not None]
        return rules if stroke.value or _is_thin(rules) else []

    def _edges(self, path: Any) -> Iterator[tuple[Point, Point]]:  # noqa: ANN401 -- ctypes
        """Give the straight edges of a path in its own measures."""
        library = self._library
        count = library.FPDFPath_CountSegments(path)
        x, y = ctypes.c_float(), ctypes.c_float()
        start = here = (0.0, 0.0)
        for i in range(count if 1 < count <= MOST_SEGMENTS else 0):
            segment = library.FPDFPath_GetPathSegment(path, i)
            library.FPDFPathSegment_GetPoint(segment, x, y)
            before, here = here, (x.value, y.value)
            kind = library.FPDFPathSegment_GetType(segment)
            if kind == library.FPDF_SEGMENT_MOVETO:
                start = here
            elif kind == library.FPDF_SEGMENT_LINETO:
                yield before, here
            if library.FPDFPathSegment_GetClose(segment) and here != start:
                yield here, start


def _rule(start: Point, end: Point) -> Rule | None:
    """Return an edge as a ruled line, or None where it is slanting, too long or no number."""
    across, up = abs(start[0] - end[0]), abs(start[1] - end[1])
    if across <= THIN < up < LARGEST:
        low, high = sorted((start[1], end[1]))
        return Rule(is_level=False, at=(start[0] + end[0]) / 2, start=low, end=high)
    if up <= THIN < across < LARGEST:
        low, high = sorted((start[0], end[0]))
        return Rule(is_level=True, at=(start[1] + end[1]) / 2, start=low, end=high)
    return None


def _is_thin(rules: list[Rule]) -> bool:
    """Tell whether the edges of a filled box lie so close that it is printed as a line."""
    if not rules or len({rule.is_level for rule in rules}) > 1:
        return False
    places = [rule.at for rule in rules]
    return max(places) - min(places) <= THIN
