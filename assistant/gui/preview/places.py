"""From a point of a page to its place in the draft, and from the caret to its row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.draft.manuscript import Manuscript
    from assistant.export.page import Image, Page, Row
    from assistant.workflow.paging import PagedDraft

TITLE = -1
"""Stands for the title where an index of a paragraph is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPlace:
    """A character of the draft as it reads, fields written out."""

    paragraph: int
    """Index of the paragraph in the draft, or :data:`TITLE`."""
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlace:
    """A row of a page."""

    page: int
    """Index of the page."""
    row: Row
    left_mm: float
    """Left edge of the page's text."""


def text_at(paged: PagedDraft, page: int, x_mm: float, y_mm: float) -> TextPlace | None:
    """Return what stands at a point of a page; None where it is nothing of the text."""
    image = _image_at(paged.pages[page], x_mm, y_mm)
    if image is not None and image.line is not None:
        return TextPlace(paragraph=paged.manuscript.lines[image.line].paragraph, offset=0)
    row = _row_at(paged.pages[page], x_mm, y_mm)
    if row is None:
        return None
    inside = _characters_before(row, x_mm)
    if row.role == "title":
        start = paged.manuscript.elements.title.find(row.text)
        return TextPlace(paragraph=TITLE, offset=max(start, 0) + inside)
    if row.line is None:
        return None
    line = paged.manuscript.lines[row.line]
    in_text = row.start + inside - len(line.ordinal)
    offset = min(max(in_text, 0), len(line.text)) + line.indent
    return TextPlace(paragraph=line.paragraph, offset=offset)


def row_of(paged: PagedDraft, place: TextPlace) -> PagePlace | None:
    """Return the row that a character stands on; None where its paragraph is not printed."""
    if place.paragraph == TITLE:
        return _row_with(paged, "title", None, place.offset)
    number = _line_of(paged.manuscript, place.paragraph)
    if number is None:
        return None
    line = paged.manuscript.lines[number]
    return _row_with(paged, "", number, place.offset - line.indent + len(line.ordinal))


def _image_at(page: Page, x_mm: float, y_mm: float) -> Image | None:
    for image in page.images:
        across, down = x_mm - image.x_mm, y_mm - image.y_mm
        if 0 <= across <= image.width_mm and 0 <= down <= image.height_mm:
            return image
    return None


def _row_at(page: Page, x_mm: float, y_mm: float) -> Row | None:
    """Return the row at a height, or the nearest one above it that is not far.

    Cells of a table stand side by side: of these the one at *x_mm*.
    """
    above = [row for row in page.rows if row.y_mm <= y_mm and row.role != "page_number"]
    if not above:
        return None
    lowest = max(row.y_mm for row in above)
    level = [row for row in above if row.y_mm == lowest]
    nearest = min(level, key=lambda row: _distance(row, x_mm))
    return nearest if y_mm <= nearest.y_mm + 2 * nearest.height_mm else None


def _distance(row: Row, x_mm: float) -> float:
    """Return how far a point lies left or right of a row."""
    if not row.runs:
        return 0.0
    left, last = row.runs[0].x_mm, row.runs[-1]
    return max(left - x_mm, x_mm - last.x_mm - last.width_mm, 0.0)


def _characters_before(row: Row, x_mm: float) -> int:
    """Return how many characters of the row stand left of a point, to the nearest gap."""
    count = 0
    for run in row.runs:
        if x_mm < run.x_mm:
            break
        part = min((x_mm - run.x_mm) / run.width_mm, 1.0) if run.width_mm else 1.0
        count += round(part * len(run.text))
    return count


def _line_of(manuscript: Manuscript, paragraph: int) -> int | None:
    """Return the manuscript's line of a paragraph, or that of the nearest one above."""
    found = None
    for number, line in enumerate(manuscript.lines):
        if line.paragraph > paragraph:
            break
        found = number
    return found


def _row_with(paged: PagedDraft, role: str, line: int | None, offset: int) -> PagePlace | None:
    """Return the row of a line that a character stands on.

    Rows begin where the one before ends; the head of a table may be there twice.
    """
    found: PagePlace | None = None
    for index, page in enumerate(paged.pages):
        for row in page.rows:
            is_meant = row.role == role if role else row.line == line
            if is_meant and (found is None or found.row.start < row.start <= offset):
                found = PagePlace(page=index, row=row, left_mm=_left_mm(page))
    return found


def _left_mm(page: Page) -> float:
    return min((row.runs[0].x_mm for row in page.rows if row.runs), default=0.0)
