"""Words that say the same."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.base.tables import read_table
from assistant.suggest.thesaurus import senses_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("调处邻里矛盾", "化解邻里矛盾"),
        ("举办法治讲座", "开展法治讲座"),
        ("执法证件", "行政执法证"),
        ("缺乏针对性", "针对性不强"),
        ("社区服刑人员", "社矫对象"),
    ],
)
def test_words_of_the_trade_share_a_sense(one, other):
    assert set(senses_in(one)) & set(senses_in(other))


@pytest.mark.parametrize(
    ("one", "other"), [("行政复议", "行政诉讼"), ("普法", "执法"), ("公证", "公开"), ("的", "了")]
)
def test_other_matters_share_none(one, other):
    assert not set(senses_in(one)) & set(senses_in(other))


@given(st.text(max_size=40))
def test_any_text_has_known_senses(text):
    rows = len(read_table("synonyms.csv"))
    assert all(0 <= int(sense[1:]) < rows for sense in senses_in(text))


def test_a_word_is_not_read_as_those_inside_it():
    assert senses_in("行政执法证") == senses_in("执法证")


def test_table_is_sound():
    rows = [row["words"].split("|") for row in read_table("synonyms.csv")]
    assert len(rows) > 700
    for words in rows:
        assert len(words) > 1
        assert max(Counter(words).values()) == 1
        assert all(2 <= len(word) <= 8 and word.isalpha() for word in words), words
