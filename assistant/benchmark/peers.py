"""Gathering what comparable bodies reported: from imported reports and from the shipped table.

One body has one value for one year. Of several, that of the text itself goes before the shipped
table; that of the year's own report before what a later report recalls of it; of several totals in
one report the largest, since what is counted beside a total is part of it, but of several rates the
first, which is the body's own before those of its subordinates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.benchmark.benchmark import Peer
from assistant.corpus.public_figures import load_public_figures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.corpus.public_figures import PublicFigure
    from assistant.corpus.store import Store
    from assistant.corpus.stored import StoredFigure
    from assistant.figures.indicators import Indicator

_PERCENT = "%"


def gather_peers(store: Store, indicator: Indicator) -> tuple[Peer, ...]:
    """Return every body's value for every year, in no particular order, each body once a year.

    Counted are totals of what was done, with a value, in the indicator's kind of unit. Sample
    reports and reports whose body is not known are left out.
    """
    told = [figure for figure in store.figures_for(indicator.key) if _is_told(figure, indicator)]
    told.sort(key=lambda figure: _preference(figure, indicator))
    public = (figure for figure in load_public_figures() if figure.key == indicator.key)
    return _once_a_year([*map(_peer_of_report, told), *map(_peer_of_table, public)])


def _is_told(stored: StoredFigure, indicator: Indicator) -> bool:
    figure = stored.figure
    return (
        not stored.sample
        and stored.meta.body is not None
        and (figure.kind, figure.scope) == ("actual", "total")
        and figure.value is not None
        and (figure.unit == _PERCENT) == (indicator.unit == _PERCENT)
    )


def _preference(stored: StoredFigure, indicator: Indicator) -> tuple[bool, float, int]:
    """Return what sorts the better evidence first."""
    figure = stored.figure
    recalled = figure.year not in {None, stored.meta.year}
    size = 0.0 if indicator.unit == _PERCENT else -(figure.value or 0.0)
    return recalled, size, stored.id


def _once_a_year(peers: Iterable[Peer]) -> tuple[Peer, ...]:
    """Return the first peer of each body and year."""
    first: dict[object, Peer] = {}
    for peer in peers:
        first.setdefault((body_identity(peer), peer.year), peer)
    return tuple(first.values())


def body_identity(peer: Peer) -> tuple[str | None, str]:
    """Return place and name apart: 临江市青湖区… and 青湖区… of 临江市 are one body."""
    name = peer.body.removeprefix(peer.province or "").removeprefix(peer.city or "")
    return peer.city or peer.province, name


def _peer_of_report(stored: StoredFigure) -> Peer:
    figure, meta = stored.figure, stored.meta
    assert meta.body is not None  # kept by _is_told
    assert figure.value is not None
    return Peer(
        body=meta.body,
        level=meta.level,
        province=meta.province,
        city=meta.city,
        year=meta.year if figure.year is None else figure.year,
        value=figure.value,
        unit=figure.unit,
        qualifier=figure.qualifier,
        change=figure.change,
        sentence=stored.sentence,
        report=stored.report,
        start=figure.start,
        title=meta.title or "",
        url="",
    )


def _peer_of_table(figure: PublicFigure) -> Peer:
    return Peer(
        body=figure.body,
        level=figure.level,
        province=figure.province,
        city=figure.city,
        year=figure.year,
        value=figure.value,
        unit=figure.unit,
        qualifier=figure.qualifier,
        change=figure.change,
        sentence="",
        report=None,
        start=None,
        title=figure.title,
        url=figure.url,
    )
