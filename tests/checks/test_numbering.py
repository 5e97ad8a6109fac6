from __future__ import annotations

import pytest

from assistant.checks.numbering import find_broken_numbering, read_chinese_ordinal
from tests.checks.build import make_context, seen


def found(text):
    return seen(find_broken_numbering, make_context("报告\n" + text))


@pytest.mark.parametrize(
    ("digits", "number"),
    [
        ("一", 1),
        ("九", 9),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("三十五", 35),
        ("十十", 0),
        ("二三", 0),
    ],
)
def test_read_chinese_ordinal(digits, number):
    assert read_chinese_ordinal(digits) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、甲。\n三、乙。\n", [("error", "三、", None)]),
        ("一、甲。\n一、乙。\n", [("warning", "一、", None)]),
        ("一、甲。\n二、乙。\n二、丙。\n", [("error", "二、", None)]),
        ("一、甲。\n二、乙。\n三、丙。\n二、丁。\n", [("error", "二、", None)]),
        ("二、甲。\n", [("warning", "二、", None)]),
        ("一、甲。\n（一）子。\n（三）丑。\n", [("error", "（三）", None)]),
        ("一、甲。\n（一）子。\n二、乙。\n（二）丑。\n", [("warning", "（二）", None)]),
        ("1.甲。\n3.乙。\n", [("error", "3.", None)]),
        ("（一）甲。\n1.子。\n（二）乙。\n3.寅。\n", [("warning", "3.", None)]),
        ("（1）甲。\n（1）乙。\n（1）丙。\n", []),
        ("一)甲。\n", [("error", "一)", "（一）")]),
        ("（一）乙。\n二）甲。\n", [("error", "二）", "（二）")]),
        ("）甲。\n", [("error", "）", None)]),
        ("一．主要举措。\n", [("warning", "一．", "一、")]),
        ("1、甲。\n2.乙。\n", [("warning", "、", ".")]),
    ],
)
def test_ordinals(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "一、甲。\n（一）子。\n（二）丑。\n二、乙。\n（一）寅。\n1.卯。\n2.辰。\n（二）巳。\n1.午。\n",
        "（一）甲。\n1.子。\n2.丑。\n（二）乙。\n3.寅。\n4.卯。\n",
        "聚焦执法\n（一）甲。\n聚焦普法\n（一）乙。\n（二）丙。\n",
        "1、甲。\n2、乙。\n",
        "12.4国家宪法日。\n1.5万人次。\n",
        "一季度检查3次。\n",
        "（一季度）检查。\n",
        "",
    ],
)
def test_sound_ordinals_are_no_findings(text):
    assert found(text) == []


def test_ordinals_go_past_ten():
    text = "".join(
        f"{number}、甲。\n"
        for number in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"]
    )
    assert found(text) == []


def test_one_slip_is_told_once():
    assert found("一、甲。\n二、乙。\n四、丙。\n四、丁。\n五、戊。\n") == [("error", "四、", None)]
    assert found("一、甲。\n三、乙。\n四、丙。\n") == [("error", "三、", None)]
    assert found("一、甲。\n二、乙。\n二、丙。\n三、丁。\n") == [("error", "二、", None)]
    assert found("做法：一是甲。三是乙。三是丙。四是丁。") == [("error", "三是", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("问题：有的甲。二是乙。", [("error", "二是", None)]),
        ("做法：一是甲。三是乙。", [("error", "三是", None)]),
        ("做法：一是甲；二是乙；二是丙。", [("error", "二是", None)]),
        ("做法：一是甲。\n问题：二是乙。", [("error", "二是", None)]),
        ("任务：一要甲；三要乙。", [("error", "三要", None)]),
    ],
)
def test_broken_runs(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "一是甲。\n二是乙。\n三是丙。\n",
        "做法：一是甲，二是乙。问题：一是丙，二是丁。",
        "做法：一是甲：一要子，二要丑。二是乙。",
        "重点是甲，统一是乙，既是丙。二要素俱全。",
    ],
)
def test_sound_runs_are_no_findings(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("落实《规定。", ["《"]),
        ("落实规定》。", ["》"]),
        ("打造”一站式“平台。", ["”", "“"]),
        ("甲（乙。\n丙）丁。", ["（", "）"]),
        ("甲（乙)丙《丁（戊）》“己”〔2025〕3号。", []),
        ("1）甲（乙）。", []),
    ],
)
def test_unpaired_marks(text, expected):
    assert [words for _, words, _ in found(text)] == expected


def test_doubled_headings():
    text = (
        "一、强化组织领导\n甲。\n二、强化组织领导\n乙。\n"
        "（一）规范执法行为。子。\n（二）规范执法行为。丑。\n"
    )
    assert found(text) == [
        ("error", "二、强化组织领导", None),
        ("error", "（二）规范执法行为。", None),
    ]


def test_the_same_heading_in_another_part_is_no_finding():
    text = "一、成效\n（一）规范执法行为。子。\n二、安排\n（一）规范执法行为。丑。\n"
    assert found(text) == []
