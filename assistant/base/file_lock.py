"""Locks of the operating system on open files: they end with the process, however that ends.

A lock belongs to the opened file, not to the process, so two windows of one program see each other
too. Some shares carry no locks; that is told apart from a lock that somebody else has.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

LockOutcome = Literal["taken", "busy", "unsupported"]
"""Ours now; somebody else's; the file system carries no locks."""

_BUSY = frozenset({errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK})
_FAR_BYTE = 0x7FFFFFF0
"""Windows keeps others from reading what is locked, so a byte far behind the end is locked."""

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        _at_far_byte(file, msvcrt.LK_NBLCK)

    def _unlock(file: int) -> None:
        _at_far_byte(file, msvcrt.LK_UNLCK)

    def _at_far_byte(file: int, what: int) -> None:
        os.lseek(file, _FAR_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(file, what, 1)
        finally:
            os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    # flock, not lockf: a lock by lockf is lost as soon as the process closes the file once more.
    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


def lock_file(file: int) -> LockOutcome:
    """Try to lock an open file for oneself, without waiting; it ends when the file is closed.

    Args:
        file: descriptor opened for writing, its position at the beginning.
    """
    try:
        _lock(file)
    except OSError as error:
        return "busy" if error.errno in _BUSY else "unsupported"
    return "taken"


def unlock_file(file: int) -> None:
    """Give a lock up, where there is one; the file stays open."""
    with contextlib.suppress(OSError):
        _unlock(file)


def probe_lock(path: Path) -> Literal["free", "busy", "unsupported"]:
    """Tell whether somebody has the file locked; one that is not there is free."""
    try:
        file = _opened(path)
    except FileNotFoundError:
        return "free"
    except OSError:
        return "unsupported"
    try:
        outcome = lock_file(file)
    finally:
        os.close(file)
    return "free" if outcome == "taken" else outcome


def _opened(path: Path) -> int:
    """Return a descriptor; for writing if possible, since some shares lock nothing else."""
    try:
        return os.open(path, os.O_RDWR)
    except PermissionError:
        return os.open(path, os.O_RDONLY)
