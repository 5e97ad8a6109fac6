"""Plain methods of finding passages, to set the suggestions beside.

Each orders all passages of a small collection: the likeness of rapidfuzz, BM25 over words, BM25
over pairs of characters, and their reciprocal rank fusion, which knows nothing but ranks.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from assistant.suggest.words import letters, pair_terms, simplified, word_terms
from benchmarks.measures import DEPTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.corpus.stored import StoredPassage
    from benchmarks.suggest_queries import LabelledQuery

_K1, _B = 1.5, 0.75
_FUSED = 60
"""What rank fusion adds to a rank, so that the first is not worth twice the second."""

BASELINES = (
    "partial_ratio",
    "BM25 on words",
    "BM25 on pairs",
    "fusion of the three",
    "fusion, simplified, role first",
)


class Baselines:
    """Orders the passages of one collection."""

    def __init__(self, passages: Sequence[StoredPassage]) -> None:
        self._passages = passages
        self._letters = [letters(passage.text) for passage in passages]
        self._by_words = _Bm25([word_terms(passage.text) for passage in passages])
        self._by_pairs = _Bm25([pair_terms(passage.text) for passage in passages])

    def answers(self, query: LabelledQuery) -> dict[str, list[str]]:
        """Return the best passages by each method."""
        plain, simple = self._orders(query.query), self._orders(simplified(query.query))
        by_role = sorted(_fused(simple), key=lambda place: self._is_elsewhere(place, query))
        orders = [*plain, _fused(plain), by_role]
        return {
            name: [self._passages[place].text for place in order[:DEPTH]]
            for name, order in zip(BASELINES, orders, strict=True)
        }

    def _orders(self, text: str) -> list[list[int]]:
        said = letters(text)
        return [
            _ordered([fuzz.partial_ratio(said, plain) for plain in self._letters]),
            _ordered(self._by_words.scores(word_terms(text))),
            _ordered(self._by_pairs.scores(pair_terms(text))),
        ]

    def _is_elsewhere(self, place: int, query: LabelledQuery) -> bool:
        return query.role is not None and self._passages[place].role != query.role


class _Bm25:
    """Okapi BM25 over texts cut into terms."""

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        average = sum(map(len, documents)) / len(documents)
        self._count = len(documents)
        self._weights: dict[str, list[tuple[int, float]]] = {}
        for number, terms in enumerate(documents):
            room = _K1 * (1 - _B + _B * len(terms) / average)
            for term, times in Counter(terms).items():
                weight = times * (_K1 + 1) / (times + room)
                self._weights.setdefault(term, []).append((number, weight))

    def scores(self, terms: Sequence[str]) -> list[float]:
        """Return the score of each text."""
        scores = [0.0] * self._count
        for term in set(terms):
            held = self._weights.get(term, [])
            rarity = math.log(1 + (self._count - len(held) + 0.5) / (len(held) + 0.5))
            for number, weight in held:
                scores[number] += rarity * weight
        return scores


def _ordered(scores: Sequence[float]) -> list[int]:
    """Return the places of the scores, the highest first, equal ones as they come."""
    return sorted(range(len(scores)), key=scores.__getitem__, reverse=True)


def _fused(orders: Sequence[Sequence[int]]) -> list[int]:
    """Return one order of what the orders have, by reciprocal rank fusion."""
    worth: dict[int, float] = {}
    for order in orders:
        for rank, place in enumerate(order, 1):
            worth[place] = worth.get(place, 0.0) + 1 / (_FUSED + rank)
    return sorted(worth, key=lambda place: (-worth[place], place))
