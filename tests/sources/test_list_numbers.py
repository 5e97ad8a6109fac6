from __future__ import annotations

import pytest

from assistant.sources.list_numbers import Level, ListCounter, NumberedList, format_number


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
        *((3, "decimalFullWidth", "３"), (2, "ideographEnclosedCircle", "㊁")),
        *((7, "decimalEnclosedParen", "⑺"), (7, "decimalEnclosedFullstop", "⒎")),
        *(
            (3, "numberInDash", "-3-"),
            (20, "taiwaneseCounting", "二十"),
            (3, "japaneseCounting", "三"),
        ),
        (10_000_000, "lowerRoman", "10000000"),
    ],
)
def test_styles(number, style, written):
    assert format_number(number, style) == written


def counter(levels: dict[int, Level]) -> ListCounter:
    return ListCounter(lists={"1": NumberedList(counts_in="a", levels=levels)})


def test_a_level_above_that_was_skipped_counts_from_its_start():
    counted = counter({0: Level(text="%1", start=3), 1: Level(text="%1.%2、")})
    assert [counted.next_label("1", 1), counted.next_label("1", 1)] == ["3.1、", "3.2、"]


def test_a_place_for_a_level_that_does_not_exist_is_empty():
    assert counter({0: Level(text="%1%5、")}).next_label("1", 0) == "1、"


def test_a_level_that_goes_on_whatever_stands_above_it():
    counted = counter({0: Level(text="%1、"), 1: Level(text="（%2）", restart=0)})
    labels = [counted.next_label("1", level) for level in (0, 1, 1, 0, 1)]
    assert labels == ["1、", "（1）", "（2）", "2、", "（3）"]


@pytest.mark.parametrize(
    ("text", "is_close", "label"),
    [
        ("第%1章", False, "第1章 "),
        ("第%1章", True, "第1章"),
        ("%1．", False, "1．"),
        (" %1、 ", False, "1、"),
    ],
)
def test_a_word_is_parted_from_the_text(text, is_close, label):
    assert counter({0: Level(text=text, is_close=is_close)}).next_label("1", 0) == label
