"""The store: reports with their sections, passages and figures in one SQLite file.

Every report is added, replaced or removed in one transaction, so a program that is killed leaves it
whole or absent, and two programs may use one store at once. Each change gets a rising revision
number; what is derived from the store (the search index) follows it by :meth:`Store.passages` and
:meth:`Store.removed_since`.
"""

from __future__ import annotations

import contextlib
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.corpus import bodies, queries, rows
from assistant.corpus.connection import connect, told_kindly, transaction, use_write_ahead_log
from assistant.corpus.corrections import read_corrections
from assistant.corpus.errors import StoreDamaged, UnknownReport
from assistant.corpus.likeness import FEWEST_SHARED
from assistant.corpus.packing import unpack_source
from assistant.corpus.schema import prepare, version_of
from assistant.corpus.stored import (
    Facets,
    StoredPassage,
    StoredReport,
    StoreStats,
)
from assistant.sources.source_text import SourceText

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from types import TracebackType
    from typing import Self

    from assistant.corpus.corrections import Corrections
    from assistant.corpus.packing import PackedReport
    from assistant.corpus.report import Report
    from assistant.figures.figure import Figure
    from assistant.outline.meta import Meta

__all__ = [
    "Store",
    "StoreStats",
    "StoredPassage",
    "StoredReport",
]

_LARGEST = 2**63 - 1
"""The largest number SQLite keeps."""

_MOST_TWINS = 5
"""Reports that are compared with a new one at most."""

# 满意度 100%
_WILDCARD = re.compile(r"([%_\\])")
_ESCAPED = r"\\\1"


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
                bodies.refresh(self._connection, path)
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

    def add(self, packed: PackedReport) -> int | None:
        """Store the report and return its number, None where a report of that text is there.

        Args:
            packed: what to store, from :func:`assistant.corpus.packing.pack_report`.
        """
        with self._writing():
            if self.find(packed.fingerprint) is not None:
                return None
            added = datetime.now(UTC).isoformat(timespec="seconds")
            values = (packed.fingerprint, self._next_revision(), added, *packed.report)
            number = self._connection.execute(queries.INSERT_REPORT, values).lastrowid
            assert number is not None  # an INSERT gives a number
            self._insert_parts(number, packed)
            return number

    def replace(self, report: int, packed: PackedReport) -> int:
        """Put a new reading in the place of a report; it keeps its number, its parts get new ones.

        Returns:
            The report's number; that of another report where that one has the text already, and
            then nothing is changed.

        Raises:
            UnknownReport: there is none of that number.
        """
        with self._writing():
            self._known(report)
            holder = self.find(packed.fingerprint)
            if holder not in {None, report}:
                assert holder is not None
                return holder
            revision = self._next_revision()
            values = (packed.fingerprint, revision, *packed.report, report)
            bodies.withdraw_report(self._connection, report)
            for statement in queries.DELETE_PARTS:
                self._connection.execute(statement, (report,))
            self._connection.execute(queries.UPDATE_REPORT, values)
            self._connection.execute(queries.INSERT_REMOVED, (report, revision))
            self._insert_parts(report, packed)
            return report

    def remove(self, report: int) -> None:
        """Remove the report with all that belongs to it.

        Raises:
            UnknownReport: there is none of that number.
        """
        with self._writing():
            self._known(report)
            bodies.withdraw_report(self._connection, report)
            self._connection.execute(queries.DELETE_REPORT, (report,))
            self._connection.execute(queries.INSERT_REMOVED, (report, self._next_revision()))

    def find(self, fingerprint: str) -> int | None:
        """Return the number of the report with that text, or None."""
        found = self._all(queries.FIND, fingerprint)
        return int(found[0]["id"]) if found else None

    def alike(self, marks: tuple[int, ...]) -> dict[int, str]:
        """Return the reports that share telling sentences with one of these marks: their texts."""
        least = min(FEWEST_SHARED, len(marks))
        if not least:
            return {}
        found = self._all(queries.ALIKE, json.dumps(marks), least, _MOST_TWINS)
        return {row["report"]: row["text"] for row in found}

    def report(self, report: int) -> Report:
        """Return the whole report of that number.

        Raises:
            UnknownReport: there is none.
        """
        with told_kindly(self.path), transaction(self._connection, "DEFERRED"):
            row = self._known(report)
            parts = (queries.SECTIONS, queries.PASSAGES_OF_REPORT, queries.FIGURES_OF_REPORT)
            text = self._one(queries.TEXT, report)["text"]
            return rows.report_of(row, text, *(self._all(part, report) for part in parts))

    def source(self, report: int) -> SourceText:
        """Return the text of that report as it was found; the clean one where that is all we have.

        Raises:
            UnknownReport: there is none.
        """
        path = Path(self._known(report)["path"])
        row = self._one(queries.SOURCE, report)
        if row["source"] is None:
            return SourceText(text=row["text"], path=path, media_type="text/plain")
        return unpack_source(row["source"])

    def corrections(self, report: int) -> Corrections:
        """Return what a person changed by hand for the report of that number.

        Raises:
            UnknownReport: there is none.
        """
        written = self._known(report)["corrections"]
        try:
            return read_corrections(written)
        except (LookupError, TypeError, ValueError) as error:
            raise StoreDamaged(self.path, f"corrections of report {report}") from error

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

    def facets(self) -> Facets:
        """Return the levels, years and provinces that occur."""
        return Facets(
            levels=tuple(row["level"] for row in self._all(queries.LEVELS)),
            years=tuple(row["year"] for row in self._all(queries.YEARS)),
            provinces=tuple(row["province"] for row in self._all(queries.PROVINCES)),
        )

    def reports_naming(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the reports whose body or title holds the word."""
        return tuple(number for (number,) in self._stream(queries.NAMING, _like(word)))

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

    def passage_texts(self, ids: Iterable[int]) -> dict[int, str]:
        """Return the words alone of many passages by their numbers; unknown ones are left out."""
        with told_kindly(self.path):
            cursor = self._connection.cursor()
            cursor.row_factory = None
            return dict(cursor.execute(queries.PASSAGE_TEXTS, (json.dumps(sorted(ids)),)))

    def removed_since(self, revision: int) -> tuple[int, ...]:
        """Return the numbers of the reports removed after that revision, in order of removal."""
        return tuple(row["report"] for row in self._all(queries.REMOVED_SINCE, revision))

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection to this room's own readers; all they read is of one moment."""
        with told_kindly(self.path), transaction(self._connection, "DEFERRED"):
            yield self._connection

    def _insert_parts(self, number: int, packed: PackedReport) -> None:
        self._connection.execute(queries.INSERT_TEXT, (number, packed.text, packed.source))
        for statement, values in (
            (queries.INSERT_MARK, tuple((mark,) for mark in packed.marks)),
            (queries.INSERT_SECTION, packed.sections),
            (queries.INSERT_PASSAGE, packed.passages),
            (queries.INSERT_FIGURE, packed.figures),
        ):
            self._connection.executemany(statement, ((number, *row) for row in values))
        bodies.enter_report(self._connection, number, packed.identity, packed.reported)

    def _next_revision(self) -> int:
        return int(self._connection.execute(queries.NEXT_REVISION).fetchone()[0])

    def _known(self, report: int) -> sqlite3.Row:
        """Return the row of that report or raise :class:`UnknownReport`."""
        found = self._all(queries.REPORT, report) if 0 < report <= _LARGEST else []
        if not found:
            raise UnknownReport(self.path, report)
        return found[0]

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """Make what is done inside one change of the store."""
        with told_kindly(self.path), transaction(self._connection, "IMMEDIATE"):
            yield

    def _one(self, statement: str, *values: object) -> sqlite3.Row:
        return self._all(statement, *values)[0]

    def _all(self, statement: str, *values: object) -> list[sqlite3.Row]:
        return list(self._stream(statement, *values))

    def _stream(self, statement: str, *values: object) -> Iterator[sqlite3.Row]:
        """Yield the rows while they are read, so that a large answer is never held whole."""
        with told_kindly(self.path):
            yield from self._connection.execute(statement, values)


def _like(word: str) -> str:
    """Return the pattern of ``LIKE`` for texts that hold *word*."""
    return f"%{_WILDCARD.sub(_ESCAPED, word)}%"
