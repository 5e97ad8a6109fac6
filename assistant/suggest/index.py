"""The search index: where it lies, how it follows the store, and what it is asked.

The index is derived from the store and holds nothing of its own: it follows the store by its
revision, and where it is missing, damaged, made by another version or for another store, it is
built anew. How far it has come is a document of the index itself, so that a change and the
revision it leads to are written in one step.
"""

from __future__ import annotations

import contextlib
import json
import math
import shutil
import time
import uuid
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError
from assistant.base.progress import silent
from assistant.suggest.everyday import official_words
from assistant.suggest.fields import (
    FORMAT,
    STATE,
    build_document,
    build_schema,
    passage_at,
    register_tokenizers,
)
from assistant.suggest.filters import Filters, filter_queries
from assistant.suggest.word_query import word_query
from assistant.suggest.words import character_terms, pair_terms, segmenter, word_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    import tantivy

    from assistant.base.progress import Progress
    from assistant.corpus.store import Store
    from assistant.outline.section import Role
    from assistant.suggest.word_query import AskedWord

_FIELDS: dict[str, tuple[Callable[[str], list[str]], float]] = {
    "words": (word_terms, 1.0),
    "pairs": (pair_terms, 1.0),
    "characters": (character_terms, 2.0),
}
"""The searched fields: how a query is cut for each, and the weight of its terms.

Words find the subject, pairs find what the segmenter cut otherwise, single characters find what is
said in other words (人手太少 – 人员不足).
"""

_OFFICIAL = 0.5
"""What a word of reports weighs that stands for an everyday word of the query."""

_ALL = Filters()
_HEAP_BYTES = 100_000_000
_WAIT_SECONDS = 10.0
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
    format: int = FORMAT

    def fits(self, store: Store) -> bool:
        """Tell whether the index may be read, and led on, as one of this store."""
        built_with = (self.store, self.segmenter, self.format)
        return (
            built_with == (store.identity, segmenter(), FORMAT) and self.revision <= store.revision
        )


class PassageIndex:
    """The index in *folder*; one object is used in one thread at a time.

    Nothing is opened before it is needed. Every method may raise :class:`IndexUnusable`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._opened: tantivy.Index | None = None

    def follow(self, store: Store, progress: Progress = silent) -> None:
        """Bring the index up to the store's revision; build it where it is missing or unfit.

        While another program writes the index, what is there is left to be read; only a first
        build is waited for.

        Raises:
            IndexUnusable: the folder may not be written, or another program builds too long.
            Cancelled: by *progress*; the index stays as it was.
        """
        try:
            state = self._read_state(store)
            if state is None or state.revision < store.revision:
                self._write(store, progress)
        except IndexBusy:
            self._wait_for_other(store)
        except IndexUnusable:
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

    def candidates(
        self,
        text: str,
        *,
        roles: Collection[Role] = (),
        filters: Filters = _ALL,
        limit: int = 300,
    ) -> list[Candidate]:
        """Return the passages that share most with *text*, best first.

        Args:
            text: normalised; without a letter in it, all passages share nothing and are given.
            roles: only passages of sections with one of these roles; empty for all.
            filters: only passages that meet these.
            limit: how many at most.
        """
        with _told_kindly(self.folder):
            index = self._open()
            searcher = index.searcher()
            narrowing = _narrowing(index.schema, roles, filters)
            query, weight = _query(index.schema, searcher, text, narrowing)
            hits = searcher.search(query, limit=limit, count=False).hits
            orders = searcher.fast_field_values("order", [address for _, address in hits])
        return [
            Candidate(passage=passage_at(int(order)), coverage=score / weight)
            for order, (score, _) in zip(orders, hits, strict=True)
            if order is not None
        ]

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
        from tantivy import Order

        with _told_kindly(self.folder):
            index = self._open()
            found = index.searcher().search(
                word_query(index.schema, words, filters),
                limit,
                order_by_field="order",
                order=Order.Desc,
                offset=offset,
            )
            count = int(found.count)  # type: ignore[attr-defined]  # left out of its stub
            return [passage_at(int(order)) for order, _ in found.hits], count

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
    reached = _State(store=store.identity, revision=revision, segmenter=segmenter())
    writer.add_document(Document(mark=STATE, state=json.dumps(asdict(reached))))
    progress(total, total, "建立检索索引")


def _narrowing(
    schema: tantivy.Schema, roles: Collection[Role], filters: Filters
) -> list[tantivy.Query]:
    """Return the queries that every candidate must meet."""
    from tantivy import Query

    one_of = [Query.term_set_query(schema, "role", list(roles))] if roles else []
    return one_of + filter_queries(schema, filters)


def _query(
    schema: tantivy.Schema,
    searcher: tantivy.Searcher,
    text: str,
    narrowing: list[tantivy.Query],
) -> tuple[tantivy.Query, float]:
    """Return the query for *text* and the score that a passage of all its terms would get."""
    from tantivy import Occur, Query

    parts = [(Occur.Must, Query.const_score_query(asked, 0.0)) for asked in narrowing]
    weight = 0.0
    official = "，".join(official_words(text))
    for name, (cut, boost) in _FIELDS.items():
        said = dict.fromkeys(cut(text), boost)
        meant = dict.fromkeys(cut(official), boost * _OFFICIAL)
        for term, worth in (meant | said).items():
            asked = Query.term_query(schema, name, term, "freq")
            parts.append((Occur.Should, Query.boost_query(asked, worth)))
        weight += boost * sum(_rarity(searcher.doc_freq(name, t), searcher.num_docs) for t in said)
    if weight == 0.0:
        parts.append((Occur.Must, Query.exists_query("order")))
    return Query.boolean_query(parts), weight or 1.0


def _rarity(held: int, documents: int) -> float:
    """Return the weight that BM25 gives to a term held by so many of the documents."""
    return math.log(1 + (max(0, documents - held) + 0.5) / (held + 0.5))
