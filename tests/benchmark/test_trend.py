"""Five years of one indicator."""

from __future__ import annotations

import pytest

from assistant.benchmark.choice import PeerChoice
from assistant.benchmark.trend import compute_trend
from assistant.corpus.store import Store
from assistant.figures.indicators import UnknownIndicator
from tests.builders import make_public_figure, shipped_figures

KEY = "review.accepted"
NAMES = "甲乙丙丁戊己"


@pytest.fixture
def store(tmp_path):
    """Six bodies, of which five reported for 2021 and all for 2023; 甲 for 2016 too."""
    lines = [
        make_public_figure(f"{name}区司法局", 10 * i, 2021) for i, name in enumerate(NAMES[:5])
    ]
    lines += [make_public_figure(f"{name}区司法局", 10 * i, 2023) for i, name in enumerate(NAMES)]
    lines.append(make_public_figure("甲区司法局", 7, 2016))
    with shipped_figures(lines), Store(tmp_path / "corpus.sqlite3") as opened:
        yield opened


def identity(name):
    return f"临江市/{name}区司法局"


def test_medians_of_five_years(store):
    trend = compute_trend(store, KEY)
    assert trend.years == (2019, 2020, 2021, 2022, 2023)
    assert trend.counts == (0, 0, 5, 0, 6)
    assert trend.medians == (None, None, 20, None, 25)
    assert (trend.name, trend.unit, trend.lines) == ("行政复议受理", "件", ())


def test_four_values_have_no_median(store):
    trend = compute_trend(store, KEY, PeerChoice(own=identity("丙")))
    assert trend.counts == (0, 0, 4, 0, 5)
    assert trend.medians[2] is None
    assert trend.medians[4] == 30


def test_lines_of_bodies_ones_own_first(store):
    choice = PeerChoice(own=identity("乙"))
    trend = compute_trend(
        store,
        KEY,
        choice,
        bodies=[identity("丁"), identity("乙"), "远山市/没有的局"],
        own={2022: 99},
    )
    assert [(line.body, line.values) for line in trend.lines] == [
        ("乙区司法局", (None, None, 10, 99, 10)),
        ("丁区司法局", (None, None, 30, None, 30)),
        ("没有的局", (None,) * 5),
    ]
    assert trend.lines[0].identity == identity("乙")


def test_own_values_go_on_where_peers_end(store):
    trend = compute_trend(store, KEY, own={2024: 12, 2023: 11})
    assert trend.years[-1] == 2024
    (line,) = trend.lines
    assert (line.body, line.identity, line.values) == ("", "", (None, None, None, 11, 12))


def test_last_year_of_the_choice_ends_the_trend(store):
    trend = compute_trend(store, KEY, PeerChoice(since=2021, until=2021), own={2024: 12, 2020: 3})
    assert trend.years == (2017, 2018, 2019, 2020, 2021)
    assert trend.lines[0].values == (None, None, None, 3, None)


def test_years_of_a_body_outside_the_choice(store):
    trend = compute_trend(store, KEY, PeerChoice(level="county"), bodies=[identity("甲")])
    assert (trend.years[-1], trend.counts) == (2023, (0,) * 5)
    assert trend.lines[0].values == (None, None, 0, None, 0)


def test_for_ten_thousand_residents(store):
    residents = {identity("乙"): 100_000, identity("丙"): 20_000}
    choice = PeerChoice(per_residents=True, own=identity("丙"))
    bodies = [identity("乙"), identity("丁")]
    trend = compute_trend(store, KEY, choice, residents=residents, bodies=bodies, own={2022: 8})
    assert trend.per_residents
    assert trend.counts == (0, 0, 1, 0, 1)
    assert [line.values[2:] for line in trend.lines] == [
        (10, 4, 10),
        (1, None, 1),
        (None, None, None),
    ]


def test_nothing_reported(store):
    trend = compute_trend(store, "review.received", bodies=[identity("甲")])
    assert (trend.years, trend.medians, trend.counts) == ((), (), ())
    assert trend.lines[0].values == ()
    with pytest.raises(UnknownIndicator):
        compute_trend(store, "no.such")
