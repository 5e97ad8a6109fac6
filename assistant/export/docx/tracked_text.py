"""Two paragraphs or tables of WordprocessingML made one, their differences tracked.

It reads the words off the markup, so a paragraph needs no more than to be set twice, as it was and
as it is. The layout is the new one; faces and sizes come with the runs of either side.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, cast
from zlib import crc32

from docx.oxml.ns import qn
from lxml import etree

from assistant.draft.comparing.difference import align, differences, in_place
from assistant.export.docx.tracked import take_content

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from assistant.export.docx.tracked import Tracker

_TEXT, _RUN, _RUN_PROPERTIES = qn("w:t"), qn("w:r"), qn("w:rPr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {qn("w:br"): "\n", qn("w:tab"): "\t"}
_FIRST_OBJECT, _OBJECTS = 0xF0000, 0xFFFE
"""Characters for private use that stand for pictures."""


def element_text(element: BaseOxmlElement) -> str:
    """Return the words of a paragraph, or of a table with its cells parted by tabs."""
    if element.tag == qn("w:tbl"):
        return "\n".join(map(_row_text, element.iterchildren(qn("w:tr"))))
    return "".join(_run_text(run) for run in element.iterchildren(_RUN))


def merge_paragraphs(
    before: BaseOxmlElement, after: BaseOxmlElement, tracker: Tracker
) -> BaseOxmlElement:
    """Return the paragraph *after* with what became of *before* tracked."""
    pieces = differences(element_text(before), element_text(after))
    tracker.layout(after, before)
    if not pieces or all(piece.kind == "same" for piece in pieces):
        return after
    old, new = (_Stream(take_content(paragraph)) for paragraph in (before, after))
    for piece in pieces:
        size = len(piece.text)
        if piece.kind == "removed":
            after.append(tracker.words("del", old.take(size)))
        elif piece.kind == "added":
            after.append(tracker.words("ins", new.take(size)))
        else:
            old.take(size)
            after.extend(new.take(size))
    after.extend(new.rest())
    return after


def merge_tables(
    before: BaseOxmlElement, after: BaseOxmlElement, tracker: Tracker
) -> BaseOxmlElement:
    """Return the table *after* with the rows of *before* that went, and changes in its cells."""
    old, new = (list(table.iterchildren(qn("w:tr"))) for table in (before, after))
    merged = []
    for pair in in_place(align(*([_row_text(row) for row in rows] for rows in (old, new)))):
        if pair.before is None:
            merged.append(tracker.whole("ins", new[cast("int", pair.after)]))
        elif pair.after is None:
            merged.append(tracker.whole("del", old[pair.before]))
        else:
            merged += _merged_rows(old[pair.before], new[pair.after], tracker)
    for row in new:
        after.remove(row)
    after.extend(merged)
    return after


def _merged_rows(
    before: BaseOxmlElement, after: BaseOxmlElement, tracker: Tracker
) -> Iterator[BaseOxmlElement]:
    """Track the changes cell by cell; rows of another shape go and come whole."""
    old, new = (list(row.iter(qn("w:p"))) for row in (before, after))
    if len(old) != len(new):
        yield tracker.whole("del", before)
        yield tracker.whole("ins", after)
        return
    for cell, new_cell in zip(old, new, strict=True):
        merge_paragraphs(cell, new_cell, tracker)
    yield after


def _row_text(row: BaseOxmlElement) -> str:
    return "\t".join(element_text(paragraph) for paragraph in row.iter(qn("w:p")))


def _run_text(run: BaseOxmlElement) -> str:
    return "".join(_sign(child) for child in run if child.tag != _RUN_PROPERTIES)


def _sign(child: BaseOxmlElement) -> str:
    """Return the words of a part of a run; a picture counts as one character of its own."""
    if child.tag == _TEXT:
        return child.text or ""
    if child.tag in _SIGNS:
        return _SIGNS[child.tag]
    return chr(_FIRST_OBJECT + crc32(etree.tostring(child)) % _OBJECTS)


class _Stream:
    """The content of a paragraph, taken off from the beginning by characters."""

    def __init__(self, content: list[BaseOxmlElement]) -> None:
        self._left = content[::-1]

    def take(self, size: int) -> list[BaseOxmlElement]:
        """Return the next *size* characters in their runs, with the bookmarks among them."""
        return list(self._taken(size))

    def _taken(self, size: int) -> Iterator[BaseOxmlElement]:
        while size:
            child = self._left.pop()
            length = len(_run_text(child)) if child.tag == _RUN else 0
            if length > size:
                child, rest = _cut(child, size)
                self._left.append(rest)
                length = size
            yield child
            size -= length

    def rest(self) -> Sequence[BaseOxmlElement]:
        """Return what is left."""
        return self._left[::-1]


def _cut(run: BaseOxmlElement, size: int) -> tuple[BaseOxmlElement, BaseOxmlElement]:
    """Return the first *size* characters of a run and the rest, set alike."""
    rest = deepcopy(run)
    for child, other in zip(list(run), list(rest), strict=True):
        if child.tag == _RUN_PROPERTIES:
            continue
        length = len(_sign(child))
        if length <= size:
            rest.remove(other)
        elif size:
            text = child.text or ""
            child.text, other.text = text[:size], text[size:]
            for part in (child, other):
                part.set(_SPACE, "preserve")
        else:
            run.remove(child)
        size = max(size - length, 0)
    return run, rest
