"""Running heads, page numbers and what a browser prints at the edges of its pages, left out."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.sources.pdf_lines import Line

# — 3 —   - 12 -   第 3 页 共 15 页   3/15   Page 3 of 15
PAGE_NUMBER = re.compile(
    r"^[—–\-－─~·\s]*(?:第|page)?\s*\d{1,4}\s*页?(?:[\s，,]*(?:[/／共]|of)\s*\d{1,4}\s*页?)?"
    r"[—–\-－─~·\s]*$",
    re.IGNORECASE,
)

# https://www.qingli.gov.cn/art/2024/1/30/art_1.html 1/5   file:///C:/报告.html 第1页 共5页
PRINTED_ADDRESS = re.compile(r"^(?:https?|file)://\S+(?:\s+\S.{0,20})?$")

# 2024/1/30 10:22 青栎区法治政府建设年度报告   2024/1/30 上午10:22
PRINTED_DATE = re.compile(r"^\d{4}[/-]\d{1,2}[/-]\d{1,2}\s*[上下]?午?\s*\d{1,2}:\d{2}(?!\d)")

# 第3页 共15页 : what may be the number of the page
SMALL_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")

MOST_NUMBERS = 4
"""Numbers of a line that are tried for that of the page."""

DEEPEST = 2
"""Lines from the edge of a page that may be running heads, where it has enough."""

SAME_HEIGHT = 3.0
"""Points by which a running head may lie higher or lower from page to page."""

FEW_PAGES = 4
"""Up to so many pages, what stands on two of them at one height is a running head."""

OFTEN = 0.35
"""Share of the pages on which a running head stands; odd and even pages may have their own."""


def drop_heads(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Return the lines of each page without running heads and page numbers."""
    counts = Counter(
        key
        for number, page in enumerate(pages)
        for key in {key for line in _edges(page) for key in _keys(line, number)}
    )
    needed = 2 if len(pages) <= FEW_PAGES else max(3, round(OFTEN * len(pages)))

    def is_head(line: Line, number: int) -> bool:
        return _is_printed_by_reader(line) or any(
            _times(counts, key) >= needed for key in _keys(line, number)
        )

    return [_without(page, partial(is_head, number=i)) for i, page in enumerate(pages)]


def _edges(page: list[Line]) -> list[Line]:
    depth = _depth(page)
    return [*page[:depth], *page[len(page) - depth :]] if len(page) > 1 else page


def _depth(page: list[Line]) -> int:
    """Return how many lines at each edge may be heads: on a page of few lines but the first."""
    return min(DEEPEST, max(1, (len(page) - 1) // 2))


def _keys(line: Line, page: int) -> list[tuple[str, int]]:
    """Return what a running head has in common from page to page: its words and its height.

    One of its numbers may be that of the page: 青栎区年度报告 第3页.
    """
    words = "".join(line.text.split())
    numbered = [
        f"{words[: found.start()]}#{int(found[0]) - page}#{words[found.end() :]}"
        for found in islice(SMALL_NUMBER.finditer(words), MOST_NUMBERS)
    ]
    height = round(line.baseline / SAME_HEIGHT)
    return [(text, height) for text in (words, *numbered)]


def _times(counts: Counter[tuple[str, int]], key: tuple[str, int]) -> int:
    """Return on how many pages a line stands at about one height."""
    text, height = key
    return sum(counts[text, near] for near in (height - 1, height, height + 1))


def _is_printed_by_reader(line: Line) -> bool:
    return any(pattern.match(line.text) for pattern in (PAGE_NUMBER, PRINTED_ADDRESS, PRINTED_DATE))


def _without(page: list[Line], is_head: Callable[[Line], bool]) -> list[Line]:
    """Return a page without the heads at its edges, taken away from outside in."""
    start, end, depth = 0, len(page), _depth(page)
    while start < min(end, depth) and is_head(page[start]):
        start += 1
    while end > max(start, len(page) - depth) and is_head(page[end - 1]):
        end -= 1
    return page[start:end]
