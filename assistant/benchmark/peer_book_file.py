"""The book of peers as a file, ``peers.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.base.own_file import (
    OwnFileDamaged,
    OwnFileTooNew,
    read_own_file,
    write_own_file,
)
from assistant.benchmark.peer_book import PeerBook, PeerList

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1


class PeerBookDamaged(OwnFileDamaged):
    """The file is no book of peers, or not whole."""


class PeerBookTooNew(OwnFileTooNew):
    """The file was written by a newer program."""


def read_book(path: Path) -> PeerBook:
    """Return the book stored at *path*, an empty one where there is no file yet.

    Raises:
        UnreadableFile: the file may not be read.
        PeerBookDamaged: it is no book of peers.
        PeerBookTooNew: a newer program wrote it.
    """
    raw = read_own_file(path, newest=FORMAT, damaged=PeerBookDamaged, too_new=PeerBookTooNew)
    if raw is None:
        return PeerBook()
    return PeerBook(lists=_lists(path, raw), residents=_residents(path, raw))


def write_book(path: Path, book: PeerBook) -> None:
    """Store the book at *path*, all or nothing.

    Raises:
        PeerBookDamaged, PeerBookTooNew: what is there cannot be read; it is left alone.
        UnreadableFile, TargetNotWritable: the old file is untouched.
    """
    read_book(path)
    raw = {
        "format": FORMAT,
        "lists": [{"name": each.name, "bodies": list(each.bodies)} for each in book.lists],
        "residents": dict(book.residents),
    }
    write_own_file(path, raw)


def _lists(path: Path, raw: dict[str, Any]) -> tuple[PeerList, ...]:
    found: dict[str, PeerList] = {}
    entries = raw.get("lists", [])
    if not isinstance(entries, list):
        raise PeerBookDamaged(path, "名单的写法不对")
    for entry in entries:
        made = _list(entry)
        if made is None or made.name in found:
            raise PeerBookDamaged(path, "名单的写法不对")
        found[made.name] = made
    return tuple(found.values())


def _list(entry: object) -> PeerList | None:
    """Return the list that an entry holds, None for anything else."""
    if not isinstance(entry, dict):
        return None
    name, bodies = entry.get("name"), entry.get("bodies", [])
    if not isinstance(name, str) or not name or not isinstance(bodies, list):
        return None
    if not all(isinstance(body, str) for body in bodies):
        return None
    return PeerList(name=name, bodies=tuple(dict.fromkeys(bodies)))


def _residents(path: Path, raw: dict[str, Any]) -> dict[str, int]:
    entries = raw.get("residents", {})
    if not isinstance(entries, dict) or not all(
        isinstance(count, int) and not isinstance(count, bool) and count > 0
        for count in entries.values()
    ):
        raise PeerBookDamaged(path, "常住人口的写法不对")
    return entries
