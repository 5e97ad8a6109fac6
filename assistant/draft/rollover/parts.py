"""What each paragraph of last year's report is for, and what is thus to become of it.

Achievements are written anew on the old words; plan (下一步安排) and shortcomings (存在问题) are
emptied, since nothing is worse than last year's promises in this year's report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.outline.roles import looks_ahead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.draft.manuscript import Line, Manuscript
    from assistant.outline.section import Outline, Role, Section

Fate = Literal["rolled", "planned", "lacking"]
"""Rolled over; a promise of the plan; a shortcoming."""

# （一）强化监督。 or 1.强化监督。
_RUN_IN = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d))\s*")
_DEPTHS = {"heading1": 1, "heading2": 2, "heading3": 3, "heading4": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One line of the manuscript and what becomes of it."""

    line: Line
    role: Role | None
    """What its section is for; None in an attachment and where nothing tells."""
    fate: Fate
    headings: tuple[str, ...] = ()
    """Headings above it, outermost first; a heading's own words are not among them."""

    @property
    def heading(self) -> str:
        """The words of a heading, without the text that runs on after them; empty for none.

        A paragraph that opens with a number (（一）强化监督。定期……) has its heading in it.
        """
        text = without_ordinal(self.line.text)
        is_run_in = self.line.style == "body" and text != self.line.text
        return text.partition("。")[0] if self.depth or is_run_in else ""

    @property
    def depth(self) -> int:
        """Level of a heading from 1; 0 for all else, and for a point of the plan.

        A point is a sentence that was made a heading (一是规范办案程序。).
        """
        depth = _DEPTHS.get(self.line.style, 0)
        is_point = depth > 1 and self.fate == "planned" and self.line.text.endswith("。")
        return 0 if is_point and self.line.text.count("。") == 1 else depth


def parts_of(manuscript: Manuscript, outline: Outline) -> Iterator[Part]:
    """Yield the lines in order.

    Args:
        manuscript: last year's report as it reads.
        outline: that of its text.
    """
    path: dict[int, str] = {}
    reader = _Reader()
    for line, start in zip(manuscript.lines, manuscript.line_starts(), strict=True):
        depth = _DEPTHS.get(line.style, 0)
        if depth:
            path = {level: words for level, words in path.items() if level < depth}
        section = _section(outline, start)
        fate, role = reader.read(line, depth, section)
        part = Part(line=line, role=role, fate=fate, headings=tuple(path.values()))
        yield part
        if part.depth:
            path[part.depth] = part.heading


def without_ordinal(text: str) -> str:
    """Return a paragraph without the number that it opens with."""
    ordinal = _RUN_IN.match(text)
    return text[ordinal.end() :] if ordinal else text


def _section(outline: Outline, start: int) -> Section | None:
    index = outline.section_at(start)
    return None if index is None else outline.sections[index]


class _Reader:
    """Follows the parts of a report line by line."""

    def __init__(self) -> None:
        self._in_attachment = False
        self._lacking_from = 0
        """Level of the heading that opened the shortcomings; 0 outside of them."""
        self._ahead = False
        """Whether a part on shortcomings and plan together has turned to the plan."""

    def read(self, line: Line, depth: int, section: Section | None) -> tuple[Fate, Role | None]:
        self._in_attachment = self._in_attachment or line.style == "attachment"
        if self._in_attachment:
            return "rolled", None
        role = section.role if section else None
        if depth:
            return self._heading(depth, role), role
        if line.style != "body":
            return "rolled", role
        return self._body(line, role), role

    def _heading(self, depth: int, role: Role | None) -> Fate:
        self._ahead = False
        if role == "plan":
            self._lacking_from = 0
            return "planned"
        if role not in ("problems", "problems_plan"):
            self._lacking_from = 0
            return "rolled"
        if not self._lacking_from or depth <= self._lacking_from:
            self._lacking_from = depth
            return "rolled"
        return "lacking"

    def _body(self, line: Line, role: Role | None) -> Fate:
        if role == "plan":
            return "planned"
        if role == "problems":
            return "lacking"
        if role != "problems_plan":
            return "rolled"
        self._ahead = self._ahead or looks_ahead(line.text)
        return "planned" if self._ahead else "lacking"
