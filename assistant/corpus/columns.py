"""Columns: the values of one indicator and year, of all bodies side by side.

A comparison of a hundred thousand reports would read as many short rows; out of the columns it
reads a few hundred long ones, and what it asks of all bodies at once are operations on long
integers. Each body has one place, its number, in every column. What the marks there mean:

* of an indicator: a number with :data:`EXACT`, :data:`INEXACT` (a total that is about, over or
  under) or :data:`PART` (only a part is known), :data:`NOTHING` where no value is;
* of :data:`~assistant.corpus.reported.REPORT`: :data:`TEXT` where a report of that year is stored,
  :data:`TABLE` where only the shipped table knows of one;
* of :data:`LEVEL`: one more than the place of the body's level in the list of levels.
"""

from __future__ import annotations

import sys
from array import array
from dataclasses import dataclass, replace
from functools import cache
from itertools import compress, groupby
from operator import itemgetter
from struct import Struct
from typing import TYPE_CHECKING, TypeAlias, get_args

from assistant.corpus import queries
from assistant.corpus.reported import REPORT
from assistant.outline.meta import Level

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Bodies: TypeAlias = int
"""A set of bodies: the byte of a body's number is 1 where it belongs to the set, else 0."""

NOTHING, EXACT, INEXACT, PART = range(4)
TEXT, TABLE = 1, 2

LEVEL = "level"
"""In place of an indicator: the level of each body. Its column has no year."""
LEVELS: tuple[Level | None, ...] = (*get_args(Level), None)
"""All that a body can have; None where its level is not known."""

_WIDTH = 160
"""Bodies in a row of the table: SQLite moves a row of more than 1,000 bytes to pages of its own,
and of most indicators only some bodies have a number."""
_PACKED = Struct("<d")
"""How a number is written, the low byte first on every machine."""
_NUMBER = _PACKED.size
_NO_MARKS = bytes(_WIDTH)
_MARKS_ALONE = frozenset({REPORT, LEVEL})
"""Columns without numbers."""
_MOST_BLOCKS = 20_000
"""Rows that a writer holds."""


_ANY = bytes(mark > 0 for mark in range(256))
_TWICE = bytes(mark == 2 for mark in range(256))


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One indicator and year; a body's number is its place."""

    year: int
    marks: bytes
    numbers: list[float]
    """One for each place that has a mark; none of reports and levels."""

    def having(self, *marks: int) -> Bodies:
        """Return the bodies that have one of these marks."""
        return int.from_bytes(self.marks.translate(_chosen(marks)), "little")

    def number(self, body: int) -> float:
        """Return the number of a body that has a mark."""
        return self.numbers[body - self.marks.count(0, 0, body)]

    def pick(self, bodies: Bodies) -> Iterator[float]:
        """Yield the numbers of those of the bodies that have a mark, in the order of the bodies."""
        marked = int.from_bytes(self.marks.translate(_ANY), "little")
        # 0 not marked, 1 marked, 2 marked and asked for
        places = (marked + (marked & bodies)).to_bytes(len(self.marks), "little")
        return compress(self.numbers, places.translate(_TWICE, b"\0"))

    def where(self, passes: Sequence[bool]) -> Iterator[tuple[int, float]]:
        """Yield body and number where it is so; told is of all that have a mark."""
        return zip(compress(self._marked(), passes), compress(self.numbers, passes), strict=True)

    def scaled(self, shares: Mapping[int, float]) -> Column:
        """Return the column with each number times its body's share, 0 where that is not known."""
        numbers = zip(self._marked(), self.numbers, strict=True)
        return replace(self, numbers=[number * shares.get(body, 0) for body, number in numbers])

    def _marked(self) -> Iterator[int]:
        return compress(_places(len(self.marks)), self.marks)


@cache
def _places(count: int) -> tuple[int, ...]:
    """Return so many numbers from 0 on, made once: to make them takes longer than to use them."""
    return tuple(range(count))


@cache
def _chosen(marks: tuple[int, ...]) -> bytes:
    """Return for each byte 1 where it is one of the marks."""
    return bytes(mark in marks for mark in range(256))


def is_among(body: int, bodies: Bodies) -> bool:
    """Tell whether a body belongs to a set."""
    return bool(bodies >> 8 * body & 1)


def numbers_of(bodies: Bodies) -> Iterator[int]:
    """Yield the numbers of the bodies, rising."""
    places = selectors(bodies)
    number = places.find(1)
    while number >= 0:
        yield number
        number = places.find(1, number + 1)


def bodies_of(numbers: Iterable[int]) -> Bodies:
    """Return the set of the bodies with these numbers."""
    known = tuple(numbers)
    places = bytearray(max(known, default=0) + 1)
    for number in known:
        places[number] = 1
    return int.from_bytes(places, "little")


def selectors(bodies: Bodies) -> bytes:
    """Return 1 for each place of the set, else 0, up to its last body."""
    return bodies.to_bytes((bodies.bit_length() + 7) // 8, "little")


def read_columns(
    connection: sqlite3.Connection, key: str, since: int, until: int
) -> tuple[Column, ...]:
    """Return the columns of an indicator for a range of years, the latest first, equally long."""
    cursor = connection.cursor()
    cursor.row_factory = None
    (blocks,) = cursor.execute(queries.BLOCKS, (_WIDTH,)).fetchone()
    found = cursor.execute(queries.COLUMNS, (key, since, until))
    return tuple(_column(year, rows, blocks) for year, rows in groupby(found, itemgetter(0)))


def _column(year: int, rows: Iterable[tuple[int, int, bytes, bytes]], blocks: int) -> Column:
    """Return a column of so many blocks, of which those without a row are empty."""
    marks, numbers = [_NO_MARKS] * blocks, [b""] * blocks
    for _, block, some_marks, some_numbers in rows:
        marks[block] = some_marks
        numbers[block] = some_numbers
    return Column(year=year, marks=b"".join(marks), numbers=_read_numbers(b"".join(numbers)))


class ColumnWriter:
    """Puts values into their places; what is put is written by :meth:`flush`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._blocks: dict[tuple[str, int, int], tuple[bytearray, bytearray]] = {}

    def put(self, body: int, key: str, year: int, mark: int, number: float = 0.0) -> None:
        """Let a body have this in a column."""
        block, place = divmod(body, _WIDTH)
        marks, numbers = self._block(key, year, block)
        if key not in _MARKS_ALONE:
            at = _NUMBER * (place - marks.count(0, 0, place))
            before = _NUMBER if marks[place] else 0
            numbers[at : at + before] = _PACKED.pack(number) if mark else b""
        marks[place] = mark

    def flush(self) -> None:
        """Write what was put."""
        kept, emptied = [], []
        for at, (marks, numbers) in self._blocks.items():
            if marks.strip(b"\0"):
                kept.append((*at, marks, numbers))
            else:
                emptied.append(at)
        self._connection.executemany(queries.WRITE_BLOCK, kept)
        self._connection.executemany(queries.DELETE_BLOCK, emptied)
        self._blocks.clear()

    @property
    def is_full(self) -> bool:
        """Tell whether so much was put that it had better be written."""
        return len(self._blocks) > _MOST_BLOCKS

    def _block(self, key: str, year: int, block: int) -> tuple[bytearray, bytearray]:
        at = (key, year, block)
        if at not in self._blocks:
            row = self._connection.execute(queries.BLOCK, at).fetchone()
            marks, numbers = row or (_NO_MARKS, b"")
            self._blocks[at] = (bytearray(marks), bytearray(numbers))
        return self._blocks[at]


def _read_numbers(written: bytes) -> list[float]:
    numbers = array("d")
    numbers.frombytes(written)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tolist()
