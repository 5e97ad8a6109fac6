"""A peer's text while it is adapted: its characters, and its words once somebody asks for them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.suggest.words import word_edges

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHINESE = re.compile(r"[一-鿿]")
_HALF_SIGN = re.compile(r"[\ud800-\udfff]")
"""Lone surrogates, which no segmenter can read."""


class BorrowedText:
    """The text with the offsets where its words begin and end, found at first use."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def edges(self) -> frozenset[int]:
        """Offsets where a word starts or ends."""
        return word_edges(_HALF_SIGN.sub("?", self.text))

    @cached_property
    def _sorted_edges(self) -> list[int]:
        return sorted(self.edges)

    def words(self) -> Iterator[tuple[int, int]]:
        """Yield start and end of each word in order."""
        return pairwise(self._sorted_edges)

    def word_at(self, offset: int) -> tuple[int, int]:
        """Return start and end of the word that holds the character at *offset*."""
        edges = self._sorted_edges
        after = bisect_right(edges, offset)
        return edges[after - 1], edges[after]

    def words_before(self, end: int) -> Iterator[tuple[int, int]]:
        """Yield the Chinese words to the left of *end*, nearest first, up to any other sign.

        Where *end* lies inside a word, the first one is what stands of it before *end*.
        """
        edges = self._sorted_edges
        for index in range(bisect_left(edges, end) - 1, -1, -1):
            start = edges[index]
            if not _CHINESE.match(self.text, end - 1):
                return
            yield start, end
            end = start
