"""The table of contents (目录) at the head of a report, whose lines are no headings."""

from __future__ import annotations

import re
from itertools import islice

_MOST_LINES = 200
_LONGEST_ENTRY = 60
_LEAST_ENTRIES = 3

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_HEAD = re.compile(r"目\s*[录次]")
# 一、主要举措……………………1 · 二、存在问题 ... 12
_PAGE = re.compile(r"(?:[.．·…—\-]{2,}|\s)[.．·…—\-\s]*[0-9]{1,3}$")


def find_contents(text: str) -> tuple[int, int] | None:
    """Return the span of the table of contents with its head, or None where there is none.

    Its lines end in page numbers, or stand again further down as headings.
    """
    lines = [match.span() for match in islice(_LINE.finditer(text), _MOST_LINES)]
    for index, (start, end) in enumerate(lines):
        if _HEAD.fullmatch(text, start, end):
            last = _last_entry(text, lines[index + 1 :])
            return (start, last) if last else None
    return _without_head(text, lines)


def _last_entry(text: str, lines: list[tuple[int, int]]) -> int | None:
    """Return where the last entry under the head ends; the first one's return ends them."""
    last = None
    first = ""
    for start, end in lines:
        words = _PAGE.sub("", text[start:end])
        if end - start > _LONGEST_ENTRY or "。" in words or words == first:
            break
        first = first or words
        if words != text[start:end] or f"\n{words}" in text[end:]:
            last = end
    return last


def _without_head(text: str, lines: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the span of several lines in a row that end in page numbers."""
    run: list[tuple[int, int]] = []
    for start, end in lines:
        if end - start <= _LONGEST_ENTRY and _PAGE.search(text, start, end):
            run.append((start, end))
        elif len(run) >= _LEAST_ENTRIES:
            break
        else:
            run = []
    return (run[0][0], run[-1][1]) if len(run) >= _LEAST_ENTRIES else None
