"""What a file was when it was read, and whether somebody else changed it since.

Size and time are looked at first, so that a look costs little; the content decides.
"""

from __future__ import annotations

import hashlib
import stat
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from assistant.base.files import UnreadableFile, is_folder

if TYPE_CHECKING:
    import os
    from pathlib import Path

FileChange = Literal["unchanged", "changed", "gone", "unreadable"]
"""``gone``: the folder is there, the file is not; ``unreadable``: nothing can be said, as where a
share is away."""

COARSEST_TIME_S = 2.0
"""Seconds that a file's time may stand still while its content changes (FAT)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What tells one content of a file from another."""

    size: int
    """Bytes."""
    mtime_ns: int
    """Time of the last change, as the file system tells it."""
    digest: str
    """SHA-256 of the content, in hexadecimal."""


def read_facts(path: Path) -> FileFacts:
    """Return the facts of the file as it is now.

    Raises:
        UnreadableFile: it is missing, no file, or may not be read.
    """
    try:
        seen = path.stat()
        if not stat.S_ISREG(seen.st_mode):
            raise UnreadableFile(path, "这不是一个文件")
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableFile(path, error) from error
    return FileFacts(size=seen.st_size, mtime_ns=seen.st_mtime_ns, digest=digest)


def change_since(path: Path, facts: FileFacts) -> FileChange:
    """Tell what became of a file whose facts were once read; its content decides."""
    seen = _look_at(path)
    if isinstance(seen, str):
        return seen
    if seen.st_size != facts.size or not stat.S_ISREG(seen.st_mode):
        return "changed"
    try:
        now = read_facts(path)
    except UnreadableFile:
        return "unreadable"
    return "unchanged" if now.digest == facts.digest else "changed"


class FileState:
    """Watches one open file; asked as often as one likes.

    Args:
        path: the file.
        facts: what it was when its content was taken; read now where not given.

    Raises:
        UnreadableFile: the file cannot be read now.
    """

    def __init__(self, path: Path, facts: FileFacts | None = None) -> None:
        self.path = path
        self.facts = facts or read_facts(path)
        self._known_at_s = time.monotonic()
        self._is_settled = False

    def look(self) -> FileChange:
        """Tell what became of the file since its facts were read."""
        seen = _look_at(self.path)
        if isinstance(seen, str):
            return seen
        is_same = (seen.st_size, seen.st_mtime_ns) == (self.facts.size, self.facts.mtime_ns)
        if is_same and self._is_settled:
            return "unchanged"
        asked_at_s = time.monotonic()
        change = change_since(self.path, self.facts)
        if change == "unchanged":
            self._settle(seen, asked_at_s)
        return change

    def renew(self) -> None:
        """Take the file as it is now for unchanged: it was saved, or read anew.

        Raises:
            UnreadableFile: it cannot be read.
        """
        self.facts = read_facts(self.path)
        self._known_at_s = time.monotonic()
        self._is_settled = False

    def _settle(self, seen: os.stat_result, asked_at_s: float) -> None:
        """Trust size and time from now on, once they would tell of any later change."""
        if seen.st_mtime_ns != self.facts.mtime_ns:
            self.facts = replace(self.facts, mtime_ns=seen.st_mtime_ns)
            self._known_at_s = asked_at_s
        self._is_settled = asked_at_s - self._known_at_s > COARSEST_TIME_S


def _look_at(path: Path) -> os.stat_result | Literal["gone", "unreadable"]:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return "gone" if is_folder(path.parent) else "unreadable"
    except (OSError, ValueError):
        return "unreadable"
