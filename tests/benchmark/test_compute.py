"""Benchmarks over imported reports and the shipped table."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from assistant.benchmark.choice import PeerChoice
from assistant.benchmark.compute import compute_benchmark, further_peers
from assistant.corpus.public_figures import load_public_figures
from assistant.corpus.store import Store
from assistant.figures.figure import Change
from assistant.figures.indicators import UnknownIndicator, load_indicators
from assistant.outline.identity import body_identity
from tests.builders import add_report, make_public_figure, make_report, shipped_figures

KEY = "review.accepted"
RATE = "litigation.loss_rate"
CHANGE = Change(basis="同比", direction="up", value=27.0, unit="%")
SENTENCE = "全年受理行政复议案件{}件，同比增长27%。"


@pytest.fixture
def store(tmp_path):
    """A store without any shipped figure."""
    with shipped(tmp_path) as opened:
        yield opened


@contextmanager
def shipped(folder, *lines):
    """The store, opened where the shipped table holds these lines."""
    with shipped_figures(lines), Store(folder / "corpus.sqlite3") as opened:
        yield opened


def figure(number, key=KEY, **changes):
    return {"written": f"{number}件", "key": key, "value": float(number), **changes}


def report(store, *numbers, figures=None, **meta):
    """Store a report that tells these numbers, one a sentence."""
    sentences = [SENTENCE.format(number) for number in numbers]
    told = [figure(number) for number in numbers] if figures is None else figures
    parts = (("行政复议", "achievements", sentences),)
    return add_report(store, make_report(parts, figures=told, **meta))


def rate(store, value, **meta):
    parts = (("应诉", "achievements", (f"行政诉讼败诉率{value}%。",)),)
    told = [{"written": f"{value}%", "key": RATE, "value": value, "unit": "%"}]
    return add_report(store, make_report(parts, figures=told, **meta))


def rows(benchmark):
    return [(peer.body[-4:], peer.year, peer.value, peer.standing) for peer in benchmark.peers]


def test_unknown_key(store):
    with pytest.raises(UnknownIndicator):
        compute_benchmark(store, "no.such")


def test_nothing_known(store):
    benchmark = compute_benchmark(store, KEY, value=12)
    assert (benchmark.key, benchmark.name, benchmark.unit) == (KEY, "行政复议受理", "件")
    assert (benchmark.peers, benchmark.values, benchmark.total, benchmark.silent) == ((), (), 0, ())
    assert benchmark.spread is benchmark.place is None
    assert not benchmark.mixed_levels


def test_imported_figure_brings_its_evidence(store):
    number = report(store, 158, figures=[figure(158, change=CHANGE, qualifier="about")])
    (peer,) = compute_benchmark(store, KEY).peers
    evidence, stored = peer.evidence, store.report(number)
    assert evidence.sentence == SENTENCE.format(158)
    assert stored.text[evidence.start : evidence.end] == "158件"
    assert (evidence.report, evidence.title, evidence.url) == (number, stored.meta.title, "")
    assert (peer.value, peer.unit, peer.qualifier, peer.change) == (158, "件", "about", CHANGE)
    assert (peer.year, peer.level, peer.city) == (2023, "department", "临江市")
    assert peer.identity == "临江市/临江区司法局"


def test_shipped_figure_brings_its_evidence(tmp_path):
    line = make_public_figure("临江市青湖区司法局", 140, change=CHANGE)
    with shipped(tmp_path, line) as store:
        (peer,) = compute_benchmark(store, KEY).peers
    assert (peer.evidence.title, peer.evidence.url) == (line.title, line.url)
    assert (peer.evidence.report, peer.evidence.start, peer.evidence.sentence) == (None, None, "")
    assert (peer.body, peer.value, peer.change) == ("临江市青湖区司法局", 140, CHANGE)


@pytest.mark.parametrize(
    "changes",
    [{"kind": "target"}, {"value": None}, {"key": "review.received"}, {"key": None}, {"unit": "%"}],
)
def test_what_is_no_value_leaves_a_body_silent(store, changes):
    number = report(store, 158, figures=[figure(158) | changes])
    benchmark = compute_benchmark(store, KEY)
    assert (benchmark.count, benchmark.total, benchmark.unpublished) == (0, 0, 1)
    (silent,) = benchmark.silent
    assert (silent.gap, silent.report, silent.year) == ("unpublished", number, 2023)


def test_zero_is_a_value(store):
    report(store, 0)
    benchmark = compute_benchmark(store, KEY)
    assert (benchmark.values, benchmark.unpublished) == ((0.0,), 0)


def test_samples_and_nameless_reports_are_left_out(store):
    report(store, 158, sample=True)
    report(store, 159, body=None)
    benchmark = compute_benchmark(store, KEY)
    assert (benchmark.count, benchmark.unpublished) == (0, 0)


def test_part_is_shown_and_not_counted(store):
    report(store, 12, year=2022)
    report(store, 158, figures=[figure(158, scope="part")])
    benchmark = compute_benchmark(store, KEY)
    assert rows(benchmark) == [("区司法局", 2023, 158, "part"), ("区司法局", 2022, 12, "counted")]
    assert benchmark.values == (12,)


def test_total_goes_before_a_part(store):
    report(store, 158, 31, figures=[figure(158, scope="part"), figure(31)])
    assert rows(compute_benchmark(store, KEY)) == [("区司法局", 2023, 31, "counted")]


def test_largest_total_of_a_report_counts(store):
    report(store, 12, 158, 31)
    assert compute_benchmark(store, KEY).values == (158,)


def test_first_rate_of_a_report_counts(store):
    told = [
        {"written": f"{value}%", "key": RATE, "value": value, "unit": "%"} for value in (7.5, 12.25)
    ]
    parts = (("应诉", "achievements", ("本级败诉率7.5%，所属单位败诉率12.25%。",)),)
    add_report(store, make_report(parts, figures=told))
    assert compute_benchmark(store, RATE).values == (7.5,)


def test_own_report_goes_before_what_a_later_one_recalls(store):
    report(store, 158, year=2023)
    report(store, 203, 160, year=2024, figures=[figure(203), figure(160, year=2023)])
    benchmark = compute_benchmark(store, KEY)
    assert rows(benchmark) == [
        ("区司法局", 2024, 203, "counted"),
        ("区司法局", 2023, 158, "earlier"),
    ]
    (other,) = benchmark.peers[1].others
    assert (other.value, other.unit, other.evidence.report) == (160, "件", 2)
    assert other.evidence.sentence == SENTENCE.format(160)


def test_recalled_figure_stands_where_there_is_no_other(store):
    report(store, 203, 160, year=2024, figures=[figure(203), figure(160, year=2023)])
    choice = PeerChoice(since=2023, until=2023)
    assert compute_benchmark(store, KEY, choice).values == (160,)


def test_text_goes_before_the_shipped_table_and_a_conflict_is_told(tmp_path):
    lines = [
        make_public_figure("临江市临江区司法局", 999),
        make_public_figure("临江区司法局", 1, 2022),
    ]
    with shipped(tmp_path, *lines) as store:
        report(store, 158, body="临江区司法局")
        benchmark = compute_benchmark(store, KEY)
    assert rows(benchmark) == [("区司法局", 2023, 158, "counted"), ("区司法局", 2022, 1, "earlier")]
    (other,) = benchmark.peers[0].others
    assert (other.value, other.evidence.url) == (999, lines[0].url)


@pytest.mark.parametrize(
    ("told", "public"),
    [
        (figure(158), {"value": 158}),
        (figure(158, qualifier="about"), {"value": 160}),
        (figure(158), {"value": 150, "qualifier": "over"}),
    ],
)
def test_what_need_not_differ_is_no_conflict(tmp_path, told, public):
    line = make_public_figure("临江区司法局", **public)
    with shipped(tmp_path, line) as store:
        report(store, 158, figures=[told])
        (peer,) = compute_benchmark(store, KEY).peers
    assert (peer.value, peer.others) == (158, ())


def test_same_name_in_another_city_is_another_body(tmp_path):
    line = make_public_figure("望海市鼓楼区司法局", 90, city="望海市")
    with shipped(tmp_path, line) as store:
        report(store, 158, body="鼓楼区司法局", city="临江市")
        assert compute_benchmark(store, KEY).count == 2


def test_latest_year_of_each_body_counts(tmp_path):
    lines = [
        make_public_figure(f"{name}区司法局", 10 * i, 2020 + i)
        for name in "甲乙"
        for i in (1, 2, 3)
    ]
    with shipped(tmp_path, *lines) as store:
        benchmark = compute_benchmark(store, KEY, value=25)
        choice = PeerChoice(since=2022, until=2022)
        chosen = compute_benchmark(store, KEY, choice, value=25)
    assert (benchmark.total, benchmark.values) == (6, (30, 30))
    assert {peer.year for peer in benchmark.peers if peer.standing == "counted"} == {2023}
    assert (benchmark.place.rank, chosen.place.rank) == (3, 1)
    assert (chosen.total, chosen.values) == (2, (20, 20))


def test_value_of_an_unknown_year_needs_no_years_asked_for(store):
    report(store, 158, year=None)
    (peer,) = compute_benchmark(store, KEY).peers
    assert (peer.year, peer.standing) == (None, "counted")
    for choice in (PeerChoice(since=2000), PeerChoice(until=2030)):
        assert compute_benchmark(store, KEY, choice).total == 0


def test_spread_needs_five_peers(tmp_path):
    lines = [
        make_public_figure(f"{name}区司法局", value)
        for name, value in zip("甲乙丙丁戊", (4, 3, 2, 1, 5), strict=True)
    ]
    with shipped(tmp_path, *lines[:4]) as store:
        assert compute_benchmark(store, KEY).spread is None
    with shipped(tmp_path, *lines) as store:
        benchmark = compute_benchmark(store, KEY, value=3.5)
    assert benchmark.values == (1, 2, 3, 4, 5)
    assert (benchmark.spread.lower_quartile, benchmark.spread.median) == (2, 3)
    assert (benchmark.place.rank, benchmark.place.percentile) == (3, 60)


def test_lower_values_come_first_where_they_are_better(store):
    assert load_indicators()[RATE].better == "lower"
    for name, value in zip("甲乙丙", (7.5, 2.5, 5.0), strict=True):
        rate(store, value, body=f"{name}区司法局")
    benchmark = compute_benchmark(store, RATE, value=4)
    assert [peer.value for peer in benchmark.peers] == [2.5, 5.0, 7.5]
    assert (benchmark.place.rank, round(benchmark.place.better_than)) == (2, 67)


def test_levels_are_not_mixed_silently(store):
    report(store, 5, body="甲区司法局")
    report(store, 50, body="乙县人民政府", level="county")
    assert compute_benchmark(store, KEY).mixed_levels
    chosen = compute_benchmark(store, KEY, PeerChoice(level="county"))
    assert not chosen.mixed_levels
    assert rows(chosen) == [("人民政府", 2023, 50, "counted")]


@pytest.mark.parametrize("province", ["西岭省", "西岭"])
def test_province(store, province):
    report(store, 5, body="甲区司法局")
    report(store, 6, body="乙区司法局", province="西岭省", city="云顶市")
    report(store, 7, body="丙区司法局", province=None, city=None)
    assert compute_benchmark(store, KEY, PeerChoice(province=province)).values == (6,)


def test_list_of_bodies_and_ones_own(store):
    for name, value in zip("甲乙丙", (1, 2, 3), strict=True):
        report(store, value, body=f"{name}区司法局")
    listed = frozenset({"临江市/甲区司法局", "临江市/乙区司法局", "临江市/没有的局"})
    assert compute_benchmark(store, KEY, PeerChoice(bodies=listed)).values == (1, 2)
    own = PeerChoice(bodies=listed, own="临江市/乙区司法局")
    assert compute_benchmark(store, KEY, own).values == (1,)
    assert compute_benchmark(store, KEY, PeerChoice(bodies=frozenset())).total == 0


def test_unpublished_and_not_applicable_are_told_apart(store):
    key = "learn.exec_meeting"
    assert "township" not in load_indicators()[key].levels
    report(store, 1, body="甲区人民政府", level="county")
    report(store, 2, body="乙街道办事处", level="township")
    report(store, 3, body="丙区人民政府", level="county", figures=[figure(3, key)])
    benchmark = compute_benchmark(store, key)
    assert {(s.body, s.gap) for s in benchmark.silent} == {
        ("甲区人民政府", "unpublished"),
        ("乙街道办事处", "not_applicable"),
    }
    assert (benchmark.unpublished, benchmark.not_applicable, benchmark.values) == (1, 1, (3,))
    assert compute_benchmark(store, key, PeerChoice(since=2024)).silent == ()


def test_silent_body_is_told_by_its_latest_report(store):
    report(store, 1, year=2021, figures=[])
    last = report(store, 2, year=2022, figures=[])
    (silent,) = compute_benchmark(store, KEY).silent
    assert (silent.year, silent.report) == (2022, last)


def test_body_of_the_shipped_table_alone_is_never_silent(tmp_path):
    with shipped(tmp_path, make_public_figure("甲区司法局", 3)) as store:
        assert compute_benchmark(store, "review.received").silent == ()


def test_rate_is_computed_where_both_counts_are_known(store):
    told = [figure(9, "litigation.lost"), figure(97, "litigation.closed", qualifier="about")]
    report(store, 9, 97, figures=told)
    (peer,) = compute_benchmark(store, RATE).peers
    assert (peer.value, peer.unit, peer.computed) == (9.28, "%", "9件 ÷ 97件")
    assert (peer.qualifier, peer.change, peer.standing) == ("about", None, "counted")
    assert peer.evidence.sentence == SENTENCE.format(9)


def test_reported_rate_goes_before_a_computed_one(tmp_path):
    line = make_public_figure("临江区司法局", 9.3, key=RATE, unit="%")
    told = [figure(9, "litigation.lost"), figure(97, "litigation.closed")]
    with shipped(tmp_path, line) as store:
        report(store, 9, 97, figures=told)
        (peer,) = compute_benchmark(store, RATE).peers
    assert (peer.value, peer.computed, peer.others) == (9.3, "", ())


def test_rates_of_the_shipped_table_are_computed_too(tmp_path):
    lines = [
        make_public_figure("甲区司法局", 0, key="litigation.lost"),
        make_public_figure("甲区司法局", 40, key="litigation.closed"),
        make_public_figure("乙区司法局", 0, key="litigation.lost"),
        make_public_figure("乙区司法局", 0, key="litigation.closed"),
    ]
    with shipped(tmp_path, *lines) as store:
        (peer,) = compute_benchmark(store, RATE).peers
    assert (peer.body, peer.value, peer.computed) == ("甲区司法局", 0, "0件 ÷ 40件")
    assert peer.evidence.url == lines[0].url


RESIDENTS = {"临江市/甲区司法局": 200_000, "临江市/乙区司法局": 50_000, "临江市/丙区司法局": 0}


def test_values_for_ten_thousand_residents(store):
    for name, value in zip("甲乙丙", (100, 50, 999), strict=True):
        report(store, value, body=f"{name}区司法局")
    choice = PeerChoice(per_residents=True)
    benchmark = compute_benchmark(store, KEY, choice, residents=RESIDENTS, value=30)
    assert [(p.body, p.value, p.standing) for p in benchmark.peers] == [
        ("乙区司法局", 10, "counted"),
        ("甲区司法局", 5, "counted"),
        ("丙区司法局", 999, "no_residents"),
    ]
    assert (benchmark.values, benchmark.total, benchmark.place) == ((5, 10), 3, None)


def test_own_value_is_divided_by_ones_own_residents(store):
    report(store, 100, body="甲区司法局")
    choice = PeerChoice(per_residents=True, own="临江市/乙区司法局")
    benchmark = compute_benchmark(store, KEY, choice, residents=RESIDENTS, value=30)
    assert (benchmark.place.value, benchmark.place.rank) == (6, 1)


def test_rate_is_the_same_for_any_number_of_residents(store):
    rate(store, 7.5, body="甲区司法局")
    benchmark = compute_benchmark(store, RATE, PeerChoice(per_residents=True))
    assert (benchmark.values, benchmark.per_residents) == ((7.5,), False)


def test_table_is_given_in_pages(store):
    for number in range(7):
        report(store, number, body=f"第{number}区司法局")
    benchmark = compute_benchmark(store, KEY, rows=3)
    assert (len(benchmark.peers), benchmark.total, benchmark.count) == (3, 7, 7)
    further = further_peers(store, KEY, after=3, rows=3) + further_peers(store, KEY, after=6)
    assert [peer.value for peer in benchmark.peers + further] == [6, 5, 4, 3, 2, 1, 0]
    assert further_peers(store, KEY, after=7) == ()


def test_shipped_table_alone(tmp_path):
    with Store(tmp_path / "corpus.sqlite3") as store:
        for key in {figure.key for figure in load_public_figures()}:
            benchmark = compute_benchmark(store, key, value=1)
            lines = [figure for figure in load_public_figures() if figure.key == key]
            bodies = {
                body_identity(line.body, province=line.province, city=line.city) for line in lines
            }
            reported = [peer for peer in benchmark.peers if not peer.computed]
            assert len(reported) == len(lines)
            assert {peer.identity for peer in reported} == bodies
            assert benchmark.count == len({peer.identity for peer in benchmark.peers})
            assert (benchmark.spread is None) == (benchmark.count < 5)
