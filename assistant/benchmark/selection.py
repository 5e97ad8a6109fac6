"""Which of the reported values take part in a comparison, and as what.

A body stands once for each year. Only its latest total within the years counts; shown beside are
earlier ones, mere parts (其中…) and, where values are for 10,000 residents, those of bodies whose
residents are not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from assistant.corpus.columns import EXACT, INEXACT, PART, bodies_of, numbers_of, selectors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.benchmark.benchmark import Standing
    from assistant.benchmark.choice import PeerChoice
    from assistant.corpus.columns import Bodies, Column
    from assistant.corpus.value_reader import ValueReader
    from assistant.figures.indicators import Indicator

RESIDENTS = 10_000
"""Where values are per residents, they are for so many."""

_PERCENT = "%"
_FEW = 2_000
"""So many rows are put in order sooner than the first ones are sought out."""


class Row(NamedTuple):
    """One line of the table of peers."""

    value: float
    """As asked for."""
    year: int
    """0 where not known."""
    body: int
    """The body's number."""
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Values of one year that stand alike."""

    standing: Standing
    bodies: Bodies
    column: Column
    """Of all bodies of that year, as asked for."""

    def values(self) -> Iterator[float]:
        """Yield the values of the group."""
        return self.column.pick(self.bodies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The values that take part."""

    chosen: Bodies
    """The bodies one compares oneself with, whether they have a value or not."""
    groups: tuple[Group, ...]
    """The latest year first; each body once a year."""
    values: tuple[float, ...]
    """The counted ones, rising."""
    approximate: int
    """How many of the counted values are not exact."""

    @property
    def valued(self) -> Bodies:
        """The bodies that have a row in the table."""
        found = 0
        for group in self.groups:
            found |= group.bodies
        return found

    @property
    def total(self) -> int:
        """How many rows the table has."""
        return sum(group.bodies.bit_count() for group in self.groups)

    def first_rows(self, count: int, *, lowest_first: bool) -> list[Row]:
        """Return the first rows of the table.

        The best value comes first; of equal values the later year. Values that cannot be compared,
        since they are not for 10,000 residents, come last.
        """
        comparable = [group for group in self.groups if group.standing != "no_residents"]
        others = [group for group in self.groups if group.standing == "no_residents"]
        rows = _first_rows(comparable, count, self.values, lowest_first=lowest_first)
        return rows + _first_rows(others, count - len(rows), (), lowest_first=lowest_first)


def is_per_residents(choice: PeerChoice, indicator: Indicator) -> bool:
    """Tell whether values are for 10,000 residents; a rate is the same however many there are."""
    return choice.per_residents and indicator.unit != _PERCENT


def choose_bodies(reader: ValueReader, choice: PeerChoice) -> Bodies:
    """Return the bodies that the choice takes."""
    chosen = 0
    for level, bodies in reader.levels.items():
        if choice.level in {None, level}:
            chosen |= bodies
    if choice.province:
        chosen &= reader.of_province(choice.province)
    if choice.bodies is not None:
        chosen &= bodies_of(reader.numbers(choice.bodies).values())
    if choice.own is not None:
        chosen &= ~bodies_of(reader.numbers([choice.own]).values())
    return chosen


def select_values(
    columns: Iterable[Column], chosen: Bodies, shares: Mapping[int, float] | None
) -> Selection:
    """Return the values of the chosen bodies.

    Args:
        columns: of one indicator, the latest year first.
        chosen: the bodies that take part.
        shares: by what a body's value is multiplied where values are for 10,000 residents, by its
            number; None where values are as reported.
    """
    comparable = chosen if shares is None else chosen & bodies_of(shares)
    groups: list[Group] = []
    later = approximate = 0
    for column in columns:
        totals = column.having(EXACT, INEXACT)
        parts = column.having(PART)
        latest = totals & comparable & ~later
        standings: dict[Standing, Bodies] = {
            "counted": latest,
            "earlier": totals & comparable & later,
            "part": parts & comparable,
            "no_residents": (totals | parts) & chosen & ~comparable,
        }
        groups += _groups(column, standings, shares)
        approximate += (latest & column.having(INEXACT)).bit_count()
        later |= totals
    counted = (group.values() for group in groups if group.standing == "counted")
    return Selection(
        chosen=chosen,
        groups=tuple(groups),
        values=tuple(sorted(chain.from_iterable(counted))),
        approximate=approximate,
    )


def shares_of(reader: ValueReader, residents: Mapping[str, int]) -> dict[int, float]:
    """Return by what the values of bodies are multiplied to be for 10,000 residents."""
    known = {identity: persons for identity, persons in residents.items() if persons > 0}
    numbers = reader.numbers(known)
    return {number: RESIDENTS / known[identity] for identity, number in numbers.items()}


def _groups(
    column: Column, standings: Mapping[Standing, Bodies], shares: Mapping[int, float] | None
) -> Iterator[Group]:
    """Yield the groups of one year that hold any body."""
    asked = column if shares is None else column.scaled(shares)
    for standing, bodies in standings.items():
        if bodies:
            given = column if standing == "no_residents" else asked
            yield Group(standing=standing, bodies=bodies, column=given)


def _first_rows(
    groups: Sequence[Group], count: int, values: Sequence[float], *, lowest_first: bool
) -> list[Row]:
    """Return the first rows of these groups, to which the rising *values* belong."""
    if count <= 0:
        return []
    total = sum(group.bodies.bit_count() for group in groups)
    if total <= _FEW or len(values) < count:
        rows = list(_all_rows(groups))
    else:  # no row that is worse than so many of the values can be one of the first
        last = values[count - 1 if lowest_first else -count]
        rows = list(_rows_up_to(last, groups, count, lowest_first=lowest_first))
    rows.sort(key=lambda row: (row.value if lowest_first else -row.value, -row.year, row.body))
    return rows[:count]


def _all_rows(groups: Iterable[Group]) -> Iterator[Row]:
    for group in groups:
        for body, value in zip(numbers_of(group.bodies), group.values(), strict=True):
            yield Row(value, group.column.year, body, group.standing)


def _rows_up_to(
    last: float, groups: Iterable[Group], count: int, *, lowest_first: bool
) -> Iterator[Row]:
    """Yield the rows that are not worse than *last*, of those that equal it the first *count*."""
    ties = 0
    for column, alike in groupby(groups, attrgetter("column")):
        members = [(group.standing, selectors(group.bodies)) for group in alike]
        numbers = column.numbers
        passes = (
            [number <= last for number in numbers]
            if lowest_first
            else [number >= last for number in numbers]
        )
        for body, number in column.where(passes):
            if number == last and ties >= count:
                continue
            for standing, places in members:
                if places[body : body + 1] == b"\1":
                    ties += number == last
                    yield Row(number, column.year, body, standing)
