from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.outline.doubts import find_doubts
from assistant.outline.parse import parse_outline
from assistant.outline.read_meta import read_meta

CLEAN = (
    "黄埔区2031年法治政府建设情况报告\n2031年，全区平稳。现将有关情况报告如下：\n"
    "一、主要举措和成效\n（一）抓好学习\n学法10次。\n（二）抓好执法\n办案45件。\n"
    "二、存在的不足\n人手不足。\n三、2032年工作安排\n一是招人。二是增资。\n"
    "黄埔区人民政府\n2032年1月5日\n"
)


def doubts_of(text, **hints):
    outline = parse_outline(text)
    return find_doubts(text, outline, read_meta(text, outline, **hints))


def rules_of(text, **hints):
    return [note.rule for note in doubts_of(text, **hints)]


def test_an_ordinary_report_has_none():
    assert doubts_of(CLEAN) == ()


@pytest.mark.parametrize(
    ("name", "rules"), [("000-huangpu-2023", ["inferred_field"]), ("001-xialu-2023", [])]
)
def test_published_reports_have_few(gold, name, rules):
    assert rules_of((gold / f"{name}.clean.txt").read_text("utf-8")) == rules


@pytest.mark.parametrize(
    ("change", "rule", "words"),
    [
        (("三、2032年", "三、2031年"), "years_differ", "三、2031年工作安排"),
        (("\n2031年，全区", "\n2030年，全区"), "years_differ", "2030年，全区平稳"),
        (("黄埔区人民政府\n", "天河区人民政府\n"), "bodies_differ", "天河区人民政府"),
        (("2031年，全区", "2031年，天河区司法局"), "bodies_differ", "天河区司法局"),
        (("二、存在的不足\n人手不足。\n三、", "二、"), "missing_part", None),
        (("（二）抓好执法", "（三）抓好执法"), "numbering", "（三）抓好执法\n"),
        (("三、2032", "二、2032"), "numbering", "二、2032年工作安排\n"),
        (("一是招人。二是增资", "二是招人。三是增资"), "numbering", "二是招人。"),
        (("办案45件。", "办案45件。" * 600), "long_section", "（二）抓好执法\n"),
        (
            ("二、存在的不足\n人手不足。\n三、", "但仍存在一些不足，如人手少。\n二、"),
            "unheaded",
            "但仍存在一些不足，如人手少。",
        ),
        (
            ("（二）抓好执法\n办案45件。", "抓好执法\n办案45件。\n（三）抓好普法\n好。"),
            "no_number",
            "抓好执法\n",
        ),
        (
            ("黄埔区人民政府\n", "四、存在的问题\n少人。\n黄埔区人民政府\n"),
            "same_role",
            "四、存在的问题\n",
        ),
        (
            ("三、2032年工作安排\n", "三、2032年工作安排\n招人。\n四、保障\n"),
            "role_by_place",
            "四、保障\n",
        ),
    ],
)
def test_each_reason_for_a_look(change, rule, words):
    text = CLEAN.replace(*change)
    assert text != CLEAN
    notes = [note for note in doubts_of(text) if note.rule == rule]
    assert len(notes) == 1
    shown = None if notes[0].start is None else text[notes[0].start : notes[0].end]
    assert shown is None if words is None else shown.startswith(words)
    assert notes[0].message.endswith("。")


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("平稳。\n", {"missing_field", "no_heading"}),
        ("一、成效\n二、不足\n三、打算\n", {"missing_field"}),
        (CLEAN.split("\n", 1)[1].replace("有关", "法治政府建设"), {"inferred_field"}),
        (CLEAN.replace("（一）", "").replace("（二）", ""), {"no_number"}),
    ],
)
def test_reasons_that_concern_the_whole(text, rules):
    assert set(rules_of(text)) == rules


def test_headings_without_any_number_are_one_reason():
    text = CLEAN
    for number in ("一、", "二、", "三、", "（一）", "（二）"):
        text = text.replace(number, "")
    assert rules_of(text) == ["no_number"]


def test_a_year_from_the_date_of_publication_is_unsure():
    text = CLEAN.replace("2031年", "").replace("2032年", "")
    notes = doubts_of(text, published="2032-03-01")
    assert [note.rule for note in notes] == ["inferred_field"]
    assert "2031年" in notes[0].message


def test_a_place_given_up_before_the_year():
    text = CLEAN.replace("黄埔区", "萝岗区")
    assert [note.rule for note in doubts_of(text)] == ["given_up_place"]
    assert "广州市黄埔区" in doubts_of(text)[0].message
    assert doubts_of(text.replace("2031", "2013").replace("2032", "2014")) == ()


@pytest.mark.parametrize(
    "text",
    [
        CLEAN.replace("（二）抓好执法\n办案45件。", "1.抓好执法\n办案45件。\n2.抓好普法\n好。"),
        CLEAN.replace("人手不足。", "一是人手不足。二是经费不足。\n原因：一是编制少。二是钱少。"),
        CLEAN.replace("黄埔区人民政府\n", "广州市黄埔区人民政府办公室\n"),
        CLEAN.replace("二、存在的不足\n", "二、存在的不足和打算\n").replace("三、", "（一）"),
    ],
)
def test_what_is_usual_is_no_reason(text):
    assert rules_of(text) == []


PIECES = [
    "一、成效\n",
    "（三）抓好学习。",
    "二是",
    "2030年",
    "打算",
    "黄埔区司法局",
    "仍存在不足",
    "\n",
    "。",
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_remarks_point_into_the_text(text):
    for note in doubts_of(text):
        assert note.message
        assert note.start is None or 0 <= note.start <= note.end <= len(text)
