"""Where sentences, quoted titles and lines of a text begin and end.

A helper of the rules. All looks are bounded, so that a text without any full stop costs no more
than another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

REACH = 300
"""How far a sentence is followed to either side, in characters."""

SENTENCE_ENDS = "。；！？\n"

# 《法治政府建设实施纲要（2021—2025年）》
_BOOK_TITLE = re.compile(r"《[^《》\n]{1,120}》")


def sentence_span(text: str, start: int, end: int | None = None) -> tuple[int, int]:
    """Return where the sentence around ``text[start:end]`` begins and ends (its stop left out)."""
    end = start if end is None else end
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    left = max(text.rfind(mark, low, start) + 1 for mark in SENTENCE_ENDS)
    stops = (text.find(mark, end, high) for mark in SENTENCE_ENDS)
    right = min((stop for stop in stops if stop >= 0), default=high)
    return max(left, low), right


def sentence_of(text: str, start: int, end: int | None = None) -> str:
    """Return the sentence around ``text[start:end]``."""
    left, right = sentence_span(text, start, end)
    return text[left:right]


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line of the text with its offset, line end left out."""
    offset = 0
    for line in text.split("\n"):
        yield offset, line
        offset += len(line) + 1


class BookTitles:
    """The stretches of a text that stand in 《》: names of documents, quoted as they are."""

    def __init__(self, text: str) -> None:
        self._spans = [match.span() for match in _BOOK_TITLE.finditer(text)]
        self._starts = [start for start, _ in self._spans]

    def __contains__(self, offset: int) -> bool:
        """Tell whether the character at *offset* stands in a title."""
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._spans[index][1]
