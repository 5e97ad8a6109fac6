from __future__ import annotations

import pytest

from assistant.checks.outdated_phrase import find_outdated_phrases, load_outdated
from tests.checks.build import make_context, seen


def found(text, year):
    return seen(find_outdated_phrases, make_context(text, year=year))


OLD_GOAL = "建成廉洁高效、守法诚信的法治政府。"


@pytest.mark.parametrize(
    ("text", "year", "words"),
    [
        (OLD_GOAL, 2021, "廉洁高效、守法诚信的法治政府"),
        ("落实《法治政府建设实施纲要（2015—2020年）》。", 2022, "法治政府建设实施纲要（2015—2020"),
        ("区法制办牵头。", 2023, "区法制办"),
        ("区环保局检查。", 2023, "区环保局"),
        ("帮教社区服刑人员。", 2023, "社区服刑人员"),
        ("宣传《物权法》。", 2022, "《物权法》"),
        ("宣传《中华人民共和国合同法》。", 2022, "《中华人民共和国合同法》"),
        ("落实《信访条例》。", 2024, "《信访条例》"),
        ("推进“七五”普法。", 2023, "“七五”普法"),
        ("学习党的二十届三中全会精神。", 2023, "党的二十届三中全会"),
    ],
)
def test_phrases_of_another_time_are_found(text, year, words):
    assert [item[1] for item in found(text, year)] == [words]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (OLD_GOAL, 2020),
        ("原区法制办移交档案。", 2023),
        ("《民法典》施行，《物权法》同时废止。", 2021),
        ("落实《信访工作条例》。", 2024),
        ("市生态环境局、区市场监督管理局、社区矫正对象。", 2025),
        ("学习党的二十届三中全会精神。", 2024),
        ("推进“八五”普法。", 2024),
        (OLD_GOAL, None),
    ],
)
def test_phrases_of_their_time_are_no_findings(text, year):
    assert found(text, year) == []


def test_the_old_goal_can_be_replaced():
    ((severity, _, fix),) = found(OLD_GOAL, 2025)
    assert severity == "error"
    assert fix == "智能高效、廉洁诚信、人民满意的法治政府"


def test_every_row_has_a_year_and_advice():
    for row in load_outdated():
        assert (row.since is None) != (row.before is None)
        assert row.severity in {"error", "warning", "info"}
        assert row.advice
