"""The draft as a file, ``*.fzbg``: a zip with ``draft.json`` and the versions before it.

``draft.json`` is readable JSON with its format number; ``history/`` keeps the last
:data:`HISTORY_LENGTH` versions, each under the time at which it was put aside. A file may come from
a stranger, so all sizes are bounded and all types checked. The shapes of JSON are in
``draft_json.py``.
"""

from __future__ import annotations

import io
import json
import re
import struct
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from assistant.base.errors import AssistantError
from assistant.base.files import UnreadableFile, read_bytes, replace_bytes
from assistant.draft.draft_json import WrongShape, draft_from_raw, draft_to_raw

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from assistant.draft.draft import Draft

SUFFIX = ".fzbg"
FORMAT = 2
"""Version of ``draft.json`` that this program writes."""
HISTORY_LENGTH = 20
LARGEST_DRAFT = 20_000_000
"""Bytes of one ``draft.json``, unpacked: a report of 10,000 pages."""
LARGEST_FILE = 100_000_000

LIFTS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: lambda raw: raw}
"""``LIFTS[n]`` turns the raw data of format n into that of n + 1; it calls no living code.

Format 2 adds the paragraph style ``internal``, which a program that knows format 1 cannot show.
"""

_NAME = "draft.json"
# history/20260205T081530123456Z.json, history/20260205T081530123456Z-2.json
_HISTORY = re.compile(r"history/(?P<time>\d{8}T\d{12}Z)(?:-(?P<nth>\d{1,3}))?\.json", re.ASCII)
_TIME = "%Y%m%dT%H%M%S%fZ"
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


class DraftTooNew(DraftFileError):
    """The file was written by a newer program.

    Attributes:
        version: format number of the file.
    """

    def __init__(self, path: Path, version: int) -> None:
        super().__init__(path, f"format {version}")
        self.version = version


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An earlier version inside a draft file."""

    name: str
    """Name inside the file."""
    time: datetime
    """When it was put aside for a newer one (UTC)."""


def read_draft(path: Path) -> Draft:
    """Return the draft stored at *path*.

    Raises:
        UnreadableFile: the file is missing or may not be read.
        DraftDamaged: it is no draft file, or damaged.
        DraftTooNew: a newer program wrote it.
    """
    return _parsed(path, _entry(path, _opened(path), _NAME))


def read_history(path: Path) -> tuple[Version, ...]:
    """Return the earlier versions, oldest first.

    Raises:
        UnreadableFile: the file is missing or may not be read.
        DraftDamaged: it is no draft file.
    """
    return tuple(_versions(_opened(path)))


def read_version(path: Path, version: Version) -> Draft:
    """Return an earlier version of the draft.

    Raises:
        UnreadableFile: the file is missing or may not be read.
        DraftDamaged: the version is not there, or damaged.
        DraftTooNew: a newer program wrote it.
    """
    return _parsed(path, _entry(path, _opened(path), version.name))


def write_draft(path: Path, draft: Draft, *, now: datetime | None = None) -> None:
    """Write *draft* to *path*, all or nothing; what stood there becomes the newest version.

    Args:
        path: the file, new or old.
        draft: what to write.
        now: time under which the old version is put aside; the clock's where not given.

    Raises:
        TargetNotWritable: the old file is untouched.
    """
    raw = {"format": FORMAT, "draft": draft_to_raw(draft)}
    text = json.dumps(raw, ensure_ascii=False, indent=1, sort_keys=True)
    data = text.encode("utf-8", errors="replace")
    history = _history_after(path, data, now or datetime.now(UTC))
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in {_NAME: data, **history}.items():
            archive.writestr(ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, ZIP_DEFLATED)
    replace_bytes(path, written.getvalue())


def _history_after(path: Path, data: bytes, now: datetime) -> dict[str, bytes]:
    """Return the versions to keep, oldest first; those of an unreadable old file are none."""
    try:
        archive = _opened(path)
        history = {each.name: _entry(path, archive, each.name) for each in _versions(archive)}
        before = _entry(path, archive, _NAME)
    except (UnreadableFile, DraftDamaged):
        return {}
    if before != data:
        history[_free_name(history, now)] = before
    return dict(list(history.items())[-HISTORY_LENGTH:])


def _free_name(taken: Mapping[str, bytes], now: datetime) -> str:
    time = now.astimezone(UTC).strftime(_TIME)
    names = (f"history/{time}{nth}.json" for nth in ("", *(f"-{n}" for n in range(2, 999))))
    return next(name for name in names if name not in taken)


def _opened(path: Path) -> ZipFile:
    """Return the zip, read into memory whole, so that no handle stays open."""
    data = read_bytes(path)
    if len(data) > LARGEST_FILE:
        raise DraftDamaged(path, "文件太大，不是稿件文件")
    try:
        return ZipFile(io.BytesIO(data))
    except _BROKEN_ZIP as error:
        raise DraftDamaged(path, "不是稿件文件，或者文件不完整") from error


def _versions(archive: ZipFile) -> list[Version]:
    """Return the newest versions in the order of their times."""
    found = []
    for name in set(archive.namelist()):
        match = _HISTORY.fullmatch(name)
        if match is None:
            continue
        try:
            time = datetime.strptime(match["time"], _TIME).replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append((time, int(match["nth"] or 1), Version(name=name, time=time)))
    found.sort(key=lambda each: each[:2])
    return [version for _, _, version in found[-HISTORY_LENGTH:]]


def _entry(path: Path, archive: ZipFile, name: str) -> bytes:
    try:
        entry = archive.getinfo(name)
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise DraftDamaged(path, "压缩方式无法识别")
        with archive.open(entry) as file:
            data = file.read(LARGEST_DRAFT + 1)
    except KeyError as error:
        raise DraftDamaged(path, f"文件中没有 {name}") from error
    except _BROKEN_ZIP as error:
        raise DraftDamaged(path, f"{name} 已损坏") from error
    if len(data) > LARGEST_DRAFT:
        raise DraftDamaged(path, f"{name} 太大")
    return data


def _parsed(path: Path, data: bytes) -> Draft:
    try:
        raw = json.loads(data.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise DraftDamaged(path, "内容不是有效的 JSON") from error
    version = raw.get("format") if isinstance(raw, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise DraftDamaged(path, "没有格式版本号")
    if version > FORMAT:
        raise DraftTooNew(path, version)
    try:
        return draft_from_raw(_lifted(raw, version).get("draft"))
    except WrongShape as error:
        raise DraftDamaged(path, f"“{error.place}”的内容不对") from error


def _lifted(raw: dict[str, Any], version: int) -> dict[str, Any]:
    for number in range(version, FORMAT):
        raw = LIFTS[number](raw)
    return raw


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is no number")
