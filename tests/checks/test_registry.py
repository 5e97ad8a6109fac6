from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks.registry import RULES, check, run_rules
from assistant.draft.manuscript import Line, Manuscript
from assistant.draft.parts import Elements
from assistant.figures.extract import extract_figures
from assistant.outline.parse import parse_outline
from tests.checks.build import context_of_gold, make_context

PIECES = [
    *("一、", "（二）", "(三)", "一)", "1.", "2、", "一是", "二是", "2024年", "（20212025年）"),
    *("《", "》", "“", "”", "（", "）", "、", "，", "。", ";", ",", ".", " ", "。。", "\n"),
    *("截止目前", "法制政府", "龙湾区司法局", "【空】", "××", "共开展次", "今年以来", "2025年，"),
    *("受理30件", "成功25件", "成功率99%", "同比增长5%", "其中民事50件", "下降2个百分点"),
    *("主要举措和成效\n", "存在的问题\n", "工作安排\n", "廉洁高效、守法诚信的法治政府"),
]


def context_with_figures(text, year=2025):
    figures = extract_figures(text, parse_outline(text), year=year)
    return make_context(text, year=year, figures=figures)


def manuscript_of(*lines, title="青栎区2025年法治政府建设情况报告"):
    return Manuscript(
        elements=Elements(title=title, body="青栎区人民政府"),
        year=2025,
        lines=tuple(
            Line(style="body", ordinal="", text=line, paragraph=index)
            for index, line in enumerate(lines)
        ),
    )


def test_rules_have_names_titles_and_order():
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names) == 11
    assert all(rule.title for rule in RULES)
    assert all(rule.function.__module__ == f"assistant.checks.{rule.name}" for rule in RULES)


def test_findings_come_by_place_and_each_once():
    manuscript = manuscript_of("截止目前，共开展次。。", "龙湾区司法局××。")
    context = make_context(manuscript.text)
    findings = check(manuscript, context)
    assert [finding.start for finding in findings] == sorted(item.start for item in findings)
    assert len(set(findings)) == len(findings)
    assert {finding.rule for finding in findings} == {
        "wording",
        "placeholders",
        "punctuation",
        "other_place",
    }


def test_a_context_of_another_text_is_refused():
    with pytest.raises(ValueError, match="another text"):
        check(manuscript_of("甲。"), make_context("乙。"))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map("".join))
def test_any_text_gives_valid_findings(text):
    for finding in run_rules(context_with_figures(text)):
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.message
        assert finding.start < finding.end or (finding.start, finding.end) == (0, 0)
        if finding.fix is not None:
            assert finding.fix != text[finding.start : finding.end]


@pytest.mark.parametrize("name", ["000-huangpu-2023", "001-xialu-2023"])
def test_sound_reports_get_few_findings(gold, name):
    """Each was read: every one is a true fault of the published text."""
    found = {(item.rule, item.severity) for item in run_rules(context_of_gold(gold, name))}
    known = {
        "000-huangpu-2023": {
            ("required_parts", "warning"),  # shortcomings without causes
            ("wording", "warning"),  # two doubled words
            ("outdated_phrase", "warning"),  # the old word for 社区矫正对象
        },
        "001-xialu-2023": {
            ("required_parts", "warning"),  # shortcomings without causes
            ("required_parts", "error"),  # no word of the 第一责任人
            ("punctuation", "info"),  # hyphens in year ranges
            ("numbering", "error"),  # halves of quotation marks
            ("arithmetic", "warning"),  # 99.6% for 99.69%
        },
    }
    assert found == known[name]


@pytest.mark.parametrize(
    "piece",
    [
        "一是",
        "（一）",
        "2024年，",
        "龙湾区",
        "“",
        "截止2025年",
        "受理3件，",
        "，。",
        "甲\n",
        "《（2",
    ],
)
def test_long_texts_take_no_long(piece):
    text = piece * (100_000 // len(piece))
    context = make_context(text)
    begin = time.process_time()
    run_rules(context)
    assert time.process_time() - begin < 5
