"""The rows of a benchmark with their evidence, and the bodies that have no value."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from assistant.benchmark.benchmark import Evidence, OtherValue, Peer, SilentPeer
from assistant.corpus.columns import TEXT, is_among, numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.benchmark.selection import Row
    from assistant.corpus.columns import Bodies, Column
    from assistant.corpus.stored import StoredBody, StoredValue
    from assistant.corpus.value_reader import ValueReader


def build_peers(reader: ValueReader, key: str, rows: Sequence[Row]) -> tuple[Peer, ...]:
    """Return the rows with names, sentences and what other publications say."""
    values = reader.values(key, [(row.body, row.year) for row in rows])
    bodies = reader.describe({row.body for row in rows})
    return tuple(_peer(row, bodies[row.body], values[row.body, row.year]) for row in rows)


def build_silent(
    reader: ValueReader,
    publications: Iterable[Column],
    silent: Bodies,
    not_applicable: Bodies,
    rows: int,
) -> tuple[SilentPeer, ...]:
    """Return the first bodies without a value, each with its latest report, that first.

    Args:
        reader: of the store.
        publications: which bodies published a report, a column a year, the latest first.
        silent: the bodies.
        not_applicable: those of them that have no such work.
        rows: how many at most.
    """
    cells: list[tuple[int, int]] = []
    for column in publications:
        if len(cells) == rows:
            break
        here = column.having(TEXT) & silent
        silent &= ~here
        cells += ((body, column.year) for body in islice(numbers_of(here), rows - len(cells)))
    peers = [
        SilentPeer(
            body=body.name,
            identity=body.identity,
            level=body.level,
            year=year or None,
            gap="not_applicable" if is_among(body.id, not_applicable) else "unpublished",
            report=report,
        )
        for body, year, report in reader.reports(cells)
    ]
    return tuple(sorted(peers, key=lambda peer: (-(peer.year or 0), peer.body)))


def _peer(row: Row, body: StoredBody, told: Sequence[StoredValue]) -> Peer:
    stands = told[0]
    return Peer(
        body=body.name,
        identity=body.identity,
        level=body.level,
        province=body.province,
        city=body.city,
        year=row.year or None,
        value=row.value,
        unit=stands.unit,
        qualifier=stands.qualifier,
        change=stands.change,
        evidence=_evidence(stands),
        standing=row.standing,
        computed=stands.computed,
        others=tuple(
            OtherValue(value=other.value, unit=other.unit, evidence=_evidence(other))
            for other in told[1:]
            if _is_written_total(stands) and _is_written_total(other) and _differs(stands, other)
        ),
    )


def _is_written_total(told: StoredValue) -> bool:
    """Tell whether the value is one that a publication stands for to the last digit."""
    return told.qualifier == "exact" and not told.computed and not told.is_part


def _differs(stands: StoredValue, other: StoredValue) -> bool:
    return stands.value != other.value


def _evidence(told: StoredValue) -> Evidence:
    return Evidence(
        report=told.report,
        start=told.start,
        end=told.end,
        sentence=told.sentence,
        title=told.title,
        url=told.url,
    )
