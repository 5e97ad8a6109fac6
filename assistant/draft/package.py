"""The zip that a draft file is: opened whole, read entry by entry within bounds, packed again.

What its entries mean is left to ``file.py``.
"""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zlib
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from assistant.base.errors import AssistantError
from assistant.base.files import read_bytes
from assistant.draft.pictures import LARGEST_PICTURE, is_kept

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assistant.draft.parts import Picture

LARGEST_DRAFT = 20_000_000
"""Bytes of one ``draft.json``, unpacked: a report of 10,000 pages."""
LARGEST_FILE = 100_000_000

# pictures/0123456789abcdef0123456789abcdef01234567.png
_PICTURE = re.compile(r"pictures/[0-9a-f]{40}\.png", re.ASCII)

_BROKEN_ZIP = (
    *(BadZipFile, zlib.error, struct.error, EOFError, OSError, KeyError, IndexError),
    *(ValueError, RuntimeError, NotImplementedError, OverflowError),
)
"""What ``zipfile`` and the libraries below it raise on damaged or hostile files."""


class DraftFileError(AssistantError):
    """A draft file cannot be used.

    Attributes:
        path: the file.
    """

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path


class DraftDamaged(DraftFileError):
    """The file is no draft, or not whole.

    Attributes:
        reason: what is wrong, in Chinese.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.reason = reason


class VersionUnusable(DraftDamaged):
    """An earlier version in the file is gone or damaged; the draft itself is not."""


class DraftTooNew(DraftFileError):
    """The file was written by a newer program.

    Attributes:
        version: format number of the file.
    """

    def __init__(self, path: Path, version: int) -> None:
        super().__init__(path, f"format {version}")
        self.version = version


class NamedVersionsFull(DraftFileError):
    """A file holds as many versions with a name as it may.

    Attributes:
        most: how many that are.
    """

    def __init__(self, path: Path, most: int) -> None:
        super().__init__(path, f"{most} named versions")
        self.most = most


def open_package(path: Path) -> ZipFile:
    """Return the zip, read into memory whole, so that no handle stays open.

    Raises:
        UnreadableFile: the file is missing or may not be read.
        DraftDamaged: it is no zip, or too large.
    """
    data = read_bytes(path)
    if len(data) > LARGEST_FILE:
        raise DraftDamaged(path, "文件太大，不是稿件文件")
    try:
        return ZipFile(io.BytesIO(data))
    except _BROKEN_ZIP as error:
        raise DraftDamaged(path, "不是稿件文件，或者文件不完整") from error


def read_entry(path: Path, archive: ZipFile, name: str, largest: int = LARGEST_DRAFT) -> bytes:
    """Return an entry.

    Raises:
        DraftDamaged: it is missing, damaged, or has more than *largest* bytes.
    """
    try:
        entry = archive.getinfo(name)
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise DraftDamaged(path, "压缩方式无法识别")
        with archive.open(entry) as file:
            data = file.read(largest + 1)
    except KeyError as error:
        raise DraftDamaged(path, f"文件中没有 {name}") from error
    except _BROKEN_ZIP as error:
        raise DraftDamaged(path, f"{name} 已损坏") from error
    if len(data) > largest:
        raise DraftDamaged(path, f"{name} 太大")
    return data


def pack(texts: Mapping[str, bytes], pictures: Mapping[str, bytes]) -> bytes:
    """Return the zip of these entries; the same ones give the same bytes."""
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as target:
        for name, content in texts.items():
            target.writestr(_info(name), content, ZIP_DEFLATED)
        for name, content in sorted(pictures.items()):
            target.writestr(_info(name), content, ZIP_STORED)
    return written.getvalue()


def pictures_named(text: str) -> list[str]:
    """Return the entries of pictures that a text speaks of."""
    return _PICTURE.findall(text)


def picture_name(picture: Picture) -> str:
    """Return the entry that holds the picture."""
    return f"pictures/{hashlib.sha1(picture.data, usedforsecurity=False).hexdigest()}.png"


def read_picture(archive: ZipFile, name: str) -> bytes | None:
    """Return a picture of the file, None for one that is missing, damaged or no picture."""
    if not _PICTURE.fullmatch(name):
        return None
    try:
        with archive.open(name) as file:
            data = file.read(LARGEST_PICTURE + 1)
    except _BROKEN_ZIP:
        return None
    return data if is_kept(data) else None


def _info(name: str) -> ZipInfo:
    return ZipInfo(name, (1980, 1, 1, 0, 0, 0))
