"""The journal as a file (流水文件): records one after the other, each with length and check sum.

Nothing is ever changed in it, only added. A check sum covers all records before its own too, so
what is read is always the beginning of what was written, up to the first record that is not whole.
What the records mean is left to ``journal.py`` and ``journal_reader.py``.
"""

from __future__ import annotations

import contextlib
import os
import struct
import time
import zlib
from typing import TYPE_CHECKING, Literal, NamedTuple

from assistant.base.file_lock import lock_file
from assistant.base.files import TargetNotWritable, is_there, replace_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

RecordKind = Literal[b"H", b"B", b"C", b"S", b"O", b"P"]
"""Header; whole draft (base); change against the state before; saved to a file;
the file is another one though not saved; picture (PNG)."""


class Record(NamedTuple):
    """One record."""

    kind: bytes
    """A :data:`RecordKind`; another one was written by nobody."""
    payload: bytes


MAGIC = b"FZJOURN1"
LARGEST_RECORD = 20_000_000
"""Bytes of one record; that of a whole draft in its file."""
LARGEST_JOURNAL = 200_000_000
MOST_RECORDS = 100_000

_FRAME = struct.Struct(">cII")
_LOCK_TRIES = 50
_LOCK_PAUSE_S = 0.01
"""Another window that looks whether the file is in use holds its lock for a moment."""


def frame(record: Record, before: int) -> tuple[bytes, int]:
    """Return a record as bytes, and its check sum.

    Args:
        record: what to write.
        before: check sum of the record before it; 0 for the first.
    """
    head = record.kind + struct.pack(">I", len(record.payload))
    check = zlib.crc32(record.payload, zlib.crc32(head, before))
    return _FRAME.pack(record.kind, len(record.payload), check) + record.payload, check


def records_in(data: bytes) -> Iterator[tuple[Record, int]]:
    """Give the whole records of a journal and where each ends, up to the first broken one."""
    at, check = len(MAGIC), 0
    if not data.startswith(MAGIC):
        return
    for _ in range(MOST_RECORDS):
        if at + _FRAME.size > len(data):
            return
        kind, length, _told = _FRAME.unpack_from(data, at)
        end = at + _FRAME.size + length
        if length > LARGEST_RECORD or end > len(data):
            return
        record = Record(kind, data[at + _FRAME.size : end])
        framed, check = frame(record, check)
        if framed[: _FRAME.size] != data[at : at + _FRAME.size]:
            return
        yield record, end
        at = end


class JournalFile:
    """One journal open for adding to it, locked for as long as it is.

    Args:
        path: where it is written, all at once or not at all.
        records: what it begins with.

    Raises:
        TargetNotWritable: it could not be written; there is no such file then.
    """

    def __init__(self, path: Path, records: Iterable[Record]) -> None:
        data, self._check = _framed(records, 0)
        replace_bytes(path, MAGIC + data)
        self.path = path
        self.size = self.first_size = len(MAGIC) + len(data)
        """Bytes now, and at the beginning."""
        self.count = 0
        """How often something was added."""
        self.is_broken = False
        """Whether it ends with a half of a record that could not be cut off."""
        self.pictures: frozenset[str] = frozenset()
        """Keys of the pictures in it, for its owner to know."""
        try:
            flags = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0)
            self._file = os.open(path, flags)
        except OSError as error:
            with contextlib.suppress(OSError):
                path.unlink()
            raise TargetNotWritable(path, error) from error
        self._lock()

    def add(self, records: Iterable[Record]) -> None:
        """Write records at the end: all of them, or none.

        They outlive the process at once, and a power cut once they are forced to the disk.

        Raises:
            TargetNotWritable: none was written.
        """
        if self.is_broken or not is_there(self.path):
            raise TargetNotWritable(self.path, "自动保存的文件不完整，或被移走")
        data, check = _framed(records, self._check)
        try:
            self._write(data)
        except OSError as error:
            self._take_back()
            raise TargetNotWritable(self.path, error) from error
        self._check = check
        self.size += len(data)
        self.count += 1

    def twin(self) -> int:
        """Return a second descriptor, to force the file to the disk while more is added.

        Raises:
            TargetNotWritable: there is none to be had.
        """
        try:
            return os.dup(self._file)
        except OSError as error:
            raise TargetNotWritable(self.path, error) from error

    def close(self) -> None:
        """Add no more; the file stays, and others see that its writer is gone."""
        with contextlib.suppress(OSError):
            os.close(self._file)

    def remove(self) -> None:
        """Close and delete the file."""
        with contextlib.suppress(OSError):
            self.path.unlink()
        self.close()
        with contextlib.suppress(OSError):  # Windows deletes nothing that is open
            self.path.unlink(missing_ok=True)

    def _write(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._file, rest) :]

    def _take_back(self) -> None:
        """Cut off the half of a record that was written, since what follows it is never read."""
        try:
            os.ftruncate(self._file, self.size)
        except OSError:
            self.is_broken = True

    def _lock(self) -> None:
        for _ in range(_LOCK_TRIES):
            if lock_file(self._file) != "busy":
                return
            time.sleep(_LOCK_PAUSE_S)


def _framed(records: Iterable[Record], check: int) -> tuple[bytes, int]:
    parts = []
    for record in records:
        part, check = frame(record, check)
        parts.append(part)
    return b"".join(parts), check
