"""The search index: where it lies, how it follows the store, and what it is asked.

The index is derived from the store and holds nothing of its own: it follows the store by its
revision, and where it is missing, damaged, made by another version or for another store, it is
built anew. How far it has come is a document of the index itself, so that a change and the
revision it leads to are written in one step.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import time
import uuid
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, TypeVar

from assistant.base.errors import AssistantError
from assistant.base.progress import silent
from assistant.suggest.fields import (
    FORMAT,
    STATE,
    build_document,
    build_schema,
    passage_at,
    register_tokenizers,
)
from assistant.suggest.filters import Filters
from assistant.suggest.passage_query import all_of, heading_query, narrow, passage_query
from assistant.suggest.thesaurus import thesaurus_mark
from assistant.suggest.word_query import word_query
from assistant.suggest.words import segmenter

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    import tantivy

    from assistant.base.progress import Progress
    from assistant.corpus.store import Store
    from assistant.outline.section import Role
    from assistant.suggest.word_query import AskedWord

_ALL = Filters()
_Read = TypeVar("_Read")
_MUCH = 0.6
"""Share of the best heading's score that others must have to be like it."""
_HEAP_BYTES = 100_000_000
_WAIT_SECONDS = 60.0
"""How long the first build by another program is waited for."""
_RETRY_SECONDS = 0.1
_TOLD_EVERY = 2_000
"""Passages between two reports of progress."""


class IndexUnusable(AssistantError):
    """The index can neither be read nor built.

    Attributes:
        folder: where it lies.
        reason: what was said of it.
    """

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"{folder}: {reason}")
        self.folder = folder
        self.reason = reason


class IndexBehind(IndexUnusable):
    """The index has to take in so many reports that nobody should wait for it unasked."""


class IndexBusy(IndexUnusable):
    """Another program is writing the index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage that shares something with the query."""

    passage: int
    """Number of the passage in the store."""
    coverage: float
    """How much of the query's weight it holds: 0 for nothing, about 1 for all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """How far the index has come, and what it was built with."""

    store: str
    """Identity of the store."""
    revision: int
    """The store's revision that the index stands at."""
    segmenter: str
    thesaurus: str
    format: int = FORMAT

    def fits(self, store: Store) -> bool:
        """Tell whether the index may be read, and led on, as one of this store."""
        built_with = (self.store, self.segmenter, self.thesaurus, self.format)
        today = (store.identity, segmenter(), thesaurus_mark(), FORMAT)
        return built_with == today and self.revision <= store.revision


class PassageIndex:
    """The index in *folder*; one object is used in one thread at a time.

    Nothing is opened before it is needed. Every method may raise :class:`IndexUnusable`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._opened: tantivy.Index | None = None

    def follow(self, store: Store, progress: Progress = silent, *, most: int | None = None) -> None:
        """Bring the index up to the store's revision; build it where it is missing or unfit.

        While another program writes the index, what is there is left to be read; only a first
        build is waited for.

        Args:
            store: whose passages it is to hold.
            progress: told how far it is.
            most: reports that it takes in at most; None for any number.

        Raises:
            IndexBehind: more reports than *most* are to be taken in; the index stays as it was.
            IndexUnusable: the folder may not be written, or another program builds too long.
            Cancelled: by *progress*; the index stays as it was.
        """
        try:
            state = self._read_state(store)
            if state is None or state.revision < store.revision:
                self._require_few(store, state, most)
                self._write(store, progress)
        except IndexBehind:
            raise
        except IndexBusy:
            self._wait_for_other(store)
        except IndexUnusable:
            self._require_few(store, None, most)
            self.rebuild(store, progress)

    def rebuild(self, store: Store, progress: Progress = silent) -> None:
        """Build the index anew from the store, whatever is there.

        Raises:
            IndexBusy: another program is writing it.
            IndexUnusable: the folder may not be written.
            Cancelled: by *progress*.
        """
        try:
            self._write(store, progress, anew=True)
        except IndexBusy:
            raise
        except IndexUnusable:
            self._clear_folder()
            self._write(store, progress, anew=True)

    def mending(self, store: Store, read: Callable[[], _Read]) -> _Read:
        """Return what *read* gets of the index; one that turns out to be damaged is built anew.

        Raises:
            IndexUnusable: it can neither be read nor built.
        """
        try:
            return read()
        except IndexUnusable:
            self.rebuild(store)
            return read()

    def candidates(
        self,
        text: str,
        *,
        section: str = "",
        roles: Collection[Role] = (),
        filters: Filters = _ALL,
        limit: int = 300,
    ) -> list[Candidate]:
        """Return the passages that share most with *text*, best first.

        Args:
            text: normalised; without a letter in it, all passages share nothing and are given.
            section: heading that the text stands under; a passage that shares only with it is a
                candidate too.
            roles: only passages of sections with one of these roles; empty for all.
            filters: only passages that meet these.
            limit: how many at most.
        """
        with _told_kindly(self.folder):
            index = self._open()
            narrowing = narrow(index.schema, roles, filters)
            query, weight = passage_query(index.schema, index.searcher(), text, section, narrowing)
            found = self._best(query, limit)
        return [Candidate(passage=passage, coverage=score / weight) for passage, score in found]

    def under_heading(
        self,
        heading: str,
        *,
        roles: Collection[Role] = (),
        filters: Filters = _ALL,
        limit: int = 600,
    ) -> list[int]:
        """Return passages under headings that share much with *heading*, best first.

        Args:
            heading: normalised, with a letter in it.
            roles: only passages of sections with one of these roles; empty for all.
            filters: only passages that meet these.
            limit: how many at most.
        """
        with _told_kindly(self.folder):
            index = self._open()
            narrowing = narrow(index.schema, roles, filters)
            query = heading_query(index.schema, heading, narrowing)
            found = self._best(query, limit)
        return [passage for passage, score in found if score >= found[0][1] * _MUCH]

    def latest(
        self, *, roles: Collection[Role], filters: Filters = _ALL, limit: int = 600
    ) -> list[int]:
        """Return passages of sections with one of the roles, those of the latest year first.

        Args:
            roles: one at least.
            filters: only passages that meet these.
            limit: how many at most.
        """
        with _told_kindly(self.folder):
            index = self._open()
            return self._newest(all_of(narrow(index.schema, roles, filters)), limit)[0]

    def newest(
        self, words: Sequence[AskedWord], filters: Filters, *, limit: int, offset: int = 0
    ) -> tuple[list[int], int]:
        """Return passages that may hold every one of the words, and how many there are in all.

        None that does is missing. The latest year comes first, then the lowest number.

        Args:
            words: what is sought; all passages without any.
            filters: only passages that meet these.
            limit: how many at most, 1 or more.
            offset: how many to pass over.
        """
        with _told_kindly(self.folder):
            index = self._open()
            return self._newest(word_query(index.schema, words, filters), limit, offset)

    def _newest(self, query: tantivy.Query, limit: int, offset: int = 0) -> tuple[list[int], int]:
        """Return the numbers of the passages that answer, the latest first, and how many do."""
        from tantivy import Order

        found = (
            self._open()
            .searcher()
            .search(query, limit, order_by_field="order", order=Order.Desc, offset=offset)
        )
        count = int(found.count)  # type: ignore[attr-defined]  # left out of its stub
        return [passage_at(int(order)) for order, _ in found.hits], count

    def _best(self, query: tantivy.Query, limit: int) -> list[tuple[int, float]]:
        """Return the passages that answer best, by number, with their scores, best first."""
        searcher = self._open().searcher()
        hits = searcher.search(query, limit=limit, count=False).hits
        orders = searcher.fast_field_values("order", [address for _, address in hits])
        return [
            (passage_at(int(order)), score)
            for order, (score, _) in zip(orders, hits, strict=True)
            if order is not None
        ]

    def _require_few(self, store: Store, state: _State | None, most: int | None) -> None:
        """Accept that few reports are to be taken in; where the index does not fit, it is all.

        Raises:
            IndexBehind: there are more.
        """
        if most is None:
            return
        changes = store.revision - (state.revision if state else 0)
        if min(changes, store.stats().reports) > most:
            raise IndexBehind(self.folder, f"more than {most} reports are to be taken in")

    def _wait_for_other(self, store: Store) -> None:
        """Return as soon as there is an index that can be read."""
        last = time.monotonic() + _WAIT_SECONDS
        while self._read_state(store) is None:
            if time.monotonic() >= last:
                raise IndexBusy(self.folder, "another program is building the index")
            time.sleep(_RETRY_SECONDS)

    def _write(self, store: Store, progress: Progress, *, anew: bool = False) -> None:
        """Write what changed in the store, or everything, in one step."""
        with _told_kindly(self.folder):
            index = self._open()
            writer = index.writer(_HEAP_BYTES, 1)
            try:
                # Read under the lock: another program may just have come this far.
                state = None if anew else self._read_state(store)
                _fill(writer, index.schema, store, state, progress)
                writer.commit()
            except BaseException:
                writer.rollback()
                raise
            finally:
                writer.wait_merging_threads()  # frees the lock
            index.reload()

    def _read_state(self, store: Store) -> _State | None:
        """Return how far the index has come; None where it was never built for this store."""
        from tantivy import Query

        with _told_kindly(self.folder):
            index = self._open()
            index.reload()
            searcher = index.searcher()
            hits = searcher.search(Query.term_query(index.schema, "mark", STATE), 1).hits
            if not hits:
                return None
            raw = searcher.doc(hits[0][1]).get_first(STATE)
            state = _State(**json.loads(str(raw)))
        return state if state.fits(store) else None

    def _open(self) -> tantivy.Index:
        if self._opened is None:
            import tantivy

            self.folder.mkdir(parents=True, exist_ok=True)
            index = tantivy.Index(build_schema(), path=str(self.folder), reuse=True)
            register_tokenizers(index)
            index.config_reader("manual")
            self._opened = index
        return self._opened

    def _clear_folder(self) -> None:
        """Take away a damaged index; in one step, so that nobody opens half of it."""
        self._opened = None
        aside = self.folder.with_name(f"{self.folder.name}.{uuid.uuid4().hex}")
        with _told_kindly(self.folder):
            if self.folder.exists():
                self.folder.rename(aside)
        shutil.rmtree(aside, ignore_errors=True)


@contextlib.contextmanager
def _told_kindly(folder: Path) -> Iterator[None]:
    """Raise what the search library says of its files as one of the index's errors."""
    try:
        yield
    except (ValueError, TypeError, OSError, RuntimeError) as error:
        kind = IndexBusy if "LockBusy" in str(error) else IndexUnusable
        raise kind(folder, str(error)) from error
    except BaseException as error:
        # The library's own alarm at files it cannot make sense of; its class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise IndexUnusable(folder, str(error)) from error


def _fill(
    writer: tantivy.IndexWriter,
    schema: tantivy.Schema,
    store: Store,
    state: _State | None,
    progress: Progress,
) -> None:
    """Hand the writer every change since *state*, or the whole store."""
    from tantivy import Document, Query

    revision, total = store.revision, store.stats().passages
    since = state.revision if state else 0
    if state is None:
        writer.delete_all_documents()
    writer.delete_documents_by_query(Query.term_query(schema, "mark", STATE))
    for report in store.removed_since(since) if state else ():
        writer.delete_documents_by_query(Query.term_query(schema, "report", report))
    for done, passage in enumerate(store.passages(since=since, until=revision)):
        if done % _TOLD_EVERY == 0:
            progress(done, total, "建立检索索引")
        writer.add_document(build_document(passage))
    reached = _State(
        store=store.identity,
        revision=revision,
        segmenter=segmenter(),
        thesaurus=thesaurus_mark(),
    )
    writer.add_document(Document(mark=STATE, state=json.dumps(asdict(reached))))
    progress(total, total, "建立检索索引")
