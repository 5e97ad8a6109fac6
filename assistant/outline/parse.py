"""The outline (提纲) of a report: its headings as nested sections, each with a role.

Sections of level 1 tile the text after the title. Stretches without a heading get one of their own:
the opening (导语), shortcomings and plans that follow the achievements without a heading of their
own, what stands above the title, and the closing lines.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from assistant.outline.assign import assign_roles
from assistant.outline.contents import find_contents
from assistant.outline.edges import end_of_furniture, find_closing
from assistant.outline.headings import find_headings, find_lines
from assistant.outline.levels import level_marks
from assistant.outline.mark import Mark
from assistant.outline.numbering import read_ordinal
from assistant.outline.roles import looks_ahead, owns_up, role_of_heading
from assistant.outline.section import Outline, Section
from assistant.outline.title import find_title
from assistant.outline.year import find_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.outline.section import Role

_OPENING = 300
_MOST_PREFACE_LINES = 6

# …现将有关情况报告如下：
_PREFACE_ENDS = re.compile(r"如下\s*[。：:.]?$")


def parse_outline(text: str) -> Outline:
    """Return the outline of a clean text; never fails, whatever the text.

    Args:
        text: clean text, one paragraph a line.

    Returns:
        Sections in order of their start; a text of blanks alone has none.
    """
    title = find_title(text)
    before = find_lines(text[: title[0]]) if title else []
    lines = find_lines(text, title[1] if title else 0)
    year = _reporting_year(text, title, lines)
    marks = [_stretch(before[0][0], "other")] if before else []
    marks += _body_marks(text, lines, year) if lines else []
    sections = _sections(text, marks, title[0] if before and title else None)
    values = [mark.value for mark in marks]
    return Outline(sections=assign_roles(text, sections, values, year))


def _reporting_year(
    text: str, title: tuple[int, int] | None, lines: Sequence[tuple[int, int]]
) -> int | None:
    """Return the year of the title, else of the opening, else of the first numbered heading."""
    if title and (year := find_year(text[slice(*title)])):
        return year
    opening = list(takewhile(lambda line: read_ordinal(text, line[0]) is None, lines[:_OPENING]))
    begin = end_of_furniture(text, opening)
    said = [line for line in opening if begin is None or line[0] >= begin]
    said += lines[len(opening) : len(opening) + 1]
    years = (find_year(text[start : min(end, start + _OPENING)]) for start, end in said)
    return next((year for year in years if year), None)


def _body_marks(text: str, lines: list[tuple[int, int]], year: int | None) -> list[Mark]:
    """Return the openings of all sections after the title, levels in place of ranks."""
    closing = find_closing(text, lines)
    contents = find_contents(text) or (0, 0)
    inner = [
        line
        for line in lines
        if (closing is None or line[0] < closing) and not contents[0] <= line[0] < contents[1]
    ]
    headings = level_marks(find_headings(text, inner, year), year)
    stretches = [_stretch(closing, "closing")] if closing is not None else []
    if inner:
        stretches += [_stretch(lines[0][0], "other")] if lines[0] != inner[0] else []
        stretches += _opening(text, inner, headings)
        stretches += _unheaded(text, inner, headings, year)
    taken = {mark.start for mark in headings if mark.rank == 1}
    added = {mark.start: mark for mark in reversed(stretches) if mark.start not in taken}
    return sorted([*added.values(), *headings], key=lambda mark: (mark.start, mark.rank))


def _opening(text: str, lines: Sequence[tuple[int, int]], headings: list[Mark]) -> list[Mark]:
    """Return the stretches before the first part: furniture, preface, parts without heading."""
    begin = lines[0][0]
    first = next((mark for mark in headings if not mark.is_item), None)
    above = [line for line in lines if first is None or line[0] < first.start]
    if not above:
        return _headless(first)
    stretches = []
    proper = end_of_furniture(text, above)
    if proper is not None:
        stretches.append(_stretch(begin, "other"))
        begin = proper
    stretches.append(_stretch(begin, "preface"))
    if first is not None:
        return [*stretches, *_headless(first)]
    after = _after_preface(text, [line for line in above if line[0] >= begin])
    return [*stretches, _stretch(after, "achievements")] if after is not None else stretches


def _headless(first: Mark | None) -> list[Mark]:
    """Return the part that a text needs whose first heading is no part."""
    return [_stretch(first.start, "achievements")] if first and first.rank > 1 else []


def _after_preface(text: str, lines: Sequence[tuple[int, int]]) -> int | None:
    """Return where the preface of a text without headings ends: after …报告如下 or a paragraph."""
    for (start, end), following in pairwise(lines[: _MOST_PREFACE_LINES + 1]):
        if _PREFACE_ENDS.search(text[max(start, end - 10) : end]):
            return following[0]
    return lines[1][0] if len(lines) > 1 else None


def _unheaded(
    text: str, lines: Sequence[tuple[int, int]], headings: list[Mark], year: int | None
) -> list[Mark]:
    """Return unheaded stretches of shortcomings and plans, where no heading names any."""
    named = {role_of_heading(mark.heading or "", year) for mark in headings if mark.rank <= 2}
    missing: set[Role] = {"problems", "plan"}
    missing -= {"problems"} if named & {"problems", "problems_plan"} else set()
    missing -= {"plan"} if named & {"plan", "problems_plan"} else set()
    parts = [mark for mark in headings if mark.rank == 1]
    starts = {mark.start for mark in headings}
    after = parts[0].body_start if parts else lines[0][1]
    found: list[Mark] = []
    for start, end in lines:
        if not missing or start <= after or start in starts:
            continue
        role = _role_of_paragraph(text[start:end], missing, year)
        if role is not None:
            found.append(_stretch(start, role))
            missing -= {"problems", role}
    return found


def _role_of_paragraph(paragraph: str, missing: set[Role], year: int | None) -> Role | None:
    if "plan" in missing and looks_ahead(paragraph, year):
        return "plan"
    return "problems" if "problems" in missing and owns_up(paragraph) else None


def _stretch(start: int, role: Role) -> Mark:
    """Return the opening of a part without heading."""
    return Mark(start=start, body_start=start, rank=1, role=role)


def _sections(text: str, marks: Sequence[Mark], title: int | None) -> tuple[Section, ...]:
    """Return the section of each mark; *title* ends what stands above it."""
    ends = [len(text)] * len(marks)
    open_marks: list[int] = []
    for index, mark in enumerate(marks):
        while open_marks and marks[open_marks[-1]].rank >= mark.rank:
            ends[open_marks.pop()] = mark.start
        open_marks.append(index)
    if title is not None:
        ends[0] = title
    return tuple(_section(mark, end) for mark, end in zip(marks, ends, strict=True))


def _section(mark: Mark, end: int) -> Section:
    end = end if mark.limit is None else min(end, mark.limit)
    return Section(
        level=mark.rank,
        ordinal=mark.ordinal.text if mark.ordinal else None,
        heading=mark.heading,
        role=mark.role or "other",
        start=mark.start,
        body_start=min(mark.body_start, end),
        end=end,
        list_item=mark.limit is not None,
    )
