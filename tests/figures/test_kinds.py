from __future__ import annotations

import pytest

from assistant.figures.kinds import kind_of
from assistant.figures.sections import Place


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
    assert kind_of(clause, clause, "", Place(role, (), None)) == kind


@pytest.mark.parametrize(
    ("clause", "after", "kind"),
    [
        ("完成目标任务", "的125%", "target"),
        ("完成目标任务80件的", "", "actual"),
        ("目标任务80件，已完成", "", "actual"),
        ("圆满完成目标任务，挽回损失", "", "actual"),
        ("承担法律援助", "的目标任务", "target"),
        ("把", "任务分解到部门", "actual"),
        ("街道拟定的", "重大事项", "actual"),
        ("拟定于", "前完成", "target"),
        ("对拟出台的", "文件开展审查", "actual"),
        ("征求不少于", "商户的意见", "actual"),
        ("年度培训不少于", "学时", "target"),
        ("列入2025年计划", "", "actual"),
    ],
)
def test_kind_of_tasks(clause: str, after: str, kind: str) -> None:
    assert kind_of(clause, clause, after, Place("achievements", (), None)) == kind
