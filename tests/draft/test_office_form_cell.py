"""Numbers as offices write them into a cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.sheet.amount import read_amount


@pytest.mark.parametrize(
    ("written", "unit", "value"),
    [
        ("158", "件", 158),
        (" １２３ ", "件", 123),
        ("1,234", "件", 1234),
        ("158.0", "件", 158),
        ("0", "件", 0),
        ("85.3", "%", 85.3),
        ("85.3％", "%", 85.3),
        ("2637600.5", "元", 2637600.5),
    ],
)
def test_plain_numbers(written: str, unit: str, value: float) -> None:
    amount = read_amount(written, unit)
    assert (amount.value, amount.remark) == (value, "")


@pytest.mark.parametrize(
    ("written", "unit", "value", "remark"),
    [
        ("158件", "件", 158, "按158计"),
        ("158 件", "件", 158, "按158计"),
        ("5.8万", "件", 58000, "按58000计"),
        ("263.76万元", "元", 2637600, "按2637600计"),
        ("1.2亿", "元", 120000000, "按120000000计"),
        ("158宗", "件", 158, "单位应为“件”"),
        ("约300", "人次", 300, "约数"),
        ("300余人次", "人次", 300, "约数"),
        ("3万余份", "份", 30000, "约数"),
        ("一百五十八", "件", 158, "按158计"),
        ("158.5", "件", 158.5, "不是整数"),
        ("12个", "", 12, "按12计"),
    ],
)
def test_understood_with_a_remark(written: str, unit: str, value: float, remark: str) -> None:
    amount = read_amount(written, unit)
    assert amount.value == value
    assert remark in amount.remark


@pytest.mark.parametrize(
    ("written", "unit", "remark"),
    [
        ("-3", "件", "负数"),
        ("无", "件", "是0还是没有统计"),
        ("/", "件", "是0还是没有统计"),
        ("158人", "件", "不符"),
        ("85%", "件", "不符"),
        ("158（含街道12）", "件", "不是数字"),
        ("详见附件", "件", "不是数字"),
        ("100+58", "件", "不是数字"),
        ("1,58", "件", "不是数字"),
        ("#DIV/0!", "件", "不是数字"),
        ("2025-01-05 00:00:00", "件", "不是数字"),
        ("9" * 40, "件", "太大"),
        ("1e9", "件", "不是数字"),
    ],
)
def test_not_understood(written: str, unit: str, remark: str) -> None:
    amount = read_amount(written, unit)
    assert amount.value is None
    assert remark in amount.remark


@pytest.mark.parametrize("written", ["", "  ", "　"])
def test_an_empty_cell_says_nothing(written: str) -> None:
    assert read_amount(written, "件") is None


@given(written=st.text(max_size=40), unit=st.sampled_from(["件", "元", "%", "", "人次"]))
def test_never_fails_and_never_guesses_silently(written: str, unit: str) -> None:
    amount = read_amount(written, unit)
    if amount is not None and amount.value is None:
        assert amount.remark
    if amount is not None and amount.value is not None:
        assert 0 <= amount.value <= 1e15


@given(value=st.integers(min_value=0, max_value=10**12))
def test_whole_numbers_are_read_as_written(value: int) -> None:
    assert read_amount(f"{value:,}", "件").value == value
