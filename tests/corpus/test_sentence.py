"""The sentence around a figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.corpus.sentence import sentence_at


@pytest.mark.parametrize(
    ("text", "number", "sentence"),
    [
        ("全年办结120件。", "120件", "全年办结120件。"),
        (
            "标题\n先行一步。全年办结120件，其中大案3件！后话。",
            "3件",
            "全年办结120件，其中大案3件！",
        ),
        ("他说：“够了。”全年办结120件", "120件", "全年办结120件"),
        ("第一段。\n120件办结\n第三段", "120件", "120件办结"),
        ("120件", "120件", "120件"),
    ],
)
def test_sentence(text, number, sentence):
    start = text.index(number)
    assert sentence_at(text, start, start + len(number)) == sentence


def test_flattened_table_is_cut():
    text = "表" * 5000 + "120件" + "格" * 5000
    assert sentence_at(text, 5000, 5004) == "表" * 300 + "120件" + "格" * 300


@given(st.text(alphabet="甲乙。！？\n”）1", max_size=40), st.data())
def test_sentence_holds_the_figure(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert text[start:end].strip() in sentence_at(text, start, end)
