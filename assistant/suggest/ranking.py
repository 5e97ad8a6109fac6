"""Finding, ordering and folding the passages for a query.

The index gives the passages that share most with the query; of those, the ones that also follow
its wording and stand where one is writing come first, near-duplicates are folded under the best of
them, and no single report crowds out the others.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.suggest.filters import Filters
from assistant.suggest.index import IndexUnusable
from assistant.suggest.matching import shared_stretches
from assistant.suggest.suggestion import PassageSource, Suggestion
from assistant.suggest.words import letters, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.corpus.store import Store
    from assistant.corpus.stored import StoredPassage
    from assistant.outline.section import Role
    from assistant.suggest.index import PassageIndex
    from assistant.suggest.suggestion import Query

_LONGEST_QUERY = 300
"""Characters of a query that are looked at: more than any sentence has."""
_FOUND = 120
"""Candidates asked of the index."""
_WEIGHED = 100
"""Candidates whose wording is compared."""

_RELATED: dict[Role, frozenset[Role]] = {
    "problems": frozenset({"problems_plan"}),
    "plan": frozenset({"problems_plan"}),
    "problems_plan": frozenset({"problems", "plan"}),
    "leader": frozenset({"achievements"}),
}
"""Roles that may hold the same matter: some reports write two parts as one."""
_OTHER_ROLE, _RELATED_ROLE = 0.5, 0.85
"""What a passage of another role, and of a related one, keeps of its score."""
_OTHER_SECTION = 0.9
"""What a passage keeps of its score whose section is headed quite otherwise."""
_WORDING = 0.25
"""Share of the score that goes to the likeness of the wording."""
_ALIKE = 88.0
"""Likeness (0–100) from which two passages are the same said again."""
_SAME_REPORT = 0.94
"""What is kept of the score for each better passage of the same report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    """A passage with its score and what is compared of it."""

    passage: StoredPassage
    letters: str
    score: float


def suggest(store: Store, index: PassageIndex, query: Query) -> tuple[Suggestion, ...]:
    """Return the best passages for the query, best first, none like another.

    A query without a letter asks for the passages that fit its section and role; without those too
    it has no answer. The index is used as it stands; an index that turns out to be damaged is built
    anew.

    Raises:
        StoreError: the store cannot be read.
        IndexUnusable: the index cannot be read nor built.
    """
    text = normalise(query.text[:_LONGEST_QUERY])
    if not letters(text):
        text = normalise(query.section or "")
    if query.limit <= 0 or not (letters(text) or query.role):
        return ()
    try:
        found = _find(index, text, query)
    except IndexUnusable:
        index.rebuild(store)
        found = _find(index, text, query)
    ranked = _weigh(store, found, text, query)
    return tuple(_suggestion(weighed, text, alike) for weighed, alike in _fold(ranked, query.limit))


def _find(index: PassageIndex, text: str, query: Query) -> dict[int, float]:
    """Return how much of the text each candidate covers, by its number."""
    related = {query.role, *_RELATED.get(query.role, ())} if query.role else set()
    filters = Filters(
        level=query.level,
        year_from=query.year_from,
        year_to=query.year_to,
        province=query.province,
    )
    found = index.candidates(text, roles=related, filters=filters, limit=_FOUND)
    if query.role and letters(text):
        found += index.candidates(text, filters=filters, limit=_FOUND)
    return {candidate.passage: candidate.coverage for candidate in found}


def _weigh(store: Store, found: dict[int, float], text: str, query: Query) -> list[_Weighed]:
    """Return the most promising candidates by their score, best first."""
    from rapidfuzz import fuzz

    placed = [
        (passage, found[passage.id] * (1 - _WORDING), _place(passage, query))
        for passage in store.passages(found)
    ]
    placed.sort(key=lambda item: -item[1] * item[2])
    asked = letters(text)
    weighed = []
    for passage, coverage, place in placed[:_WEIGHED]:
        plain = letters(passage.text)
        wording = fuzz.partial_ratio(asked, plain) / 100 * _WORDING if asked else 0.0
        score = min(1.0, coverage + wording) * place * 100
        weighed.append(_Weighed(passage=passage, letters=plain, score=score))
    weighed.sort(key=lambda item: (-item.score, -(item.passage.year or 0), item.passage.id))
    return weighed


def _place(passage: StoredPassage, query: Query) -> float:
    """Return what the passage keeps of its score for where it stands, up to 1."""
    return _role_fit(passage.role, query.role) * _section_fit(passage.section, query.section)


def _role_fit(role: Role | None, asked: Role | None) -> float:
    if asked is None or role == asked:
        return 1.0
    return _RELATED_ROLE if role in _RELATED.get(asked, ()) else _OTHER_ROLE


def _section_fit(section: str | None, asked: str | None) -> float:
    if not asked:
        return 1.0
    from rapidfuzz import fuzz

    likeness = fuzz.ratio(letters(section or ""), letters(asked)) / 100
    return _OTHER_SECTION + (1 - _OTHER_SECTION) * likeness


def _fold(ranked: Iterable[_Weighed], limit: int) -> list[tuple[_Weighed, int]]:
    """Return up to *limit* passages with the number of near-duplicates that each stands for."""
    kept: list[_Weighed] = []
    alike: list[int] = []
    for weighed in ranked:
        twin = _twin_of(weighed, kept)
        if twin is not None:
            alike[twin] += 1
        elif len(kept) < 2 * limit:
            kept.append(weighed)
            alike.append(0)
    return _spread(list(zip(kept, alike, strict=True)), limit)


def _twin_of(weighed: _Weighed, kept: list[_Weighed]) -> int | None:
    """Return the place of the passage in *kept* that says the same."""
    from rapidfuzz import fuzz, process

    texts = [other.letters for other in kept]
    found = process.extractOne(weighed.letters, texts, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return None if found is None else found[2]


def _spread(kept: list[tuple[_Weighed, int]], limit: int) -> list[tuple[_Weighed, int]]:
    """Return the best *limit*, each report's later passages a little behind others'."""
    seen: Counter[int] = Counter()
    chosen: list[tuple[_Weighed, int]] = []

    def worth(item: tuple[_Weighed, int]) -> float:
        weighed, _ = item
        return weighed.score * _SAME_REPORT ** seen[weighed.passage.report]

    while kept and len(chosen) < limit:
        best = max(kept, key=worth)
        kept.remove(best)
        chosen.append((replace(best[0], score=worth(best)), best[1]))
        seen[best[0].passage.report] += 1
    return chosen


def _suggestion(weighed: _Weighed, text: str, alike: int) -> Suggestion:
    passage = weighed.passage
    return Suggestion(
        text=passage.text,
        score=weighed.score,
        matched=shared_stretches(text, passage.text),
        source=PassageSource(
            report=passage.report,
            body=passage.body,
            year=passage.year,
            section=passage.section,
            role=passage.role,
            start=passage.start,
            end=passage.end,
        ),
        topic=passage.topic,
        alike=alike,
    )
