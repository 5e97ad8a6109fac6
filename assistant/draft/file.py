"""The draft as a file, ``*.fzbg``: a zip with ``draft.json`` and the versions before it.

``draft.json`` is readable JSON with its format number; ``history/`` holds the versions, which lines
they are made of (``history.py``) and which ones are kept (``version.py``); ``pictures/`` holds what
any of them shows, each under its check sum. Only what asks for versions reads them. A file may come
from a stranger, so all sizes are bounded and all types checked. The shapes of JSON are in
``draft_json.py``.
"""

from __future__ import annotations

import contextlib
import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from assistant.base.files import UnreadableFile, replace_bytes
from assistant.draft.draft_json import WrongShape, draft_from_raw, draft_to_raw
from assistant.draft.package import (
    DraftDamaged,
    DraftFileError,
    DraftTooNew,
    NamedVersionsFull,
    VersionUnusable,
    open_package,
    pack,
    picture_name,
    pictures_named,
    read_entry,
    read_picture,
)
from assistant.draft.versions.history import LARGEST_HISTORY, LARGEST_INDEX, History
from assistant.draft.versions.version import Version
from assistant.draft.word_count import count_draft

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from zipfile import ZipFile

    from assistant.draft.draft import Draft
    from assistant.draft.versions.version import VersionKind

__all__ = [
    "FORMAT",
    "LIFTS",
    "MOST_NAMED",
    "SUFFIX",
    "DraftDamaged",
    "DraftFileError",
    "DraftTooNew",
    "NamedVersionsFull",
    "Version",
    "VersionUnusable",
    "keep_version",
    "name_version",
    "read_draft",
    "read_history",
    "read_version",
    "remove_version",
    "write_draft",
]

SUFFIX = ".fzbg"
FORMAT = 5
"""Version of ``draft.json`` that this program writes."""
MOST_NAMED = 100
"""Versions with a name in one file; they are never dropped, so there must be an end."""
_MOST_OLD_PICTURES = 30_000_000
"""Bytes of pictures that only versions show; beyond, the oldest versions do without."""


def _lift_attachments(raw: dict[str, Any]) -> dict[str, Any]:
    """Make the attachments, which were records of the elements, paragraphs of the text."""
    draft = raw.get("draft")
    elements = draft.get("elements") if isinstance(draft, dict) else None
    given = elements.get("attachments") if isinstance(elements, dict) else None
    if not isinstance(draft, dict) or not isinstance(given, list) or not given:
        return raw
    paragraphs = draft.get("paragraphs", [])
    moved = list(paragraphs) if isinstance(paragraphs, list) else []
    for each in given:
        if isinstance(each, dict):
            text = each.get("paragraphs", [])
            moved.append({"style": "attachment", "text": each.get("name", "")})
            moved += text if isinstance(text, list) else []
    return {**raw, "draft": {**draft, "paragraphs": moved}}


LIFTS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    1: lambda raw: raw,
    2: _lift_attachments,
    3: lambda raw: raw,
    4: lambda raw: raw,
}
"""``LIFTS[n]`` turns the raw data of format n into that of n + 1; it calls no living code.

Format 2 adds the paragraph style ``internal``, which a program that knows format 1 cannot show.
Format 3 adds attachments, tables and pictures among the paragraphs.
Format 4 keeps the versions in lines; before it, each of the last twenty was a file of its own.
Format 5 adds the comments of paragraphs, which an earlier program would drop.
"""

_NAME = "draft.json"
_INDEX, _LINES = "history/versions.json", "history/lines.jsonl"
# history/20260205T081530123456Z.json, history/20260205T081530123456Z-2.json
_SINGLE = re.compile(r"history/(?P<time>\d{8}T\d{12}Z)(?:-(?P<nth>\d{1,3}))?\.json", re.ASCII)
_MOST_SINGLE = 20
_TIME = "%Y%m%dT%H%M%S%fZ"


def read_draft(path: Path) -> Draft:
    """Return the draft stored at *path*.

    Raises:
        UnreadableFile: the file is missing or may not be read.
        DraftDamaged: it is no draft file, or damaged.
        DraftTooNew: a newer program wrote it.
    """
    archive = open_package(path)
    return _draft(path, _object(path, read_entry(path, archive, _NAME)), archive)


def read_history(path: Path) -> tuple[Version, ...]:
    """Return the earlier versions, oldest first; damaged ones are passed over.

    Raises:
        UnreadableFile: the file is missing or may not be read.
        DraftDamaged: it is no draft file.
        VersionUnusable: none of its versions can be read.
    """
    return _history(path, open_package(path)).versions


def read_version(path: Path, version: Version) -> Draft:
    """Return an earlier version of the draft.

    Raises:
        UnreadableFile: the file is missing or may not be read.
        DraftDamaged: it is no draft file.
        VersionUnusable: the version is not there, or damaged.
        DraftTooNew: a newer program wrote it.
    """
    archive = open_package(path)
    history = _history(path, archive)
    try:
        raw = history.raw_of(_found(path, history, version))
    except ValueError as error:
        raise VersionUnusable(path, "这一版已损坏") from error
    try:
        return _draft(path, raw, archive)
    except DraftDamaged as error:
        raise VersionUnusable(path, error.reason) from error


def write_draft(path: Path, draft: Draft, *, now: datetime | None = None) -> None:
    """Write *draft* to *path*, all or nothing; what stood there becomes the newest version.

    Args:
        path: the file, new or old.
        draft: what to write.
        now: time under which the old version is put aside; the clock's where not given.

    Raises:
        TargetNotWritable: the old file is untouched.
    """
    data = _encoded(_raw(draft))
    now = now or datetime.now(UTC)
    try:
        archive = open_package(path)
    except (UnreadableFile, DraftDamaged):
        _write(path, data, History(), draft, None)
        return
    history = _history_or_none(path, archive)
    with contextlib.suppress(DraftDamaged):
        before = read_entry(path, archive, _NAME)
        if before != data:
            _put_aside(history, _object(path, before), archive, "saved", now)
    history.thin(now)
    _write(path, data, history, draft, archive)


def keep_version(
    path: Path, draft: Draft, *, act: str = "", name: str = "", now: datetime | None = None
) -> Version:
    """Put *draft* aside as a version in its file, whose own draft stays as it is.

    A draft that is the newest version already is not kept twice.

    Args:
        path: the draft's file.
        draft: how it stands now, saved or not.
        act: what is about to be done with it (全部替换); it is then kept among those before an act.
        name: the drafter's name for it (送审稿); it is then never dropped.
        now: the time; the clock's where not given.

    Raises:
        UnreadableFile, DraftDamaged: there is no such draft file.
        NamedVersionsFull: no more names; nothing is written.
        TargetNotWritable: the file is untouched.
    """
    archive = open_package(path)
    data = read_entry(path, archive, _NAME)
    history = _history_or_none(path, archive)
    version = Version(
        id="",
        time=now or datetime.now(UTC),
        kind="named" if name else "before" if act else "auto",
        name=name,
        act=act,
        characters=count_draft(draft).total.words,
    )
    version = history.add(version, _raw(draft))
    _check_names(path, history)
    history.thin(version.time)
    _write(path, data, history, draft, archive)
    return version


def name_version(path: Path, version: Version, name: str) -> Version:
    """Give a version a name, so that it is never dropped, or take it away, and return it.

    Raises:
        UnreadableFile, DraftDamaged: there is no such draft file.
        VersionUnusable: there is no such version in it.
        NamedVersionsFull: no more names; nothing is written.
        TargetNotWritable: the file is untouched.
    """
    archive = open_package(path)
    history = _history(path, archive)
    renamed = history.rename(_found(path, history, version), name.strip())
    _check_names(path, history)
    _write(path, read_entry(path, archive, _NAME), history, None, archive)
    return renamed


def remove_version(path: Path, version: Version) -> None:
    """Drop a version, named or not.

    Raises:
        UnreadableFile, DraftDamaged: there is no such draft file.
        VersionUnusable: there is no such version in it.
        TargetNotWritable: the file is untouched.
    """
    archive = open_package(path)
    history = _history(path, archive)
    history.remove(_found(path, history, version))
    _write(path, read_entry(path, archive, _NAME), history, None, archive)


def _raw(draft: Draft) -> dict[str, Any]:
    return {"format": FORMAT, "draft": draft_to_raw(draft, picture_name)}


def _encoded(raw: dict[str, Any]) -> bytes:
    text = json.dumps(raw, ensure_ascii=False, indent=1, sort_keys=True)
    return text.encode("utf-8", errors="replace")


def _write(
    path: Path, data: bytes, history: History, draft: Draft | None, archive: ZipFile | None
) -> None:
    """Write a draft in JSON and its versions, with the pictures that *draft* or the file has."""
    texts = {_NAME: data}
    if history.versions:
        texts.update(zip((_INDEX, _LINES), history.written(), strict=True))
    replace_bytes(path, pack(texts, _shown(data, history, draft, archive)))


def _shown(
    data: bytes, history: History, draft: Draft | None, archive: ZipFile | None
) -> dict[str, bytes]:
    """Return the pictures to write: all of the draft, and of the versions the newest ones'."""
    at_hand = {picture_name(each): each.data for each in draft.pictures} if draft else {}
    own = pictures_named(data.decode(errors="replace"))
    old = [name for line in history.lines_with("pictures/") for name in pictures_named(line)]
    shown: dict[str, bytes] = {}
    room = _MOST_OLD_PICTURES
    for name in dict.fromkeys((*own, *old)):
        picture = at_hand.get(name) or (archive and read_picture(archive, name))
        if not picture:
            continue
        if name not in own:
            room -= len(picture)
            if room < 0:
                break
        shown[name] = picture
    return shown


def _history(path: Path, archive: ZipFile) -> History:
    """Return the versions of a file, also of one that a program before format 4 wrote.

    Raises:
        VersionUnusable: they cannot be read.
    """
    history = History()
    if _INDEX in archive.namelist():
        index = read_entry(path, archive, _INDEX, LARGEST_INDEX)
        lines = read_entry(path, archive, _LINES, LARGEST_HISTORY)
        try:
            history = History.read(index, lines)
        except ValueError as error:
            raise VersionUnusable(path, "历史版本已损坏") from error
    for name, time in _singles(archive):
        with contextlib.suppress(DraftDamaged):
            raw = _object(path, read_entry(path, archive, name))
            _put_aside(history, raw, archive, "saved", time)
    return history


def _history_or_none(path: Path, archive: ZipFile) -> History:
    """Return the versions of a file, none where they cannot be read."""
    try:
        return _history(path, archive)
    except DraftDamaged:
        return History()


def _put_aside(
    history: History, raw: dict[str, Any], archive: ZipFile, kind: VersionKind, time: datetime
) -> None:
    """Add a draft in raw data to the versions, unless it is none."""
    if isinstance(raw.get("draft"), dict):
        length = _length(raw, archive)
        history.add(Version(id="", time=time, kind=kind, characters=length), raw)


def _length(raw: dict[str, Any], archive: ZipFile) -> int | None:
    """Return how long a draft in raw data is; None for what this program cannot read."""
    if raw["format"] > FORMAT:
        return None
    try:
        return count_draft(_lifted_draft(raw, archive)).total.words
    except WrongShape:
        return None


def _found(path: Path, history: History, version: Version) -> Version:
    found = history.find(version)
    if found is None:
        raise VersionUnusable(path, "文件中已没有这一版")
    return found


def _check_names(path: Path, history: History) -> None:
    named = sum(each.kind == "named" for each in history.versions)
    if named > MOST_NAMED or not history.has_room():
        raise NamedVersionsFull(path, min(named - 1, MOST_NAMED))


def _singles(archive: ZipFile) -> list[tuple[str, datetime]]:
    """Return the versions that are files of their own in the order of their times."""
    found = []
    for name in set(archive.namelist()):
        match = _SINGLE.fullmatch(name)
        if match is None:
            continue
        try:
            time = datetime.strptime(match["time"], _TIME).replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append((time, int(match["nth"] or 1), name))
    return [(name, time) for time, _, name in sorted(found)[-_MOST_SINGLE:]]


def _object(path: Path, data: bytes) -> dict[str, Any]:
    """Return JSON with a format number; what else it holds is not looked at."""
    try:
        raw = json.loads(data.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise DraftDamaged(path, "内容不是有效的 JSON") from error
    version = raw.get("format") if isinstance(raw, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise DraftDamaged(path, "没有格式版本号")
    return dict(raw)


def _draft(path: Path, raw: dict[str, Any], archive: ZipFile) -> Draft:
    if raw["format"] > FORMAT:
        raise DraftTooNew(path, raw["format"])
    try:
        return _lifted_draft(raw, archive)
    except WrongShape as error:
        raise DraftDamaged(path, f"“{error.place}”的内容不对") from error


def _lifted_draft(raw: dict[str, Any], archive: ZipFile) -> Draft:
    lifted = _lifted(raw, raw["format"])
    return draft_from_raw(lifted.get("draft"), lambda name: read_picture(archive, name))


def _lifted(raw: dict[str, Any], version: int) -> dict[str, Any]:
    for number in range(version, FORMAT):
        raw = LIFTS[number](raw)
    return raw


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is no number")
