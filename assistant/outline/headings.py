"""Which lines and clauses open a section by their number: headings and run-in items.

Says where a heading stands, how far it reaches and which rank its number has. Headings without
number are found in :mod:`assistant.outline.unnumbered`, levels in :mod:`assistant.outline.levels`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.outline.edges import is_row
from assistant.outline.mark import Mark, rank_of
from assistant.outline.numbering import (
    find_following,
    find_inner,
    find_items,
    read_bare_digit,
    read_decimal,
    read_ordinal,
)
from assistant.outline.unnumbered import find_unnumbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.outline.numbering import Ordinal, Style

Span = tuple[int, int]

_QUOTED = r"《[^》\n]{0,80}》|“[^”\n]{0,80}”|（[^）\n]{0,80}）"
# 抓好应诉。全年… : up to the first 。 outside quotes and brackets
_TO_STOP = re.compile(rf"(?:{_QUOTED}|[^。\n])*+")
# 压实责任：… · 人员配置不足；… : an item's lead ends earlier
_TO_ITEM_STOP = re.compile(rf"(?:{_QUOTED}|[^。；：\n])*+")
# 行政复议情况：全年… : a short name before ： is the heading; not 做到以下几点：…
_TO_COLON = re.compile(
    r"(?![^：]*(?:如下|以下|几[点项个方]|[一二三四五六]个|情况是))[^，。；：\n]{2,20}(?=：\S)"
)
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_PUNCTUATION = "。：；，、 　"
_LONGEST_BARE = 30


def find_lines(text: str, start: int = 0) -> list[Span]:
    """Return the spans of the lines that are not blank, blanks at their ends left out."""
    return [match.span() for match in _LINE.finditer(text, start)]


def find_headings(text: str, lines: Sequence[Span], year: int | None = None) -> list[Mark]:
    """Return the headings and items of *lines* in order.

    Args:
        text: the clean text.
        lines: spans of its lines from after the title to before the closing.
        year: the reporting year; helps to tell a heading on plans that has no number.
    """
    lines = [line for line in lines if not is_row(text, *line)]
    numbered = _numbered(text, lines)
    items = _accepted_items(text, [list(find_items(text, *line)) for line in lines])
    ordinals = sorted([*numbered, *items], key=lambda ordinal: ordinal.start)
    marks = _marks(text, lines, ordinals)
    return sorted([*marks, *find_unnumbered(text, lines, marks, year)], key=lambda mark: mark.start)


def _numbered(text: str, lines: Sequence[Span]) -> list[Ordinal]:
    """Return the ordinals at the start of lines, and the （二）, 二、 and 2. inside that go on."""
    found: list[Ordinal] = []
    last: dict[Style, int] = {"comma": 0, "paren": 0}
    for start, end in lines:
        ordinal = read_ordinal(text, start)
        if ordinal is not None and ordinal.end < end:
            found.append(ordinal)
            _count(last, ordinal)
        for inner in find_inner(text, start, end):
            if inner.value == last[inner.style] + 1:
                found.append(inner)
                _count(last, inner)
        if ordinal is not None and ordinal.style == "digit":
            found += find_following(text, ordinal, end)
    found += _decimals(text, lines, found)
    if any(ordinal.style == "digit_paren" for ordinal in found):
        found = [ordinal for ordinal in found if ordinal.style != "circle"]
    return found


def _count(last: dict[Style, int], ordinal: Ordinal) -> None:
    """Keep the last number of each style; a new part starts its sections anew."""
    if ordinal.style in last:
        last[ordinal.style] = ordinal.value
    if ordinal.style == "comma":
        last["paren"] = 0


def _decimals(text: str, lines: Sequence[Span], found: Sequence[Ordinal]) -> list[Ordinal]:
    """Return the 1.1 and 1.1.1 that carry one another on, with the bare 1 above them."""
    decimals = {start: read_decimal(text, start) for start, _ in lines}
    if doubled := _doubled(decimals.values()):
        return doubled
    above = {ordinal.start: ordinal for ordinal in found if ordinal.style in {"digit", "comma"}}
    accepted: list[Ordinal] = []
    path: tuple[int, ...] = ()
    bare: Ordinal | None = None
    for start, end in lines:
        decimal = decimals[start]
        if start in above:
            path, bare = (above[start].value,), None
        elif decimal is not None and _carries_on(path, bare, decimal):
            accepted += [bare] if bare and decimal.path[0] == bare.value else []
            accepted.append(decimal)
            path, bare = decimal.path, None
        else:
            bare = read_bare_digit(text, start) if end - start <= _LONGEST_BARE else None
    return accepted


def _doubled(decimals: Iterable[Ordinal | None]) -> list[Ordinal]:
    """Return 1.1. 2.2. 3.3. as the 1. 2. 3. that was typed after an automatic number."""
    found = [decimal for decimal in decimals if decimal is not None]
    twice = all(len(decimal.path) == 2 and len(set(decimal.path)) == 1 for decimal in found)
    if not twice or len(found) < 2:
        return []
    return [replace(decimal, style="digit", text=f"{decimal.value}.", path=()) for decimal in found]


def _carries_on(path: tuple[int, ...], bare: Ordinal | None, decimal: Ordinal) -> bool:
    """Say whether 1.2 follows 1.1, or 1.1 what stands above it; 12.4国家宪法日 does not."""
    found = decimal.path
    if found[-1] == 1 and (found[:-1] == path or (bare and found[:-1] == (bare.value,))):
        return True
    if not path and found == (1, 1):
        return True
    depth = len(found)
    return (
        found[:-1] == path[: depth - 1] and len(path) >= depth and found[-1] == path[depth - 1] + 1
    )


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


def _marks(text: str, lines: Sequence[Span], ordinals: Sequence[Ordinal]) -> list[Mark]:
    """Return the mark of each ordinal that has words after it."""
    marks = []
    ends = [end for _, end in lines]
    for index, ordinal in enumerate(ordinals):
        at = bisect_left(ends, ordinal.end)
        if at == len(lines):
            continue  # in a row of a table, of which no line is kept
        start, end = lines[at]
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
    stop = _stop(text, ordinal, bound)
    heading = text[ordinal.end : stop].strip(_PUNCTUATION)
    if not heading:
        return None
    body_start = stop + 1 if stop < bound else stop
    if body_start >= line_end:
        body_start = min(line_end + 1, len(text))
    return Mark(
        start=ordinal.start,
        body_start=body_start,
        rank=rank_of(ordinal),
        ordinal=ordinal,
        heading=heading,
    )


def _stop(text: str, ordinal: Ordinal, bound: int) -> int:
    """Return where the words of a heading end."""
    patterns = (_TO_ITEM_STOP,) if ordinal.is_item else (_TO_COLON, _TO_STOP)
    matches: Iterator[re.Match[str] | None] = (
        pattern.match(text, ordinal.end, bound) for pattern in patterns
    )
    return next((match.end() for match in matches if match), bound)
