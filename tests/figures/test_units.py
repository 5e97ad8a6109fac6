from __future__ import annotations

import re

import pytest

from assistant.figures.units import group_of, load_units, unit_pattern


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("件", "case"),
        ("人次", "people"),
        ("场次", "times"),
        ("宗/次", "case"),
        ("期(次)", "times"),
        ("件（次）", "case"),
        ("户次", "visits"),
        ("元", "money"),
        ("个百分点", "rate"),
        ("年", ""),
    ],
)
def test_group(name: str, group: str) -> None:
    assert group_of(name) == group


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("人次参加", "人次"),
        ("人参加", "人"),
        ("宗/次", "宗/次"),
        ("期（次）", "期（次）"),
        ("件（含上年）", "件"),
        ("个百分点", "个百分点"),
        ("个村", "个"),
        ("项目标任务", None),
        ("部门", None),
        ("个月", None),
        ("名单", None),
        ("名单位负责人", "名"),
        ("分钟", None),
    ],
)
def test_pattern(text: str, unit: str | None) -> None:
    found = re.match(unit_pattern(), text)
    assert (found[0] if found else None) == unit


def test_table_is_sound() -> None:
    units = load_units()
    assert all(unit.group and unit.spelt for unit in units.values())
    for unit in units.values():
        re.compile(unit.not_before)
