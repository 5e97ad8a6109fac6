"""Levels of headings: from the kinds of numbers a report uses, and how they nest.

Where 一、 number the parts, each kind has the level that GB/T 9704 (7.3.3) gives it, 一、 （一） 1.
（1）, also where a report leaves one out (一、 then 1.). Other schemes take the levels in the order
of their kinds: 第一部分 and 一、, or 1. and 1.1. A report that numbers everything 一、 nests by
where its numbers start anew and go on.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.outline.mark import PART_RANK, RANKS
from assistant.outline.roles import role_of_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.outline.mark import Mark

_LOWEST = 4
_OFFICIAL = {
    RANKS["comma"]: 1,
    RANKS["paren"]: 2,
    RANKS["digit"]: 3,
    RANKS["digit_paren"]: 4,
    RANKS["circle"]: 4,
}
"""The level of each kind of number (GB/T 9704—2012, 7.3.3)."""
_ITEM_LEVEL = 3
"""Level of 一是 and its like at least; one below what holds them where that is lower."""
_PARTS = frozenset({"problems", "plan", "problems_plan", "leader", "other"})

_LATER_PARTS = frozenset({"problems", "plan", "problems_plan"})
"""Roles that a part of its own has: 一、存在问题 after 一、主要举措 is a slip for 二、."""


def level_marks(marks: Sequence[Mark], year: int | None = None) -> list[Mark]:
    """Return the marks with levels 1–4 as rank; items below the fourth are left out.

    Args:
        marks: headings and items in order, ranks as found.
        year: the reporting year; helps to tell a heading on plans.
    """
    level_of = _levels(marks, year)
    inner = _restarted(marks, year)
    levelled: list[Mark] = []
    around = 1
    for index, mark in enumerate(marks):
        if mark.is_item:
            level = max(_ITEM_LEVEL, around + 1)
        else:
            level = around = min(_LOWEST, level_of[mark.rank] + (index in inner))
        if level <= _LOWEST:
            levelled.append(replace(mark, rank=level))
    return levelled


def _levels(marks: Sequence[Mark], year: int | None) -> dict[int, int]:
    """Return the level of each rank that occurs."""
    ranks = sorted({mark.rank for mark in marks if not mark.is_item})
    if not ranks:
        return {}
    has_parts = ranks[0] <= PART_RANK or _are_parts(marks, ranks[0], year)
    is_official = ranks[0] == PART_RANK or not has_parts
    levels: dict[int, int] = {}
    level = 0 if has_parts else 1
    for rank in ranks:
        level = max(level + 1, _OFFICIAL.get(rank, 0) if is_official else 0)
        levels[rank] = level
    return levels


def _are_parts(marks: Sequence[Mark], rank: int, year: int | None) -> bool:
    """Say whether the highest headings, though only （一） or 1., name the parts of a report."""
    roles = {
        role_of_heading(mark.heading or "", year)
        for mark in marks
        if mark.rank == rank and not mark.is_item
    }
    return len(roles - {None}) > 1 or bool(roles & {"problems", "plan", "problems_plan"})


def _restarted(marks: Sequence[Mark], year: int | None) -> frozenset[int]:
    """Return the indexes of all marks inside a part whose sections are numbered 一、 like it.

    一、主要举措 一、强化领导 二、规范执法 二、存在问题: the second 一、 and what follows it lie
    inside the first, as the part's own number goes on later.
    """
    parts = [index for index, mark in enumerate(marks) if mark.rank <= PART_RANK]
    inner: set[int] = set()
    for position, (holder, first) in enumerate(pairwise(parts)):
        if _opens_inside(marks[holder], marks[first], year):
            inner.update(range(first, _end_of_inner(marks, parts, position, year)))
    return frozenset(inner)


def _opens_inside(holder: Mark, first: Mark, year: int | None) -> bool:
    """Say whether numbers of one kind start anew below a part, and name no part of their own."""
    restarts = holder.rank == first.rank == PART_RANK and holder.value is not None
    if not restarts or first.value != 1:
        return False
    outer = role_of_heading(holder.heading or "", year)
    inner = role_of_heading(first.heading or "", year)
    is_slip = inner in _LATER_PARTS and outer != "problems_plan"
    return first.start <= holder.body_start or (outer is not None and not is_slip)


def _end_of_inner(
    marks: Sequence[Mark], parts: Sequence[int], position: int, year: int | None
) -> int:
    """Return the index of the mark where the outer numbers go on, 0 where they do not.

    They go on where the inner ones do not, or where the words name a part; in the last part of a
    report the inner ones run to its end.

    Args:
        marks: all marks.
        parts: indexes of those that may be parts.
        position: of the outer part among them.
        year: the reporting year.
    """
    outer = marks[parts[position]]
    wanted = (outer.value or 0) + 1
    previous = 0
    for following in range(position + 1, len(parts)):
        at = parts[following]
        mark = marks[at]
        restarts = previous > 0 and mark.value == 1
        if mark.value is None or mark.rank != PART_RANK or restarts:
            return 0
        goes_on = mark.value == previous + 1
        if mark.value == wanted and (_names_part(mark, year) or not goes_on):
            return at
        if not goes_on:
            return 0
        previous = mark.value
    return len(marks) if _names_part(outer, year) else 0


def _names_part(mark: Mark, year: int | None) -> bool:
    return role_of_heading(mark.heading or "", year) in _PARTS
