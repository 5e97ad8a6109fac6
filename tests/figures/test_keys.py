from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from assistant.base.paths import bundled
from assistant.figures.indicators import load_indicators
from assistant.figures.keys import Words, build_rules, is_bare, load_rules
from assistant.figures.units import group_of, load_units
from tests.figures.case_file import read_all_cases

with bundled("corpus", "indicator_rules.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))
NO_RULES = build_rules([row for row in ROWS if row["key"] == "+"])


def words(own: str, topic: str = "", act: str = "", near: str = "") -> Words:
    return Words(own, act or own, topic or own, near or own, "")


@pytest.mark.parametrize(
    ("own", "topic", "unit", "key"),
    [
        ("受理#", "行政复议案件", "件", "review.accepted"),
        ("受理#", "矛盾纠纷", "件", "dispute.accepted"),
        ("受理#", "", "件", None),
        ("受理#", "行政复议案件", "人", None),
        ("维持#", "行政复议案件", "件", None),
        ("审结行政复议、行政诉讼案件#", "", "件", None),
        ("全区行政执法结果信息公示率#", "", "%", "enforce.disclosure_rate"),
        ("印发规范性文件#", "", "件", "rule.issued"),
    ],
)
def test_find_key(own: str, topic: str, unit: str, key: str | None) -> None:
    assert load_rules().find_key(words(own, topic), unit) == key


@pytest.mark.parametrize(
    ("own", "unit", "key"),
    [
        ("新收行政应诉案件#", "%", "litigation.received"),
        ("行政诉讼败诉率#", "个百分点", "litigation.loss_rate"),
        ("毫不相干的事情#", "%", None),
    ],
)
def test_find_key_of_change(own: str, unit: str, key: str | None) -> None:
    assert load_rules().find_key_of_change(words(own), unit) == key


@pytest.mark.parametrize(
    ("own", "bare"), [("今年办理#", True), ("#", True), ("今年办理公证#", False), ("#案件", False)]
)
def test_is_bare(own: str, bare: bool) -> None:
    assert is_bare(own) is bare


def test_an_alias_alone_names_its_key() -> None:
    assert load_rules().find_key(words("人民调解员培训组织#"), "个") is None
    assert (
        load_rules().find_key(words("行政机关负责人出庭应诉#"), "件次") == "litigation.leader_times"
    )


NAMES = ("民主法治示范村（社区）", "行政机关负责人出庭应诉", "行政复议受理", "一村一法律顾问覆盖率")


@given(
    st.sampled_from(NAMES),
    st.integers(0, 12),
    st.integers(0, 2),
    st.text("村的新", max_size=2),
    st.sampled_from(["个", "件", "%"]),
)
def test_a_name_is_known_by_its_likeness_where_no_rule_fits(
    name: str, at: int, gone: int, more: str, unit: str
) -> None:
    said = name[:at] + more + name[at + gone :]
    names = {
        alias: key
        for key, indicator in load_indicators().items()
        for alias in (indicator.name, *indicator.aliases)
        if group_of(indicator.unit) == group_of(unit)
    }
    alike = {names[known] for known in names if fuzz.ratio(known, said) >= 95}
    assert NO_RULES.find_key(words(f"{said}#"), unit) == (alike.pop() if alike else None)


def test_rows_name_known_keys_and_units() -> None:
    keys = {*load_indicators(), "-", "+"}
    groups = {group_of(name) for name in load_units()}
    for row in ROWS:
        assert row["key"] in keys
        for unit in filter(None, row["units"].split("|")):
            assert unit in groups or unit in load_units(), (row["key"], unit)


def test_every_indicator_has_a_rule_and_nearly_every_one_a_case() -> None:
    assert set(load_indicators()) <= {row["key"] for row in ROWS}
    told = {figure.key for case in read_all_cases() for figure in case.expected}
    assert len(set(load_indicators()) - told) <= 3
