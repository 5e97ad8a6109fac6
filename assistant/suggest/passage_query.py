"""The question to the index that the passages answer best which share most with a text.

A question of terms alone is answered far faster than one of terms within other conditions, and the
faster the fewer passages its terms stand in; so common terms are left out where a text has enough
rare ones.
"""

from __future__ import annotations

import math
from itertools import accumulate
from typing import TYPE_CHECKING

from assistant.suggest.filters import filter_queries
from assistant.suggest.terms import AskedTerm, asked_terms, terms_of
from assistant.suggest.words import pair_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import tantivy

    from assistant.outline.section import Role
    from assistant.suggest.filters import Filters

_CONTEXT = 0.12
"""What the heading above weighs, beside all that is said in the text."""
_MOST_POSTINGS = 100_000
"""Passages that the terms of a query may be held by, one with another.

Of a query's terms the rarest are asked for, and of the common ones as many as this leaves room for:
in a small corpus all, in one of a million passages those that tell passages apart.
"""
_MOST_POSTINGS_OF_CONTEXT = 30_000
"""The same for the terms of the heading above."""
_FEWEST_TERMS = 24
"""Terms that are asked for in any case."""


def passage_query(
    schema: tantivy.Schema,
    searcher: tantivy.Searcher,
    text: str,
    section: str,
    narrowing: list[tantivy.Query],
) -> tuple[tantivy.Query, float]:
    """Return the query for a text, and about what a passage of all its terms scores.

    Args:
        schema: of the index.
        searcher: knows how rare the terms are.
        text: normalised; without a letter in it and in *section*, every passage answers.
        section: heading that the text stands under.
        narrowing: what every passage must meet.
    """
    rarity = _Rarity(searcher)
    said, context = asked_terms(text), terms_of(section)
    share = _CONTEXT * rarity.of_all(said) / (rarity.of_all(context) or 1.0)
    chosen = {term: said[term] for term in _few(said, rarity, _MOST_POSTINGS, _FEWEST_TERMS)}
    for term in _few(context, rarity, _MOST_POSTINGS_OF_CONTEXT, 0):
        chosen[term] = chosen.get(term, 0.0) + share * context[term]
    return _best_of(schema, chosen, narrowing), rarity.of_all(chosen) or 1.0


def heading_query(
    schema: tantivy.Schema, heading: str, narrowing: list[tantivy.Query]
) -> tantivy.Query:
    """Return the query for passages under headings that share most with *heading*."""
    terms = {AskedTerm("heading", pair): 1.0 for pair in pair_terms(heading)}
    return _best_of(schema, terms, narrowing)


def narrow(
    schema: tantivy.Schema, roles: Collection[Role], filters: Filters
) -> list[tantivy.Query]:
    """Return what a passage of these roles must meet, of any role where none is named."""
    from tantivy import Query

    one_of = [Query.term_set_query(schema, "role", list(roles))] if roles else []
    return one_of + filter_queries(schema, filters)


def all_of(queries: Collection[tantivy.Query]) -> tantivy.Query:
    """Return the query for passages that meet all of these."""
    from tantivy import Occur, Query

    return Query.boolean_query([(Occur.Must, each) for each in queries])


class _Rarity:
    """How rare terms are among the passages."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher
        self._passages = searcher.num_docs
        self._held: dict[AskedTerm, int] = {}

    def held(self, term: AskedTerm) -> int:
        """Return how many passages hold the term."""
        if term not in self._held:
            self._held[term] = self._searcher.doc_freq(*term)
        return self._held[term]

    def of_all(self, terms: Mapping[AskedTerm, float]) -> float:
        """Return the weights of the terms, each by its rarity, as BM25 has it, in one sum."""
        total = 0.0
        for term, weight in terms.items():
            held = self.held(term)
            others = max(0, self._passages - held)
            total += weight * math.log(1 + (others + 0.5) / (held + 0.5))
        return total


def _few(
    terms: Collection[AskedTerm], rarity: _Rarity, postings: int, fewest: int
) -> list[AskedTerm]:
    """Return the rarest of the terms, so few that the answer comes at once."""
    by_rarity = sorted(terms, key=rarity.held)
    reached = accumulate(map(rarity.held, by_rarity))
    return [
        term
        for place, (term, held) in enumerate(zip(by_rarity, reached, strict=True))
        if held <= postings or place < fewest
    ]


def _best_of(
    schema: tantivy.Schema, terms: Mapping[AskedTerm, float], narrowing: list[tantivy.Query]
) -> tantivy.Query:
    """Return the query for the passages with the best of the terms; without terms, for all."""
    from tantivy import Occur, Query

    asked = Query.exists_query("order")
    if terms:
        weighed = (
            Query.boost_query(Query.term_query(schema, *term, "freq"), weight)
            for term, weight in terms.items()
        )
        asked = Query.boolean_query([(Occur.Should, each) for each in weighed])
    if not narrowing:
        return asked
    return all_of([*(Query.const_score_query(each, 0.0) for each in narrowing), asked])
