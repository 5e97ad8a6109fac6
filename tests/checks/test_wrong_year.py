from __future__ import annotations

import pytest

from assistant.checks.wrong_year import find_wrong_years
from tests.checks.build import make_context, make_draft, seen

TITLE = "青栎区2025年法治政府建设情况报告\n"
DONE = "一、主要举措和成效\n"
PLAN = "四、下一步工作安排\n"


def found(text, **facts):
    return seen(find_wrong_years, make_context(text, **facts))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TITLE + "一、2024年主要举措和成效\n", [("error", "2024", "2025")]),
        (TITLE + "二、2024年存在的问题和不足\n", [("error", "2024", "2025")]),
        (TITLE + DONE + "（一）2024年执法工作情况。检查3次。\n", [("warning", "2024", "2025")]),
        (TITLE + "四、2025年工作计划\n", [("error", "2025", "2026")]),
        (TITLE + "四、2024年工作计划\n", [("error", "2024", "2026")]),
        (TITLE + "2024年，全区上下齐心协力。\n", [("error", "2024", "2025")]),
        (TITLE + "2024年以来，全区上下齐心协力。\n", [("warning", "2024", "2025")]),
        (TITLE + "现将2024年度工作情况报告如下。\n", [("error", "2024", "2025")]),
        (TITLE + DONE + "2024年，全区办理复议案件30件。\n", [("warning", "2024", None)]),
        (TITLE + DONE + "今年以来，开展检查。\n", [("warning", "今年以来", "2025年以来")]),
        (TITLE + PLAN + "明年将开展检查。\n", [("warning", "明年", "2026年")]),
        (TITLE + PLAN + "2025年，组织轮训。\n", [("warning", "2025", None)]),
        (TITLE + PLAN + "2025年6月底前完成清理。\n", [("warning", "2025", None)]),
        (TITLE + DONE + "检查3次。\n2025年2月10日\n", [("warning", "2025", None)]),
        (TITLE + "（20212025年）", [("error", "20212025", "2021—2025")]),
        (TITLE + "（2021 2025年）", [("error", "2021 2025", "2021—2025")]),
        (
            TITLE + "《法治社会建设实施纲要》（2021—2025年）",
            [("error", "2021—2025", "2020—2025")],
        ),
        (
            TITLE + "《法治政府建设实施纲要(2021-2026年)》",
            [("error", "2021-2026", "2021—2025")],
        ),
    ],
)
def test_wrong_years_are_found(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        TITLE + "一、2025年主要举措和成效\n",
        TITLE + "一、“2021—2025年”规划实施情况\n",
        TITLE + DONE + "（一）2024年度考核反馈问题整改工作。已完成。\n",
        TITLE + "四、2026年工作计划\n",
        TITLE + "四、2025年工作计划完成情况\n",
        TITLE + DONE + "2024年，我区获批试点。\n",
        TITLE + DONE + "2024年，全区办件较上年多30件。\n",
        TITLE + DONE + "比2024年增长3件，由2024年的12件降至9件。\n",
        TITLE + DONE + "印发〔2024〕3号文件。2024年12月启动的改造完成3处。\n",
        TITLE + DONE + "学习《今年怎么看》。\n",
        TITLE + PLAN + "今年要组织轮训。\n",
        TITLE + PLAN + "在2025年的基础上扩大覆盖。2026年6月底前完成。\n",
        TITLE + PLAN + "2026年，组织轮训。\n",
        TITLE + PLAN + "2025年，工作完成情况良好。\n",
        TITLE + DONE + "检查3次。\n2026年1月20日\n",
        TITLE + DONE + "检查3次。\n2025年12月\n",
        TITLE + "《法治政府建设实施纲要（2021—2025年）》《法治社会建设实施纲要（2020—2025年）》",
        TITLE + "《青栎区法治政府建设实施方案（2022—2025年）》",
        "青栎区2024年工作总结和2025年工作打算\n",
        TITLE + "（20252021年）",
        "",
    ],
)
def test_years_that_are_meant_are_no_findings(text):
    assert found(text) == []


def test_the_opening_ends_at_the_first_heading():
    assert found(TITLE + DONE + "2024年，我区获批试点。\n") == []


def test_a_title_with_another_year_than_the_draft_is_an_error():
    text = "青栎区2024年法治政府建设情况报告\n"
    context = make_context(text, year=None, draft=make_draft(year=2025))
    assert seen(find_wrong_years, context) == [("error", "2024", "2025")]


def test_without_a_year_only_the_names_of_plans_are_looked_at():
    text = "报告\n一、2019年主要举措和成效\n今年以来，《法治中国建设规划（2021—2025年）》\n"
    assert found(text, year=None) == [("error", "2021—2025", "2020—2025")]
