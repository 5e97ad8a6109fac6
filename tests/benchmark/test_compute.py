"""Benchmarks over imported reports and the shipped table."""

from __future__ import annotations

import pytest

from assistant.benchmark import peers as peers_module
from assistant.benchmark.choice import PeerChoice
from assistant.benchmark.compute import compute_benchmark
from assistant.corpus.public_figures import PublicFigure, load_public_figures
from assistant.corpus.store import Store
from assistant.figures.figure import Change
from assistant.figures.indicators import UnknownIndicator
from tests.builders import add_report, make_report

KEY = "review.accepted"
CHANGE = Change(basis="同比", direction="up", value=27.0, unit="%")
SENTENCE = "全年受理行政复议案件{}件，同比增长27%。"


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "corpus.sqlite3") as opened:
        yield opened


@pytest.fixture
def table(monkeypatch):
    """An empty shipped table to put lines into."""
    lines: list[PublicFigure] = []
    monkeypatch.setattr(peers_module, "load_public_figures", lambda: tuple(lines))
    return lines


def line(body, value, year=2023, **changes):
    known = {
        "level": "department",
        "province": "东海省",
        "city": "临江市",
        "key": KEY,
        "unit": "件",
        "qualifier": "exact",
        "change": None,
        "title": "公开报告",
        "url": "https://example.org",
    }
    return PublicFigure(body=body, value=value, year=year, **(known | changes))


def figure(number, **changes):
    return {"written": f"{number}件", "key": KEY, "value": float(number), **changes}


def report(store, *numbers, figures=None, **meta):
    """Store a report that tells these numbers, one a sentence."""
    sentences = [SENTENCE.format(number) for number in numbers]
    told = [figure(number) for number in numbers] if figures is None else figures
    parts = (("行政复议", "achievements", sentences),)
    return add_report(store, make_report(parts, figures=told, **meta))


def bodies(benchmark):
    return [(peer.body[-4:], peer.year, peer.value, peer.counted) for peer in benchmark.peers]


def test_unknown_key(store):
    with pytest.raises(UnknownIndicator):
        compute_benchmark(store, "no.such")


def test_nothing_known(store, table):
    benchmark = compute_benchmark(store, KEY, value=12)
    assert (benchmark.key, benchmark.name, benchmark.unit) == (KEY, benchmark.name, "件")
    assert (benchmark.peers, benchmark.count) == ((), 0)
    assert benchmark.spread is benchmark.place is None
    assert benchmark.name


def test_imported_figure_brings_its_evidence(store, table):
    number = report(store, 158, figures=[figure(158, change=CHANGE, qualifier="about")])
    (peer,) = compute_benchmark(store, KEY).peers
    text = store.report(number).text
    assert peer.sentence == SENTENCE.format(158)
    assert text[peer.start :].startswith("158件")
    assert (peer.value, peer.unit, peer.qualifier, peer.change) == (158, "件", "about", CHANGE)
    assert (peer.report, peer.year, peer.level) == (number, 2023, "department")
    assert (peer.title, peer.url) == (store.report(number).meta.title, "")


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "target"},
        {"scope": "part"},
        {"value": None},
        {"key": "review.received"},
        {"key": None},
        {"unit": "%"},
    ],
)
def test_figures_that_do_not_count(store, table, changes):
    report(store, 158, figures=[figure(158) | changes])
    assert compute_benchmark(store, KEY).count == 0


def test_samples_and_nameless_reports_are_left_out(store, table):
    report(store, 158, sample=True)
    report(store, 159, body=None)
    assert compute_benchmark(store, KEY).count == 0


def test_largest_total_of_a_report_counts(store, table):
    report(store, 12, 158, 31)
    assert [peer.value for peer in compute_benchmark(store, KEY).peers] == [158]


def test_first_rate_of_a_report_counts(store, table):
    told = [
        {"written": f"{value}%", "key": "litigation.loss_rate", "value": value, "unit": "%"}
        for value in (7.5, 12.25)
    ]
    parts = (("应诉", "achievements", ("本级败诉率7.5%，所属单位败诉率12.25%。",)),)
    add_report(store, make_report(parts, figures=told))
    assert [p.value for p in compute_benchmark(store, "litigation.loss_rate").peers] == [7.5]


def test_own_report_goes_before_what_a_later_one_recalls(store, table):
    report(store, 158, year=2023)
    report(store, 203, 160, year=2024, figures=[figure(203), figure(160, year=2023)])
    assert bodies(compute_benchmark(store, KEY)) == [
        ("区司法局", 2024, 203, True),
        ("区司法局", 2023, 158, False),
    ]


def test_recalled_figure_stands_where_there_is_no_other(store, table):
    report(store, 203, 160, year=2024, figures=[figure(203), figure(160, year=2023)])
    assert compute_benchmark(store, KEY, PeerChoice(year=2023)).peers[0].value == 160


def test_text_goes_before_the_shipped_table(store, table):
    report(store, 158, body="临江区司法局")
    table += [line("临江市临江区司法局", 999), line("临江市临江区司法局", 140, 2022)]
    assert bodies(compute_benchmark(store, KEY)) == [
        ("区司法局", 2023, 158, True),
        ("区司法局", 2022, 140, False),
    ]


def test_same_name_in_another_city_is_another_body(store, table):
    report(store, 158, body="鼓楼区司法局", city="临江市")
    table.append(line("望海市鼓楼区司法局", 90, city="望海市"))
    assert compute_benchmark(store, KEY).count == 2


def test_latest_year_of_each_body_counts(store, table):
    table += [line(f"{name}区司法局", 10 * i, 2020 + i) for name in "甲乙" for i in (1, 2, 3)]
    benchmark = compute_benchmark(store, KEY, value=25)
    assert len(benchmark.peers) == 6
    assert benchmark.count == 2
    assert {peer.year for peer in benchmark.peers if peer.counted} == {2023}
    assert benchmark.place.rank == 3
    chosen = compute_benchmark(store, KEY, PeerChoice(year=2022), value=25)
    assert (chosen.count, len(chosen.peers), chosen.place.rank) == (2, 2, 1)


def test_spread_needs_five_peers(store, table):
    table += [
        line(f"{name}区司法局", value) for name, value in zip("甲乙丙丁", (4, 3, 2, 1), strict=True)
    ]
    assert compute_benchmark(store, KEY).spread is None
    table.append(line("戊区司法局", 5))
    benchmark = compute_benchmark(store, KEY, value=3.5)
    assert [peer.value for peer in benchmark.peers] == [5, 4, 3, 2, 1]
    assert (benchmark.spread.lower_quartile, benchmark.spread.median) == (2, 3)
    assert (benchmark.place.rank, benchmark.place.percentile) == (3, 60)


def test_levels_are_not_mixed_silently(store, table):
    table += [line("甲区司法局", 5), line("乙县人民政府", 50, level="county")]
    assert compute_benchmark(store, KEY).mixed_levels
    chosen = compute_benchmark(store, KEY, PeerChoice(level="county"))
    assert not chosen.mixed_levels
    assert bodies(chosen) == [("人民政府", 2023, 50, True)]


@pytest.mark.parametrize("province", ["西岭省", "西岭"])
def test_province(store, table, province):
    table += [line("甲区司法局", 5), line("乙区司法局", 6, province="西岭省", city="云顶市")]
    table.append(line("丙区司法局", 7, province=None, city=None))
    chosen = compute_benchmark(store, KEY, PeerChoice(province=province))
    assert [peer.value for peer in chosen.peers] == [6]


def test_shipped_table_alone(store):
    for key in {figure.key for figure in load_public_figures()}:
        benchmark = compute_benchmark(store, key, value=1)
        expected = [figure for figure in load_public_figures() if figure.key == key]
        assert len(benchmark.peers) == len(expected)
        assert benchmark.count == len({figure.body for figure in expected})
        values = [peer.value for peer in benchmark.peers]
        assert values == sorted(values, reverse=True)
        assert (benchmark.spread is None) == (benchmark.count < 5)
