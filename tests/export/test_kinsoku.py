from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.export.kinsoku import NOT_AT_END, NOT_AT_START, break_lines, may_break


def broken(text: str, room: int) -> list[str]:
    lines = break_lines(text, [1.0] * len(text), room, room)
    return [text[start:end] for start, end in lines]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("依法行政工作", ["依法行政", "工作"]),
        ("依法行政，工作", ["依法行", "政，工作"]),
        ("依法行（政）工", ["依法行", "（政）工"]),
        ("依法行2025年", ["依法行", "2025", "年"]),
        ("依法——行政", ["依法——", "行政"]),
        ("依法行——政", ["依法", "行——政"]),
        ("依法行……政", ["依法", "行……政"]),
        ("增长9.5%左右", ["增长", "9.5%", "左右"]),
        ("abcd efgh", ["abcd ", "efgh"]),
        ("123456789", ["1234", "5678", "9"]),
        ("。。。。。。", ["。。。。", "。。"]),
        ("", [""]),
    ],
)
def test_lines_end_where_they_may(text: str, lines: list[str]) -> None:
    assert broken(text, 4) == lines


@given(st.text(alphabet="法治政府，。（）《》“”—…12.% a", max_size=120), st.integers(2, 12))
def test_lines_cover_the_text_and_fit(text: str, room: int) -> None:
    lines = broken(text, room)
    assert "".join(lines) == text
    assert all(len(line.rstrip(" ")) <= room for line in lines)
    for before, after in pairwise(lines):
        forced = not any(may_break(*pair) for pair in pairwise(before))
        assert forced or (before[-1] not in NOT_AT_END and after[0] not in NOT_AT_START)


def test_first_line_may_be_shorter() -> None:
    assert break_lines("一二三四五六", [1.0] * 6, 2, 4) == [(0, 2), (2, 6)]
