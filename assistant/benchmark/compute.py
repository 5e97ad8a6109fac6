"""Comparing one's own value of an indicator with what comparable bodies reported."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from assistant.benchmark.benchmark import Benchmark
from assistant.benchmark.choice import PeerChoice
from assistant.benchmark.peers import build_peers, build_silent
from assistant.benchmark.quantiles import place_of, spread_of
from assistant.benchmark.selection import (
    RESIDENTS,
    choose_bodies,
    is_per_residents,
    select_values,
    shares_of,
)
from assistant.corpus.columns import TEXT
from assistant.corpus.value_reader import ValueReader
from assistant.figures.indicators import load_indicators

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.benchmark.benchmark import Peer
    from assistant.benchmark.selection import Selection
    from assistant.corpus.columns import Bodies, Column
    from assistant.corpus.store import Store
    from assistant.figures.indicators import Indicator

ROWS = 100
"""Rows of the table that are given at once: some screens full."""

NO_RESIDENTS: Mapping[str, int] = MappingProxyType({})

_ALL = PeerChoice()


def compute_benchmark(
    store: Store,
    key: str,
    choice: PeerChoice = _ALL,
    *,
    residents: Mapping[str, int] = NO_RESIDENTS,
    value: float | None = None,
    rows: int = ROWS,
) -> Benchmark:
    """Return the peers' values for an indicator, their spread, and one's own place among them.

    Args:
        store: the reports and the shipped public figures.
        key: canonical indicator.
        choice: which bodies and which years.
        residents: 常住人口 by the identity of a body.
        value: one's own, in base units; for a comparison by residents those of ``choice.own`` must
            be known, else it gets no place.
        rows: how many rows of the table, and how many bodies without a value, to give at most.

    Raises:
        UnknownIndicator: there is no such key.
        StoreError: the store cannot be read.
    """
    indicator = load_indicators()[key]
    with store.reading() as connection:
        reader = ValueReader(connection)
        selection = _select(reader, indicator, choice, residents)
        values = selection.values
        first = selection.first_rows(rows, lowest_first=indicator.better == "lower")
        publications = reader.publications(choice.since, choice.until)
        silent = _silent(selection, publications)
        not_applicable = silent & _without_such_work(reader, indicator)
        return Benchmark(
            key=key,
            name=indicator.name,
            unit=indicator.unit,
            better=indicator.better,
            per_residents=is_per_residents(choice, indicator),
            peers=build_peers(reader, key, first),
            total=selection.total,
            values=values,
            spread=spread_of(values),
            place=place_of(
                own_value(value, indicator, choice, residents), values, indicator.better
            ),
            mixed_levels=_levels_among(reader, selection) > 1,
            approximate=selection.approximate,
            silent=build_silent(reader, publications, silent, not_applicable, rows),
            unpublished=(silent & ~not_applicable).bit_count(),
            not_applicable=not_applicable.bit_count(),
        )


def further_peers(
    store: Store,
    key: str,
    choice: PeerChoice = _ALL,
    *,
    residents: Mapping[str, int] = NO_RESIDENTS,
    after: int,
    rows: int = ROWS,
) -> tuple[Peer, ...]:
    """Return the rows of the table that follow the first *after*.

    Raises:
        UnknownIndicator: there is no such key.
        StoreError: the store cannot be read.
    """
    indicator = load_indicators()[key]
    with store.reading() as connection:
        reader = ValueReader(connection)
        selection = _select(reader, indicator, choice, residents)
        first = selection.first_rows(after + rows, lowest_first=indicator.better == "lower")
        return build_peers(reader, key, first[after:])


def own_value(
    value: float | None,
    indicator: Indicator,
    choice: PeerChoice,
    residents: Mapping[str, int],
) -> float | None:
    """Return one's own value as peers' values are given; None where it cannot be."""
    if value is None or not is_per_residents(choice, indicator):
        return value
    persons = residents.get(choice.own or "", 0)
    return value * RESIDENTS / persons if persons > 0 else None


def _select(
    reader: ValueReader, indicator: Indicator, choice: PeerChoice, residents: Mapping[str, int]
) -> Selection:
    columns = reader.columns(indicator.key, choice.since, choice.until)
    by_residents = is_per_residents(choice, indicator)
    shares = shares_of(reader, residents) if by_residents else None
    return select_values(columns, choose_bodies(reader, choice), shares)


def _silent(selection: Selection, publications: Iterable[Column]) -> Bodies:
    """Return the chosen bodies that have a report and no value."""
    reporting = 0
    for column in publications:
        reporting |= column.having(TEXT)
    return reporting & selection.chosen & ~selection.valued


def _without_such_work(reader: ValueReader, indicator: Indicator) -> Bodies:
    """Return the bodies of a level that has no such work; none where all have it."""
    if not indicator.levels:
        return 0
    found = 0
    for level, bodies in reader.levels.items():
        if level is not None and level not in indicator.levels:
            found |= bodies
    return found


def _levels_among(reader: ValueReader, selection: Selection) -> int:
    """Return how many levels the bodies of the table are of, one that is not known included."""
    valued = selection.valued
    return sum(bool(valued & bodies) for bodies in reader.levels.values())
