"""A benchmark worked out again in the plainest way, value by value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.figures.indicators import load_indicators
from assistant.outline.identity import body_identity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assistant.benchmark.choice import PeerChoice
    from assistant.corpus.public_figures import PublicFigure
    from assistant.corpus.report import Report

RATES = {
    "litigation.loss_rate": ("litigation.lost", "litigation.closed"),
}


@dataclass(frozen=True)
class Told:
    """One value of one publication."""

    body: str
    key: str
    year: int | None
    worth: tuple
    value: float
    exact: bool

    @property
    def is_part(self) -> bool:
        return self.worth[0]


@dataclass(frozen=True)
class Expected:
    """What a benchmark must say."""

    rows: set
    values: list
    approximate: int
    mixed_levels: bool
    unpublished: set
    not_applicable: set
    conflicts: dict


def expect(
    reports: Mapping[int, Report],
    public: Sequence[PublicFigure],
    key: str,
    choice: PeerChoice,
    residents: Mapping[str, int],
) -> Expected:
    """Return what is to be expected of these publications."""
    told = [*_of_reports(reports), *_of_table(public)]
    about = _bodies(reports, public)
    chosen = {body for body, place in about.items() if _takes(choice, body, place)}
    by_cell: dict = {}
    for value in told:
        if value.key == key and value.body in chosen and _within(choice, value.year):
            by_cell.setdefault((value.body, value.year), []).append(value)
    stands = {cell: min(values, key=lambda value: value.worth) for cell, values in by_cell.items()}
    conflicts = {
        cell: sorted(other.value for other in by_cell[cell] if _contradicts(first, other))
        for cell, first in stands.items()
    }
    indicator = load_indicators()[key]
    shares = (
        {body: 10_000 / persons for body, persons in residents.items() if persons > 0}
        if choice.per_residents and indicator.unit != "%"
        else None
    )
    rows = set()
    for (body, year), first in stands.items():
        later = [other for (of, _), other in stands.items() if of == body and not other.is_part]
        is_latest = first is max(later, key=lambda value: value.year or 0, default=None)
        standing = "part" if first.is_part else "counted" if is_latest else "earlier"
        value = first.value
        if shares is not None and body not in shares:
            standing = "no_residents"
        elif shares is not None:
            value *= shares[body]
        rows.add((body, year, value, standing, bool(first.worth[1]), first.exact))
    counted = [row for row in rows if row[3] == "counted"]
    with_reports = {
        _identity(report) for report in reports.values() if _counts(report, choice)
    } & chosen
    silent = with_reports - {body for body, _ in stands}
    other = {
        body
        for body in silent
        if indicator.levels and about[body][0] and about[body][0] not in indicator.levels
    }
    return Expected(
        rows=rows,
        values=sorted(row[2] for row in counted),
        approximate=sum(not row[5] for row in counted),
        mixed_levels=len({about[body][0] for body, _ in stands}) > 1,
        unpublished=silent - other,
        not_applicable=other,
        conflicts={cell: values for cell, values in conflicts.items() if values},
    )


def _contradicts(first: Told, other: Told) -> bool:
    plain = all(t.exact and not t.is_part and not t.worth[1] for t in (first, other))
    return plain and first.value != other.value


def _counts(report: Report, choice: PeerChoice) -> bool:
    return _identity(report) is not None and _within(choice, report.meta.year)


def _identity(report: Report) -> str | None:
    meta = report.meta
    if report.sample or meta.body is None:
        return None
    return body_identity(meta.body, province=meta.province, city=meta.city)


def _within(choice: PeerChoice, year: int | None) -> bool:
    if choice.since is None and choice.until is None:
        return True
    return year is not None and (choice.since or 0) <= year <= (choice.until or 9999)


def _takes(choice: PeerChoice, body: str, place: tuple) -> bool:
    level, province = place
    return (
        choice.level in {None, level}
        and (not choice.province or (province or "").startswith(choice.province))
        and (choice.bodies is None or body in choice.bodies)
        and body != choice.own
    )


def _bodies(reports: Mapping[int, Report], public: Sequence[PublicFigure]) -> dict:
    """Return level and province of each body, as its latest publication says them."""
    said: dict = {}
    for number, report in reports.items():
        if (body := _identity(report)) is not None:
            meta = report.meta
            order = (meta.year or 0, 1, number)
            said.setdefault(body, []).append((order, (meta.level, meta.province)))
    publications = dict.fromkeys((line.body, line.year, line.title) for line in public)
    for place, publication in enumerate(publications):
        line = next(p for p in public if (p.body, p.year, p.title) == publication)
        body = body_identity(line.body, province=line.province, city=line.city)
        order = (line.year, 0, -place)
        said.setdefault(body, []).append((order, (line.level, line.province)))
    return {body: max(all_said, key=lambda of: of[0])[1] for body, all_said in said.items()}


def _of_reports(reports: Mapping[int, Report]) -> Iterator[Told]:
    for number, report in reports.items():
        if (body := _identity(report)) is None:
            continue
        own = report.meta.year
        telling = [
            replace(f, scope="part" if _is_part(report.figures[: place + 1]) else "total")
            for place, f in enumerate(report.figures)
            if f.kind == "actual"
        ]
        for year in {f.year or own for f in telling}:
            recalled = year != own
            figures = [f for f in telling if (f.year or own) == year]
            yield from _told(body, year, figures, recalled, number)


def _is_part(figures) -> bool:
    """Tell whether the last of these is a part of what is counted under its own key."""
    wholes = [f for f in figures[:-1] if f.scope == "total" and f.value is not None]
    last = figures[-1]
    return last.scope == "part" and (not wholes or wholes[-1].key == last.key)


def _fits(unit: str, usual: str) -> bool:
    """Of the units in use here people and money are apart, and per cent is."""
    apart = [{"%"}, {"元"}, {"人", "人次"}]
    return all((unit in alike) == (usual in alike) for alike in apart)


def _of_table(public: Sequence[PublicFigure]) -> Iterator[Told]:
    publications = list(dict.fromkeys((line.body, line.year, line.title) for line in public))
    for place, publication in enumerate(publications):
        lines = [p for p in public if (p.body, p.year, p.title) == publication]
        body = body_identity(lines[0].body, province=lines[0].province, city=lines[0].city)
        yield from _told(body, lines[0].year, lines, 2, -place - 1)


def _told(body, year, figures, source, number) -> Iterator[Told]:
    totals: dict = {}
    for key in {f.key for f in figures if f.key}:
        usual = load_indicators()[key].unit
        fitting = [
            f for f in figures if f.key == key and f.value is not None and _fits(f.unit, usual)
        ]
        whole = [f for f in fitting if getattr(f, "scope", "total") == "total"]
        if not fitting:
            continue
        among = whole or fitting
        best = among[0] if usual == "%" else max(among, key=lambda f: f.value)
        if whole:
            totals[key] = best
        worth = (not whole, False, source, number)
        yield Told(body, key, year, worth, best.value, best.qualifier == "exact")
    for key, (counted, whole) in RATES.items():
        part, of = totals.get(counted), totals.get(whole)
        if key not in totals and part and of and of.value and part.value <= of.value:
            exact = part.qualifier == of.qualifier == "exact"
            value = round(100 * (part.value / of.value), 2)
            yield Told(body, key, year, (False, True, source, number), value, exact)
