"""What each stretch of the text is for: the role of the innermost section around a character."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.outline.section import Outline, Role, Section


class Roles:
    """Roles by offset, built once in one walk through the outline."""

    def __init__(self, outline: Outline) -> None:
        self._starts: list[int] = []
        self._roles: list[Role | None] = []
        around: list[Section] = []
        for section in outline.sections:
            self._leave(around, section.start)
            around.append(section)
            self._mark(section.start, section.role)
        self._leave(around, None)

    def __getitem__(self, offset: int) -> Role | None:
        """Return the role at *offset*, or None outside all sections."""
        index = bisect_right(self._starts, offset) - 1
        return self._roles[index] if index >= 0 else None

    def _leave(self, around: list[Section], start: int | None) -> None:
        """Close the sections that end before *start* (all of them for None)."""
        while around and (start is None or around[-1].end <= start):
            end = around.pop().end
            self._mark(end, around[-1].role if around else None)

    def _mark(self, offset: int, role: Role | None) -> None:
        self._starts.append(offset)
        self._roles.append(role)
