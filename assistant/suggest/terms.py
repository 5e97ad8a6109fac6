"""The terms by which a query is asked of the index, and what each is worth.

Words find the subject, pairs of characters what the segmenter cut otherwise, single characters what
is said in other words (人手太少 – 人员不足), senses what the thesaurus knows to be the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.suggest.everyday import official_words, without_everyday_words
from assistant.suggest.thesaurus import senses_in
from assistant.suggest.words import character_terms, letters, pair_terms, word_terms

if TYPE_CHECKING:
    from collections.abc import Callable

_FIELDS: dict[str, tuple[Callable[[str], list[str]], float]] = {
    "words": (word_terms, 1.0),
    "pairs": (pair_terms, 1.0),
    "characters": (character_terms, 2.0),
    "senses": (lambda text: senses_in(letters(text)), 1.0),
}
"""The searched fields: how a query is cut for each, and the weight of its terms."""

_EVERYDAY = 0.5
"""What an everyday word of the query weighs, and a word of reports that stands for it."""


class AskedTerm(NamedTuple):
    """A term of a field of the index."""

    field: str
    text: str


def terms_of(text: str) -> dict[AskedTerm, float]:
    """Return the terms of *text* with their weights; rarity is no part of them."""
    return {
        AskedTerm(field, term): weight
        for field, (cut, weight) in _FIELDS.items()
        for term in cut(text)
    }


def asked_terms(text: str) -> dict[AskedTerm, float]:
    """Return the terms that a query is asked by.

    Everyday words in it weigh half, and what reports say for them as much again: 打官司老是输 asks
    for 败诉 as well as for 官司.
    """
    official = official_words(text)
    if not official:
        return terms_of(text)
    halves = terms_of(text) | terms_of("，".join(official))
    half = {term: weight * _EVERYDAY for term, weight in halves.items()}
    return half | terms_of(without_everyday_words(text))
