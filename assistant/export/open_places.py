"""What is still open in a manuscript as it is written out: blanks and unverified numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.export.printable import printable

if TYPE_CHECKING:
    from assistant.draft.manuscript import FieldMark, Manuscript
    from assistant.export.block import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPlace:
    """One blank or unverified number."""

    mark: Mark
    words: str
    """As it reads: ``【办结数】``, ``210件``."""
    heading: str
    """Heading it stands under, with its ordinal; empty above the first."""


def mark_of(mark: FieldMark) -> Mark | None:
    """Return why a stretch needs the drafter's eye, or None."""
    if mark.blank or mark.error is not None:
        return "blank"
    return None if mark.verified else "unverified"


def open_places(manuscript: Manuscript) -> tuple[OpenPlace, ...]:
    """Return what is open, in order of reading."""
    found, heading = [], ""
    for line in manuscript.lines:
        if line.style.startswith("heading"):
            heading = printable(line.ordinal + line.text.partition("。")[0])
        for mark in line.marks:
            kind = mark_of(mark)
            if kind is not None:
                words = printable(line.text[mark.start : mark.end])
                found.append(OpenPlace(mark=kind, words=words, heading=heading))
    return tuple(found)


def unmarked(manuscript: Manuscript) -> Manuscript:
    """Return the manuscript with nothing in it that stands out as open."""
    lines = [
        replace(
            line,
            marks=tuple(
                replace(mark, verified=True, blank=False, error=None) for mark in line.marks
            ),
        )
        for line in manuscript.lines
    ]
    return replace(manuscript, lines=tuple(lines))
