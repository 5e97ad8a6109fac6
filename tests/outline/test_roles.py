from __future__ import annotations

import pytest

from assistant.outline.roles import looks_ahead, owns_up, role_of_heading


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("主要举措和成效", "achievements"),
        ("2031年法治政府建设工作情况", "achievements"),
        ("存在的不足和原因", "problems"),
        ("主要问题及原因分析", "problems"),
        ("面临的困难和挑战", "problems"),
        ("差距与短板", "problems"),
        ("着力化解突出问题", None),
        ("聚焦短板", None),
        ("党政主要负责人履行推进法治建设第一责任人职责情况", "leader"),
        ("第一责任人履职情况", "leader"),
        ("主要举措和成效及第一责任人履职", "achievements"),
        ("下一年度主要安排", "plan"),
        ("2032年重点任务", "plan"),
        ("2032年工作思路", "plan"),
        ("工作打算", "plan"),
        ("2031年重点任务完成情况", "achievements"),
        ("2031年工作总结和2032年工作思路", "plan"),
        ("存在的问题及下一步工作计划", "problems_plan"),
        ("存在不足和改进措施", "problems_plan"),
        ("其他需要报告的事项", "other"),
        ("优化营商环境", None),
    ],
)
def test_roles_by_wording(heading, role):
    assert role_of_heading(heading, 2031) == role


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("一年来成绩不少，但与群众期待相比仍存在一些差距。", True),
        ("在肯定成绩的同时，我们也清醒看到还有不少短板：", True),
        ("针对检查中的问题逐项整改到位。", False),
        ("下一步，我们将针对仍存在的问题抓整改。", False),
        ("", False),
    ],
)
def test_paragraphs_that_own_up(paragraph, expected):
    assert owns_up(paragraph) is expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("下一步，我区将抓好三项工作。", True),
        ("在新的一年里，我们将继续努力。", True),
        ("2032年，我局将紧扣目标。", True),
        ("2031年，我局将学法列入计划。", False),
        ("2032年工作会议已召开。", False),
        ("全年平稳，为下一步打下基础。", False),
    ],
)
def test_paragraphs_that_look_ahead(paragraph, expected):
    assert looks_ahead(paragraph, 2031) is expected
