"""The store: reports with their sections, passages and figures in one SQLite file.

Every report is added or removed in one transaction, so a program that is killed leaves it whole or
absent, and two programs may use one store at once. Each change gets a rising revision number; what
is derived from the store (the search index) follows it by :meth:`Store.passages` and
:meth:`Store.removed_since`.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from typing import TYPE_CHECKING

from assistant.corpus import queries, rows
from assistant.corpus.connection import connect, told_kindly, transaction, use_write_ahead_log
from assistant.corpus.errors import UnknownReport
from assistant.corpus.schema import prepare, version_of
from assistant.corpus.stored import Hit, StoredFigure, StoredPassage, StoredReport, StoreStats

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from assistant.corpus.report import Report
    from assistant.figures.figure import Figure
    from assistant.outline.meta import Meta

__all__ = [
    "Hit",
    "Store",
    "StoreStats",
    "StoredFigure",
    "StoredPassage",
    "StoredReport",
    "fingerprint",
]

_LARGEST = 2**63 - 1
"""The largest number SQLite keeps."""

_MOST_WORDS = 20
"""A search looks at no more words than this."""

# 满意度 100%
_WILDCARD = re.compile(r"([%_\\])")
_ESCAPED = r"\\\1"


def fingerprint(text: str) -> str:
    """Return the hash of the clean text without its white space.

    Two files of one report, of which one broke the lines elsewhere, have one fingerprint.
    """
    return hashlib.sha256("".join(text.split()).encode("utf-8")).hexdigest()


class Store:
    """An open store; use it in a ``with`` statement and in one thread.

    Args:
        path: the database file; made where it is missing, with the folders above it.
        busy_seconds: how long to wait for another program.

    Raises:
        StoreBusy: another program held the file too long; every method may raise it.
        StoreDamaged: the file is no store or is broken; every method may raise it.
        StoreNotWritable: the file could not be made, or a change could not be written.
        StoreTooNew: a newer version of the program wrote it.
    """

    def __init__(self, path: Path, *, busy_seconds: float = 5.0) -> None:
        self.path = path
        self._connection = connect(path, busy_seconds)
        try:
            with told_kindly(path):
                version_of(self._connection, path)
                use_write_ahead_log(self._connection, busy_seconds)
                prepare(self._connection, path)
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        self._connection.close()

    @property
    def identity(self) -> str:
        """A name that no other store has, made when the store was."""
        return str(self._one(queries.IDENTITY)[0])

    @property
    def revision(self) -> int:
        """The number of changes so far; 0 for a new store."""
        return int(self._one(queries.REVISION)[0])

    def add(self, report: Report, fingerprint: str) -> int:
        """Store the report and return its number; that of the report already there with that text.

        Args:
            report: what to store.
            fingerprint: of its text, from :func:`fingerprint`.
        """
        with self._writing():
            known = self.find(fingerprint)
            return self._insert(report, fingerprint) if known is None else known

    def remove(self, report: int) -> None:
        """Remove the report with all that belongs to it.

        Raises:
            UnknownReport: there is none of that number.
        """
        with self._writing():
            self._known(report)
            self._connection.execute(queries.DELETE_REPORT, (report,))
            self._connection.execute(queries.INSERT_REMOVED, (report, self._next_revision()))

    def find(self, fingerprint: str) -> int | None:
        """Return the number of the report with that text, or None."""
        found = self._all(queries.FIND, fingerprint)
        return int(found[0]["id"]) if found else None

    def report(self, report: int) -> Report:
        """Return the whole report of that number.

        Raises:
            UnknownReport: there is none.
        """
        with told_kindly(self.path), transaction(self._connection, "DEFERRED"):
            row = self._known(report)
            parts = (queries.SECTIONS, queries.PASSAGES_OF_REPORT, queries.FIGURES_OF_REPORT)
            return rows.report_of(row, *(self._all(part, report) for part in parts))

    def meta(self, report: int) -> Meta:
        """Return what is known of the report of that number.

        Raises:
            UnknownReport: there is none.
        """
        return rows.meta_of(self._known(report))

    def figures_within(self, report: int, start: int, end: int) -> tuple[Figure, ...]:
        """Return the figures of a report that lie between two offsets of its text, in order."""
        return tuple(map(rows.figure_of, self._all(queries.FIGURES_WITHIN, report, start, end)))

    def reports(self) -> tuple[StoredReport, ...]:
        """Return a line for every report, in the order they came in."""
        return tuple(map(rows.stored_report_of, self._all(queries.REPORTS)))

    def stats(self) -> StoreStats:
        """Return how much the store holds."""
        return StoreStats(**rows.named(self._one(queries.STATS)))

    def passages(
        self, ids: Iterable[int] | None = None, since: int = 0, *, until: int | None = None
    ) -> Iterator[StoredPassage]:
        """Yield passages in the order of their numbers, none twice.

        Args:
            ids: only those of these numbers; unknown numbers are left out.
            since: without *ids*, only those of reports added after this revision.
            until: without *ids*, only those of reports added up to this revision.
        """
        if ids is not None:
            found = self._stream(queries.PASSAGES_BY_ID, json.dumps(list(ids)))
        else:
            found = self._stream(queries.PASSAGES, since, _LARGEST if until is None else until)
        return map(rows.stored_passage_of, found)

    def removed_since(self, revision: int) -> tuple[int, ...]:
        """Return the numbers of the reports removed after that revision, in order of removal."""
        return tuple(row["report"] for row in self._all(queries.REMOVED_SINCE, revision))

    def figures_for(self, key: str) -> tuple[StoredFigure, ...]:
        """Return every figure of that indicator, sample reports and targets included."""
        return tuple(map(rows.stored_figure_of, self._stream(queries.FIGURES_FOR_KEY, key)))

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """Return the passages that hold every one of the words, the latest year first.

        Args:
            words: separated by blanks; each may stand in the passage, in the heading above it, or
                in the name or title of its report. Latin letters match in either case.
            limit: how many passages at most.
        """
        wanted = list(dict.fromkeys(words.split()))[:_MOST_WORDS]
        if not wanted or limit <= 0:
            return ()
        patterns = map(_like, wanted)
        found = self._stream(queries.passages_with(len(wanted)), *patterns, limit)
        spoken = _any_of(wanted)
        return tuple(_hit(row, spoken) for row in found)

    def _insert(self, report: Report, fingerprint: str) -> int:
        run = self._connection.execute
        run_many = self._connection.executemany
        values = rows.report_values(report, fingerprint, self._next_revision())
        number = run(queries.INSERT_REPORT, values).lastrowid
        assert number is not None  # an INSERT gives a number
        run_many(queries.INSERT_SECTION, rows.section_values(number, report.outline))
        run_many(queries.INSERT_PASSAGE, rows.passage_values(number, report.passages))
        run_many(queries.INSERT_FIGURE, rows.figure_values(number, report.figures))
        return number

    def _next_revision(self) -> int:
        return int(self._connection.execute(queries.NEXT_REVISION).fetchone()[0])

    def _known(self, report: int) -> sqlite3.Row:
        """Return the row of that report or raise :class:`UnknownReport`."""
        found = self._all(queries.REPORT, report) if 0 < report <= _LARGEST else []
        if not found:
            raise UnknownReport(self.path, f"no report {report}")
        return found[0]

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """Make what is done inside one change of the store."""
        with told_kindly(self.path), transaction(self._connection, "IMMEDIATE"):
            yield

    def _one(self, statement: str) -> sqlite3.Row:
        return self._all(statement)[0]

    def _all(self, statement: str, *values: object) -> list[sqlite3.Row]:
        return list(self._stream(statement, *values))

    def _stream(self, statement: str, *values: object) -> Iterator[sqlite3.Row]:
        """Yield the rows while they are read, so that a large answer is never held whole."""
        with told_kindly(self.path):
            yield from self._connection.execute(statement, values)


def _like(word: str) -> str:
    """Return the pattern of ``LIKE`` for texts that hold *word*."""
    return f"%{_WILDCARD.sub(_ESCAPED, word)}%"


def _hit(row: sqlite3.Row, spoken: re.Pattern[str]) -> Hit:
    matched = tuple(found.span() for found in spoken.finditer(row["text"]))
    return Hit(**rows.named(row), matched=matched)


def _any_of(words: list[str]) -> re.Pattern[str]:
    """Return the pattern of any of the words, the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)
