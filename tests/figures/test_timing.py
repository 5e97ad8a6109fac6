from __future__ import annotations

import pytest

from assistant.figures.sections import Place
from assistant.figures.timing import is_in_brackets, kind_of, last_year_named


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
        ("全年共受理", False, None),
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
    ("role", "clause", "kind"),
    [
        ("achievements", "办理", "actual"),
        ("achievements", "力争办理", "target"),
        ("achievements", "计划开展", "target"),
        ("achievements", "完成年度计划", "target"),
        ("achievements", "培训计划共", "actual"),
        ("achievements", "拟废止", "target"),
        ("plan", "办理", "target"),
        ("plan", "已办理", "actual"),
        ("plan", "在已办理的基础上，力争新增", "target"),
        ("problems", "仅有", "actual"),
        ("problems_plan", "仅有", "actual"),
        ("problems_plan", "下一步将开展", "target"),
    ],
)
def test_kind(role: str, clause: str, kind: str) -> None:
    assert kind_of(clause, clause, Place(role, (), None)) == kind
