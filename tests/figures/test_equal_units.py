"""Numbers told in another measure word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.base.tables import read_table
from assistant.figures.equal_units import converted


@pytest.mark.parametrize(
    ("value", "unit", "into", "wanted"),
    [
        (158, "件", "宗", 158),
        (158, "宗/次", "件", 158),
        (12, "名", "人", 12),
        (12, "人次", "人", None),
        (12, "件次", "件", None),
        (2.5, "万元", "元", 25_000),
        (25_000, "元", "亿元", 0.00025),
        (0.1, "万元", "元", 1000),
        (3, "公顷", "平方米", 30_000),
        (3, "斤", "公斤", 1.5),
        (85.5, "％", "%", 85.5),
        (3, "万元", "件", None),
        (3, "", "件", None),
    ],
)
def test_measure_words(value: float, unit: str, into: str, wanted: float | None) -> None:
    assert converted(value, unit, into) == wanted


_UNITS = st.sampled_from([row["unit"] for row in read_table("equal_units.csv")] + ["元", "万元"])


@given(st.integers(0, 10**9), _UNITS, _UNITS)
def test_there_and_back(value: int, unit: str, into: str) -> None:
    there = converted(value, unit, into)
    if there is not None:
        assert converted(there, into, unit) == value
