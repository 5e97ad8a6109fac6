"""Five years of one indicator: medians of the peers, and the lines of single bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.benchmark.benchmark import Trend, TrendLine
from assistant.benchmark.choice import PeerChoice
from assistant.benchmark.compute import NO_RESIDENTS, own_value
from assistant.benchmark.quantiles import median_of
from assistant.benchmark.selection import choose_bodies, is_per_residents, shares_of
from assistant.corpus.columns import EXACT, INEXACT, bodies_of
from assistant.corpus.value_reader import ValueReader
from assistant.figures.indicators import load_indicators

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.corpus.columns import Bodies, Column
    from assistant.corpus.store import Store

YEARS = 5

_ALL = PeerChoice()


def compute_trend(
    store: Store,
    key: str,
    choice: PeerChoice = _ALL,
    *,
    residents: Mapping[str, int] = NO_RESIDENTS,
    bodies: Sequence[str] = (),
    own: Mapping[int, float] | None = None,
) -> Trend:
    """Return the five years up to the latest one that was reported.

    The choice's first year does not narrow the years; its last one does.

    Args:
        store: the reports and the shipped public figures.
        key: canonical indicator.
        choice: whose values the medians are taken of.
        residents: 常住人口 by the identity of a body.
        bodies: identities of the bodies that get a line; they need not be of the choice.
        own: one's own values by year, in base units; they go before what is known of
            ``choice.own``, which gets the first line.

    Raises:
        UnknownIndicator: there is no such key.
        StoreError: the store cannot be read.
    """
    indicator = load_indicators()[key]
    by_residents = is_per_residents(choice, indicator)
    given = {
        year: own_value(value, indicator, choice, residents)
        for year, value in (own or {}).items()
        if choice.until is None or year <= choice.until
    }
    with store.reading() as connection:
        reader = ValueReader(connection)
        shares = shares_of(reader, residents) if by_residents else None
        columns = {c.year: c for c in reader.columns(key, until=choice.until) if c.year}
        chosen = choose_bodies(reader, choice)
        if shares is not None:
            chosen &= bodies_of(shares)
        lines = _bodies_with_lines(reader, choice, bodies, named=bool(given))
        asked = chosen | bodies_of(number for number, _, _ in lines if number)
        years = _last_years({*_reported_years(columns.values(), asked), *given})
        values = [_values(columns.get(year), chosen, shares) for year in years]
        return Trend(
            key=key,
            name=indicator.name,
            unit=indicator.unit,
            per_residents=by_residents,
            years=years,
            medians=tuple(map(median_of, values)),
            counts=tuple(map(len, values)),
            lines=tuple(
                TrendLine(
                    body=name,
                    identity=identity,
                    values=tuple(
                        given[year]
                        if identity == (choice.own or "") and year in given
                        else _value(columns.get(year), number, shares)
                        for year in years
                    ),
                )
                for number, identity, name in lines
            ),
        )


def _bodies_with_lines(
    reader: ValueReader, choice: PeerChoice, bodies: Iterable[str], *, named: bool
) -> list[tuple[int, str, str]]:
    """Return number, identity and name of the bodies asked for, one's own first.

    The number is 0 where nothing is known of a body; without an identity one's own has no name.
    """
    own = [choice.own or ""] if named or choice.own else []
    identities = [*own, *(identity for identity in bodies if identity not in own)]
    numbers = reader.numbers(identities)
    known = reader.describe(numbers.values())
    return [
        (
            numbers.get(identity, 0),
            identity,
            known[numbers[identity]].name if identity in numbers else identity.partition("/")[2],
        )
        for identity in dict.fromkeys(identities)
    ]


def _reported_years(columns: Iterable[Column], bodies: Bodies) -> set[int]:
    return {column.year for column in columns if column.having(EXACT, INEXACT) & bodies}


def _last_years(reported: set[int]) -> tuple[int, ...]:
    """Return five years in order, the last one reported; none where none was."""
    last = max(reported, default=None)
    return () if last is None else tuple(range(last - YEARS + 1, last + 1))


def _values(
    column: Column | None, chosen: Bodies, shares: Mapping[int, float] | None
) -> list[float]:
    """Return the values of the chosen bodies, rising."""
    if column is None:
        return []
    totals = column.having(EXACT, INEXACT) & chosen
    asked = column if shares is None else column.scaled(shares)
    return sorted(asked.pick(totals))


def _value(column: Column | None, body: int, shares: Mapping[int, float] | None) -> float | None:
    """Return the total of one body, None where it reported none or its residents are not known."""
    if column is None or not body or column.marks[body] not in {EXACT, INEXACT}:
        return None
    if shares is None:
        return column.number(body)
    return column.number(body) * shares[body] if body in shares else None
