"""The sections of a version, each of which can be brought back alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.draft.comparing.section_place import DEPTHS, OPENING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.draft.manuscript import Manuscript

_LONGEST = 40
"""Characters of a heading that goes on as a text, up to where it is cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with all that stands under it, or what stands before the first one."""

    name: str
    depth: int
    """1 for the outermost."""
    line: int
    """Line of the manuscript that it begins with."""
    heading: int | None
    """Index of the paragraph of the draft; None for what stands before the first heading."""


def sections_of(manuscript: Manuscript) -> tuple[Section, ...]:
    """Return the sections in order."""
    return tuple(_sections(manuscript))


def _sections(manuscript: Manuscript) -> Iterator[Section]:
    lines = manuscript.lines
    if lines and lines[0].style not in DEPTHS:
        yield Section(name=OPENING, depth=1, line=0, heading=None)
    for at, line in enumerate(lines):
        depth = DEPTHS.get(line.style)
        if depth is not None:
            words = line.text.partition("。")[0][:_LONGEST]
            yield Section(
                name=line.ordinal + words, depth=max(depth, 1), line=at, heading=line.paragraph
            )
