"""The list of sources (借鉴来源清单): what of a draft was borrowed, from whom, and how much."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.draft.compose import compose
from assistant.draft.fields import write_out
from assistant.draft.provenance import keep_recognisable, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.draft.draft import Draft
    from assistant.draft.manuscript import Line
    from assistant.draft.parts import Borrowed

_GAP = "……"
"""Stands for own words between two pieces of one source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """One borrowed stretch."""

    headings: tuple[str, ...]
    """Headings of the draft it stands under, outermost first, with their numbers."""
    words: str
    """Own words as they read; :data:`_GAP` stands for words of one's own between two pieces."""
    body: str | None
    """发文机关 of the source."""
    year: int | None
    """Its reporting year."""
    section: str | None
    """Heading the words stood under there."""
    original: str
    """The passage as the peer wrote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """All that a draft borrowed, in reading order."""

    title: str
    """Title of the draft."""
    entries: tuple[SourceEntry, ...]
    borrowed: int
    """Characters of the borrowed words, without blanks."""
    characters: int
    """Characters of the whole report, counted in the same way."""

    @property
    def share(self) -> float:
        """Share of borrowed characters in the report, 0–1."""
        return self.borrowed / self.characters if self.characters else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A borrowed stretch of one paragraph."""

    paragraph: int
    """Which of the draft's paragraphs that are printed, counted from 0."""
    headings: tuple[str, ...]
    words: str
    borrowed: Borrowed

    def goes_on(self, other: _Piece) -> bool:
        """Return whether *other* is the next piece of the same source."""
        is_near = other.paragraph - self.paragraph <= 1
        return is_near and source_of(self.borrowed) == source_of(other.borrowed)


def list_sources(draft: Draft) -> SourceList:
    """Return the sources that can be recognised in the report, one entry for each borrowed stretch.

    Pieces that editing parted, in one paragraph or by a paragraph's end, are one entry. What only
    the internal edition carries, and guidance, is left out.
    """
    lines = compose(draft).report.lines
    pieces = list(_pieces(draft, lines))
    return SourceList(
        title=draft.elements.title,
        entries=tuple(map(_entry, _together(pieces))),
        borrowed=sum(_count(piece.words) for piece in pieces),
        characters=sum(_count(line.ordinal + line.words) for line in lines),
    )


def _pieces(draft: Draft, lines: Sequence[Line]) -> Iterator[_Piece]:
    above: list[Line] = []
    for number, line in enumerate(lines):
        if line.style.startswith("heading"):
            above = [*(each for each in above if each.style < line.style), line]
        paragraph = keep_recognisable(draft.paragraphs[line.paragraph])
        for borrowed in paragraph.borrowed:
            yield _Piece(
                paragraph=number,
                headings=tuple(each.ordinal + each.text.partition("。")[0] for each in above),
                words=write_out(paragraph.text[borrowed.start : borrowed.end], draft)[0],
                borrowed=borrowed,
            )


def _together(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Return the pieces with those of one borrowed stretch together."""
    groups = [[piece] for piece in pieces[:1]]
    for one, other in pairwise(pieces):
        if one.goes_on(other):
            groups[-1].append(other)
        else:
            groups.append([other])
    return groups


def _entry(pieces: Sequence[_Piece]) -> SourceEntry:
    first, words = pieces[0], pieces[0].words
    for one, other in pairwise(pieces):
        words += (_GAP if one.paragraph == other.paragraph else "") + other.words
    return SourceEntry(
        headings=first.headings,
        words=words,
        body=first.borrowed.body,
        year=first.borrowed.year,
        section=first.borrowed.section,
        original=first.borrowed.text,
    )


def _count(text: str) -> int:
    return len(text) - sum(map(str.isspace, text))
