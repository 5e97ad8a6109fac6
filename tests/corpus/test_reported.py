"""Which figures of a report are a body's values."""

from __future__ import annotations

import pytest

from assistant.corpus.reported import PART, REPORT, reported_by, reported_publicly
from assistant.figures.extract import extract_figures
from assistant.outline.parse import parse_outline
from tests.builders import make_figure, make_meta, make_public_figure


def told(text):
    """The values of a report with this text, whether they are parts, whether they are computed."""
    figures = extract_figures(text, parse_outline(text), year=2023)
    return {
        value.key: (value.value, value.rank >= PART, value.whole is not None)
        for value in reported_by(make_meta(), figures)
        if value.key != REPORT
    }


@pytest.mark.parametrize(
    ("text", "counted", "rate", "share"),
    [
        ("审结行政复议案件130件，其中纠错26件。", "review.corrected", "review.correction_rate", 20),
        (
            "受理行政复议案件150件，审结130件，其中纠错26件。",
            "review.corrected",
            "review.correction_rate",
            20,
        ),
        ("行政诉讼结案80件，其中败诉8件。", "litigation.lost", "litigation.loss_rate", 10),
        (
            "受理人民调解案件200件，其中调解成功198件。",
            "dispute.succeeded",
            "dispute.success_rate",
            99,
        ),
    ],
)
def test_part_of_another_indicator_is_a_total_of_its_own(text, counted, rate, share):
    values = told(text)
    assert values[counted][1:] == (False, False)
    assert values[rate] == (share, False, True)


def test_part_under_the_key_of_its_whole_is_no_total():
    assert told("办理法律援助案件200件，其中农民工案件30件。") == {"legal.aid": (200, False, False)}


def values_of(*figures):
    """The values of figures given as key, value, unit, scope."""
    made = [
        make_figure(
            f"{value}{unit}", f"{value}{unit}", key=key, value=value, unit=unit, scope=scope
        )
        for key, value, unit, scope in figures
    ]
    values = reported_by(make_meta(), made)
    return {v.key: (v.value, v.rank >= PART) for v in values if v.key != REPORT}


def test_whole_is_the_nearest_total_with_a_value():
    closed, part = ("review.closed", 130, "件", "total"), ("review.closed", 9, "件", "part")
    assert values_of(part) == {"review.closed": (9, True)}
    accepted, change = ("review.accepted", 150, "件", "total"), ("legal.aid", None, "件", "total")
    assert values_of(closed, change, part)["review.closed"] == (130, False)
    lost = ("litigation.lost", 8, "件", "part")
    assert values_of(lost, accepted)["litigation.lost"] == (8, True)
    assert values_of(accepted, change, lost)["litigation.lost"] == (8, False)


@pytest.mark.parametrize(
    ("key", "unit", "counts"),
    [
        ("review.closed", "宗", True),
        ("review.closed", "人次", True),
        ("review.closed", "宗/次", True),
        ("legal.checkups", "家", True),
        ("legal.checkups", "家次", True),
        ("decision.opinions", "条", True),
        ("review.closed", "元", False),
        ("review.closed", "%", False),
        ("review.closed", "吨", False),
        ("review.closed", "天", False),
        ("review.closed", "倍", False),
        ("legal.lawyers", "名", True),
        ("legal.lawyers", "人次", True),
        ("legal.lawyers", "家", False),
        ("law.audience", "场次", False),
        ("enforce.fines", "元", True),
        ("enforce.fines", "件", False),
        ("review.correction_rate", "%", True),
        ("review.correction_rate", "个百分点", False),
        ("review.correction_rate", "‰", False),
    ],
)
def test_unit_must_fit_the_indicator(key, unit, counts):
    assert (key in values_of((key, 12, unit, "total"))) is counts
    line = make_public_figure("临江区司法局", 12, key=key, unit=unit)
    ((_, values),) = reported_publicly([line])
    assert (key in {value.key for value in values}) is counts
