"""Twins of a report are known as such; other reports of the same kind are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.corpus.likeness import MOST_MARKS, TWIN, likeness, telling_marks
from assistant.corpus.store import Store
from benchmarks.report_maker import make_report
from tests.builders import add_report
from tests.builders import make_report as build_report


def text_of(number):
    return "".join(f"{paragraph}\n" for paragraph in make_report(number).paragraphs)


@given(st.text())
def test_marks_of_any_text_are_few_and_sorted(text):
    marks = telling_marks(text)
    assert list(marks) == sorted(set(marks))
    assert len(marks) <= MOST_MARKS
    assert all(-(2**63) <= mark < 2**63 for mark in marks)


def test_marks_ignore_white_space_and_punctuation():
    text = "全年办结行政复议案件一百二十八件，其中调解结案64件。\n组织培训12场次，参训三百余人。"
    other = text.replace("，", " , ").replace("\n", "").replace("行政", "行 政")
    assert telling_marks(text) == telling_marks(other) != ()


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", ""),
        lambda text: "政务公开\n首页\n" + text + "版权所有\n扫一扫\n",
        lambda text: text[: len(text) * 9 // 10],
        lambda text: text.replace("，", ","),
        lambda text: "\n".join(text[at : at + 36] for at in range(0, len(text), 36)),
    ],
)
def test_twin_is_found(change):
    text = text_of(1)
    shared = set(telling_marks(text)) & set(telling_marks(change(text)))
    assert len(shared) >= 3
    assert likeness(text, change(text)) >= TWIN


def test_other_reports_are_no_twins():
    texts = [text_of(number) for number in range(20)]
    assert max(likeness(texts[0], other) for other in texts[1:]) < TWIN


def test_store_finds_those_that_share_telling_sentences(tmp_path):
    with Store(tmp_path / "corpus.sqlite3") as store:
        first = add_report(store, build_report())
        add_report(
            store, build_report((("概况", "achievements", ("另一篇报告的一句话，办件9件。",)),))
        )
        marks = telling_marks(store.report(first).text)
        assert store.alike(marks) == {first: store.report(first).text}
        assert store.alike(()) == {}
        store.remove(first)
        assert store.alike(marks) == {}
