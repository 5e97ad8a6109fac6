"""Sections (章节) and the outline (提纲) they form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "preface", "achievements", "leader", "problems", "plan", "problems_plan", "closing", "other"
]
"""What a section is for: 导语, 主要举措和成效, 第一责任人履职, 存在问题, 下一步安排, the last two
in one part, 结尾, and anything else (the contents that the regulation of 2019 requires)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with all that stands under it, its subsections included."""

    level: int
    """1–4, for 一、 （一） 1. （1）; the run-in items 一是 二是 are level 3."""
    ordinal: str | None
    """The number as written, ``一、`` ``（二）`` ``三是``; None for a heading without one."""
    heading: str | None
    """The heading without ordinal and final 。; None for an unheaded stretch (导语)."""
    role: Role
    """What the section is for."""
    start: int
    """First character of the ordinal or heading."""
    body_start: int
    """First character after the heading (and its 。 or line end)."""
    end: int
    """One past the last character, subsections included."""
    list_item: bool = False
    """True for 一是/二是 run-in items, which stand inside a paragraph; False where each one opens a
    paragraph of its own, as a heading does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The sections of a report in reading order, each nested in those of lower level before it.

    Sections of level 1 follow one another without gap or overlap from the first character after
    the title to the end of the text. What stands above the title (转发通知, 索引号) is one section
    more, of role ``other``, that ends where the title starts.
    """

    sections: tuple[Section, ...]
    """In order of :attr:`Section.start`."""

    def section_at(self, offset: int) -> int | None:
        """Return the index of the innermost section that holds the character, or None."""
        found = None
        for index, section in enumerate(self.sections):
            if section.start > offset:
                break
            if offset < section.end:
                found = index
        return found

    def path_to(self, index: int) -> tuple[Section, ...]:
        """Return the section at *index* with the sections around it, outermost first."""
        target = self.sections[index]
        around = [
            section
            for section in self.sections[:index]
            if section.level < target.level and section.start <= target.start < section.end
        ]
        return (*around, target)
