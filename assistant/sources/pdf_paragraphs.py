"""Printed lines put together to paragraphs, over the ends of columns and pages.

A paragraph ends where the next line is set in, where its letters have another size, where the
space between the lines is wider than usual, or where a line leaves more free than the first word of
the next one takes: a word processor would have put it there.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from assistant.sources.pdf_rows import glue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.sources.pdf_lines import Line

INDENT = 1.2
"""Characters by which the first line of a paragraph is set in, at least."""

SLACK = 0.6
"""Characters by which a full line may fall short of the edge all the same."""

LARGEST_GAP = 7
"""Characters that a line may leave free where paragraphs are set in and its sentence goes on."""

FARTHEST = 5.0
"""Characters by which the first line of a paragraph is set in, at most."""

SELDOM = 8
"""One line in so many is set in where paragraphs begin with an indent."""

OTHER_SIZE = 0.1
"""Share by which the size of letters differs from one paragraph to another kind of paragraph."""

WIDE_LEADING = 1.3
"""Times the usual distance of two lines from which on it parts paragraphs."""

FEWEST_LINES = 6
"""Lines that show the margins of a kind of page."""

STOPS = "。！？；："

# 一、   （二）   3.   第四章   一是
ITEM = re.compile(
    r"(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]|第[一二三四五六七八九十]{1,3}[部章节条]"
    r"|[一二三四五六七八九十]是)"
)


class _Margins(NamedTuple):
    """Where the columns of one kind stand, in points."""

    left: float
    right: float
    leading: float
    """The usual distance of two lines of the body."""
    size: float
    """Height of the letters of the body."""


class _Before(NamedTuple):
    """The line before, and where it stands."""

    line: Line
    margins: _Margins
    page: int


def join_paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Return the paragraphs that the lines of a file make."""
    lines = [line for page in pages for line in page if not line.is_row]
    size = _middle([line.size for line in lines]) or 1.0
    body = [line for line in lines if _is_size(line, size)]
    kinds = _kinds(pages)
    margins = {kind: _measure(found, body, size) for kind, found in kinds.items()}
    is_indented = _is_indented(kinds, margins, size)
    joined: list[list[str]] = []
    before: _Before | None = None
    for number, page in enumerate(pages):
        for line in page:
            here = margins[_kind(number, line)]
            if before is None or _begins(before, line, here, number, is_indented=is_indented):
                joined.append([line.text])
            else:
                joined[-1] += (glue(joined[-1][-1], line.text), line.text)
            before = _Before(line, here, number)
    return ["".join(parts) for parts in joined]


def _kinds(pages: Sequence[Sequence[Line]]) -> dict[tuple[int, int], list[Line]]:
    """Return the lines of even and odd pages and of each column, which have their own margins."""
    kinds: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for number, page in enumerate(pages):
        for line in page:
            kinds[_kind(number, line)].append(line)
    return kinds


def _kind(page: int, line: Line) -> tuple[int, int]:
    return page % 2, line.column


def _measure(found: Sequence[Line], everything: Sequence[Line], size: float) -> _Margins:
    """Return the margins of the columns of one kind; of all, where it has few lines of the body."""
    body = [line for line in found if not line.is_row and _is_size(line, size)]
    if len(body) < FEWEST_LINES:
        body = list(everything)
    if not body:
        return _Margins(0.0, 0.0, 0.0, size)
    left = min(_commonest([line.left for line in body]))
    return _Margins(left, _right_edge(body), _leading(found), size)


def _is_indented(
    kinds: dict[tuple[int, int], list[Line]],
    margins: dict[tuple[int, int], _Margins],
    size: float,
) -> bool:
    """Tell whether paragraphs are set in; what stands farther in is centred or a signature."""
    offsets = [
        (line.left - margins[kind].left) / size
        for kind, lines in kinds.items()
        for line in lines
        if not line.is_row and _is_size(line, size)
    ]
    set_in = sum(INDENT < offset < FARTHEST for offset in offsets)
    return set_in * SELDOM > len(offsets)


def _is_size(line: Line, size: float) -> bool:
    return abs(line.size - size) <= OTHER_SIZE * size


def _right_edge(body: Sequence[Line]) -> float:
    """Return the edge that full lines reach; a mark that hangs over it does not count."""
    rights = sorted(line.right for line in body)
    return rights[len(rights) * 9 // 10]


def _leading(lines: Sequence[Line]) -> float:
    """Return the usual distance between two lines, or nothing where there is none."""
    distances = [
        round(above.baseline - below.baseline)
        for above, below in pairwise(lines)
        if above.baseline > below.baseline
    ]
    return float(Counter(distances).most_common(1)[0][0]) if distances else 0.0


def _begins(
    before: _Before, line: Line, margins: _Margins, page: int, *, is_indented: bool
) -> bool:
    """Tell whether a line begins a paragraph."""
    size = line.size or 1.0
    if before.line.is_row or line.is_row or not _is_size(before.line, size):
        return True
    is_below = page == before.page and line.column == before.line.column
    usual = margins.leading * max(1.0, size / margins.size)
    if is_below and 0 < usual * WIDE_LEADING < before.line.baseline - line.baseline:
        return True
    room = before.margins.right - before.line.right
    return _is_set_in(before, line, margins) or _ends(before.line, line, room, is_indented)


def _is_set_in(before: _Before, line: Line, margins: _Margins) -> bool:
    """Tell whether a line is set in as the first of a paragraph is.

    One below an unfinished full line is not, where both stand as far in (a list set in as a whole)
    or both in the middle (a title).
    """
    size = line.size or 1.0
    if line.left <= margins.left + INDENT * size:
        return False
    is_full = before.margins.right - before.line.right < line.lead + SLACK * size
    if not is_full or before.line.text[-1] in STOPS:
        return True
    is_block = abs(line.left - before.line.left) < SLACK * size / 2
    return not (is_block or (_is_centred(before.line, margins) and _is_centred(line, margins)))


def _is_centred(line: Line, margins: _Margins) -> bool:
    return abs(line.left + line.right - margins.left - margins.right) < SLACK * line.size


def _ends(before: Line, line: Line, room: float, is_indented: bool) -> bool:
    """Tell whether a line is the last of its paragraph: the next word would have had room on it.

    Where paragraphs are set in, room after an unfinished sentence says little: 方案⏎（2021年）.
    Where they are not, a full line may end one before an item (二是) all the same.
    """
    size = line.size or 1.0
    is_finished = before.text[-1] in STOPS
    if is_finished and not is_indented and ITEM.match(line.text):
        return True
    least = LARGEST_GAP * size if is_indented and not is_finished else 0.0
    return room > max(least, line.lead + SLACK * size)


def _commonest(values: list[float]) -> list[float]:
    """Return the values, in whole points, that occur most or nearly so."""
    counts = Counter(map(round, values))
    most = max(counts.values())
    return [float(value) for value, count in counts.items() if count * 5 >= most]


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0
