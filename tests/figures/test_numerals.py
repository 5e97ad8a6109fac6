from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.figures.numerals import read_numeral, write_numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("2899", 2899),
        ("2 899", 2899),
        ("12,500", 12500),
        ("1,234,567.5", 1234567.5),
        ("99.96", 99.96),
        ("1.8万余", 18000),
        ("2余万", 20000),
        ("1200余万", 12_000_000),
        ("5.4亿", 540_000_000),
        ("2637.6万", 26_376_000),
        ("3千", 3000),
        ("双100", 100),
        ("十", 10),
        ("十五", 15),
        ("十余", 10),
        ("四十余", 40),
        ("百", 100),
        ("千余", 1000),
        ("万余", 10000),
        ("两万余", 20000),
        ("三百二十", 320),
        ("一百零二", 102),
        ("两千零一十", 2010),
        ("两千多万", 20_000_000),
        ("一亿零五", 100_000_005),
        ("百分之九十九", 99),
        ("百分之九十八点五", 98.5),
        ("百分之98.5", 98.5),
        ("百分之百", 100),
    ],
)
def test_reads(text: str, value: float) -> None:
    assert read_numeral(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "余",
        "件",
        "近",
        "一百二",
        "两万五",
        "二〇二三",
        "二百十",
        "1.2.3",
        "百分之",
        "九十八点",
        "点五",
        "十十",
        "三三",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert read_numeral(text) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "零"),
        (10, "十"),
        (17, "十七"),
        (110, "一百一十"),
        (320, "三百二十"),
        (1005, "一千零五"),
        (20000, "二万"),
        (10010, "一万零一十"),
        (98.5, "九十八点五"),
        (100_000_000, "一亿"),
    ],
)
def test_writes(value: float, text: str) -> None:
    assert write_numeral(value) == text


@pytest.mark.parametrize("value", [-1, 10**12, 1e15])
def test_refuses_to_write(value: float) -> None:
    with pytest.raises(ValueError, match="no numeral"):
        write_numeral(value)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_round_trip(value: int) -> None:
    assert read_numeral(write_numeral(value)) == value


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=999))
def test_round_trip_of_decimals(whole: int, thousandths: int) -> None:
    value = float(f"{whole}.{thousandths:03d}")
    assert read_numeral(write_numeral(value)) == value


@given(st.floats(min_value=0, max_value=10**6).map(lambda value: round(value, 2)))
def test_arabic_with_separators(value: float) -> None:
    assert read_numeral(f"{value:,.2f}") == value


@given(st.text(alphabet="零一二两十百千万亿点余多百分之0123456789.,双 ", max_size=30))
def test_never_fails(text: str) -> None:
    value = read_numeral(text)
    assert value is None or value >= 0
