from __future__ import annotations

import pytest

from assistant.checks.required_parts import find_missing_parts
from tests.checks.build import make_context

FILLER = "强化组织领导，健全工作机制，压实各方责任，推动任务落地。" * 10
PARTS = {
    "成效": "一、主要举措和成效\n持续用力。\n",
    "问题": "二、存在的不足和原因\n力量不强。原因是编制紧张。\n",
    "责任人": "三、第一责任人履职情况\n主持会议。\n",
    "安排": "四、2026年工作安排\n继续用力。\n",
}


def report(*left_out, **changed):
    parts = {**PARTS, **changed}
    return FILLER + "\n" + "".join(part for name, part in parts.items() if name not in left_out)


def messages(text, **facts):
    found = list(find_missing_parts(make_context(text, **facts)))
    assert all((item.start, item.end) == (0, 0) for item in found)
    return [(item.severity, item.message) for item in found]


def test_a_complete_report_lacks_nothing():
    assert messages(report()) == []


@pytest.mark.parametrize(
    ("left_out", "severity", "word"),
    [
        ("成效", "error", "成效"),
        ("问题", "error", "不足和原因"),
        ("责任人", "error", "第一责任人"),
        ("安排", "error", "下一年度"),
    ],
)
def test_a_missing_part_is_named(left_out, severity, word):
    ((found, message),) = messages(report(left_out))
    assert found == severity
    assert word in message


def test_shortcomings_without_causes():
    text = report(问题="二、存在的问题\n力量不强。\n")
    ((severity, message),) = messages(text)
    assert severity == "warning"
    assert "原因" in message


@pytest.mark.parametrize(
    "words",
    [
        "力量不强。主要是编制紧张，待遇偏低。",
        "力量不强。究其根源，编制紧张。",
        "力量不强。症结在于编制紧张。",
        "力量不强。深层次看，编制紧张。",
        "力量不强。客观上，编制紧张；主观上，统筹不够。",
    ],
)
def test_causes_are_told_in_many_words(words):
    assert messages(report(问题=f"二、存在的问题\n{words}\n")) == []


def test_shortcomings_are_no_causes():
    ((severity, _),) = messages(report(问题="二、存在的问题\n还有差距。主要是：力量不强。\n"))
    assert severity == "warning"


def test_words_count_where_no_section_plays_the_role():
    text = FILLER + (
        "党政主要负责人履行第一责任人职责，取得新成效。"
        "但还存在一些不足，主要原因是力量紧张。下一步，将补齐短板。"
    )
    assert messages(text) == []


def test_causes_elsewhere_do_not_help():
    text = report(
        问题="二、存在的问题\n力量不强。\n", 成效="一、主要成效\n由于措施得力，进展良好。\n"
    )
    assert [severity for severity, _ in messages(text)] == ["warning"]


@pytest.mark.parametrize("text", ["", "标题\n", FILLER[:150]])
def test_a_text_just_begun_lacks_nothing(text):
    assert messages(text) == []


def test_other_documents_need_no_such_parts():
    assert messages(FILLER, kind="work_summary") == []
