"""What is typed into the search field, cut into words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.suggest.typed_words import find_words, read_words


def written(typed):
    return [word.written[0] for word in read_words(typed)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("行政执法", ["行政执法"]),
        (" 行政　执法\t培训\n", ["行政", "执法", "培训"]),
        ("行政，执法、培训,考试", ["行政", "执法", "培训", "考试"]),
        ("受理1,200件，办结", ["受理1,200件", "办结"]),
        ("5.4亿 1+5+N 〔2019〕 99.6%", ["5.4亿", "1+5+N", "〔2019〕", "99.6%"]),
        ("“一老 一小”服务", ["一老 一小", "服务"]),
        ('" 一老 一小 " "调解，和解"', ["一老 一小", "调解，和解"]),
        ("＂一老 一小＂ 「两 非」", ["一老 一小", "两 非"]),
        ("“行政 执法", ["行政", "执法"]),
        ('“” "" “ ”', []),
        ("复议 复议 复议", ["复议"]),
        ("a\x00b \ud800", ["a", "b"]),
        ("", []),
        ("，、, 　", []),
    ],
)
def test_words(typed, expected):
    assert written(typed) == expected


def test_traditional_script_is_another_form():
    (word,) = read_words("行政複議ＡＢ")
    assert word.written == ("行政複議AB".replace("AB", "ＡＢ"), "行政复议ＡＢ")
    assert word.folded == ("行政複議ab", "行政复议ab")
    assert word.stands_in("全年行政复议ab")
    assert word.stands_in("全年行政複議ＡＢ")
    assert not word.stands_in("全年行政复议a，b")


def test_no_more_than_twenty():
    assert len(read_words(" ".join(map(str, range(1000))))) == 20


@given(st.text())
def test_anything_may_be_typed(typed):
    words = read_words(typed)
    assert len(set(words)) == len(words)
    assert all(form for word in words for form in word.written + word.folded)


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("ETC 发票 票a", "办理etc发票a类", ["etc", "发票"]),
        ("执法 执法骨干", "轮训执法骨干，规范执法", ["执法骨干", "执法"]),
        ("(试行)", "办法（试行）", ["（试行）"]),
        ("複議", "复议与複議", ["复议", "複議"]),
        ("复议", "调解", []),
        ("", "调解", []),
    ],
)
def test_stretches_that_are_one_of_the_words(typed, text, expected):
    assert [text[a:b] for a, b in find_words(read_words(typed), text)] == expected
