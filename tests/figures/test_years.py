from __future__ import annotations

import pytest

from assistant.figures.years import is_in_brackets, last_year_named, year_compared_with


@pytest.mark.parametrize(
    ("text", "named", "year"),
    [
        ("2022年受理", True, 2022),
        ("去年受理", True, 2023),
        ("今年以来", True, 2024),
        ("2021年以来共", True, 2021),
        ("2022年度共受理", True, 2022),
        ("较2022年增长", False, None),
        ("与去年相比", False, None),
        ("2022年同期", False, None),
        ("2021—2025年", False, None),
        ("《2022年计划》", True, None),
        ("2019年度述法评议活动", False, None),
        ("2020年以来制定的", False, None),
        ("上年结转", False, None),
        ("上年同期", True, 2023),
        ("截至2021年底，共有", True, 2021),
        ("全年共受理", False, None),
        ("由上年的96件下降13%，审结", False, None),
        ("由上年的96件降至83件，审结", True, 2023),
        ("对上年度考核指出的4个问题", False, None),
        ("公布了上年度收支，追回", False, None),
        ("列入2025年重点任务", False, None),
        ("公布2023年受理", False, None),
        ("2021年7月15日起施行的法律", False, None),
        ("2021年7月15日起，受理", True, 2021),
    ],
)
def test_last_year_named(text: str, named: bool, year: int | None) -> None:
    if text.startswith("《"):
        named = False
    assert last_year_named(text, 0, len(text), 2024) == (named, year)


def test_last_year_without_reporting_year() -> None:
    assert last_year_named("去年受理", 0, 4, None) == (True, None)


@pytest.mark.parametrize(
    ("text", "inside"), [("（含", True), ("（含）", False), ("含", False), ("（甲）乙（", True)]
)
def test_is_in_brackets(text: str, inside: bool) -> None:
    assert is_in_brackets(text, 0, len(text)) is inside


@pytest.mark.parametrize(
    ("words", "year"),
    [("较2022年", 2022), ("与上年同期", 2023), ("比前年", 2022), ("比平均", None)],
)
def test_year_compared_with(words: str, year: int | None) -> None:
    assert year_compared_with(words, 2024) == year
    assert year_compared_with("较去年", None) is None
