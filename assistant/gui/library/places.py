"""Characters of a text and positions of a document, which counts rare characters twice."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

# 𠮷, a character beyond the first 65,536
_RARE = re.compile("[\U00010000-\U0010ffff]")


_ENDS = "。！？\n"


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence begins and ends that holds a stretch of the text."""
    first = max(text.rfind(sign, 0, start) for sign in _ENDS) + 1
    last = min((at for sign in _ENDS if (at := text.find(sign, end)) >= 0), default=len(text))
    return first, min(last + 1, len(text.rstrip("\n")))


class Positions:
    """Translates between the two for one text."""

    def __init__(self, text: str) -> None:
        self._rare = [match.start() for match in _RARE.finditer(text)]
        self._rare_positions = [offset + number for number, offset in enumerate(self._rare)]

    def position(self, offset: int) -> int:
        """Return the position of a character."""
        return offset + bisect_left(self._rare, offset)

    def offset(self, position: int) -> int:
        """Return the character at a position."""
        return position - bisect_right(self._rare_positions, position - 1)
