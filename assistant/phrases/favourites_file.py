"""The favourites as a file, ``phrases.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast, get_args

from assistant.base.own_file import (
    OwnFileDamaged,
    OwnFileTooNew,
    read_own_file,
    write_own_file,
)
from assistant.outline.section import Role
from assistant.phrases.favourites import Favourites
from assistant.phrases.phrase import Phrase

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
_ROLES = frozenset(get_args(Role))


class FavouritesDamaged(OwnFileDamaged):
    """The file holds no favourites, or is not whole."""


class FavouritesTooNew(OwnFileTooNew):
    """The file was written by a newer program."""


def read_favourites(path: Path) -> Favourites:
    """Return the favourites stored at *path*, none where there is no file yet.

    Raises:
        UnreadableFile: the file may not be read.
        FavouritesDamaged: it holds no favourites.
        FavouritesTooNew: a newer program wrote it.
    """
    raw = read_own_file(path, newest=FORMAT, damaged=FavouritesDamaged, too_new=FavouritesTooNew)
    if raw is None:
        return Favourites()
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
    write_own_file(path, raw)


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
