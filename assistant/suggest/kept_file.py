"""Pinned and hidden passages as a file, ``passages.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard, get_args

from assistant.base.own_file import (
    OwnFileDamaged,
    OwnFileTooNew,
    read_own_file,
    write_own_file,
)
from assistant.outline.meta import Level, Meta
from assistant.outline.section import Role
from assistant.suggest.kept import KeptPassages, Pinboard, PinnedPassage

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
_LAST_YEAR = 9_999
_LEVELS = frozenset(get_args(Level))
_ROLES = frozenset(get_args(Role))
_PLACES = ("province", "city", "county")


class KeptDamaged(OwnFileDamaged):
    """The file holds no pinned and hidden passages, or is not whole."""


class KeptTooNew(OwnFileTooNew):
    """The file was written by a newer program."""


def read_kept(path: Path) -> KeptPassages:
    """Return what is stored at *path*, nothing where there is no file yet.

    Raises:
        UnreadableFile: the file may not be read.
        KeptDamaged: it holds something else.
        KeptTooNew: a newer program wrote it.
    """
    raw = read_own_file(path, newest=FORMAT, damaged=KeptDamaged, too_new=KeptTooNew)
    if raw is None:
        return KeptPassages()
    return KeptPassages(boards=_boards(path, raw), hidden=_hidden(path, raw))


def write_kept(path: Path, kept: KeptPassages) -> None:
    """Store pinned and hidden passages at *path*, all or nothing.

    Raises:
        KeptDamaged, KeptTooNew: what is there cannot be read; it is left alone.
        UnreadableFile, TargetNotWritable: the old file is untouched.
    """
    read_kept(path)
    raw = {
        "format": FORMAT,
        "hidden": list(kept.hidden),
        "pinned": [
            {
                "body": board.body,
                "year": board.year,
                "passages": [_written(passage) for passage in board.passages],
            }
            for board in kept.boards
        ],
    }
    write_own_file(path, raw)


def _written(passage: PinnedPassage) -> dict[str, Any]:
    meta = passage.meta
    return {
        "text": passage.text,
        "section": passage.section,
        "role": passage.role,
        "topic": passage.topic,
        "source": {
            "body": meta.body,
            "level": meta.level,
            "province": meta.province,
            "city": meta.city,
            "county": meta.county,
            "year": meta.year,
            **({"sample": True} if passage.sample else {}),
        },
    }


def _hidden(path: Path, raw: dict[str, Any]) -> tuple[str, ...]:
    entries = raw.get("hidden", [])
    if not isinstance(entries, list) or not all(isinstance(each, str) for each in entries):
        raise KeptDamaged(path, "隐藏的语段写法不对")
    return tuple(dict.fromkeys(entries))


def _boards(path: Path, raw: dict[str, Any]) -> tuple[Pinboard, ...]:
    entries = raw.get("pinned", [])
    boards = [_board(entry) for entry in entries] if isinstance(entries, list) else [None]
    found = {(board.body, board.year): board for board in boards if board is not None}
    if len(found) < len(boards):
        raise KeptDamaged(path, "固定的语段写法不对")
    return tuple(found.values())


def _board(entry: object) -> Pinboard | None:
    """Return the board that an entry holds, None for anything else."""
    if not isinstance(entry, dict):
        return None
    body, year, entries = entry.get("body"), entry.get("year"), entry.get("passages")
    if not isinstance(body, str) or not _is_year(year) or not isinstance(entries, list):
        return None
    found = [_passage(each) for each in entries]
    passages = {each.text: each for each in found if each is not None}
    if len(passages) < len(found):
        return None
    return Pinboard(body=body, year=year, passages=tuple(passages.values()))


def _passage(entry: object) -> PinnedPassage | None:
    """Return the passage that an entry holds, None for anything else."""
    if not isinstance(entry, dict) or not isinstance(entry.get("source"), dict):
        return None
    text, role, meta = entry.get("text"), entry.get("role"), _meta(entry["source"])
    section, topic = entry.get("section"), entry.get("topic")
    is_known = role is None or (isinstance(role, str) and role in _ROLES)
    if not isinstance(text, str) or not text.strip() or meta is None or not is_known:
        return None
    sample = entry["source"].get("sample", False)
    if not _is_text(section) or not _is_text(topic) or not isinstance(sample, bool):
        return None
    return PinnedPassage(
        text=text, meta=meta, section=section, role=role, topic=topic, sample=sample
    )


def _meta(source: dict[str, Any]) -> Meta | None:
    """Return whose report it is, None where that is written otherwise than it should be."""
    level, year = source.get("level"), source.get("year")
    is_known = level is None or (isinstance(level, str) and level in _LEVELS)
    is_written = all(_is_text(source.get(name)) for name in ("body", *_PLACES))
    if not is_known or not is_written or not (year is None or _is_year(year)):
        return None
    return Meta(
        title=None,
        body=source.get("body"),
        level=level,
        province=source.get("province"),
        city=source.get("city"),
        county=source.get("county"),
        year=year,
    )


def _is_text(value: object) -> bool:
    return value is None or isinstance(value, str)


def _is_year(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LAST_YEAR
