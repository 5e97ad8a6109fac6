"""How numbers and changes are written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.numbers import format_change, format_number, format_value


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (158, "158"),
        (158.0, "158"),
        (0, "0"),
        (-0.0, "0"),
        (-0.001, "0"),
        (2637.6, "2637.6"),
        (99.955, "99.96"),
        (10.654, "10.65"),
        (0.125, "0.13"),
        (0.1 + 0.2, "0.3"),
        (100.0, "100"),
        (1e15, "1000000000000000"),
        (1e300, "1" + "0" * 300),
    ],
)
def test_number(value: float, written: str) -> None:
    assert format_number(value) == written


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (158, "件", "158件"),
        (10.65, "%", "10.65%"),
        (12_300_000, "元", "1230万元"),
        (26_376_000, "元", "2637.6万元"),
        (296_100, "元", "29.61万元"),
        (296_123, "元", "296123元"),
        (9_999, "元", "9999元"),
        (392_000_000, "元", "3.92亿元"),
        (392_345_000, "元", "39234.5万元"),
        (18_000, "人次", "18000人次"),
    ],
)
def test_value_with_measure_word(value: float, unit: str, written: str) -> None:
    assert format_value(value, unit) == written


@pytest.mark.parametrize(
    ("this", "last", "unit", "written"),
    [
        (127, 100, "件", "同比增长27%"),
        (73, 100, "件", "同比下降27%"),
        (158, 124, "件", "同比增长27.42%"),
        (200, 100, "件", "同比增长100%"),
        (0, 40, "件", "同比下降100%"),
        (40, 40, "件", "同比持平"),
        (0, 0, "件", "同比持平"),
        (40, 0, "件", ""),
        (None, 40, "件", ""),
        (40, None, "件", ""),
        (100_001, 100_000, "人次", "同比基本持平"),
        (10.65, 12.81, "%", "同比下降2.16个百分点"),
        (98.5, 96, "%", "同比上升2.5个百分点"),
        (3.0, 0, "%", "同比上升3个百分点"),
        (100, 100.0, "%", "同比持平"),
    ],
)
def test_change(this: float | None, last: float | None, unit: str, written: str) -> None:
    assert format_change(this, last, unit) == written


@given(st.floats(min_value=0, max_value=1e12))
def test_number_is_within_half_a_hundredth(value: float) -> None:
    written = Decimal(format_number(value))
    assert abs(written - Decimal(str(value))) <= Decimal("0.005")
