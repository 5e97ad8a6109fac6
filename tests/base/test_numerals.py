from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.base.numerals import LARGEST, read_whole, write_whole


@pytest.mark.parametrize(
    ("value", "written"),
    [
        *((0, "零"), (1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九")),
        *((100, "一百"), (105, "一百零五"), (110, "一百一十"), (1003, "一千零三")),
        *((1010, "一千零一十"), (20_000, "二万"), (100_005, "十万零五"), (10**8, "一亿")),
    ],
)
def test_written_and_read(value: int, written: str) -> None:
    assert write_whole(value) == written
    assert read_whole(written) == value


@pytest.mark.parametrize("text", ["", "件", "二百十", "一百二", "两万五", "十十", "一二"])
def test_what_is_no_numeral_is_not_read(text: str) -> None:
    assert read_whole(text) is None


@pytest.mark.parametrize("value", [-1, LARGEST])
def test_out_of_range(value: int) -> None:
    with pytest.raises(ValueError, match="no numeral"):
        write_whole(value)


@given(st.integers(0, LARGEST - 1))
def test_round_trip(value: int) -> None:
    assert read_whole(write_whole(value)) == value


@given(st.text(alphabet="零〇一二两三九十百千万亿点件", max_size=12))
def test_any_text(text: str) -> None:
    value = read_whole(text)
    assert value is None or value >= 0
