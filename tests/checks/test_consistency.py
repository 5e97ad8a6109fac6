from __future__ import annotations

import pytest

from assistant.checks.consistency import find_contradictions
from assistant.draft.parts import SheetRow
from tests.checks.build import figure, make_context, make_draft, seen

TEXT = "全区受理行政复议案件158件。检查30次。全区受理行政复议案件156件。"
KEY = "review.accepted"


def context_of(text, second, *, first=None, draft=None):
    figures = [
        figure(text, "158件", key=KEY, **(first or {})),
        figure(text, "156件", key=KEY, **second),
    ]
    return make_context(text, figures=figures, draft=draft)


def test_two_values_for_one_indicator():
    found = seen(find_contradictions, context_of(TEXT, {}))
    assert found == [("warning", "156件", None)]


@pytest.mark.parametrize(
    "second",
    [
        {"value": 158},
        {"kind": "target"},
        {"scope": "part"},
        {"qualifier": "about"},
        {"year": 2024},
        {"unit": "次"},
        {"indicator": "指导街道办理申请"},
    ],
)
def test_what_is_not_the_same_is_not_compared(second):
    assert seen(find_contradictions, context_of(TEXT, second)) == []


def test_figures_of_one_sentence_are_not_compared():
    text = "受理行政复议案件158件，受理行政复议案件156件。"
    assert seen(find_contradictions, context_of(text, {})) == []


def test_many_subjects_under_one_key_are_told_apart():
    places = ["东岸码头", "北山林场", "西郊工地", "南湾渔港", "中心商圈", "河口湿地"]
    text = "".join(f"{place}{number}次。" for number, place in enumerate(places, 11))
    made = [
        figure(text, f"{number}次", key="enforce.inspections", indicator=place)
        for number, place in enumerate(places, 11)
    ]
    assert seen(find_contradictions, make_context(text, figures=made)) == []


def test_figures_without_key_are_not_compared():
    made = [figure(TEXT, "158件"), figure(TEXT, "156件")]
    assert seen(find_contradictions, make_context(TEXT, figures=made)) == []


def test_measure_words_for_cases_are_one():
    assert len(seen(find_contradictions, context_of(TEXT, {"unit": "宗"}))) == 1


@pytest.mark.parametrize(
    ("this_year", "unit", "state", "expected"),
    [
        (158, "件", "filled", []),
        (160, "件", "filled", [("error", "158件", None)]),
        (160, "宗", "filled", [("error", "158件", None)]),
        (160, "件", "verified", [("error", "158件", "160件")]),
        (160, "次", "filled", []),
        (None, "件", "empty", []),
    ],
)
def test_the_sheet_and_the_text(this_year, unit, state, expected):
    text = "受理行政复议案件158件。"
    sheet = [SheetRow(key=KEY, name="行政复议受理", unit=unit, this_year=this_year, state=state)]
    made = [figure(text, "158件", key=KEY)]
    context = make_context(text, figures=made, draft=make_draft(sheet=sheet))
    assert seen(find_contradictions, context) == expected


def test_an_office_of_its_own_count_beside_the_sheets():
    sheet = [SheetRow(key=KEY, name="行政复议受理", unit="件", this_year=158)]
    context = context_of(TEXT, {"indicator": "指导街道办理申请"}, draft=make_draft(sheet=sheet))
    assert seen(find_contradictions, context) == []


def test_last_years_figure_is_not_held_against_the_sheet():
    text = "2024年受理行政复议案件158件。"
    sheet = [SheetRow(key=KEY, name="行政复议受理", unit="件", this_year=160)]
    made = [figure(text, "158件", key=KEY, year=2024)]
    context = make_context(text, figures=made, draft=make_draft(sheet=sheet))
    assert seen(find_contradictions, context) == []
