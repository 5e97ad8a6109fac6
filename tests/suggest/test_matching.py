"""What query and passage share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.suggest.matching import shared_stretches, shared_words

DIRTY = st.text(alphabet="依法行政复议，。 12（）ａA㎏\u0307\U00020000", max_size=40)


@pytest.mark.parametrize(
    ("query", "text", "shared"),
    [
        ("行政复议", "推进行政复议工作", ["行政复议"]),
        ("受理复议158件", "全年受理复议203件", ["受理复议203件"]),
        ("新收案件", "结案64件", []),
        ("办结案件9宗", "收案64件，办结2宗", ["办结"]),
        ("败诉率4.25%，下降", "败诉率10%，同比下降", ["败诉率", "下降"]),
        ("调解纠纷，排查隐患", "排查隐患并调解纠纷", ["排查隐患", "调解纠纷"]),
        ("调解纠纷", "调解各类纠纷", ["调解", "纠纷"]),
        ("行政，复议", "行政、复议", ["行政、复议"]),
        ("ABC类", "ａｂｃ类", ["ａｂｃ类"]),
        ("复", "复议", []),
        ("", "复议", []),
        ("复议", "", []),
        ("，。！", "，。！", []),
    ],
)
def test_shared(query, text, shared):
    assert [text[a:b] for a, b in shared_stretches(query, text)] == shared


@given(DIRTY, DIRTY)
def test_stretches_are_in_order_apart_and_inside(query, text):
    before = 0
    for start, end in shared_stretches(query, text):
        assert before <= start < end <= len(text)
        before = end


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text(query, text):
    spans = shared_stretches(query, text)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert list(spans) == sorted(spans)


@given(DIRTY)
def test_a_text_shares_all_its_letters_with_itself(text):
    spans = shared_stretches(text, text)
    covered = {place for a, b in spans for place in range(a, b)}
    han = [place for place, letter in enumerate(text) if "\u4e00" <= letter <= "\u9fff"]
    assert len(han) < 2 or covered >= set(han)


@pytest.mark.parametrize(
    ("text", "stretches", "words"),
    [
        ("推行复议“听证+调解”，办结38件", [(2, 11)], ("复议", "听证", "调解")),
        ("行政复议和行政复议听证", [(0, 4), (5, 11)], ("行政复议听证",)),
        ("在册93人，受理", [(0, 8)], ("人受理"[1:], "在册")),
        ("无", [], ()),
    ],
)
def test_words_that_are_shared_are_told_without_marks_and_numbers(text, stretches, words):
    assert set(shared_words(text, stretches)) == set(words)
