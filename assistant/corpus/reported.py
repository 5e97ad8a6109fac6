"""What a body reported (公布的数据): one value for an indicator and a year, out of many figures.

A report says a number in several places, or says several numbers of one thing; which of them is the
body's value is decided here and nowhere else. Between publications :data:`Reported.rank` decides.
"""

from __future__ import annotations

import hashlib
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from assistant.figures.derive import derive_rates, load_relations
from assistant.figures.indicators import load_indicators
from assistant.figures.units import group_of
from assistant.outline.identity import body_identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.corpus.public_figures import PublicFigure
    from assistant.figures.figure import Figure
    from assistant.outline.meta import Meta

REPORT = "report"
"""In place of an indicator: that there is a publication."""

UNKNOWN_YEAR = 0

OWN, RECALLED, PUBLIC = range(3)
"""The year's own report goes before what another year's recalls, any report before the shipped
table."""
COMPUTED = 3
"""Added where it was computed: after all that was written down."""
PART = 6
"""Added where only a part (其中…) of what the indicator counts is told: after every total."""

_PERCENT = "%"
_PEOPLE = "people"
_COUNTINGS = frozenset({"case", "doc", "times", _PEOPLE, "org", "item", "visits"})
"""Classes of measure words that may stand for one another: 结案97宗, 法治体检30家."""
_RULES = 4
"""Raised with every change of the rules of this module."""


class Reported(NamedTuple):
    """One value of one publication; plain, since it passes between processes."""

    key: str
    """Canonical indicator, or :data:`REPORT`."""
    year: int
    """:data:`UNKNOWN_YEAR` where neither sentence nor report says it."""
    rank: int
    """The smallest of a body, indicator and year goes before the others."""
    value: float
    """In base units."""
    is_exact: bool
    """False for about, over and under."""
    figure: int | None
    """Place of the figure that tells it, of a computed one that of the count."""
    whole: int | None
    """Of a computed one the place of the figure that it is a share of."""


@cache
def rules_edition() -> str:
    """Return what changes whenever the same figures would give other values."""
    units = [(indicator.key, indicator.unit) for indicator in load_indicators().values()]
    said = repr((_RULES, units, sorted(load_relations().items())))
    return hashlib.sha256(said.encode()).hexdigest()


def identity_of(meta: Meta, *, sample: bool) -> str | None:
    """Return whose values a report gives; None for a sample and where no body is known."""
    if sample or meta.body is None:
        return None
    return body_identity(meta.body, province=meta.province, city=meta.city)


def reported_by(meta: Meta, figures: Sequence[Figure]) -> tuple[Reported, ...]:
    """Return the values that a report gives, first that there is one."""
    own = meta.year or UNKNOWN_YEAR
    chosen = _choose(_known(figures, own))
    return (
        _publication(own, OWN),
        *(
            value
            for year in chosen
            for value in _told(chosen[year], RECALLED if year != own else OWN)
        ),
    )


def reported_publicly(
    figures: Sequence[PublicFigure],
) -> Iterator[tuple[str, tuple[Reported, ...]]]:
    """Yield for each publication of the shipped table whose values it gives, and the values."""
    publications: dict[tuple[str, int, str], list[_Known]] = {}
    for place, figure in enumerate(figures):
        of = (figure.body, figure.year, figure.title)
        publications.setdefault(of, []).append(_Known(place, figure.year, False, figure))
    for (body, year, _), known in publications.items():
        first = figures[known[0].place]
        values = _told(_choose(known).get(year, {}), PUBLIC)
        yield (
            body_identity(body, province=first.province, city=first.city),
            (_publication(year, PUBLIC, known[0].place), *values),
        )


class _Known(NamedTuple):
    """A figure and where it stands."""

    place: int
    year: int
    is_part: bool
    figure: Figure | PublicFigure


def _known(figures: Iterable[Figure], own: int) -> Iterator[_Known]:
    """Yield what was done, of each whether it is a part only.

    A part is one of the nearest total before it. Under the total's own key it is a part only
    (法律援助200件，其中农民工案件30件); under another key it is the total of another indicator
    (审结130件，其中纠错26件).
    """
    whole: Figure | None = None
    for place, figure in enumerate(figures):
        is_part = figure.scope == "part" and (whole is None or figure.key == whole.key)
        if figure.kind == "actual":
            yield _Known(place, figure.year or own, is_part, figure)
        if figure.scope == "total" and figure.value is not None:
            whole = figure


def _choose(known: Iterable[_Known]) -> dict[int, dict[str, _Known]]:
    """Return by year and key the figure that is the body's value."""
    chosen: dict[int, dict[str, _Known]] = {}
    for telling in filter(_is_told, known):
        of_year = chosen.setdefault(telling.year, {})
        key = str(telling.figure.key)
        if key not in of_year or _preference(telling) < _preference(of_year[key]):
            of_year[key] = telling
    return chosen


def _is_told(telling: _Known) -> bool:
    """Tell whether the figure gives its indicator a value, in a unit that fits the indicator's."""
    figure, indicators = telling.figure, load_indicators()
    return (
        figure.value is not None
        and isfinite(figure.value)
        and figure.key is not None
        and figure.key in indicators
        and _fits(figure.unit, indicators[figure.key].unit)
    )


def _fits(unit: str, usual: str) -> bool:
    """Tell whether a value in the unit can be compared with values in the indicator's usual one.

    Of rates only those in per cent. Where people are counted, nothing else stands for them.
    """
    if _PERCENT in {unit, usual}:
        return unit == usual
    group, asked = group_of(unit), group_of(usual)
    if asked in _COUNTINGS - {_PEOPLE}:
        return group in _COUNTINGS
    return group == asked


def _preference(telling: _Known) -> tuple[bool, float, int]:
    """Return what sorts the better evidence first.

    A total goes before a part. Of several totals the largest is meant, since what is counted beside
    a total is part of it; of several rates the first, which is the body's own before those of its
    subordinates.
    """
    figure = telling.figure
    size = 0.0 if figure.unit == _PERCENT else -(figure.value or 0.0)
    return telling.is_part, size, telling.place


def _told(chosen: Mapping[str, _Known], rank: int) -> Iterator[Reported]:
    """Yield the values of one publication and year, then the rates that follow from them."""
    for key, (place, year, is_part, figure) in chosen.items():
        worth = rank + PART if is_part else rank
        is_exact = figure.qualifier == "exact"
        yield Reported(key, year, worth, figure.value or 0.0, is_exact, place, None)
    totals = {key: telling.figure for key, telling in chosen.items() if not telling.is_part}
    for rate in derive_rates(totals):
        part, whole = chosen[rate.counted], chosen[rate.of]
        is_exact = part.figure.qualifier == whole.figure.qualifier == "exact"
        places = (part.place, whole.place)
        yield Reported(rate.key, part.year, rank + COMPUTED, rate.value, is_exact, *places)


def _publication(year: int, rank: int, place: int | None = None) -> Reported:
    """Return that there is a publication; of the shipped table with its first line."""
    return Reported(REPORT, year, rank, 0.0, True, place, None)
