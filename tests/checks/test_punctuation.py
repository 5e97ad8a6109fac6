from __future__ import annotations

import pytest

from assistant.checks.punctuation import find_bad_punctuation
from tests.checks.build import make_context, seen


def found(text):
    return seen(find_bad_punctuation, make_context("报告\n" + text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区委,区政府", [("warning", ",", "，")]),
        ("做法如下:一是", [("warning", ":", "：")]),
        ("（一）执法(试行)", [("warning", "(", "（"), ("warning", ")", "）")]),
        ("情况如下.\n二、", [("warning", ".", "。")]),
        ("取得成效。。", [("error", "。。", "。")]),
        ("取得成效，。", [("error", "，。", "。")]),
        ("取得成效；、", [("error", "；、", "；")]),
        ("等等。。。", [("warning", "。。。", "……")]),
        ("等等...", [("warning", "...", "……")]),
        ("《甲法》、《乙法》", [("info", "、", "")]),
        ("“一规划”、“两纲要”", [("info", "、", "")]),
        ("2021-2025年", [("info", "-", "—")]),
        ("2021年～2025年", []),
        ('"一站式"', [("warning", '"', None), ("warning", '"', None)]),
        ("依法 行政", [("info", " ", "")]),
        ("一、主要成效。\n", [("info", "。", "")]),
    ],
)
def test_bad_marks_are_found(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "区委，区政府：一是（试行）。",
        "1,200万元，3.5:1，4.15国家安全教育日，12.4。",
        "http://example.cn/a(1).html?b=1",
        "2021—2025年，2021-2025号文件",
        "等等……",
        "（一）主要成效。全年检查3次。\n",
        "一、主要成效\n",
        "APP 上线，v2.0 版",
        "",
    ],
)
def test_sound_marks_are_no_findings(text):
    assert found(text) == []


def test_a_paragraph_full_of_half_width_marks_is_one_finding():
    line = "区委,区政府,区人大,区政协,区法院,区检察院,各街道(镇)"
    assert found(line + "\n甲,乙。\n") == [
        (
            "warning",
            ",区政府,区人大,区政协,区法院,区检察院,各街道(镇)",
            "，区政府，区人大，区政协，区法院，区检察院，各街道（镇）",
        ),
        ("warning", ",", "，"),
    ]


def test_brackets_of_a_formula_stay_as_they_are():
    ((_, words, fix),) = found("甲,乙,丙,丁,戊,己,a(1)庚,辛\n")
    assert words == ",乙,丙,丁,戊,己,a(1)庚,"
    assert fix == "，乙，丙，丁，戊，己，a(1)庚，"


def test_blanks_in_the_title_are_its_own_affair():
    context = make_context("中共青栎区委 青栎区人民政府报告\n正文。\n")
    assert seen(find_bad_punctuation, context) == []
