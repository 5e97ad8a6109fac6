"""The question to the index that every passage with the words answers, and few others.

The index knows which pairs of characters a passage holds, not in what order. A word is found by its
pairs, so a passage may be given that holds all the pairs and yet not the word; what reads the
answer looks at the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.suggest.filters import filter_queries
from assistant.suggest.words import letters, marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import tantivy

    from assistant.suggest.filters import Filters
    from assistant.suggest.typed_words import TypedWord

_MOST_TERMS = 30
"""Terms of one word and field that are asked for; more would not make a pasted sentence rarer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedWord:
    """A word with what the store knows of it."""

    word: TypedWord
    reports: frozenset[int]
    """Numbers of the reports whose name or title holds it."""
    others: frozenset[int] | None = None
    """Numbers of all other reports; None where nobody looked, as :attr:`reports` are few."""


def word_query(
    schema: tantivy.Schema, words: Sequence[AskedWord], filters: Filters
) -> tantivy.Query:
    """Return the query for passages that may hold all the words and that meet the filters."""
    from tantivy import Occur, Query

    must = filter_queries(schema, filters)
    must_not = []
    for word in words:
        if word.others is not None and len(word.others) < len(word.reports):
            must_not.append(_lacked(schema, word))
        else:
            must.append(_held(schema, word))
    must = must or [Query.exists_query("order")]
    return Query.boolean_query(
        [(Occur.Must, query) for query in must] + [(Occur.MustNot, query) for query in must_not]
    )


def _held(schema: tantivy.Schema, asked: AskedWord) -> tantivy.Query:
    """Return the query for passages with the word in their text, heading or report's name."""
    return _any_of([*_places(schema, asked.word), _of_reports(schema, asked.reports)])


def _lacked(schema: tantivy.Schema, asked: AskedWord) -> tantivy.Query:
    """Return the query for passages without the word.

    Most reports' names hold it (法治政府), so it is faster to leave these passages out than to list
    the rest.
    """
    from tantivy import Occur, Query

    others = _of_reports(schema, asked.others or ())
    places = _any_of(_places(schema, asked.word))
    return Query.boolean_query([(Occur.Must, others), (Occur.MustNot, places)])


def _of_reports(schema: tantivy.Schema, reports: Iterable[int]) -> tantivy.Query:
    from tantivy import Query

    return Query.term_set_query(schema, "report", list(reports))


def _places(schema: tantivy.Schema, word: TypedWord) -> list[tantivy.Query]:
    """Return the queries for the word in a passage's text, and in the heading above."""
    return [
        place
        for form in word.folded
        for place in (_in_text(schema, form), _in_heading(schema, form))
    ]


def _in_text(schema: tantivy.Schema, form: str) -> tantivy.Query:
    """Return the query by the letters alone, and by all else with the letters beside digits."""
    spoken, others = letters(form), marks(form)
    field = "pairs" if len(spoken) > 1 else "characters"
    return _all_of(
        [*_terms(schema, field, _pieces(spoken)), *_terms(schema, "marks", _pieces(others))]
    )


def _in_heading(schema: tantivy.Schema, form: str) -> tantivy.Query:
    return _all_of(_terms(schema, "heading", _pieces(form)))


def _pieces(text: str) -> list[str]:
    """Return the pairs of *text*; itself where it is one character, nothing where it is none."""
    pairs = [text[start : start + 2] for start in range(max(1, len(text) - 1))]
    return list(dict.fromkeys(filter(None, pairs)))[:_MOST_TERMS]


def _terms(schema: tantivy.Schema, field: str, terms: list[str]) -> list[tantivy.Query]:
    from tantivy import Query

    return [Query.term_query(schema, field, term, "basic") for term in terms]


def _all_of(queries: list[tantivy.Query]) -> tantivy.Query:
    from tantivy import Occur, Query

    return Query.boolean_query([(Occur.Must, query) for query in queries])


def _any_of(queries: list[tantivy.Query]) -> tantivy.Query:
    from tantivy import Occur, Query

    return Query.boolean_query([(Occur.Should, query) for query in queries])
