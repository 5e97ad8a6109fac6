"""Reading bytes and replacing files whole: what was there before is never lost or half-written."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO


class FileError(AssistantError):
    """A file could not be read or written.

    Attributes:
        path: the file.
        reason: what the operating system said.
    """

    def __init__(self, path: Path, reason: OSError | str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class UnreadableFile(FileError):
    """The file is missing, is a folder, or may not be read."""


class TargetNotWritable(FileError):
    """The file could not be written: no right, no room, folder missing."""


def read_bytes(path: Path) -> bytes:
    """Return the whole file.

    Raises:
        UnreadableFile: it is missing, a folder, or may not be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(path, error) from error


def is_there(path: Path) -> bool:
    """Tell whether there is such a file or folder; what may not be looked at is not there."""
    return os.path.exists(path)  # noqa: PTH110 -- Path.exists raises where looking is forbidden


def is_folder(path: Path) -> bool:
    """Tell whether there is such a folder; what may not be looked at is none."""
    return os.path.isdir(path)  # noqa: PTH112 -- Path.is_dir raises where looking is forbidden


def is_file(path: Path) -> bool:
    """Tell whether there is such a file; what may not be looked at is none."""
    return os.path.isfile(path)  # noqa: PTH113 -- Path.is_file raises where looking is forbidden


def make_folder(path: Path) -> None:
    """Make the folder and those above it, where they are not there yet.

    Raises:
        TargetNotWritable: a file stands in the way, or it may not be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TargetNotWritable(path, error) from error


def replace_bytes(path: Path, data: bytes) -> None:
    """Put *data* in place of the file at *path*, all or nothing.

    Raises:
        TargetNotWritable: the folder is missing, read-only or full; the old file is untouched.
    """
    with replacing(path) as file:
        file.write(data)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write that takes the place of the one at *path*, all or nothing.

    It lies beside the target, is forced to disk, and moved over it in one step; where the writing
    fails, it is gone and the old file is untouched.

    Raises:
        TargetNotWritable: the folder is missing, read-only or full.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise TargetNotWritable(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        replace_file(path, temporary)
    except OSError as error:
        raise TargetNotWritable(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def replace_file(path: Path, finished: Path) -> None:
    """Put the file *finished*, on the same disk, in place of the one at *path*, all or nothing.

    Raises:
        TargetNotWritable: *path* may not be written; what was there is untouched.
    """
    try:
        with finished.open("rb+") as file:
            os.fsync(file.fileno())
        _keep_mode(path, finished)
        finished.replace(path)
    except OSError as error:
        raise TargetNotWritable(path, error) from error


def _keep_mode(target: Path, temporary: Path) -> None:
    """Give the new file the rights of the old one, or those of any new file."""
    if os.name != "posix":
        return
    if is_there(target):
        temporary.chmod(target.stat().st_mode & 0o777)
        return
    mask = os.umask(0)
    os.umask(mask)
    temporary.chmod(0o666 & ~mask)
