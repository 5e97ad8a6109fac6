"""Searching the corpus by words: where does it say 行政执法, under which filters.

The index gives the passages that may hold the words, in their final order; each is read from the
store and kept only where its text, the heading above it or the name of its report says every word.
So an answer never holds a passage too many or one too few.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from assistant.corpus.stored import Hit
from assistant.suggest.filters import Filters
from assistant.suggest.typed_words import find_words, read_words
from assistant.suggest.word_query import AskedWord

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.corpus.store import Store
    from assistant.corpus.stored import StoredPassage
    from assistant.suggest.index import PassageIndex
    from assistant.suggest.typed_words import TypedWord

__all__ = ["Filters", "Found", "Hit", "search_words"]

_READ_AT_ONCE = 200
"""Passages read to begin with; an answer of no more is counted to the last."""
_MANY = 1_000
"""From more reports than these the others are looked up too, to see which are fewer."""
_ALL = Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of an answer."""

    hits: tuple[Hit, ...]
    """The latest year first, then in the order of their numbers; passages without a year last."""
    total: int
    """How many there are in all."""
    is_exact: bool
    """False where :attr:`total` is an upper bound: reading all would have taken too long."""


def search_words(
    store: Store,
    index: PassageIndex,
    words: str,
    filters: Filters = _ALL,
    *,
    limit: int = 50,
    offset: int = 0,
) -> Found:
    """Return the passages that hold every one of the words and meet the filters.

    A word may stand in the passage, in the heading above it, or in the name or title of its report.
    Case, script and width of what is typed play no part, but for the width in names and titles.
    The index is brought up to the store first; who wants to watch that calls
    :meth:`PassageIndex.follow` before. An index that turns out to be damaged is built anew.

    Args:
        store: whose passages are searched.
        index: of this store.
        words: as typed, see :func:`assistant.suggest.typed_words.read_words`; without any, the
            passages under the filters are listed, and nothing where there is no filter either.
        filters: only passages that meet these.
        limit: how many passages at most.
        offset: how many of the first to leave out.

    Raises:
        StoreError: the store cannot be read.
        IndexUnusable: the index cannot be read nor built.
    """
    typed = read_words(words)
    if not typed and filters == _ALL:
        return Found(hits=(), total=0, is_exact=True)
    index.follow(store)
    asked = _asked(store, typed)
    page = slice(max(0, offset), max(0, offset) + max(0, limit))
    return index.mending(store, lambda: _search(store, index, asked, filters, page))


def _search(
    store: Store, index: PassageIndex, asked: Sequence[AskedWord], filters: Filters, page: slice
) -> Found:
    """Read candidates until the page is full or there are no more."""
    held: list[StoredPassage] = []
    looked_at, step = 0, max(_READ_AT_ONCE, page.stop)
    while True:
        numbers, count = index.newest(asked, filters, limit=step, offset=looked_at)
        held += _holding(store, numbers, asked)
        looked_at += len(numbers)
        if looked_at >= count or len(held) >= page.stop:
            break
        step *= 2
    dropped = looked_at - len(held)
    is_certain = not dropped and all(map(_is_certain, asked))
    spoken = tuple(asking.word for asking in asked)
    return Found(
        hits=tuple(_hit(passage, spoken) for passage in held[page]),
        total=count - dropped,
        is_exact=looked_at >= count or is_certain,
    )


def _holding(
    store: Store, numbers: Sequence[int], asked: Sequence[AskedWord]
) -> Iterable[StoredPassage]:
    """Yield those of the passages that hold every word, in the order of *numbers*."""
    read = {passage.id: passage for passage in store.passages(numbers)}
    passages = (read[number] for number in numbers if number in read)
    return (passage for passage in passages if _is_answer(passage, asked))


def _is_answer(passage: StoredPassage, asked: Sequence[AskedWord]) -> bool:
    heading = passage.section or ""
    return all(
        asking.word.stands_in(passage.text)
        or asking.word.stands_in(heading)
        or passage.report in asking.reports
        for asking in asked
    )


def _is_certain(asked: AskedWord) -> bool:
    """Tell whether the index alone knows who holds the word: it knows every single character."""
    return all(len(form) == 1 for form in asked.word.folded)


def _asked(store: Store, typed: Sequence[TypedWord]) -> list[AskedWord]:
    """Return the words with the reports whose names hold them."""
    naming = [_reports_naming(store, word) for word in typed]
    everyone: frozenset[int] = frozenset()
    if any(len(reports) > _MANY for reports in naming):
        everyone = frozenset(store.reports_naming(""))
    return [
        AskedWord(
            word=word,
            reports=reports,
            others=everyone - reports if len(reports) > _MANY else None,
        )
        for word, reports in zip(typed, naming, strict=True)
    ]


def _reports_naming(store: Store, word: TypedWord) -> frozenset[int]:
    return frozenset(report for written in word.written for report in store.reports_naming(written))


def _hit(passage: StoredPassage, spoken: tuple[TypedWord, ...]) -> Hit:
    return Hit(**asdict(passage), matched=find_words(spoken, passage.text))
