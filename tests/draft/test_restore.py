"""Bringing back one section of an earlier version."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.draft.draft import Draft
from assistant.draft.parts import Elements, Paragraph, Picture, SheetRow
from assistant.draft.versions.restore import find_section, restore_section, section_span
from tests.draft.test_file import PARAGRAPHS

STYLES = {"一": "heading1", "二": "heading2", "附": "attachment"}


def draft(*texts: str) -> Draft:
    """A draft; 一、二、附 before a colon make headings and attachments."""
    return Draft(
        elements=Elements(title="青栎区报告", body="青栎区司法局"),
        year=2025,
        level="county",
        paragraphs=tuple(map(paragraph, texts)),
    )


def paragraph(text: str) -> Paragraph:
    style, _, rest = text.partition("：")
    return Paragraph(style=STYLES[style], text=rest) if style in STYLES else Paragraph(text=text)


def texts(given: Draft) -> list[str]:
    names = {style: letter for letter, style in STYLES.items()}
    return [
        f"{names[each.style]}：{each.text}" if each.style in names else each.text
        for each in given.paragraphs
    ]


THEN = draft(
    "一年来，依法行政。",
    "一：主要举措",
    "本年抓了三件事。",
    "二：行政复议",
    "受理行政复议案件158件，全部办结。",
    "二：普法宣传",
    "举办宪法宣传周活动，受众两万人。",
    "一：存在问题",
    "执法力量不足，队伍有待加强。",
    "附：指标清单",
    "清单如下。",
)


def edited(*changes: tuple[int, int, list[str]]) -> Draft:
    now = texts(THEN)
    for start, end, written in sorted(changes, reverse=True):
        now[start:end] = written
    return draft(*now)


HEADS = [None, 1, 3, 5, 7, 9]


@pytest.mark.parametrize("heading", HEADS)
def test_a_section_of_an_equal_version_changes_nothing(heading: int | None) -> None:
    assert restore_section(THEN, THEN, heading) == THEN


@settings(deadline=None)
@given(paragraphs=st.lists(PARAGRAPHS, max_size=4).map(lambda parts: sum(parts, ())))
def test_so_it_is_with_any_draft(paragraphs) -> None:
    whole = replace(THEN, paragraphs=paragraphs)
    heads = [
        at
        for at, each in enumerate(paragraphs)
        if each.style.startswith("heading") or each.style == "attachment"
    ]
    for heading in (None, *heads):
        assert restore_section(whole, whole, heading) == whole


@pytest.mark.parametrize(
    ("now", "heading"),
    [
        (edited((4, 5, ["改。", "又改。"])), 3),
        (edited((3, 5, [])), 3),
        (edited((3, 4, ["二：依法化解行政争议"])), 3),
        (edited((1, 7, [])), 1),
        (edited((0, 1, [])), None),
        (edited((0, 1, ["2025年，", "又一段。"])), None),
        (edited((9, 11, [])), 9),
        (edited((9, 11, ["附：指标清单", "改过的清单。", "多一行。"])), 9),
        (edited((7, 9, [])), 7),
    ],
)
def test_what_was_changed_or_lost_is_as_it_was(now: Draft, heading: int | None) -> None:
    assert texts(restore_section(now, THEN, heading)) == texts(THEN)


def test_only_that_section_goes_back() -> None:
    now = edited((4, 5, ["复议改了。"]), (6, 7, ["普法改了。"]), (8, 9, ["问题改了。"]))
    restored = restore_section(now, THEN, 3)
    assert texts(restored) == texts(edited((6, 7, ["普法改了。"]), (8, 9, ["问题改了。"])))


def test_a_section_that_was_moved_goes_back_where_it_stands_now() -> None:
    moved = texts(THEN)
    moved[3:7] = [*moved[5:7], "二：行政复议", "受理行政复议案件158件，全部按期办结。"]
    restored = restore_section(draft(*moved), THEN, 3)
    assert texts(restored)[5:7] == ["二：行政复议", "受理行政复议案件158件，全部办结。"]
    assert len(restored.paragraphs) == len(THEN.paragraphs)


def test_the_headings_above_come_back_with_it() -> None:
    now = draft("一年来，依法行政。", "一：存在问题", "执法力量不足，队伍有待加强。")
    assert texts(restore_section(now, THEN, 5)) == [
        "一年来，依法行政。",
        "一：主要举措",
        "二：普法宣传",
        "举办宪法宣传周活动，受众两万人。",
        "一：存在问题",
        "执法力量不足，队伍有待加强。",
    ]


def test_what_is_new_in_the_section_before_stays_in_it() -> None:
    now = edited((4, 7, ["受理行政复议案件158件，全部办结。", "新写的一段。"]))
    restored = texts(restore_section(now, THEN, 5))
    assert restored[4:7] == ["受理行政复议案件158件，全部办结。", "新写的一段。", "二：普法宣传"]


def test_into_an_empty_draft_it_goes_too() -> None:
    assert texts(restore_section(draft(), THEN, 7)) == texts(THEN)[7:9]
    assert find_section(draft(), THEN, 7) is None
    assert find_section(THEN, THEN, 7) == range(7, 9)


def test_the_sheet_stays_and_pictures_come_along_under_a_free_name() -> None:
    row = SheetRow(key="review.accepted", name="行政复议受理", unit="件", this_year=210.0)
    old = Picture(name="图", data=b"\x89PNG\r\n\x1a\nold", width_mm=80.0)
    new = replace(old, data=b"\x89PNG\r\n\x1a\nnew")
    shown = (*THEN.paragraphs, Paragraph(style="picture", text="图"))
    then = replace(THEN, paragraphs=shown, pictures=(old,))
    now = replace(THEN, sheet=(row,), pictures=(new,))
    restored = restore_section(now, then, 9)
    assert restored.sheet == (row,)
    assert restored.pictures == (new, replace(old, name="图（2）"))
    assert restored.paragraphs[-1] == Paragraph(style="picture", text="图（2）")
    assert restore_section(restored, then, 9).pictures == restored.pictures


def test_a_text_is_no_section() -> None:
    with pytest.raises(ValueError, match="no heading"):
        section_span(THEN, 2)
