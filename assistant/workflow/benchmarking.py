"""What peers reported for an indicator, out of the corpus and the figures that ship."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.benchmark.choice import PeerChoice
from assistant.benchmark.compute import NO_RESIDENTS, ROWS, compute_benchmark, further_peers
from assistant.benchmark.trend import compute_trend
from assistant.corpus.store import Store
from assistant.figures.indicators import load_indicators
from assistant.workflow.benchmark_table import write_benchmark
from assistant.workflow.errors import UnknownPeerList
from assistant.workflow.peer_bodies import peer_bodies
from assistant.workflow.peer_books import read_peer_book

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from assistant.benchmark.benchmark import Benchmark, Peer, Trend
    from assistant.workflow.desk import Desk

__all__ = [
    "compare_indicator",
    "follow_years",
    "indicator_key",
    "listed_bodies",
    "more_peers",
    "peer_bodies",
    "write_peer_table",
]

_EVERYTHING = 2**31
"""More rows than a table can have."""


def indicator_key(word: str) -> str:
    """Return the key of the canonical indicator whose key or Chinese name is *word*.

    Raises:
        UnknownIndicator: there is none.
    """
    indicators = load_indicators()
    by_name = {indicator.name: key for key, indicator in indicators.items()}
    return indicators[by_name.get(word, word)].key


def listed_bodies(desk: Desk, name: str) -> frozenset[str]:
    """Return the identities of the bodies in one's own list of that name.

    Raises:
        UnknownPeerList: there is none.
        UnreadableFile, PeerBookDamaged, PeerBookTooNew: the lists cannot be read.
    """
    book = read_peer_book(desk)
    found = book.find(name)
    if found is None:
        raise UnknownPeerList(name, (each.name for each in book.lists))
    return frozenset(found.bodies)


def compare_indicator(
    desk: Desk,
    key: str,
    choice: PeerChoice | None = None,
    *,
    value: float | None = None,
    rows: int = ROWS,
) -> Benchmark:
    """Return the peers' values for *key* and the place of one's own *value* among them.

    Args:
        desk: whose corpus and residents are used.
        key: canonical indicator.
        choice: which bodies and which years; by default all.
        value: one's own, in base units; it is divided where values are for 10,000 residents.
        rows: how many rows of the table to give at most.

    Raises:
        UnknownIndicator: no canonical indicator has that key.
        StoreError: the corpus cannot be used.
        UnreadableFile, PeerBookDamaged, PeerBookTooNew: residents were asked for and cannot be
            read; so with all functions here.
    """
    known = choice or PeerChoice()
    residents = _residents(desk, known)
    with Store(desk.store) as store:
        return compute_benchmark(store, key, known, residents=residents, value=value, rows=rows)


def more_peers(
    desk: Desk, key: str, choice: PeerChoice, *, after: int, rows: int = ROWS
) -> tuple[Peer, ...]:
    """Return the rows of the table that follow the first *after*.

    Raises:
        UnknownIndicator: no canonical indicator has that key.
        StoreError: the corpus cannot be used.
    """
    residents = _residents(desk, choice)
    with Store(desk.store) as store:
        return further_peers(store, key, choice, residents=residents, after=after, rows=rows)


def follow_years(
    desk: Desk,
    key: str,
    choice: PeerChoice,
    *,
    bodies: Sequence[str] = (),
    own: Mapping[int, float] | None = None,
) -> Trend:
    """Return five years of the indicator: the peers' medians, and lines of single bodies.

    Args:
        desk: whose corpus and residents are used.
        key: canonical indicator.
        choice: whose values the medians are taken of; its first year does not narrow the years.
        bodies: identities of the bodies that get a line.
        own: one's own values by year, in base units; they go before what the corpus knows of
            ``choice.own``.

    Raises:
        UnknownIndicator: no canonical indicator has that key.
        StoreError: the corpus cannot be used.
    """
    residents = _residents(desk, choice)
    with Store(desk.store) as store:
        return compute_trend(store, key, choice, residents=residents, bodies=bodies, own=own)


def write_peer_table(
    desk: Desk, key: str, choice: PeerChoice, path: Path, *, value: float | None = None
) -> None:
    """Write all rows with their sources, and the statistics, as XLSX or CSV, all or nothing.

    Raises:
        UnknownIndicator: no canonical indicator has that key.
        StoreError: the corpus cannot be used.
        UnknownFormat: the ending of *path* is neither.
        TargetNotWritable: the file there before is untouched.
    """
    write_benchmark(path, compare_indicator(desk, key, choice, value=value, rows=_EVERYTHING))


def _residents(desk: Desk, choice: PeerChoice) -> Mapping[str, int]:
    return read_peer_book(desk).residents if choice.per_residents else NO_RESIDENTS
