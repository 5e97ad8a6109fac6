"""Numbers of headings."""

from __future__ import annotations

import pytest

from assistant.draft.numbering import chinese_numeral, ordinals


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1010, "一千零一十"),
        (1001, "一千零一"),
        (10_000, "10000"),
        (0, "0"),
    ],
)
def test_numerals(number: int, written: str) -> None:
    assert chinese_numeral(number) == written


def test_lower_levels_start_anew_below_each_heading() -> None:
    styles = (
        *("heading1", "heading2", "body", "heading2", "heading3", "heading4", "heading4"),
        *("heading3", "heading4", "heading2", "heading3", "guidance", "heading1", "heading2"),
    )
    assert ordinals(styles) == (
        *("一、", "（一）", "", "（二）", "1.", "（1）", "（2）"),
        *("2.", "（1）", "（三）", "1.", "", "二、", "（一）"),
    )


def test_a_skipped_level_counts_from_one() -> None:
    assert ordinals(("heading1", "heading3", "heading3", "heading2", "heading3")) == (
        "一、",
        "1.",
        "2.",
        "（一）",
        "1.",
    )


def test_nothing_and_much() -> None:
    assert ordinals(()) == ()
    assert ordinals(("heading1",) * 120)[-1] == "一百二十、"
