"""What can be a phrase: one line of words, its fields of canonical indicators."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.draft.parts import SheetRow
from assistant.phrases.phrase import (
    LONGEST_TEXT,
    PhraseUnusable,
    check_text,
    key_of,
    own_phrase,
    readable,
    suggested_topic,
    without_own_fields,
)

FIELD = "{{ review.accepted }}"


def test_words_are_kept_on_one_line() -> None:
    made = own_phrase(
        f"  健全衔接机制，\r\n  受理申请{FIELD}，\t办结【办结数】件。\x07\n",
        topic=" 行政复议 ",
        note="甲\n乙",
    )
    assert made.text == f"健全衔接机制，受理申请{FIELD}， 办结【办结数】件。"
    assert (made.topic, made.note, made.role, made.is_own) == ("行政复议", "甲乙", None, True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "没有文字"),
        (" \n\t\ufeff\x00 ".replace("\ufeff", ""), "没有文字"),
        ("。……", "没有文字"),
        ("长" * (LONGEST_TEXT + 1), "超过 1000 字"),
        ("受理{{ review.accepted 件", "没有成对"),
        ("受理{{ review.accepted | upper }}件", "不支持"),
        ("受理{{ ''.__class__ }}件", "不是字段写法"),
        ("受理{{ own.1 }}件", "标准指标"),
        ("受理{{ no.such }}件", "标准指标"),
    ],
)
def test_what_is_no_phrase_is_told(text: str, reason: str) -> None:
    with pytest.raises(PhraseUnusable) as caught:
        own_phrase(text)
    assert reason in caught.value.reason
    assert len(caught.value.text) <= 60


def test_same_words_set_otherwise_have_one_key() -> None:
    assert key_of("受理 {{review.accepted}}，办结") == key_of("受理{{ review.accepted }},办结")
    assert key_of("受理复议") != key_of("受理诉讼")


def test_fields_read_as_the_names_of_their_indicators() -> None:
    text = f"受理{FIELD}，{{{{ review.accepted | change }}}}，办结【办结数】件，{{{{ own.1 }}}}。"
    assert (
        readable(text) == "受理【行政复议受理】，【行政复议受理】，办结【办结数】件，{{ own.1 }}。"
    )
    assert suggested_topic(f"全年共收到{FIELD}。") == "行政复议"
    assert suggested_topic("一切顺利。") == ""
    assert suggested_topic("一切顺利。", ("主要举措", "办好行政复议")) == "行政复议"


def test_own_indicators_of_a_draft_become_blanks_by_their_names() -> None:
    rows = (SheetRow(key="own.1", name="夜间巡查", unit="次", this_year=12, last_year=10),)
    text = f"巡查{{{{ own.1 }}}}，{{{{ own.1 | last }}}}，{{{{ own.2 }}}}，受理{FIELD}，{{{{ 坏"
    assert without_own_fields(text, rows) == (
        f"巡查【夜间巡查】，【夜间巡查上年数】，【数据】，受理{FIELD}，{{{{ 坏"
    )


@example("0" * 19 + " 0")
@given(
    st.text(max_size=60) | st.text(alphabet="{}【】 a.|1\n\r\u2028件，\ud800\uffff", max_size=40)
)
def test_any_text_is_a_phrase_or_refused(text: str) -> None:
    readable(text)
    without_own_fields(text, ())
    try:
        made = own_phrase(text, topic=text, note=text)
    except PhraseUnusable:
        return
    assert made.text
    assert len(made.text.splitlines()) == 1
    json.dumps([made.text, made.topic, made.note], ensure_ascii=False).encode("utf-8")
    check_text(made.text)
    assert own_phrase(made.text, topic=made.topic, note=made.note) == made
