"""Looking after the corpus: what it holds, removing reports, searching, rebuilding the index."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from assistant.base.progress import silent
from assistant.corpus.store import Store
from assistant.suggest.index import PassageIndex
from assistant.suggest.word_search import Filters, search_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.base.progress import Progress
    from assistant.corpus.stored import Facets, StoredReport, StoreStats
    from assistant.suggest.word_search import Found
    from assistant.workflow.desk import Desk


def list_reports(desk: Desk) -> tuple[StoredReport, ...]:
    """Return the reports of the corpus in the order they came.

    Raises:
        StoreError: the corpus cannot be used.
    """
    with Store(desk.store) as store:
        return store.reports()


def collection_stats(desk: Desk) -> StoreStats:
    """Return how much the corpus holds.

    Raises:
        StoreError: the corpus cannot be used.
    """
    with Store(desk.store) as store:
        return store.stats()


def corpus_facets(desk: Desk) -> Facets:
    """Return the levels, years and provinces that a search can be narrowed to.

    Raises:
        StoreError: the corpus cannot be used.
    """
    with Store(desk.store) as store:
        return store.facets()


def remove_reports(desk: Desk, numbers: Iterable[int]) -> None:
    """Remove reports.

    Raises:
        UnknownReport: no report has one of the numbers; none is removed then.
        StoreError: the corpus cannot be used.
    """
    with Store(desk.store) as store:
        chosen = dict.fromkeys(numbers)
        for number in chosen:
            store.meta(number)
        for number in chosen:
            store.remove(number)


def search_reports(
    desk: Desk,
    words: str,
    filters: Filters | None = None,
    *,
    limit: int = 50,
    progress: Progress = silent,
) -> Found:
    """Return the passages where all the words stand, the latest year first.

    Args:
        desk: whose corpus is searched; its index is brought up to date first.
        words: separated by blanks; without any, all passages under the filters.
        filters: what to narrow the search to.
        limit: passages at most.
        progress: told while the index is brought up to date.

    Raises:
        StoreError, IndexUnusable: the corpus cannot be used.
    """
    with Store(desk.store) as store:
        index = PassageIndex(desk.index)
        index.follow(store, progress)
        return search_words(store, index, words, filters or Filters(), limit=limit)


def rebuild_index(desk: Desk, progress: Progress = silent) -> int:
    """Throw the search index away, make it anew, and return how many passages it holds.

    Raises:
        StoreError: the corpus cannot be used.
    """
    shutil.rmtree(desk.index, ignore_errors=True)
    with Store(desk.store) as store:
        PassageIndex(desk.index).follow(store, progress)
        return store.stats().passages
