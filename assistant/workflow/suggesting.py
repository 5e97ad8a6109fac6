"""The best passages for what one is writing, each ready to stand in one's own draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.base.progress import silent
from assistant.corpus.store import Store
from assistant.draft.borrow import Origin, Own, adapt
from assistant.draft.parts import Borrowed
from assistant.suggest.index import PassageIndex
from assistant.suggest.ranking import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.base.progress import Progress
    from assistant.draft.draft import Draft
    from assistant.figures.figure import Figure
    from assistant.suggest.suggestion import Query, Suggestion
    from assistant.workflow.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptedSuggestion:
    """A passage as the peer wrote it, and as it would stand in the own draft."""

    suggestion: Suggestion
    adapted: str
    """Paragraph text with fields and blanks in place of the peer's numbers and names."""
    borrowed: Borrowed
    """The mark of its source, over the whole of :attr:`adapted`."""


def suggest_phrases(
    desk: Desk, query: Query, draft: Draft | None = None
) -> tuple[AdaptedSuggestion, ...]:
    """Return the best passages for one query, best first.

    Args:
        desk: whose corpus is searched; its index is brought up to date first.
        query: what is being written, and where.
        draft: whose names and indicators the passages are adapted to; without one, the peer's
            names and numbers become blanks.

    Raises:
        StoreError, IndexUnusable: the corpus cannot be used.
    """
    return next(suggest_each(desk, (query,), draft))


def suggest_each(
    desk: Desk, queries: Iterable[Query], draft: Draft | None = None
) -> Iterator[tuple[AdaptedSuggestion, ...]]:
    """Yield the answer to each query in turn; the corpus is opened once for all.

    Raises:
        StoreError, IndexUnusable: the corpus cannot be used.
    """
    with Store(desk.store) as store:
        index = PassageIndex(desk.index)
        index.follow(store)
        for query in queries:
            found = suggest(store, index, query)
            yield tuple(_adapted(suggestion, store, draft) for suggestion in found)


def refresh_index(desk: Desk, progress: Progress = silent) -> None:
    """Bring the search index up to the corpus, so that the next suggestion comes at once.

    Raises:
        StoreError, IndexUnusable: the corpus cannot be used.
    """
    with Store(desk.store) as store:
        PassageIndex(desk.index).follow(store, progress)


def _adapted(suggestion: Suggestion, store: Store, draft: Draft | None) -> AdaptedSuggestion:
    source = suggestion.source
    origin = Origin.of(store.meta(source.report))
    own = Own.of(draft) if draft else _nobody(origin)
    text = adapt(suggestion.text, _figures_in(suggestion, store), own=own, source=origin)
    borrowed = Borrowed(
        start=0,
        end=len(text),
        body=source.body,
        year=source.year,
        section=source.section,
        text=suggestion.text,
    )
    return AdaptedSuggestion(suggestion=suggestion, adapted=text, borrowed=borrowed)


def _nobody(origin: Origin) -> Own:
    """Return an owner without a name, of the peer's level and year."""
    return Own(body="", level=origin.level or "county", year=origin.year or 0)


def _figures_in(suggestion: Suggestion, store: Store) -> list[Figure]:
    """Return the figures inside the passage, their offsets made relative to it."""
    source = suggestion.source
    return [
        replace(figure, start=figure.start - source.start, end=figure.end - source.start)
        for figure in store.figures_within(source.report, source.start, source.end)
    ]
