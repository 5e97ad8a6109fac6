"""Which passages come into question for a query, and how well each fits.

The index gives the passages that share most with the query. Of those the wording is compared, and
of the most promising ones the meaning and where they stand: role, heading and topic.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.suggest.kinship import Meaning
from assistant.suggest.place import place_fit, related_roles
from assistant.suggest.words import letters

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from assistant.corpus.store import Store
    from assistant.corpus.stored import StoredPassage
    from assistant.outline.section import Role
    from assistant.suggest.asked import Asked
    from assistant.suggest.index import PassageIndex

_LETTERS_COMPARED = 30_000
"""Letters of the query that are compared with passages, one comparison with another."""
_FEWEST_FOUND, _MOST_FOUND = 700, 2_000
"""Passages asked of the index: of a short query more, as more of them fit it equally well."""
_GLANCED = 64
"""Characters of the query that all of these are compared with: so many are compared at a blow."""
_COMMON_ROLE = "achievements"
"""What most passages are about: of these there are enough among all."""
_FOUND_OF_ROLE, _FOUND_BESIDE = 400, 200
"""Passages asked of the index of a rarer role, and of all roles beside them."""
_READ, _READ_BESIDE = 100, 50
"""Passages of these that are read and placed."""
_SAME = 20
"""Passages of the same letters among them."""

_WORDING = 0.25
"""Share of the score that goes to the likeness of the wording."""
_MEANING = 0.18
"""What is added for a passage that is near in meaning, however it is worded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A passage with its score and what is compared of it."""

    passage: StoredPassage
    letters: str
    score: float
    """How well it fits: 0 for not at all, about 1 for the very words in the very place."""


def weigh(store: Store, index: PassageIndex, asked: Asked) -> list[Weighed]:
    """Return the passages that come into question, best first.

    Raises:
        StoreError: the store cannot be read.
        IndexUnusable: the index cannot be read.
    """
    found = _find(store, index, asked)
    said = letters(asked.text)
    meaning = Meaning(said)
    passages = {passage.id: passage for passage in store.passages(found)}
    plain = {number: letters(passage.text) for number, passage in passages.items()}
    likeness = _likeness(said, plain, found)
    weighed = []
    for number, passage in passages.items():
        nearness = max(0.0, meaning.nearness(Meaning(plain[number])))
        score = (likeness[number] + nearness * _MEANING) * place_fit(passage, asked)
        weighed.append(Weighed(passage=passage, letters=plain[number], score=score))
    return best_first(weighed)


def best_first(weighed: Iterable[Weighed]) -> list[Weighed]:
    """Return the passages in order; of equally good ones the latest come first."""
    return sorted(
        weighed, key=lambda item: (-item.score, -(item.passage.year or 0), item.passage.id)
    )


def _find(store: Store, index: PassageIndex, asked: Asked) -> dict[int, float]:
    """Return the most promising passages with how much of the query they hold."""
    said = letters(asked.text)
    role = None if asked.filters.role else asked.role
    if role is None or (role == _COMMON_ROLE and said):
        compared = _LETTERS_COMPARED // max(1, len(said))
        limit = max(_FEWEST_FOUND, min(_MOST_FOUND, compared))
        return _promising(store, index, asked, limit=limit, read=_READ)
    roles = related_roles(role)
    found = _promising(store, index, asked, roles=roles, limit=_FOUND_OF_ROLE, read=_READ)
    if not said:
        return found
    return _promising(store, index, asked, limit=_FOUND_BESIDE, read=_READ_BESIDE) | found


def _promising(
    store: Store,
    index: PassageIndex,
    asked: Asked,
    *,
    roles: Collection[Role] = (),
    limit: int,
    read: int,
) -> dict[int, float]:
    """Return the passages that hold most of the query and follow its wording best."""
    candidates = index.candidates(
        asked.text, section=asked.section, roles=roles, filters=asked.filters, limit=limit
    )
    coverage = {candidate.passage: candidate.coverage for candidate in candidates}
    texts = store.passage_texts(coverage)
    likeness = _likeness(asked.text[:_GLANCED], texts, coverage)
    best = sorted(likeness, key=likeness.__getitem__, reverse=True)
    return {passage: coverage[passage] for passage in _different(best, texts, read)}


def _different(best: Iterable[int], texts: Mapping[int, str], most: int) -> list[int]:
    """Return the first *most* passages, of those that differ in numbers and marks alone a few.

    Where a set phrase is asked for, hundreds say it; what else is said would not be seen for them.
    """
    seen: Counter[str] = Counter()
    chosen: list[int] = []
    for passage in best:
        said = letters(texts[passage])
        seen[said] += 1
        if seen[said] <= _SAME:
            chosen.append(passage)
        if len(chosen) == most:
            break
    return chosen


def _likeness(
    said: str, texts: Mapping[int, str], coverage: Mapping[int, float]
) -> dict[int, float]:
    """Return how alike query and passages are, wherever the passages stand."""
    from rapidfuzz import fuzz, process

    compared = process.extract(said, texts, scorer=fuzz.partial_ratio, limit=None) if said else ()
    wording = {passage: score / 100 for _, score, passage in compared}
    return {
        passage: coverage[passage] * (1 - _WORDING) + wording.get(passage, 0.0) * _WORDING
        for passage in texts
    }
