"""Characters of a text and positions of a document, which counts rare characters twice."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

# 𠮷, a character beyond the first 65,536
_RARE = re.compile("[\U00010000-\U0010ffff]")


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
