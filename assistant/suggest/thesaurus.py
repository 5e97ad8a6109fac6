"""Words that say the same in reports, by the bundled thesaurus: corpus/synonyms.csv.

A *sense* is a group of such words (调处、化解、调解). A passage is found by the senses of its words
too, so that one finds it who asks in other words.
"""

from __future__ import annotations

import hashlib
from functools import cache

from assistant.base.tables import read_table

_FIRST = 2
"""Characters by which a word is looked up; no word of the thesaurus is shorter."""


def senses_in(text: str) -> list[str]:
    """Return the senses of the words of *text*, in order; of words inside others, none.

    Args:
        text: folded, in simplified script.
    """
    found: list[str] = []
    words = _by_beginning()
    place, last = 0, len(text) - _FIRST
    while place <= last:
        for word, senses in words.get(text[place : place + _FIRST], ()):
            if text.startswith(word, place):
                found += senses
                place += len(word) - 1
                break
        place += 1
    return found


def senses_of(term: str) -> list[tuple[str, ...]]:
    """Return the senses of each word that *term* is made of; none where a letter is left over.

    Args:
        term: folded, in simplified script.
    """
    found: list[tuple[str, ...]] = []
    words = _by_beginning()
    place = 0
    while place < len(term):
        known = words.get(term[place : place + _FIRST], ())
        word, senses = next((each for each in known if term.startswith(each[0], place)), ("", ()))
        if not word:
            return []
        found.append(senses)
        place += len(word)
    return found


@cache
def thesaurus_mark() -> str:
    """Return what tells this thesaurus from any other; an index made with another does not fit."""
    return hashlib.blake2b(repr(_by_beginning()).encode(), digest_size=8).hexdigest()


@cache
def _by_beginning() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return the words with their senses, the longest first, by how they begin."""
    senses: dict[str, list[str]] = {}
    for number, row in enumerate(read_table("synonyms.csv")):
        for word in row["words"].split("|"):
            senses.setdefault(word, []).append(f"s{number}")
    beginnings: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for word in sorted(senses, key=lambda word: (-len(word), word)):
        beginnings.setdefault(word[:_FIRST], []).append((word, tuple(senses[word])))
    return {beginning: tuple(words) for beginning, words in beginnings.items()}
