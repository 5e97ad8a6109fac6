"""Opening the database file, transactions, and SQLite's errors told in the store's own words."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from typing import TYPE_CHECKING

from assistant.corpus.errors import StoreBusy, StoreDamaged, StoreError, StoreNotWritable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PRIMARY_CODE = 0xFF
"""The low byte of an SQLite error code is the kind of error, the rest is detail."""

_ERRORS: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: StoreBusy,
    sqlite3.SQLITE_LOCKED: StoreBusy,
    sqlite3.SQLITE_PROTOCOL: StoreBusy,
    sqlite3.SQLITE_CORRUPT: StoreDamaged,
    sqlite3.SQLITE_NOTADB: StoreDamaged,
    sqlite3.SQLITE_FORMAT: StoreDamaged,
    sqlite3.SQLITE_READONLY: StoreNotWritable,
    sqlite3.SQLITE_CANTOPEN: StoreNotWritable,
    sqlite3.SQLITE_FULL: StoreNotWritable,
    sqlite3.SQLITE_IOERR: StoreNotWritable,
    sqlite3.SQLITE_PERM: StoreNotWritable,
    sqlite3.SQLITE_AUTH: StoreNotWritable,
}
_RETRY_SECONDS = 0.02


@contextlib.contextmanager
def told_kindly(path: Path) -> Iterator[None]:
    """Raise what SQLite says of the file as one of the store's errors; our own mistakes stay ours.

    Raises:
        StoreBusy: another program held the file too long.
        StoreDamaged: the file is no database or is broken.
        StoreNotWritable: no right, or no room on the disk.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        kind = None if code is None else _ERRORS.get(code & _PRIMARY_CODE)
        if kind is None:
            raise
        raise kind(path, str(error)) from error


def connect(path: Path, busy_seconds: float) -> sqlite3.Connection:
    """Return an open connection; the file and the folders above it are made where missing.

    Raises:
        StoreError: see :func:`told_kindly`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreNotWritable(path, str(error)) from error
    with told_kindly(path):
        connection = sqlite3.connect(path, timeout=busy_seconds, isolation_level=None)
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def use_write_ahead_log(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """Let readers and one writer work side by side.

    SQLite does not wait for other programs while it changes the kind of log, so we do.
    """
    last = time.monotonic() + busy_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & _PRIMARY_CODE == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() >= last:
                raise
            time.sleep(_RETRY_SECONDS)
        else:
            return


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection, kind: str) -> Iterator[None]:
    """Make everything done inside one change, whole or absent.

    Args:
        connection: the store's connection, in no transaction.
        kind: ``IMMEDIATE`` to write, ``DEFERRED`` to read what belongs together.
    """
    connection.execute(f"BEGIN {kind}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
