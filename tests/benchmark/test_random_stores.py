"""The fast answer is the plain one, whatever came and went, in whatever order."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.benchmark.choice import PeerChoice
from assistant.benchmark.compute import compute_benchmark, further_peers
from assistant.corpus.packing import pack_report
from assistant.corpus.store import Store
from tests.benchmark.reference import expect
from tests.builders import make_public_figure, make_report, shipped_figures

COUNTS = ("litigation.lost", "litigation.closed", "litigation.received", "learn.exec_meeting")
RATE = "litigation.loss_rate"
LEVELS = ("county", "department", "township", None)
YEARS = (2021, 2022, 2023)
NAMES = ("甲区司法局", "乙区司法局", "丙县人民政府", "丁街道办事处")
PLACES = (("东海省", "临江市"), ("西岭省", "云顶市"))

small = st.integers(0, 6).map(float)


@st.composite
def figures(draw):
    key = draw(st.sampled_from((*COUNTS, RATE)))
    value = draw(small)
    return {
        "written": f"{value:.0f}%" if key == RATE else f"{value:.0f}件",
        "key": draw(st.sampled_from((key, key, key, None))),
        "value": draw(st.sampled_from((value, value, value, None))),
        "unit": "%" if key == RATE else draw(st.sampled_from(("件", "宗", "件", "%"))),
        "kind": draw(st.sampled_from(("actual", "actual", "actual", "target"))),
        "scope": draw(st.sampled_from(("total", "total", "part"))),
        "qualifier": draw(st.sampled_from(("exact", "exact", "about"))),
        "year": draw(st.sampled_from((None, None, *YEARS))),
    }


@st.composite
def reports(draw):
    province, city = draw(st.sampled_from(PLACES))
    name = draw(st.sampled_from((*NAMES, None)))
    prefix = draw(st.sampled_from(("", city)))
    told = draw(st.lists(figures(), max_size=5))
    text = "".join(f"办理{value}件，占{value}%。" for value in range(7))
    text += f"第{draw(st.integers(0, 10**6))}号。"
    return make_report(
        (("应诉", "achievements", (text,)),),
        figures=told,
        body=None if name is None else prefix + name,
        province=province,
        city=city,
        level=draw(st.sampled_from(LEVELS)),
        year=draw(st.sampled_from((*YEARS, None))),
        sample=draw(st.sampled_from((False, False, False, True))),
    )


@st.composite
def public_figures(draw):
    province, city = draw(st.sampled_from(PLACES))
    key = draw(st.sampled_from((*COUNTS, RATE)))
    return make_public_figure(
        city + draw(st.sampled_from(NAMES)),
        draw(small),
        draw(st.sampled_from(YEARS)),
        key=key,
        unit="%" if key == RATE else "件",
        province=province,
        city=city,
        level=draw(st.sampled_from(LEVELS[:3])),
        qualifier=draw(st.sampled_from(("exact", "over"))),
        title=draw(st.sampled_from(("报告", "统计"))),
    )


identities = st.sampled_from([f"{city}/{name}" for _, city in PLACES for name in NAMES])
choices = st.builds(
    PeerChoice,
    level=st.sampled_from((None, None, "county", "department")),
    since=st.sampled_from((None, *YEARS)),
    until=st.sampled_from((None, *YEARS)),
    province=st.sampled_from((None, None, "东海省", "西岭")),
    bodies=st.none() | st.frozensets(identities, max_size=5),
    own=st.none() | identities,
    per_residents=st.booleans(),
)
changes = st.lists(
    st.tuples(st.sampled_from(("add", "add", "replace", "remove")), reports(), st.integers(0, 9)),
    max_size=9,
)
tables = st.lists(
    public_figures(), max_size=5, unique_by=lambda f: (f.body, f.year, f.title, f.key)
)


def change(store, known, act, report, which):
    """Change the store and what is known to be in it."""
    if act == "add" or not known:
        number = store.add(pack_report(report))
        if number is not None:
            known[number] = report
        return
    number = sorted(known)[which % len(known)]
    if act == "remove":
        store.remove(number)
        del known[number]
    elif store.replace(number, pack_report(report)) == number:
        known[number] = report


@settings(max_examples=40)
@given(
    changes,
    tables,
    tables,
    choices,
    st.sampled_from((*COUNTS, RATE)),
    st.dictionaries(identities, st.integers(0, 500_000)),
    small,
)
def test_answer_is_the_plain_one(acts, table, later_table, choice, key, residents, value):
    known = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.sqlite3"
        with shipped_figures(table), Store(path) as store:
            for act in acts[:5]:
                change(store, known, *act)
            compared = compute_benchmark(store, key, choice, residents=residents, value=value)
            agree(compared, expect(known, table, key, choice, residents))
        with shipped_figures(later_table), Store(path) as store:
            for act in acts[5:]:
                change(store, known, *act)
            compared = compute_benchmark(store, key, choice, residents=residents, value=value)
            agree(compared, expect(known, later_table, key, choice, residents))
            pages = [
                peer
                for after in range(0, compared.total, 2)
                for peer in further_peers(
                    store, key, choice, residents=residents, after=after, rows=2
                )
            ]
            assert tuple(pages) == compared.peers


def agree(compared, expected):
    rows = {
        (p.identity, p.year, p.value, p.standing, bool(p.computed), p.qualifier == "exact")
        for p in compared.peers
    }
    assert rows == expected.rows
    assert compared.total == len(compared.peers) == len(rows)
    assert list(compared.values) == expected.values
    assert compared.approximate == expected.approximate
    assert compared.mixed_levels == expected.mixed_levels
    gaps = {"unpublished": expected.unpublished, "not_applicable": expected.not_applicable}
    for gap, bodies in gaps.items():
        assert {s.identity for s in compared.silent if s.gap == gap} == bodies
    assert compared.unpublished == len(expected.unpublished)
    assert compared.not_applicable == len(expected.not_applicable)
    others = {
        (p.identity, p.year): sorted(other.value for other in p.others)
        for p in compared.peers
        if p.others
    }
    assert others == expected.conflicts
    if compared.place and not compared.per_residents:
        better = [v for v in compared.values if v > compared.place.value]
        if compared.better == "lower":
            better = [v for v in compared.values if v < compared.place.value]
        assert compared.place.rank == 1 + len(better)
    ordered = [p.value for p in compared.peers if p.standing != "no_residents"]
    assert ordered == sorted(ordered, reverse=compared.better != "lower")
    assert (compared.spread is None) == (compared.count < 5)
    if compared.spread:
        assert compared.spread.minimum == pytest.approx(min(compared.values))
