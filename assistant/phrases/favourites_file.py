"""The favourites as a file, ``phrases.json``: readable JSON with its format number.

A damaged file is never taken for an empty one, and never written over.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast, get_args

from assistant.base.errors import AssistantError
from assistant.base.files import is_there, read_bytes, replace_bytes
from assistant.outline.section import Role
from assistant.phrases.favourites import Favourites
from assistant.phrases.phrase import Phrase

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
_ROLES = frozenset(get_args(Role))


class FavouritesDamaged(AssistantError):
    """The file holds no favourites, or is not whole.

    Attributes:
        path: the file.
        reason: what is wrong, in Chinese.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class FavouritesTooNew(AssistantError):
    """The file was written by a newer program.

    Attributes:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def read_favourites(path: Path) -> Favourites:
    """Return the favourites stored at *path*, none where there is no file yet.

    Raises:
        UnreadableFile: the file may not be read.
        FavouritesDamaged: it holds no favourites.
        FavouritesTooNew: a newer program wrote it.
    """
    if not is_there(path):
        return Favourites()
    try:
        raw = json.loads(read_bytes(path).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise FavouritesDamaged(path, "内容不是有效的 JSON") from error
    version = raw.get("format") if isinstance(raw, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise FavouritesDamaged(path, "没有格式版本号")
    if version > FORMAT:
        raise FavouritesTooNew(path)
    return Favourites(phrases=_phrases(path, raw), hidden=_hidden(path, raw))


def write_favourites(path: Path, favourites: Favourites) -> None:
    """Store the favourites at *path*, all or nothing.

    Raises:
        FavouritesDamaged, FavouritesTooNew: what is there cannot be read; it is left alone.
        UnreadableFile, TargetNotWritable: the old file is untouched.
    """
    read_favourites(path)
    raw = {
        "format": FORMAT,
        "phrases": [
            {"text": each.text, "topic": each.topic, "role": each.role, "note": each.note}
            for each in favourites.phrases
        ],
        "hidden": list(favourites.hidden),
    }
    text = json.dumps(raw, ensure_ascii=False, indent=1, sort_keys=True)
    replace_bytes(path, text.encode("utf-8", "replace"))


def _phrases(path: Path, raw: dict[str, Any]) -> tuple[Phrase, ...]:
    found: dict[str, Phrase] = {}
    entries = raw.get("phrases", [])
    if not isinstance(entries, list):
        raise FavouritesDamaged(path, "用语的写法不对")
    for entry in entries:
        made = _phrase(entry)
        if made is None or made.key in found:
            raise FavouritesDamaged(path, "用语的写法不对")
        found[made.key] = made
    return tuple(found.values())


def _phrase(entry: object) -> Phrase | None:
    """Return the phrase that an entry holds, None for anything else."""
    if not isinstance(entry, dict):
        return None
    text, role = entry.get("text"), entry.get("role")
    topic, note = entry.get("topic", ""), entry.get("note", "")
    if not isinstance(text, str) or not text.strip():
        return None
    if not isinstance(topic, str) or not isinstance(note, str):
        return None
    if role is not None and not (isinstance(role, str) and role in _ROLES):
        return None
    return Phrase(text=text, topic=topic, role=cast("Role | None", role), note=note, is_own=True)


def _hidden(path: Path, raw: dict[str, Any]) -> tuple[str, ...]:
    entries = raw.get("hidden", [])
    if not isinstance(entries, list) or not all(isinstance(each, str) for each in entries):
        raise FavouritesDamaged(path, "隐藏的用语写法不对")
    return tuple(dict.fromkeys(entries))
