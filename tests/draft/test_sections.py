"""Rearranging sections, and the references that follow."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.parts import Borrowed, Paragraph
from assistant.draft.references import Followed, follow_references
from assistant.draft.sections import (
    depth_of,
    level_below,
    move_section,
    moved_order,
    section_end,
    target_above,
    target_below,
)


def parts(*lines: str) -> tuple[Paragraph, ...]:
    """``1 甲`` is a heading, ``附 乙`` an attachment, ``表 a`` a table, ``题 丙`` a caption."""
    styles = {"附": "attachment", "表": "table", "题": "caption", "像": "picture"}
    made = []
    for line in lines:
        mark, _, text = line.partition(" ")
        style = f"heading{mark}" if mark.isdecimal() else styles.get(mark, "body")
        made.append(Paragraph(style=style, text=text or line))  # type: ignore[arg-type]
    return tuple(made)


REPORT = parts(
    *("开头。", "1 甲", "2 甲一", "正文一。", "2 甲二", "3 细目", "1 乙", "2 乙一"),
    *("附 名册", "1 册内", "附 清单", "条目。"),
)


def texts(paragraphs: tuple[Paragraph, ...]) -> str:
    return " ".join(each.text for each in paragraphs)


def test_a_section_takes_its_body_along() -> None:
    assert texts(move_section(REPORT, 6, 1)).startswith("开头。 乙 乙一 甲 甲一 正文一。")
    assert texts(move_section(REPORT, 1, 8)).startswith("开头。 乙 乙一 甲 甲一 正文一。 甲二 细目")
    assert texts(move_section(REPORT, 4, 2)).startswith("开头。 甲 甲二 细目 甲一")
    swapped = move_section(REPORT, 10, 8)
    assert texts(swapped).endswith("清单 条目。 名册 册内")


@pytest.mark.parametrize(
    ("start", "target"),
    [(1, 0), (1, 3), (1, 10), (8, 1), (9, 1), (0, 3), (1, 1), (1, 4), (99, 1), (-1, 3)],
)
def test_where_a_section_cannot_stand_nothing_moves(start: int, target: int) -> None:
    assert move_section(REPORT, start, target) == REPORT


def test_subsections_change_their_levels_along() -> None:
    raised = move_section(REPORT, 4, 4, level=1)
    assert [each.style for each in raised[4:6]] == ["heading1", "heading2"]
    assert level_below(REPORT, 4, -1) == 1
    assert level_below(REPORT, 4, 1) == 3
    assert level_below(REPORT, 2, 1) is None  # nothing for it to stand under
    assert level_below(REPORT, 1, 1) is None
    assert level_below(REPORT, 8, 1) is None  # an attachment has no level
    assert move_section(REPORT, 4, 4, level=4) == REPORT  # 细目 would be a fifth level


def test_up_and_down_go_over_the_edge_of_a_part() -> None:
    assert (target_above(REPORT, 4), target_below(REPORT, 2)) == (2, 6)
    assert (target_above(REPORT, 1), target_below(REPORT, 6)) == (None, None)
    assert (target_above(REPORT, 2), target_above(REPORT, 7)) == (None, 6)
    below = target_below(REPORT, 4)
    assert below is not None
    assert "乙 甲二 细目 乙一" in texts(move_section(REPORT, 4, below))
    assert (target_above(REPORT, 10), target_below(REPORT, 8)) == (8, 12)


STYLES = ("body", "body", "heading1", "heading2", "heading3", "heading4", "table", "caption")


@st.composite
def drafts(draw: st.DrawFn) -> tuple[Paragraph, ...]:
    styles = draw(st.lists(st.sampled_from(STYLES), max_size=12))
    for _ in range(draw(st.integers(0, 3))):
        styles += ["attachment", *draw(st.lists(st.sampled_from(STYLES), max_size=3))]
    return tuple(Paragraph(style=style, text=f"段{at}") for at, style in enumerate(styles))  # type: ignore[arg-type]


@given(drafts(), st.data())
def test_no_paragraph_is_lost(paragraphs: tuple[Paragraph, ...], data: st.DataObject) -> None:
    count = len(paragraphs)
    start, target = (data.draw(st.integers(-1, count + 1)) for _ in range(2))
    level = data.draw(st.none() | st.integers(-1, 6))
    order = moved_order(paragraphs, start, target)
    assert sorted(order) == list(range(count))
    moved = move_section(paragraphs, start, target, level=level)
    assert Counter(each.text for each in moved) == Counter(each.text for each in paragraphs)
    named = [each.style for each in moved].index("attachment") if "attachment" in str(moved) else 0
    if named:
        first = [each.style for each in paragraphs].index("attachment")
        assert named == first, "what stands before the attachments stays before them"
    if 0 <= start < count and depth_of(paragraphs[start]) is not None:
        inside = {each.text for each in paragraphs[start : section_end(paragraphs, start)]}
        for sift in (inside.__contains__, lambda text: text not in inside):
            kept = [each.text for each in moved if sift(each.text)]
            assert kept == [each.text for each in paragraphs if sift(each.text)]
        for step in (target_above, target_below):
            to = step(paragraphs, start)
            if to is not None:
                assert moved_order(paragraphs, start, to) != tuple(range(count))


# references


def moved(paragraphs: tuple[Paragraph, ...], start: int, target: int) -> Followed:
    order = moved_order(paragraphs, start, target)
    return follow_references(paragraphs, move_section(paragraphs, start, target), order)


def swapped(text: str) -> tuple[str, int]:
    """What a sentence reads after parts, tables, pictures and attachments changed places."""
    before = (
        Paragraph(text=text),
        *parts("1 甲", "题 表题", "表 a\tb", "像 图片一", "题 图题", "2 甲一", "2 甲二"),
        *parts("1 乙", "题 表题", "表 c\td", "像 图片二", "题 图题"),
        *parts("附 名册", "附 清单"),
    )
    once = moved(before, 1, 13)
    twice = moved(once.paragraphs, 13, 15)
    return twice.paragraphs[0].text, once.changed + twice.changed


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("见第一部分。", "见第二部分。", 1),
        ("详见第一部分（二）和第2部分。", "详见第二部分（二）和第1部分。", 2),
        ("（见表1、表2，图2）", "（见表2、表1，图1）", 3),
        ("名单见附件1，{{ a.b }}件。", "名单见附件2，{{ a.b }}件。", 1),
        ("《意见》第一部分要求", None, 0),
        ("实施方案附件1", None, 0),
        ("第一至第二部分", None, 0),
        ("表1至表2", None, 0),
        ("报表1份，代表1名，地图2幅", None, 0),
        ("第一部分第二节", None, 0),
        ("第五部分、附件9、见表7", None, 0),
        ("【见表1】待填", None, 0),
        ("第一部分（九）", None, 0),
        ("附件1-2，附件12", None, 0),
    ],
)
def test_references_follow(before: str, after: str | None, changed: int) -> None:
    assert swapped(before) == (after or before, changed)


def test_a_reference_follows_a_section_into_another_part() -> None:
    before = parts("见第一部分（二），另见第二部分。", "1 甲", "2 甲一", "2 甲二", "1 乙")
    followed = moved(before, 3, 5)
    assert followed.paragraphs[0].text == "见第二部分（一），另见第二部分。"
    raised = follow_references(before, move_section(before, 3, 3, level=1), range(5))
    assert raised.paragraphs[0].text == "见第二部分，另见第三部分。"


def test_a_reference_to_what_was_deleted_becomes_a_blank_and_is_counted() -> None:
    before = parts("见附件1、附件2、第一部分。", "1 甲", "附 名册", "附 清单")
    followed = follow_references(before, (before[0], before[3]), (0, 3))
    assert followed.paragraphs[0].text == "见【原附件1】、附件、【原第一部分】。"
    assert (followed.changed, followed.lost) == (1, 2)


def test_an_attachment_with_parts_of_its_own_speaks_of_those() -> None:
    before = parts("1 甲", "1 乙", "附 方案", "1 总则", "见第一部分。")
    assert moved(before, 0, 2).paragraphs[4].text == "见第一部分。"


def test_sources_move_along_and_pictures_keep_their_names() -> None:
    words = "逐案反馈评查问题"
    source = Borrowed(start=7, end=15, body="甲局", year=2024, section=None, text=words)
    before = (
        replace(Paragraph(text=f"见第一部分，。{words}"), borrowed=(source,)),
        *parts("像 见第一部分", "1 甲", *("1 乙",) * 10),
    )
    followed = moved(before, 2, 13)
    assert followed.paragraphs[1].text == "见第一部分"
    text, kept = followed.paragraphs[0].text, followed.paragraphs[0].borrowed[0]
    assert text.startswith("见第十一部分")
    assert text[kept.start : kept.end] == words


@given(st.text("第一二部分附件表图12（）见至【】{ .", max_size=40))
def test_any_text_survives(text: str) -> None:
    there = moved((Paragraph(text=text), *parts("1 甲", "1 乙")), 1, 3)
    back = moved(there.paragraphs, 2, 1)
    assert back.paragraphs[0].text == text
