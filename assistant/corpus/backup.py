"""A copy of the whole store in one file, and the store put back from such a copy."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
import tempfile
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.base.files import TargetNotWritable, UnreadableFile, make_folder, replace_file
from assistant.base.progress import silent
from assistant.corpus.connection import connect, told_kindly
from assistant.corpus.errors import BackupUnusable, StoreDamaged, StoreNotWritable, StoreTooNew
from assistant.corpus.schema import version_of
from assistant.corpus.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.base.progress import Progress

SUFFIX = ".fzbk"
"""Ending of a backup's name."""

_ENDINGS = ("", "-wal", "-shm")
"""Endings of the names of the files that make up a store."""

_PAGES = 2_000
"""Pages copied between two reports of progress."""


def back_up(store: Path, target: Path, progress: Progress = silent) -> None:
    """Copy the store to the file *target*, all or nothing; other programs may go on meanwhile.

    Raises:
        StoreError: the store cannot be used.
        TargetNotWritable: the copy could not be written, or would take the store's own place; what
            was there is untouched.
        Cancelled: by *progress*; nothing was written.
    """
    if _is_of_store(target, store):
        raise TargetNotWritable(target, "这是资料库本身")
    with Store(store):
        pass
    with _scratch(target) as temporary:
        try:
            with told_kindly(store), _open(store) as source, _open(temporary) as copy:
                _copy(source, copy, progress)
                _make_single(copy)
        except StoreNotWritable as error:  # the store is only read here
            raise TargetNotWritable(target, "磁盘已满，或没有权限") from error
        replace_file(target, temporary)


def restore(store: Path, backup: Path, progress: Progress = silent) -> None:
    """Put the store back as the file *backup* holds it, all or nothing.

    The backup is checked and brought to the present version first, in a copy. The store gets a new
    identity, so that what was derived from it is made anew. A store that is damaged is put aside.

    Raises:
        UnreadableFile: there is no such backup.
        BackupUnusable: the file is no backup, or is broken.
        StoreTooNew: it comes from a newer program.
        StoreError: the store cannot be written; it stays as it was.
        Cancelled: by *progress*; the store stays as it was.
    """
    if not backup.is_file():
        raise UnreadableFile(backup, FileNotFoundError(errno.ENOENT, "no such file"))
    if _is_of_store(backup, store):
        raise BackupUnusable(backup, "the store itself")
    make_folder(store.parent)
    with _scratch(store) as temporary:
        _take_in(backup, temporary, store)
        try:
            _put(temporary, store, progress)
        except StoreDamaged:
            _put_aside(store)
            _put(temporary, store, progress)


def _is_of_store(path: Path, store: Path) -> bool:
    """Tell whether a file is the store or one that SQLite keeps beside it."""
    own = {store.with_name(store.name + ending).resolve() for ending in _ENDINGS}
    return path.resolve() in own


def _take_in(backup: Path, temporary: Path, store: Path) -> None:
    """Copy a backup beside the store, and see that it is one."""
    try:
        with told_kindly(backup), _open(backup, "?mode=ro") as source, _open(temporary) as copy:
            _copy(source, copy, silent)
            is_empty = version_of(copy, backup) == 0
        if not is_empty:
            _check(temporary)
    except StoreTooNew as error:
        raise StoreTooNew(backup, error.reason) from error
    except StoreDamaged as error:
        raise BackupUnusable(backup, error.reason) from error
    except StoreNotWritable as error:  # the backup is only read
        raise StoreNotWritable(store, error.reason) from error
    if is_empty:
        raise BackupUnusable(backup, "an empty file")


def _put(temporary: Path, store: Path, progress: Progress) -> None:
    """Copy the checked file over the store, in one change of it."""
    with told_kindly(store):
        live = connect(store, busy_seconds=5.0)
        with contextlib.closing(live), _open(temporary) as source:
            _copy(source, live, progress)


def _put_aside(store: Path) -> None:
    """Rename a store that cannot be read, so that nothing of it is lost for good."""
    at = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    try:
        for ending in _ENDINGS:
            part = store.with_name(store.name + ending)
            if part.exists():
                part.rename(part.with_name(f"{part.name}.damaged-{at}"))
    except OSError as error:
        raise StoreNotWritable(store, str(error)) from error


def _check(path: Path) -> None:
    """Lift the copy to the present version, look at all of it, give it an identity of its own."""
    with Store(path) as store:
        try:
            if store.revision < 0:
                raise StoreDamaged(path, "no revision")
            for report in store.reports():
                store.corrections(report.id)
        except (LookupError, TypeError, ValueError) as error:
            raise StoreDamaged(path, str(error)) from error
    with told_kindly(path), _open(path) as connection:
        said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if said != "ok":
            raise StoreDamaged(path, said)
        connection.execute("UPDATE state SET identity = ?", (uuid.uuid4().hex,))
        connection.commit()
        _make_single(connection)


def _make_single(connection: sqlite3.Connection) -> None:
    """Let the file need no others beside it, so that it is read where nothing may be written."""
    connection.execute("PRAGMA journal_mode = DELETE")


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, progress: Progress) -> None:
    def tell(status: int, remaining: int, total: int) -> None:
        del status
        if remaining:  # after the last page it is too late to stop
            progress(total - remaining, total, "复制资料库")

    progress(0, 1, "复制资料库")
    source.backup(target, pages=_PAGES, progress=tell)


@contextlib.contextmanager
def _open(path: Path, mode: str = "") -> Iterator[sqlite3.Connection]:
    with contextlib.closing(
        sqlite3.connect(f"{path.absolute().as_uri()}{mode}", uri=True)
    ) as connection:
        yield connection


@contextlib.contextmanager
def _scratch(beside: Path) -> Iterator[Path]:
    """Give the path of a scratch file in the same folder, gone afterwards."""
    try:
        folder = tempfile.TemporaryDirectory(prefix=".fazhi-", dir=beside.parent)
    except OSError as error:
        raise TargetNotWritable(beside, error) from error
    with folder as name:
        yield Path(name) / "copy"
