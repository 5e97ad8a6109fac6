from __future__ import annotations

import pytest

from assistant.sources.list_numbers import Level, ListCounter, format_number


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [
        *((1, "decimal", "1"), (3, "decimalZero", "03"), (12, "decimalZero", "12")),
        *(
            (1, "chineseCounting", "一"),
            (10, "chineseCounting", "十"),
            (15, "chineseCounting", "十五"),
        ),
        *((20, "chineseCountingThousand", "二十"), (105, "chineseCountingThousand", "一百零五")),
        *((1010, "chineseCounting", "一千零一十"), (0, "chineseCounting", "零")),
        *((12, "ideographDigital", "一二"), (12, "chineseLegalSimplified", "壹拾贰")),
        *((2, "ideographTraditional", "乙"), (11, "ideographTraditional", "11")),
        *((3, "ideographZodiac", "寅"), (4, "decimalEnclosedCircleChinese", "④")),
        *((4, "lowerRoman", "iv"), (1994, "upperRoman", "MCMXCIV"), (2, "upperLetter", "B")),
        *((27, "lowerLetter", "aa"), (21, "decimalEnclosedCircle", "21"), (7, "unheard-of", "7")),
        (10_000_000, "lowerRoman", "10000000"),
    ],
)
def test_styles(number, style, written):
    assert format_number(number, style) == written


def test_a_level_above_that_was_skipped_counts_from_its_start():
    levels = {0: Level(text="%1", start=3), 1: Level(text="%1.%2")}
    counter = ListCounter(lists={"1": ("a", levels)})
    assert [counter.next_label("1", 1), counter.next_label("1", 1)] == ["3.1", "3.2"]


def test_a_place_for_a_level_that_does_not_exist_is_empty():
    counter = ListCounter(lists={"1": ("a", {0: Level(text="%1%5、")})})
    assert counter.next_label("1", 0) == "1、"
