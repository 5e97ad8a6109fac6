"""How long a draft is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.parts import Paragraph
from assistant.draft.word_count import Count, Counted, count_draft, count_text
from tests.draft.test_search import draft_of


@pytest.mark.parametrize(
    ("text", "words", "bare", "with_blanks", "chinese"),
    [
        ("依法行政", 4, 4, 4, 4),
        ("你好，世界。", 6, 6, 6, 4),
        ("受理412件", 4, 6, 6, 3),
        ("增长8.4%，达1,158件。", 8, 15, 15, 4),
        ("APP 上线", 3, 5, 6, 2),
        ("“十四五”——规划", 9, 9, 9, 5),
        ("二〇二五年\u3000共12 件", 8, 9, 11, 7),
        ("（ＡＢ）", 4, 4, 4, 0),
        ("𠮷祥", 2, 2, 2, 2),
        (" \n ", 0, 0, 2, 0),
        ("", 0, 0, 0, 0),
    ],
)
def test_texts_are_counted_as_word_counts_them(
    text: str, words: int, bare: int, with_blanks: int, chinese: int
) -> None:
    count = count_text(text)
    assert (count.words, count.characters) == (words, bare)
    assert (count.characters_with_blanks, count.chinese) == (with_blanks, chinese)


@given(st.text(max_size=60), st.text(max_size=60))
def test_paragraphs_add_up(one: str, other: str) -> None:
    assert count_text(f"{one}\n{other}") == count_text(one) + count_text(other)


DRAFT = draft_of(
    Paragraph(text="开头。"),
    Paragraph(style="heading1", text="成效"),
    Paragraph(style="guidance", text="请收集"),
    Paragraph(style="heading2", text="复议"),
    Paragraph(text="受理{{ review.accepted }}。"),
    Paragraph(style="caption", text="统计"),
    Paragraph(style="table", text="指标\t数\n受理\t12"),
    Paragraph(style="heading1", text="安排"),
    Paragraph(style="internal", text="对比"),
    Paragraph(style="attachment", text="清单"),
    Paragraph(text="附件正文"),
)


def test_sections_hold_all_below_them() -> None:
    counted = count_draft(DRAFT)
    shown = [(each.heading, each.level, each.count.words) for each in counted.sections]
    assert shown == [
        ("", 0, 3),
        ("一、成效", 1, 24),
        ("（一）复议", 2, 20),
        ("二、安排", 1, 4),
        ("附件\u3000清单", 0, 8),
    ]
    title = count_text("年度报告")
    top = [each.count for each in counted.sections if each.level < 2]
    total = title
    for count in top:
        total += count
    assert counted.total == total


@pytest.mark.parametrize(
    ("option", "difference"),
    [
        (Counted(guidance=True), 3),
        (Counted(internal=True), 2),
        (Counted(tables=False), -10),
        (Counted(attachments=False), -8),
        (Counted(headings=False), -4 - 4 - 5 - 4 - 4),
    ],
)
def test_parts_may_be_left_out_or_counted_too(option: Counted, difference: int) -> None:
    assert count_draft(DRAFT, option).total.words - count_draft(DRAFT).total.words == difference


def test_an_empty_draft_has_no_length() -> None:
    assert count_draft(draft_of(), Counted(headings=False)).total == Count()
