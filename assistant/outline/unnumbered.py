"""Headings without a number: Word's heading styles leave only their words (存在的问题).

A short line between paragraphs that ends without a full stop is one where its words name a part,
where numbers start anew below it, where it stands in a gap of the numbers beside it, or where
several such lines stand under one heading.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.outline.edges import is_furniture
from assistant.outline.mark import PART_RANK, RANKS, TOP_RANK, Mark
from assistant.outline.roles import role_of_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.outline.section import Role

Span = tuple[int, int]

# 存在的主要问题 · 强化组织领导，压实法治责任 · ）强化执法监督
_SHORT_LINE = re.compile(r"[^。；：！？|:;!?]{4,40}(?<![，、])")
_LONGEST_PART = 30
# 现将有关情况报告如下: short, but no heading; 图为宣传现场: under a picture
_NO_HEADING = re.compile(r"如下|现将|特此|以下|附件|^[图表注][为：:\s0-9一二三]|^[（(]")
# ）强化执法监督: what is left of a number
_LOST = re.compile(r"[）)、.．]\s?(?=[一-鿿“])")
# 抓实普法宣传。全年… : words without numbers before the first full stop
_LEAD = re.compile(r"[）)、]?[^。；：！？|0-9，、]{4,20}(?:，[^。；：！？|0-9，、]{4,20})?(?=。)")
_SENTENCE_END = "。！？；：”）."
_LEAST_GROUP = 2
_LONG_PARAGRAPH = 45
_OWN_PARTS: frozenset[Role] = frozenset({"problems", "plan", "problems_plan", "leader"})
_COVERS: dict[Role, frozenset[Role]] = {
    "problems_plan": frozenset({"problems", "plan", "problems_plan"}),
    "problems": frozenset({"problems"}),
    "plan": frozenset({"plan"}),
}
"""Roles that a part has room for: below such a heading the same words name what it holds."""


def find_unnumbered(
    text: str, lines: Sequence[Span], marks: Sequence[Mark], year: int | None
) -> list[Mark]:
    """Return the headings without number among *lines*.

    Args:
        text: the clean text.
        lines: spans of its lines.
        marks: the numbered headings and items, in order.
        year: the reporting year.
    """
    candidates = _candidates(text, lines, marks)
    numbered = [mark for mark in marks if not mark.is_item]
    parts = _parts(candidates, numbered, year)
    taken = {mark.start for mark in parts}
    rest = [line for line in candidates if line.start not in taken and line.leads]
    taken = {mark.start for mark in marks}
    paragraphs = [line for line in lines if line[0] not in taken]
    gaps = list(_in_gaps(text, paragraphs, rest, numbered))
    taken = {mark.start for mark in gaps}
    rest = [line for line in rest if line.start not in taken]
    return [*parts, *gaps, *_groups(rest, sorted([*numbered, *parts], key=_start), lines)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line that may be a heading."""

    start: int
    """First character."""
    body_start: int
    """First character after the line."""
    heading: str
    """Its words, without what is left of a number."""
    follower: Mark | None
    """The numbered heading on the next line, if any."""
    leads: bool = True
    """A paragraph or a numbered heading follows."""

    @property
    def opens_row(self) -> bool:
        """Say whether numbers start anew right below."""
        return self.follower is not None and self.follower.value == 1

    @property
    def opens_parts(self) -> bool:
        """Say whether 一、 starts anew right below."""
        return self.opens_row and self.follower is not None and self.follower.rank <= PART_RANK

    def mark(self, rank: int) -> Mark:
        """Return the opening of its section."""
        return Mark(start=self.start, body_start=self.body_start, rank=rank, heading=self.heading)


def _start(mark: Mark) -> int:
    return mark.start


def _candidates(text: str, lines: Sequence[Span], marks: Sequence[Mark]) -> list[_Line]:
    """Return the lines that read like headings and stand where headings may."""
    at_start = {mark.start: mark for mark in marks}
    found: list[_Line] = []
    ended = True
    for line, following in pairwise(lines):
        start, end = line
        is_short = _SHORT_LINE.fullmatch(text, start, end) is not None and start not in at_start
        if is_short and ended and _may_stand(text, line, following):
            child = at_start.get(following[0])
            follower = child if child is not None and not child.is_item else None
            candidate = _line(text, start, end, follower)
            found.append(replace(candidate, leads=_leads(text, following, child)))
        ended = text[end - 1] in _SENTENCE_END or start in at_start or is_short
    return found


def _line(text: str, start: int, end: int, follower: Mark | None) -> _Line:
    lost = _LOST.match(text, start, end)
    return _Line(
        start=start,
        body_start=min(end + 1, len(text)),
        heading=text[lost.end() if lost else start : end],
        follower=follower,
    )


def _may_stand(text: str, line: Span, following: Span) -> bool:
    """Say whether a short line can be a heading by itself: no caption, no signature."""
    is_framed = is_furniture(text, *line) or is_furniture(text, *following)
    return not is_framed and _NO_HEADING.search(text, *line) is None


def _leads(text: str, following: Span, child: Mark | None) -> bool:
    """Say whether a paragraph or a numbered heading follows; cells of a table do not lead one."""
    start, end = following
    return child is not None or end - start > _LONG_PARAGRAPH or "。" in text[start:end]


def _parts(candidates: Sequence[_Line], numbered: Sequence[Mark], year: int | None) -> list[Mark]:
    """Return the lines that are parts by their words or by the 一、 that start below them."""
    has_parts = any(mark.rank <= PART_RANK for mark in numbered)
    restarts = sum(mark.rank == PART_RANK and mark.value == 1 for mark in numbered) > 1
    parts = [mark for mark in numbered if mark.rank <= PART_RANK]
    starts = [mark.start for mark in parts]
    found = []
    for line in candidates:
        if len(line.heading) > _LONGEST_PART or "，" in line.heading:
            continue
        role = role_of_heading(line.heading, year)
        if line.opens_parts:
            wanted = role is not None or restarts
        else:
            index = bisect_right(starts, line.start)
            above = parts[index - 1] if index else None
            wanted = _is_part_name(role, has_parts=has_parts) and not _is_covered(role, above, year)
        if wanted:
            found.append(line.mark(PART_RANK if has_parts and not line.opens_parts else TOP_RANK))
    return found


def _is_part_name(role: Role | None, *, has_parts: bool) -> bool:
    """Say whether words alone make a line a part: beside 一、 only those no one else uses."""
    return role in _OWN_PARTS or (role == "achievements" and not has_parts)


def _is_covered(role: Role | None, above: Mark | None, year: int | None) -> bool:
    """Say whether the part around already speaks of what the words name."""
    if above is None or role is None:
        return False
    around = role_of_heading(above.heading or "", year)
    return around is not None and role in _COVERS.get(around, ())


def _in_gaps(
    text: str, paragraphs: Sequence[Span], candidates: Sequence[_Line], numbered: Sequence[Mark]
) -> Iterator[Mark]:
    """Give the one line between （二） and （四） that can be the lost （三）.

    Where the heading before ends in a full stop (（二）抓评查。全年…), it is the lead of one of the
    paragraphs.
    """
    starts = [line.start for line in candidates]
    paragraph_starts = [start for start, _ in paragraphs]
    for before, after in _neighbours(numbered):
        missing = (after.value or 0) - (before.value or 0) - 1
        if missing <= 0:
            continue
        inside = slice(bisect_right(starts, before.start), bisect_right(starts, after.start))
        between = list(candidates[inside])
        if not between and _ends_in_stop(text, before):
            first = bisect_right(paragraph_starts, before.start)
            inner = paragraphs[first : bisect_right(paragraph_starts, after.start)]
            between = [lead for line in inner if (lead := _lead(text, *line))]
        if len(between) == missing:
            yield from (line.mark(before.rank) for line in between)


def _lead(text: str, start: int, end: int) -> _Line | None:
    """Return the first words of a paragraph, if they read like a heading: 抓实普法宣传。全年…."""
    match = _LEAD.match(text, start, end)
    if match is None:
        return None
    body_start = match.end() + 1
    return replace(
        _line(text, start, match.end(), None), body_start=body_start + (body_start == end)
    )


def _ends_in_stop(text: str, mark: Mark) -> bool:
    """Say whether a heading ends in a full stop: run in, or at the end of its line."""
    return "。" in text[mark.body_start - 2 : mark.body_start]


def _neighbours(numbered: Sequence[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """Give the numbered headings of one rank that follow one another under one heading."""
    last: dict[int, Mark] = {}
    for mark in numbered:
        if before := last.get(mark.rank):
            yield before, mark
        last = {rank: held for rank, held in last.items() if rank < mark.rank}
        last[mark.rank] = mark


def _groups(
    candidates: Sequence[_Line], above: Sequence[Mark], lines: Sequence[Span]
) -> Iterator[Mark]:
    """Give the lines of which several stand under one heading, or above rows of numbers."""
    holders = _holders(above, candidates)
    by_holder: dict[Mark | None, list[_Line]] = {}
    for line, holder in zip(candidates, holders, strict=True):
        by_holder.setdefault(holder, []).append(line)
    ranks = sorted({mark.rank for mark in above})
    for holder, members in by_holder.items():
        is_row = len(members) >= _LEAST_GROUP or all(line.opens_row for line in members)
        is_sparse = bool(above) or 2 * len(members) <= len(lines)
        is_held = holder is not None or not _has_numbers(above)
        if is_row and is_sparse and (is_held or all(line.opens_row for line in members)):
            rank = _free_rank(ranks, holder, members)
            yield from (line.mark(rank) for line in members)


def _has_numbers(above: Sequence[Mark]) -> bool:
    return any(mark.ordinal is not None for mark in above)


def _holders(above: Sequence[Mark], candidates: Sequence[_Line]) -> list[Mark | None]:
    """Return the heading that holds each line.

    It is the last one before, or the one further up that holds lines above a row of numbers: the
    line then ends the row of its like before it.
    """
    opening: set[Mark] = set()
    holders: list[Mark | None] = []
    around: list[Mark] = []
    position = 0
    for line in candidates:
        while position < len(above) and above[position].start < line.start:
            mark = above[position]
            around = [*(held for held in around if held.rank < mark.rank), mark]
            position += 1
        open_marks = around
        if line.opens_row and line.follower is not None:
            open_marks = [mark for mark in around if mark.rank < line.follower.rank]
            opening.update(open_marks[-1:])
        known = next((mark for mark in reversed(open_marks) if mark in opening), None)
        holders.append(known or (open_marks[-1] if open_marks else None))
    return holders


def _free_rank(ranks: Sequence[int], holder: Mark | None, members: Sequence[_Line]) -> int:
    """Return the rank for headings under *holder* and above the numbers that they open."""
    if holder is None:
        return min(PART_RANK, *ranks) if ranks else PART_RANK
    below = [line.follower.rank for line in members if line.follower and line.opens_row]
    floor = min(below, default=RANKS["circle"] + 2)
    return next((rank for rank in ranks if holder.rank < rank < floor), holder.rank + 1)
