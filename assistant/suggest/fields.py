"""What the index holds of a passage: its fields and their terms.

Words, pairs, single characters and senses are for suggestions. Word search reads pairs and
characters too, and beside them ``marks``, which is what is no letter with the letters beside
digits, and the heading above. Labels and the place in the order are for filters. No text is kept:
it stands in the store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.suggest.thesaurus import senses_in
from assistant.suggest.words import fold, letters, marks, word_terms

if TYPE_CHECKING:
    import tantivy

    from assistant.corpus.stored import StoredPassage

FORMAT = 3
"""Raised whenever terms or fields change; an index of another format is built anew."""

STATE = "state"
"""Field, and mark, of the one document that says how far the index has come."""

LABELS = ("level", "province", "role", "topic")
"""Fields of a passage that are searched as they are; each is an attribute of it."""

_GRAMS = {"pairs": (2, 2), "characters": (1, 1), "grams": (1, 2)}
"""The lengths of the pieces that a text is cut into, by the name of the tokenizer."""

_LAST_PASSAGE = (1 << 40) - 1
_LAST_YEAR = (1 << 23) - 1


def build_schema() -> tantivy.Schema:
    """Return the fields of the index."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("order", fast=True)
    builder.add_unsigned_field("report", indexed=True)
    for name, tokenizer in (
        ("words", "whitespace"),
        ("pairs", "pairs"),
        ("characters", "characters"),
        ("senses", "whitespace"),
    ):
        builder.add_text_field(name, tokenizer_name=tokenizer, index_option="freq")
    for name in ("marks", "heading"):
        builder.add_text_field(name, tokenizer_name="grams", index_option="basic")
    for name in (*LABELS, "mark"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(STATE, stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def register_tokenizers(index: tantivy.Index) -> None:
    """Tell an opened index how its texts are cut."""
    from tantivy import TextAnalyzerBuilder, Tokenizer

    for name, lengths in _GRAMS.items():
        index.register_tokenizer(name, TextAnalyzerBuilder(Tokenizer.ngram(*lengths)).build())


def build_document(passage: StoredPassage) -> tantivy.Document:
    """Return what the index holds of the passage."""
    from tantivy import Document

    folded = fold(passage.text)
    plain = letters(folded)
    document = Document(
        words=" ".join(word_terms(passage.text)),
        pairs=plain,
        characters=plain,
        senses=" ".join(senses_in(plain)),
        marks=marks(folded),
        heading=fold(passage.section or ""),
    )
    document.add_unsigned("order", order_of(passage.id, passage.year))
    document.add_unsigned("report", passage.report)
    for name in LABELS:
        value = getattr(passage, name)
        if value:
            document.add_text(name, value)
    return document


def order_of(passage: int, year: int | None) -> int:
    """Return the place of a passage: the greatest comes first, so the latest year, then the number.

    The year stands in the high bits, 0 where there is none.
    """
    return min(max(0, year or 0), _LAST_YEAR) << 40 | (_LAST_PASSAGE - passage)


def passage_at(order: int) -> int:
    """Return the number of the passage at a place that :func:`order_of` gave."""
    return _LAST_PASSAGE - (order & _LAST_PASSAGE)


def years_between(schema: tantivy.Schema, first: int | None, last: int | None) -> tantivy.Query:
    """Return the query for passages of the years *first* to *last*, both included."""
    from tantivy import FieldType, Query

    earliest = 1 if first is None else max(1, first)
    latest = _LAST_YEAR if last is None else last
    if earliest > latest:
        return Query.empty_query()
    bounds = (order_of(_LAST_PASSAGE, earliest), order_of(0, latest))
    return Query.range_query(schema, "order", FieldType.Unsigned, *bounds)
