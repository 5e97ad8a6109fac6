"""One window at a time writes a draft: a small file beside it says who does (占用标记).

``.~lock.稿件.fzbg#`` lies beside ``稿件.fzbg``, so that all machines that see the draft on a share
see it too. The operating system's lock on it ends with the process; where the share carries no
locks, what stands in the file decides. A mark left by a program that is gone is taken over, but one
of another machine only when the person says so: its lock may not reach this machine.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from assistant.base.file_lock import LockOutcome, lock_file
from assistant.base.files import TargetNotWritable
from assistant.base.process import Process, is_running, own_process

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LARGEST = 4096
_LONGEST_NAME = 60
_TRIES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who else writes the draft."""

    user: str
    """Name on that machine; empty where not known."""
    host: str
    """Name of the machine; empty where not known."""
    since: datetime | None
    """When they opened it, by their clock (UTC)."""
    is_here: bool
    """Whether it is this machine: another window of the same person, mostly."""
    is_certain: bool
    """False where that program may have ended long ago; the person may then take the draft over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoLock:
    """The folder takes no mark: whether somebody else writes the draft cannot be known."""

    reason: TargetNotWritable


class DraftLock:
    """The draft is this window's to write, until :meth:`release` or the end of the process."""

    def __init__(self, path: Path, file: int, token: str, *, is_guarded: bool) -> None:
        self.path = path
        """The mark."""
        self.is_guarded = is_guarded
        """Whether the operating system holds a lock too; some shares do not carry any."""
        self._file = file
        self._token = token

    def release(self) -> None:
        """Let others write the draft; the mark goes."""
        if self._file < 0:
            return
        is_own = _words_at(self.path).get("token") == self._token
        if is_own:
            with contextlib.suppress(OSError):
                self.path.unlink()
        os.close(self._file)
        self._file = -1
        if is_own and os.name == "nt":  # which deletes nothing that is open
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)


def lock_draft(path: Path, *, take_over: bool = False) -> DraftLock | Holder | NoLock:
    """Try to become the one who writes the draft.

    Args:
        path: the draft's file; it need not exist yet.
        take_over: the person said that an uncertain holder is gone.
    """
    mark = mark_of(path)
    for _ in range(_TRIES):
        try:
            file = os.open(mark, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        except OSError as error:
            return _holder_by_words(mark, error)
        try:
            found = _claim(mark, file, take_over=take_over)
        except OSError as error:
            os.close(file)
            return NoLock(reason=TargetNotWritable(mark, error))
        if isinstance(found, DraftLock):
            return found
        os.close(file)
        if found is not None:
            return found
    return NoLock(reason=TargetNotWritable(mark, "占用标记一再被移走"))


def mark_of(path: Path) -> Path:
    """Return the path of the mark; a link and what it leads to have the same."""
    with contextlib.suppress(OSError, RuntimeError):
        path = path.resolve()
    return path.with_name(f".~lock.{path.name}#")


def _claim(mark: Path, file: int, *, take_over: bool) -> DraftLock | Holder | None:
    """Return the lock or who has it; None where the mark was deleted meanwhile.

    Raises:
        OSError: the mark cannot be written.
    """
    outcome = lock_file(file)
    holder = _holder(_parsed(os.read(file, _LARGEST)), outcome)
    if holder and (holder.is_certain or not take_over):
        return holder
    token = uuid4().hex
    is_guarded = outcome == "taken"
    _write(file, token, is_guarded=is_guarded)
    if _words_at(mark).get("token") != token:
        return None
    return DraftLock(mark, file, token, is_guarded=is_guarded)


def _holder(words: Mapping[str, object], outcome: LockOutcome) -> Holder | None:
    """Return who has the draft, None where nobody does."""
    is_certain = _is_held(words, outcome)
    if is_certain is False:
        return None
    return Holder(
        user=_name(words, "user"),
        host=_name(words, "host"),
        since=_since(words),
        is_here=words.get("host") == own_process().host,
        is_certain=is_certain is True,
    )


def _is_held(words: Mapping[str, object], outcome: LockOutcome) -> bool | None:
    """Tell whether the writer of the mark still has the draft; None where that is not certain."""
    writer = _writer(words)
    if outcome == "busy":
        return True
    if writer is None:
        return False
    is_here = writer.host == own_process().host
    if is_here and outcome == "taken" and words.get("guarded") is True:
        return False
    return is_running(writer)


def _holder_by_words(mark: Path, error: OSError) -> Holder | NoLock:
    """Return who has a draft whose mark may not be written, as far as it may be read."""
    holder = _holder(_words_at(mark), "unsupported")
    return holder or NoLock(reason=TargetNotWritable(mark, error))


def _write(file: int, token: str, *, is_guarded: bool) -> None:
    raw = {
        **asdict(own_process()),
        "user": own_name(),
        "since": datetime.now(UTC).isoformat(),
        "guarded": is_guarded,
        "token": token,
    }
    os.ftruncate(file, 0)
    os.lseek(file, 0, os.SEEK_SET)
    os.write(file, json.dumps(raw).encode("ascii"))


def own_name() -> str:
    """Return the name under which the person works on this machine, empty where not known."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a person without an entry
        return ""


def _words_at(mark: Path) -> Mapping[str, object]:
    try:
        with mark.open("rb") as file:
            return _parsed(file.read(_LARGEST))
    except OSError:
        return {}


def _parsed(data: bytes) -> Mapping[str, object]:
    """Return what stands in a mark, nothing where it is damaged."""
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return raw if isinstance(raw, dict) else {}


def _writer(words: Mapping[str, object]) -> Process | None:
    match words:
        case {"host": str(host), "pid": int(pid), "started": str(started)}:
            return Process(host=host, pid=pid, started=started)
    return None


def _name(words: Mapping[str, object], key: str) -> str:
    """Return a name fit to be shown, whatever stands there."""
    name = words.get(key)
    shown = name if isinstance(name, str) else ""
    return "".join(filter(str.isprintable, shown))[:_LONGEST_NAME]


def _since(words: Mapping[str, object]) -> datetime | None:
    try:
        time = datetime.fromisoformat(str(words.get("since")))
    except ValueError:
        return None
    return time.astimezone(UTC) if time.tzinfo and 1970 < time.year < 9000 else None
