"""What can be typed into a cell of the indicator sheet, and what is refused with a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.parts import SheetRow
from assistant.draft.sheet.cell import (
    CellRefused,
    cell_text,
    change_words,
    typed_number,
    with_cell,
    with_state,
)

ROW = SheetRow(key="review.accepted", name="行政复议受理", unit="件", this_year=96.0)
OWN = SheetRow(key="own.1", name="法治观察员", unit="名")


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("158", "件", 158),
        (" 1,580 ", "件", 1580),
        ("1，580", "件", 1580),
        ("1 580", "件", 1580),
        ("１５８", "件", 158),
        ("158件", "件", 158),
        ("5.8万", "元", 58_000),
        ("5.8万元", "元", 58_000),
        ("2637.6万元", "万元", 2637.6),
        ("85.5%", "%", 85.5),
        ("85.5％", "%", 85.5),
        ("85.5", "%", 85.5),
        ("三十", "件", 30),
        ("0", "件", 0),
        ("", "件", None),
    ],
)
def test_numbers_as_people_type_them(text: str, unit: str, number: float | None) -> None:
    assert typed_number(text, unit) == number


@pytest.mark.parametrize(
    ("text", "unit", "word"),
    [
        ("约30", "件", "约数"),
        ("30余", "件", "约数"),
        ("1,58", "件", "不是数字"),
        ("1.2.3", "件", "不是数字"),
        ("-3", "件", "负数"),
        ("85.5%", "件", "单位"),
        ("3人", "件", "单位"),
        ("=A1+1", "件", "不是数字"),
        ("9" * 30, "件", "太大"),
        ("nan", "件", "不是数字"),
        ("无", "件", "核实"),
    ],
)
def test_what_is_no_number_is_refused_with_a_word(text: str, unit: str, word: str) -> None:
    with pytest.raises(CellRefused, match=word):
        typed_number(text, unit)


@given(st.text(max_size=12), st.sampled_from(["件", "%", "元", "万元", ""]))
def test_any_words_are_a_number_or_refused(text: str, unit: str) -> None:
    try:
        number = typed_number(text, unit)
    except CellRefused:
        return
    assert number is None or 0 <= number <= 1e15


def test_a_new_number_is_not_verified() -> None:
    verified = with_cell(ROW, "state", "已核实")
    assert verified.state == "verified"
    assert with_cell(verified, "this_year", "96").state == "verified"  # the same number
    assert with_cell(verified, "this_year", "97").state == "filled"
    assert with_cell(verified, "last_year", "80").state == "verified"
    assert with_cell(verified, "this_year", "").state == "empty"


def test_a_state_needs_its_number() -> None:
    with pytest.raises(CellRefused, match="还没有填"):
        with_state(OWN, "verified")
    with pytest.raises(CellRefused, match="清空"):
        with_state(ROW, "empty")
    with pytest.raises(CellRefused, match="未填、已填、已核实"):
        with_cell(ROW, "state", "差不多")


def test_names_belong_to_the_list_or_to_oneself() -> None:
    assert with_cell(OWN, "name", " 法治 督察员 ").name == "法治 督察员"
    with pytest.raises(CellRefused, match="不能改名"):
        with_cell(ROW, "name", "别的")
    with pytest.raises(CellRefused, match="不能为空"):
        with_cell(OWN, "name", " \n")
    assert cell_text(with_cell(ROW, "note", "12月\n底数"), "note") == "12月 底数"


@pytest.mark.parametrize(
    ("this", "last", "unit", "words"),
    [
        (127, 100, "件", "+27%"),
        (73, 100, "件", "-27%"),
        (85.5, 87.66, "%", "-2.16百分点"),
        (88, 87, "%", "+1百分点"),
        (5, 0, "件", "上年为零"),
        (5, 5, "件", "持平"),
        (0, 0, "件", "持平"),
        (100_000, 100_001, "件", "基本持平"),
        (None, 3, "件", ""),
        (3, None, "件", ""),
    ],
)
def test_the_change_in_the_room_of_a_cell(
    this: float | None, last: float | None, unit: str, words: str
) -> None:
    row = SheetRow(key="own.1", name="甲", unit=unit, this_year=this, last_year=last)
    assert change_words(row) == words
