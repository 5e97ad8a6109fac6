from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.cleaning.compare import LinePair, compare
from tests.cleaning.run import clean

PIECES = st.sampled_from(
    ["法治", "政府", "。", "，", ",", "\n", "\n\n", " ", "領導", "领导", "一、", "1"]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


def unmarked(text, spans):
    marked = {i for start, end in spans for i in range(start, end)}
    return "".join(character for i, character in enumerate(text) if i not in marked)


def assert_rows_tell_both_texts(before, after):
    rows = compare(before, after)
    left = "".join(row.before or "" for row in rows)
    assert left.replace("\n", "") == before.replace("\n", "")
    right = [row.after for row in rows if row.after is not None]
    assert "".join(right) == after.replace("\n", "")
    assert len(right) == len(after.splitlines())
    for row in rows:
        if row.before is not None and row.after is not None:
            one, other = (
                unmarked(row.before, row.before_spans),
                unmarked(row.after, row.after_spans),
            )
            assert one == other
        assert row.is_equal == (row.before == row.after)
        assert not (row.is_equal and (row.before_spans or row.after_spans))


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
@example("法治。法治法治法治。法治。法治。法治法治", "法治法治法治。\n法治。法治。法治法治")
def test_rows_tell_both_texts(before, after):
    assert_rows_tell_both_texts(before, after)


def test_rows_of_real_reports_tell_both_texts(seeds):
    for path in sorted(seeds.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert_rows_tell_both_texts(text, clean(text))


def test_equal_lines_are_equal():
    rows = compare("一、做法。\n二、问题。\n", "一、做法。\n二、问题。\n")
    assert rows == (
        LinePair(before="一、做法。", after="一、做法。"),
        LinePair(before="二、问题。", after="二、问题。"),
    )
    assert all(row.is_equal for row in rows)


def test_a_changed_character_is_marked_on_both_sides():
    (row,) = compare("全区重视,成效明显。\n", "全区重视，成效明显。\n")
    assert (row.before_spans, row.after_spans) == (((4, 5),), ((4, 5),))


def test_a_line_that_went_has_no_counterpart():
    rows = compare("设为首页\n一、主要做法。\n", "一、主要做法。\n")
    assert rows[0] == LinePair(before="设为首页", after=None, before_spans=((0, 4),))
    assert rows[1].is_equal


def test_joined_lines_stand_beside_their_paragraph():
    (row,) = compare("全区坚持党的领\n导，推进工作。\n", "全区坚持党的领导，推进工作。\n")
    assert row.before == "全区坚持党的领\n导，推进工作。"
    assert row.before_spans == ((7, 8),)


def test_a_line_broken_up_is_shown_in_parts():
    rows = compare("一、做法好。 二、问题少。\n", "一、做法好。\n二、问题少。\n")
    assert [row.after for row in rows] == ["一、做法好。", "二、问题少。"]


def test_traditional_text_is_matched_with_simplified():
    rows = compare("領導重視。\n法治建設。\n", "领导重视。\n法治建设。\n")
    assert [(row.before, row.after) for row in rows] == [
        ("領導重視。", "领导重视。"),
        ("法治建設。", "法治建设。"),
    ]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("全区重视,成效明显.\n" * 1800, 0.5),
        ("法治政府,建设" * 3000, 0.5),
        ("法治政府建设" * 83_000, 5),
        ("法,治。" * 100_000, 15),
        ("\n" * 100_000, 5),
    ],
    ids=["page", "no stops", "one line", "same sentence", "blank lines"],
)
def test_long_texts_take_bounded_time(text, seconds):
    started = time.process_time()
    assert compare(text, text.replace(",", "，").replace("政", "法"))
    assert time.process_time() - started < seconds


def test_line_that_went_stands_alone():
    before = (
        "青栎区司法局2023年报告\n来源:青栎区司法局 时间:2024-01-20 字号:[大 中 小] 打印\n"
        "2023年,青栎区司法局认真履职,各项工作平稳推进。\n"
    )
    after = "青栎区司法局2023年报告\n2023年，青栎区司法局认真履职，各项工作平稳推进。\n"
    title, gone, opening = compare(before, after)
    assert title.is_equal
    assert (gone.before, gone.after) == (before.splitlines()[1], None)
    assert (opening.before, opening.after) == (before.splitlines()[2], after.splitlines()[1])
    assert [opening.before[a:b] for a, b in opening.before_spans] == [",", ","]
