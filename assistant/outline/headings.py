"""Which lines and clauses open a section: numbered headings, run-in items, headings without number.

Says where a heading stands, how far it reaches and which rank its number has; levels, roles and the
ends of sections are settled in :mod:`assistant.outline.parse`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.outline.numbering import find_inner_parens, find_items, read_ordinal
from assistant.outline.roles import role_of_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.outline.numbering import Ordinal, Style
    from assistant.outline.section import Role

_RANKS: dict[Style, int] = {
    "part": 0,
    "comma": 1,
    "paren": 2,
    "digit": 3,
    "digit_paren": 4,
    "circle": 4,
}
_ITEM_RANK = 3

_QUOTED = r"《[^》\n]{0,80}》|“[^”\n]{0,80}”|（[^）\n]{0,80}）"
# 抓好应诉。全年… : up to the first 。 outside quotes and brackets
_TO_STOP = re.compile(rf"(?:{_QUOTED}|[^。\n])*+")
# 压实责任：… · 人员配置不足；… : an item's lead ends earlier
_TO_ITEM_STOP = re.compile(rf"(?:{_QUOTED}|[^。；：\n])*+")
# 存在的主要问题 · 下一步工作打算
_SHORT_LINE = re.compile(r"[^。；，：！？、（）|]{4,30}")
# 现将有关情况报告如下: short, but no heading
_LEADS_ON = re.compile(r"如下|现将|特此|以下|附件")
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_PUNCTUATION = "。：；，、 　"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The opening of a section."""

    start: int
    """First character of the ordinal or heading."""
    body_start: int
    """First character after the heading."""
    rank: int
    """0 for 第一部分, 1 for 一、, 2 for （一）, 3 for 1. and items, 4 for （1） and ①."""
    ordinal: Ordinal | None = None
    """None for a heading without number and for an unheaded stretch."""
    heading: str | None = None
    """Without ordinal and final punctuation; None for an unheaded stretch."""
    role: Role | None = None
    """The role of an unheaded stretch."""
    limit: int | None = None
    """Where an item inside a paragraph ends with it; None for all that may go on after theirs."""

    @property
    def is_item(self) -> bool:
        """Say whether it is 一是, 首先 or 第一，."""
        return self.ordinal is not None and self.ordinal.is_item

    @property
    def value(self) -> int | None:
        """The number of the ordinal."""
        return self.ordinal.value if self.ordinal else None


def find_lines(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Return the spans of the lines that are not blank, blanks at their ends left out."""
    return [match.span() for match in _LINE.finditer(text, start)]


def find_headings(
    text: str, lines: Sequence[tuple[int, int]], year: int | None = None
) -> list[Mark]:
    """Return the headings and items of *lines* in order.

    Args:
        text: the clean text.
        lines: spans of its lines from after the title to before the closing.
        year: the reporting year; helps to tell a heading on plans that has no number.
    """
    numbered = _numbered(text, lines)
    items = _accepted_items(text, [list(find_items(text, *line)) for line in lines])
    ordinals = sorted([*numbered, *items], key=lambda ordinal: ordinal.start)
    marks = _marks(text, lines, ordinals)
    return sorted([*marks, *_unnumbered(text, lines, marks, year)], key=lambda mark: mark.start)


def _numbered(text: str, lines: Sequence[tuple[int, int]]) -> list[Ordinal]:
    """Return the ordinals at the start of lines, and the （二） inside that carry them on."""
    found: list[Ordinal] = []
    last_paren = 0
    for start, end in lines:
        ordinal = read_ordinal(text, start)
        if ordinal is not None and ordinal.end < end:
            found.append(ordinal)
            if ordinal.style == "paren":
                last_paren = ordinal.value
        for inner in find_inner_parens(text, start, end):
            if inner.value == last_paren + 1:
                found.append(inner)
                last_paren = inner.value
    if any(ordinal.style == "digit_paren" for ordinal in found):
        found = [ordinal for ordinal in found if ordinal.style != "circle"]
    return found


def _accepted_items(text: str, by_line: list[list[Ordinal]]) -> list[Ordinal]:
    """Return the items that are surely such; 首先 or ，一是 only as part of a row."""
    by_style: dict[Style, list[Ordinal]] = {}
    for item in (item for line in by_line for item in line):
        by_style.setdefault(item.style, []).append(item)
    accepted = {item.start for row in by_style.values() for item in _rows(text, row)}
    kept: list[Ordinal] = []
    for line in by_line:
        here = [item for item in line if item.start in accepted]
        kept += [item for item in here if item.style == here[0].style]
    return kept


def _rows(text: str, items: list[Ordinal]) -> Iterable[Ordinal]:
    """Give the items of one style that are sure by themselves or by their neighbours."""
    previous = 0
    for index, item in enumerate(items):
        following = items[index + 1].value if index + 1 < len(items) else None
        carries_on = 0 < previous < item.value <= previous + 2
        opens_row = item.value == 1 and following == 2
        if _is_sure(text, item) or carries_on or opens_row:
            previous = item.value
            yield item


def _is_sure(text: str, item: Ordinal) -> bool:
    return item.style == "is" and (item.start == 0 or text[item.start - 1] != "，")


def _marks(text: str, lines: Sequence[tuple[int, int]], ordinals: Sequence[Ordinal]) -> list[Mark]:
    """Return the mark of each ordinal that has words after it."""
    marks = []
    ends = [end for _, end in lines]
    for index, ordinal in enumerate(ordinals):
        start, end = lines[bisect_left(ends, ordinal.end)]
        following = ordinals[index + 1].start if index + 1 < len(ordinals) else len(text)
        leads = ordinal.start == start and following >= end
        mark = _mark(text, ordinal, min(following, end), end)
        if mark is not None and mark.is_item and not leads:
            mark = replace(mark, limit=min(end + 1, len(text)))
        if mark is not None:
            marks.append(mark)
    return marks


def _mark(text: str, ordinal: Ordinal, bound: int, line_end: int) -> Mark | None:
    """Return the mark of *ordinal*, whose heading ends at *bound* at the latest."""
    pattern = _TO_ITEM_STOP if ordinal.is_item else _TO_STOP
    match = pattern.match(text, ordinal.end, bound)
    stop = match.end() if match else bound
    heading = text[ordinal.end : stop].strip(_PUNCTUATION)
    if not heading:
        return None
    body_start = stop + 1 if stop < bound else stop
    if body_start >= line_end:
        body_start = min(line_end + 1, len(text))
    return Mark(
        start=ordinal.start,
        body_start=body_start,
        rank=_RANKS.get(ordinal.style, _ITEM_RANK),
        ordinal=ordinal,
        heading=heading,
    )


def _unnumbered(
    text: str, lines: Sequence[tuple[int, int]], marks: Sequence[Mark], year: int | None
) -> list[Mark]:
    """Return the short lines that are headings by their words or by what follows them."""
    at_start = {mark.start: mark for mark in marks}
    has_parts = any(mark.rank <= 1 for mark in marks)
    restarts = sum(mark.rank == 1 and mark.value == 1 for mark in marks) > 1
    found = []
    for (start, end), following in pairwise(lines):
        if start in at_start or not _is_short_line(text, start, end):
            continue
        role = role_of_heading(text[start:end], year)
        child = at_start.get(following[0])
        opens = child is not None and child.value == 1 and not child.is_item
        if child is not None and opens and child.rank <= 1:
            wanted = role is not None or restarts
        else:
            wanted = _is_part_name(role, has_parts=has_parts)
        if wanted:
            rank = 0 if child is not None and opens and child.rank <= 1 else 1
            found.append(_plain_mark(text, start, end, rank))
    return found


def _is_short_line(text: str, start: int, end: int) -> bool:
    return (
        end - start <= 30
        and _SHORT_LINE.fullmatch(text, start, end) is not None
        and not _LEADS_ON.search(text, start, end)
    )


def _is_part_name(role: Role | None, *, has_parts: bool) -> bool:
    """Say whether words alone make a line a part: beside 一、 only those no one else uses."""
    if role in {"problems", "plan", "problems_plan", "leader"}:
        return True
    return role == "achievements" and not has_parts


def _plain_mark(text: str, start: int, end: int, rank: int) -> Mark:
    return Mark(start=start, body_start=min(end + 1, len(text)), rank=rank, heading=text[start:end])
