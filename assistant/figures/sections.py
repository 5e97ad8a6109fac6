"""What the outline says of a place in the text: role, headings around it, the year they name."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from assistant.outline.section import Outline, Role

_AHEAD = frozenset({"plan", "problems_plan"})
_LONGEST_HEADING = 60
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")


class Place(NamedTuple):
    """Where a sentence stands."""

    role: Role
    """Role of the innermost section."""
    headings: tuple[str, ...]
    """Headings around the place, innermost first."""
    year: int | None
    """The year that a heading of a plan names."""


_NOWHERE = Place("other", (), None)


class Places:
    """The places of one outline; each is worked out once."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._starts = [section.start for section in outline.sections]
        self._known: dict[int, Place] = {}

    def at(self, offset: int) -> Place:
        """Return the place of a character."""
        index = self._innermost(offset)
        if index is None:
            return _NOWHERE
        if index not in self._known:
            self._known[index] = self._read(index)
        return self._known[index]

    def _innermost(self, offset: int) -> int | None:
        """Return the last section that starts before the character and still holds it."""
        for index in range(bisect_right(self._starts, offset) - 1, -1, -1):
            if offset < self._outline.sections[index].end:
                return index
        return None

    def _read(self, index: int) -> Place:
        path = self._outline.path_to(index)[::-1]
        headings = tuple((section.heading or "")[:_LONGEST_HEADING] for section in path)
        role = path[0].role
        years = [found for heading in headings for found in _YEAR.findall(heading)]
        return Place(role, headings, int(years[0]) if years and role in _AHEAD else None)
