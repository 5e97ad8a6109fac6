"""The terms by which a query is asked of the index, and what each is worth.

Words find the subject, pairs of characters what the segmenter cut otherwise, single characters what
is said in other words (人手太少 – 人员不足), senses what the thesaurus knows to be the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.suggest.everyday import official_words
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

_OFFICIAL = 0.5
"""What a word of reports weighs that stands for an everyday word of the query."""


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


def meant_terms(text: str) -> dict[AskedTerm, float]:
    """Return the terms of what reports say for the everyday words of *text*."""
    official = "，".join(official_words(text))
    return {term: weight * _OFFICIAL for term, weight in terms_of(official).items()}
