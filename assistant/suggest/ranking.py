"""Suggesting: the best passages for a query, each with where it is from and why it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.suggest.asked import Asked
from assistant.suggest.folding import fold
from assistant.suggest.matching import shared_stretches, shared_words
from assistant.suggest.place import heading_likeness
from assistant.suggest.suggestion import PassageSource, Suggestion, digest_of
from assistant.suggest.weighing import weigh

if TYPE_CHECKING:
    from assistant.corpus.store import Store
    from assistant.corpus.stored import StoredPassage
    from assistant.suggest.folding import Folded
    from assistant.suggest.index import PassageIndex
    from assistant.suggest.suggestion import Query

_SAME_SECTION = 0.6
"""Likeness (0–1) from which two headings are told to be of the same kind."""


def suggest(store: Store, index: PassageIndex, query: Query) -> tuple[Suggestion, ...]:
    """Return the best passages for the query, best first, none like another.

    A query without a letter asks for the passages that fit its section and role; without those too
    it has no answer. The index is used as it stands; an index that turns out to be damaged is built
    anew.

    Raises:
        StoreError: the store cannot be read.
        IndexUnusable: the index cannot be read nor built.
    """
    asked = Asked.of(query)
    if query.limit <= 0 or asked.is_empty:
        return ()
    weighed = index.mending(store, lambda: weigh(store, index, asked))
    folded = fold(weighed, query.limit, hidden=query.hidden)
    return tuple(suggestion_of(each, asked) for each in folded)


def suggestion_of(folded: Folded, asked: Asked) -> Suggestion:
    """Return the passage as it is shown."""
    passage = folded.best.passage
    matched = shared_stretches(asked.text, passage.text)
    return Suggestion(
        text=passage.text,
        score=min(1.0, folded.best.score) * 100,
        matched=matched,
        source=_source(passage),
        topic=passage.topic,
        digest=digest_of(passage.text),
        shared=shared_words(passage.text, matched),
        is_same_section=heading_likeness(passage.section, asked.section) > _SAME_SECTION,
        is_same_role=asked.role is not None and passage.role == asked.role,
        alike=tuple(_source(other.passage) for other in folded.alike),
    )


def _source(passage: StoredPassage) -> PassageSource:
    return PassageSource(
        report=passage.report,
        body=passage.body,
        year=passage.year,
        section=passage.section,
        role=passage.role,
        start=passage.start,
        end=passage.end,
        sample=passage.sample,
    )
