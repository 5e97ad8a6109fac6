"""One's own lists of peers and residents: kept on the desk, taken from and given to tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.benchmark.peer_book import PeerBook, forgotten_bodies, parse_residents
from assistant.benchmark.peer_book_file import read_book, write_book
from assistant.benchmark.peer_names import PeerNames
from assistant.workflow.peer_bodies import peer_bodies
from assistant.workflow.peer_table import read_peer_table, write_peer_table

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.workflow.desk import Desk
    from assistant.workflow.peer_table import PeerLine


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedBook:
    """What became of a table of peers."""

    book: PeerBook
    """The book after it, as it is kept."""
    bodies: int
    """How many bodies of the table are known."""
    unknown: tuple[str, ...]
    """A Chinese sentence for each line whose body is not known, or could be several."""
    unread: tuple[str, ...]
    """A Chinese sentence for each line whose residents are no number of people."""


def read_peer_book(desk: Desk) -> PeerBook:
    """Return the person's lists and residents; an empty book where there are none yet.

    Raises:
        UnreadableFile, PeerBookDamaged, PeerBookTooNew: the file cannot be used.
    """
    return read_book(desk.peers)


def write_peer_book(desk: Desk, book: PeerBook) -> None:
    """Keep the book, all or nothing.

    Raises:
        UnreadableFile, PeerBookDamaged, PeerBookTooNew: what is there cannot be read; it is kept.
        TargetNotWritable: the old file is untouched.
    """
    write_book(desk.peers, book)


def import_peer_book(desk: Desk, path: Path) -> ImportedBook:
    """Add the lists and residents of a table to the book, and return what became of it.

    Nothing is taken away: bodies are put into lists beside those that are there; residents take the
    place of those known before. Lines that cannot be used are told and change nothing.

    Raises:
        PeerTableUnusable, UnreadableFile: the table cannot be read.
        PeerBookDamaged, PeerBookTooNew: the book cannot be used.
        TargetNotWritable: the book is as it was.
        StoreError: the corpus cannot be used.
    """
    before = read_peer_book(desk)
    bodies = peer_bodies(desk)
    reader = _Reader(before, PeerNames([*bodies, *forgotten_bodies(before, bodies)]))
    for line in read_peer_table(path):
        reader.take(line)
    after = reader.result()
    if after.book != before:
        write_peer_book(desk, after.book)
    return after


def export_peer_book(desk: Desk, path: Path) -> None:
    """Write all lists and residents as a table, XLSX or CSV, that can be imported again.

    Raises:
        PeerTableUnusable: the ending is neither.
        PeerBookDamaged, PeerBookTooNew, UnreadableFile: the book cannot be used.
        TargetNotWritable: the file there before is untouched.
        StoreError: the corpus cannot be used.
    """
    book = read_peer_book(desk)
    known = peer_bodies(desk)
    bodies = {body.identity: body for body in (*known, *forgotten_bodies(book, known))}
    names = PeerNames(bodies.values())
    used = [identity for each in book.lists for identity in each.bodies]
    lines: list[tuple[str, list[str], int | None]] = [
        (
            names.clear_name(bodies[identity]),
            [each.name for each in book.lists if identity in each.bodies],
            book.residents.get(identity),
        )
        for identity in dict.fromkeys((*used, *book.residents))
    ]
    lines += [("", [each.name], None) for each in book.lists if not each.bodies]
    write_peer_table(path, lines)


class _Reader:
    """A book while lines of a table are added to it."""

    def __init__(self, book: PeerBook, names: PeerNames) -> None:
        self._lists = {each.name: dict.fromkeys(each.bodies) for each in book.lists}
        self._residents = dict(book.residents)
        self._names = names
        self._found: set[str] = set()
        self._unknown: list[str] = []
        self._unread: list[str] = []

    def take(self, line: PeerLine) -> None:
        """Add what a line says, or keep a sentence on why it cannot be."""
        if not line.body:
            for name in line.lists:
                self._lists.setdefault(name, {})
            return
        meant = self._names.find(line.body)
        if len(meant) != 1:
            several = f"：同名的机关有 {len(meant)} 个，请写明省、市" if meant else ""
            self._unknown.append(f"第 {line.number} 行“{line.body}”{several}")
            return
        [identity] = meant
        self._found.add(identity)
        for name in line.lists:
            self._lists.setdefault(name, {})[identity] = None
        self._take_residents(line, identity)

    def result(self) -> ImportedBook:
        """Return the book as it is now, and what could not be used."""
        book = PeerBook(residents=self._residents)
        for name, bodies in self._lists.items():
            book = book.with_bodies(name, bodies)
        return ImportedBook(
            book=book,
            bodies=len(self._found),
            unknown=tuple(self._unknown),
            unread=tuple(self._unread),
        )

    def _take_residents(self, line: PeerLine, identity: str) -> None:
        try:
            residents = parse_residents(line.residents, in_wan=line.in_wan)
        except ValueError:
            self._unread.append(f"第 {line.number} 行“{line.body}”的常住人口“{line.residents}”")
            return
        if residents is not None:
            self._residents[identity] = residents
