"""How fast one indicator is compared over many reports.

    .venv/bin/python benchmarks/peers.py [--reports 100000] [--keep DIR]

A store is filled with made-up reports of a third as many bodies over five years, some forty
indicators each, by the same calls as an import; with --keep it stays there for the next time. Each
question opens the store, as the window does. The baseline reads all figures of the indicator with
their reports, by an index, and builds nothing of them: what a comparison cost before there were
columns.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assistant.benchmark.choice import PeerChoice
from assistant.benchmark.peer_book import PeerBook
from assistant.corpus.columns import LEVELS
from assistant.corpus.packing import pack_report
from assistant.corpus.report import Report
from assistant.corpus.store import Store
from assistant.figures.figure import Figure
from assistant.figures.indicators import load_indicators
from assistant.outline.meta import Meta
from assistant.outline.section import Outline
from assistant.workflow.benchmarking import compare_indicator, follow_years, more_peers
from assistant.workflow.desk import desk_in
from assistant.workflow.peer_bodies import peer_bodies
from assistant.workflow.peer_books import write_peer_book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.workflow.desk import Desk

YEARS = range(2019, 2024)
OFTEN, SOMETIMES = 12, 42
"""So many indicators stand in nine reports of ten, so many, with them, in every second one; the
others in one of five."""
ROUNDS = 20
TEN = 10
RESIDENTS = 3_000
"""Bodies whose residents are known: as many as there are districts and counties."""
BASELINE = """
    SELECT f.*, r.title, r.body, r.level, r.province, r.city, r.county, r.year, t.text
    FROM figures f JOIN reports r ON r.id = f.report JOIN texts t ON t.report = f.report
    WHERE f."key" = ? ORDER BY f.id
"""


def main() -> None:
    """Fill a store, ask it, and print how long that took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="folder of the store, used again where filled")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        desk = desk_in(options.keep or Path(scratch))
        fill(desk, options.reports)
        measure(desk)


def fill(desk: Desk, reports: int) -> None:
    """Store the reports that are not there yet."""
    began = time.perf_counter()
    with Store(desk.store) as store:
        there = store.stats().reports
        for number, report in enumerate(make_reports(reports)):
            if number >= there:
                store.add(pack_report(report))
            if number % 1000 == 999 and number >= there:
                rate = (number + 1 - there) / (time.perf_counter() - began)
                print(f"\r{number + 1:,} reports, {rate:.0f}/s", end="", flush=True)
        stats = store.stats()
    size = sum(path.stat().st_size for path in desk.store.parent.glob("corpus.sqlite3*")) / 1e6
    print(f"\r{stats.reports:,} reports of {stats.bodies:,} bodies, ", end="")
    print(f"{stats.figures:,} figures, {size:,.0f} MB")


def make_reports(count: int) -> Iterator[Report]:
    """Yield as many reports, the same ones each time."""
    chance = random.Random(1)
    bodies = max(1, count * 3 // TEN)
    pairs = [(body, year) for body in range(bodies) for year in YEARS]
    for body, year in chance.sample(pairs, min(count, len(pairs))):
        yield make_report(chance, body, year)


def make_report(chance: random.Random, body: int, year: int) -> Report:
    """Return a report whose text says one indicator a sentence."""
    province, city = f"第{body % 31}省", f"第{body % 341}市"
    name = f"{city}第{body}区司法局"
    level = random.Random(body).choices(LEVELS[:-1], (1, 3, 20, 25, 40, 10, 1))[0]
    text, figures = f"{name}{year}年法治政府建设年度报告\n", []
    for place, indicator in enumerate(load_indicators().values()):
        if chance.random() < _frequency(place):
            value = _value(chance, indicator.unit)
            written = f"{value:g}{indicator.unit}"
            start = len(text) + len(indicator.name)
            text += f"{indicator.name}{written}，各项工作平稳有序推进。\n"
            figures.append(
                Figure(
                    indicator=indicator.name,
                    key=indicator.key,
                    value=value,
                    unit=indicator.unit,
                    qualifier="about" if chance.random() < 1 / TEN else "exact",
                    change=None,
                    kind="actual",
                    year=None,
                    scope="total",
                    start=start,
                    end=start + len(written),
                )
            )
    meta = Meta(
        title=text.partition("\n")[0],
        body=name,
        level=level,
        province=province,
        city=city,
        county=None,
        year=year,
    )
    outline = Outline(sections=())
    return Report(meta=meta, text=text, outline=outline, passages=(), figures=tuple(figures))


def _frequency(place: int) -> float:
    return 0.9 if place < OFTEN else 0.5 if place < SOMETIMES else 0.2


def _value(chance: random.Random, unit: str) -> float:
    if unit == "%":
        return min(100.0, round(chance.uniform(60, 130), 2))
    return float(int(chance.lognormvariate(4, 1.5)))


def measure(desk: Desk) -> None:
    """Ask in many ways and print median and 95th percentile of each."""
    known = peer_bodies(desk)
    residents = {body.identity: 100_000 + place for place, body in enumerate(known[:RESIDENTS])}
    write_peer_book(desk, PeerBook(residents=residents))
    own = known[0]
    listed = frozenset(body.identity for body in known[:: max(1, len(known) // 30)])
    choices = {
        "all": PeerChoice(),
        "one's own left out": PeerChoice(own=own.identity),
        "a level": PeerChoice(level="department"),
        "a year": PeerChoice(since=2022, until=2022),
        "level, province, years": PeerChoice(level="county", province="第3省", since=2020),
        "a list of 30": PeerChoice(bodies=listed),
        "for 10,000 residents": PeerChoice(per_residents=True),
    }
    indicators = list(load_indicators())
    keys = (indicators[0], indicators[OFTEN], indicators[SOMETIMES], "litigation.loss_rate")
    print(f"{'median and 95th percentile, ms':44}{'median':>8}{'p95':>8}{'values':>9}{'rows':>9}")
    every: list[float] = []
    for key in keys:
        for name, choice in choices.items():
            found = compare_indicator(desk, key, choice, value=100)
            times = _times(partial(compare_indicator, desk, key, choice, value=100))
            every += times
            _print(f"{key}: {name}", times, f"{found.count:>9,}{found.total:>9,}")
        _print(f"{key}: rows 5,001–5,100", _times(partial(_further, desk, key)))
        _print(f"{key}: five years", _times(partial(_years, desk, key, own.identity)))
    _print("all comparisons", every)
    _baseline(desk, keys)


def _further(desk: Desk, key: str) -> object:
    return more_peers(desk, key, PeerChoice(), after=5_000)


def _years(desk: Desk, key: str, body: str) -> object:
    return follow_years(desk, key, PeerChoice(), bodies=[body])


def _baseline(desk: Desk, keys: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(desk.store)) as connection:
        connection.execute('CREATE INDEX before ON figures ("key")')
        for key in keys:
            read = partial(_read_all, connection, key)
            _print(f"{key}: baseline", _times(read, ROUNDS // 4))
        connection.execute("DROP INDEX before")


def _read_all(connection: sqlite3.Connection, key: str) -> object:
    return connection.execute(BASELINE, (key,)).fetchall()


def _times(work: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return times


def _print(name: str, times: list[float], further: str = "") -> None:
    middle, late = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    print(f"{name:44}{middle:8.1f}{late:8.1f}{further}")


if __name__ == "__main__":
    main()
