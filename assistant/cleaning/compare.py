"""A text before and after cleaning side by side: rows with the changed stretches marked.

A row is a line of the text after, beside what it was made of: several lines that were joined, or
part of a line that was broken up. Lines that went altogether have rows of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.cleaning.alignment import Stretch, align

if TYPE_CHECKING:
    from collections.abc import Iterator

Spans = tuple[tuple[int, int], ...]
"""Half-open stretches of a row's text, in order and apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePair:
    """A row of the two columns. Read down a column without line ends, the rows give its text."""

    before: str | None
    """Text before cleaning, with the line ends inside it; None where the line is new."""
    after: str | None
    """Line after cleaning; None where nothing is left."""
    before_spans: Spans = ()
    """Characters of :attr:`before` that went or were changed."""
    after_spans: Spans = ()
    """Characters of :attr:`after` that came or were changed."""

    @property
    def is_equal(self) -> bool:
        """Nothing was changed here."""
        return self.before == self.after


class _Row:
    """A row being filled: how far it reaches on both sides, and what is changed in it."""

    def __init__(self, start: int, after_start: int) -> None:
        self.start = self.end = start
        self.after_start = self.after_end = after_start
        self.spans: list[tuple[int, int]] = []
        self.after_spans: list[tuple[int, int]] = []

    def add(self, stretch: Stretch) -> None:
        self.end, self.after_end = stretch.end, stretch.after_end
        if not stretch.is_equal:
            _extend(self.spans, stretch.start, stretch.end)
            _extend(self.after_spans, stretch.after_start, stretch.after_end)

    def pair(self, before: str, after: str) -> LinePair:
        """Return the row as a record, the line ends at its ends left out.

        Where both sides came out the same, though parts of them were matched otherwise, nothing is
        marked.
        """
        start, end = _trimmed(before, self.start, self.end)
        after_start, after_end = _trimmed(after, self.after_start, self.after_end)
        shown = before[start:end] if self.end > self.start else None
        after_shown = after[after_start:after_end] if self.after_end > self.after_start else None
        if shown == after_shown:
            return LinePair(before=shown, after=after_shown)
        return LinePair(
            before=shown,
            after=after_shown,
            before_spans=_within(self.spans, start, end),
            after_spans=_within(self.after_spans, after_start, after_end),
        )


def compare(before: str, after: str) -> tuple[LinePair, ...]:
    """Return the rows that show two texts side by side."""
    return tuple(row.pair(before, after) for row in _rows(before, after))


def _rows(before: str, after: str) -> Iterator[_Row]:
    """Yield the rows: one ends where a line after ends, or where a line before went as a whole."""
    row = _Row(0, 0)
    for stretch in align(before, after):
        for piece in _pieces(stretch, before, after):
            row.add(piece)
            if _ends(row, piece, before, after):
                yield row
                row = _Row(row.end, row.after_end)
    if row.end > row.start or row.after_end > row.after_start:
        yield row


def _pieces(stretch: Stretch, before: str, after: str) -> Iterator[Stretch]:
    """Yield a stretch cut where a line ends after, or before where nothing comes after."""
    at, after_at = stretch.start, stretch.after_start
    if after_at == stretch.after_end:
        for end in _line_ends(before, at, stretch.end):
            yield Stretch(at, end, after_at, after_at, is_equal=False)
            at = end
        return
    for end in _line_ends(after, after_at, stretch.after_end):
        is_last = end == stretch.after_end
        reached = stretch.end if is_last else min(stretch.end, at + end - after_at)
        yield Stretch(at, reached, after_at, end, stretch.is_equal)
        at, after_at = reached, end


def _line_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where lines end in a stretch of a text, past the line feed, and its own end."""
    while start < end:
        found = text.find("\n", start, end)
        start = end if found < 0 else found + 1
        yield start


def _ends(row: _Row, piece: Stretch, before: str, after: str) -> bool:
    if piece.after_end > piece.after_start:
        return after[piece.after_end - 1] == "\n"
    return before[piece.end - 1] == "\n" and row.after_end == row.after_start


def _extend(spans: list[tuple[int, int]], start: int, end: int) -> None:
    """Add a span to a list, joined to the last where they touch."""
    if start == end:
        return
    if spans and spans[-1][1] == start:
        start = spans.pop()[0]
    spans.append((start, end))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without the line feed at its end."""
    return (start, end - 1) if end > start and text[end - 1] == "\n" else (start, end)


def _within(spans: list[tuple[int, int]], start: int, end: int) -> Spans:
    """Return spans counted from *start*, without what lies beyond *end*."""
    return tuple((a - start, min(b, end) - start) for a, b in spans if a < end)
