"""Headings that only the file's own marks tell."""

from __future__ import annotations

import pytest

from assistant.outline.correct import correct_outline
from assistant.outline.marked import find_marked
from assistant.outline.parse import parse_outline
from assistant.sources.source_text import MarkedHeading

TEXT = """青栎区2031年法治政府建设情况报告
2031年，青栎区统筹推进各项工作，现将有关情况报告如下。
工作推进情况
学习培训抓在经常
全年组织学法6次，参训人员覆盖各科室，学用结合更加紧密。
执法监督抓在平时
全年评查案卷40件，逐件反馈问题。
存在问题
执法力量不足。
青栎区人民政府
2032年1月20日
"""


def shown(text, *marked):
    outline = parse_outline(text)
    marks = [MarkedHeading(text=line, level=level) for level, line in marked]
    outline = correct_outline(text, outline, find_marked(text, outline, marks, 2031))
    return [(s.level, s.heading, s.role) for s in outline.sections if s.heading]


def test_levels_come_from_the_marks():
    assert shown(
        TEXT,
        (1, "青栎区2031年法治政府建设情况报告"),
        (2, "工作推进情况"),
        (3, "學習培訓抓在經常"),
        (3, "执法监督抓在平时"),
        (2, "存在问题"),
    ) == [
        (1, "工作推进情况", "achievements"),
        (2, "学习培训抓在经常", "achievements"),
        (2, "执法监督抓在平时", "achievements"),
        (1, "存在问题", "problems"),
    ]


def test_numbered_headings_say_which_level_a_mark_stands_for():
    text = TEXT.replace("工作推进情况", "一、工作推进情况").replace("存在问题\n", "二、存在问题\n")
    text = text.replace("学习培训抓在经常", "（一）学习培训抓在经常")
    levels = [
        level
        for level, heading, _ in shown(
            text, (4, "一、工作推进情况"), (5, "学习培训抓在经常"), (5, "执法监督抓在平时")
        )
        if heading in {"学习培训抓在经常", "执法监督抓在平时"}
    ]
    assert levels == [2, 2]


@pytest.mark.parametrize(
    "marked",
    [
        [],
        [(1, "青栎区2031年法治政府建设情况报告")],
        [(1, line) for line in TEXT.splitlines()],
        [(1, "全年评查案卷40件，逐件反馈问题。"), (1, "执法力量不足。")],
        [(1, "青栎区人民政府"), (2, "2032年1月20日")],
    ],
)
def test_marks_that_mean_nothing_change_nothing(marked):
    assert shown(TEXT, *marked) == shown(TEXT)


def test_text_without_sections():
    assert find_marked(" \n", parse_outline(" \n"), [MarkedHeading(text="甲", level=1)] * 3) == ()
