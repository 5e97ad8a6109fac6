"""Looking after the corpus: what it holds, removing a report, searching, rebuilding the index."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from assistant.base.progress import silent
from assistant.corpus.store import Store
from assistant.suggest.index import PassageIndex

if TYPE_CHECKING:
    from assistant.base.progress import Progress
    from assistant.corpus.stored import Hit, StoredReport, StoreStats
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


def remove_report(desk: Desk, number: int) -> None:
    """Remove one report.

    Raises:
        UnknownReport: no report has that number.
        StoreError: the corpus cannot be used.
    """
    with Store(desk.store) as store:
        store.remove(number)


def search_reports(desk: Desk, words: str, limit: int = 20) -> tuple[Hit, ...]:
    """Return the places where all the words stand.

    Raises:
        StoreError: the corpus cannot be used.
    """
    with Store(desk.store) as store:
        return store.search(words, limit)


def rebuild_index(desk: Desk, progress: Progress = silent) -> int:
    """Throw the search index away, make it anew, and return how many passages it holds.

    Raises:
        StoreError: the corpus cannot be used.
    """
    shutil.rmtree(desk.index, ignore_errors=True)
    with Store(desk.store) as store:
        PassageIndex(desk.index).follow(store, progress)
        return store.stats().passages
