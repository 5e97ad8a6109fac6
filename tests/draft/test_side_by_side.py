"""Two texts in two columns, and the numbers that differ between them as a table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from assistant.draft.comparing.compare import compare
from assistant.draft.comparing.figure_rows import change_words, figure_rows
from assistant.draft.comparing.figures import compare_figures
from assistant.draft.comparing.side_by_side import ELEMENTS, side_rows
from assistant.draft.parts import Paragraph
from tests.draft.test_compare import LAST, with_text
from tests.draft.test_file import DRAFTS

NAMES = {"title": "标题", "form": "公文格式"}


def rows_of(before, after):
    return side_rows(compare(before, after), NAMES)


@settings(deadline=None, max_examples=60)
@given(before=DRAFTS, after=DRAFTS)
def test_every_paragraph_stands_once_on_its_side(before, after) -> None:
    comparison = compare(before, after)
    rows = [row for row in side_rows(comparison, NAMES) if row.section != ELEMENTS]
    stays = [row for row in rows if row.kind != "moved_away"]
    for side, lines in (("before", comparison.before.lines), ("after", comparison.after.lines)):
        shown = [each for row in stays if (each := getattr(row, side)) is not None]
        assert sorted(each.line for each in shown) == list(range(len(lines)))
        for each in shown:
            assert each.text == lines[each.line].ordinal + lines[each.line].text
            kinds = {piece.kind for piece in each.pieces}
            assert ("added" if side == "before" else "removed") not in kinds


@settings(deadline=None, max_examples=60)
@given(before=DRAFTS, after=DRAFTS)
def test_both_ends_of_a_move_lead_to_each_other(before, after) -> None:
    rows = rows_of(before, after)
    for number, row in enumerate(rows):
        if row.kind in ("moved", "moved_away"):
            other = rows[row.partner]
            assert {row.kind, other.kind} == {"moved", "moved_away"}
            assert other.partner == number
            assert other.before.line == row.before.line
        else:
            assert row.partner is None


def test_where_a_paragraph_was_stands_a_row_that_says_where_it_went() -> None:
    parts = list(LAST.paragraphs)
    parts.append(parts.pop(4))
    rows = rows_of(LAST, replace(LAST, paragraphs=tuple(parts)))
    told = [(row.kind, row.before.text[:6], row.section) for row in rows if row.kind != "same"]
    assert told == [
        ("moved_away", "作出行政处罚", "第二部分"),
        ("moved", "作出行政处罚", "第二部分"),
    ]
    assert [row.came_from for row in rows if row.kind == "moved"] == ["第一部分（一）"]
    assert sum(row.is_difference for row in rows) == 1


def test_elements_come_first_with_chinese_names_and_words() -> None:
    elements = replace(LAST.elements, title="青栎区2025年度报告", form="letter")
    rows = rows_of(LAST, replace(LAST, elements=elements))[:2]
    assert [row.after.text for row in rows] == ["标题：青栎区2025年度报告", "公文格式：信函"]
    assert rows[1].before.text == "公文格式：公文"
    assert [row.before.line for row in rows] == [None, None]


def test_a_number_of_the_text_and_one_of_the_sheet_alone() -> None:
    row = replace(LAST.sheet[0], key="own.1", name="公开数", this_year=40.0)
    before = replace(LAST, sheet=(*LAST.sheet, row))
    now = with_text(before, 4, "作出行政处罚决定90件，开展执法检查12次。")
    now = replace(now, sheet=(*LAST.sheet, replace(row, this_year=55.0)))
    rows = figure_rows(compare_figures(before, now), compare(before, now).sheet)
    assert [(each.before, each.after, each.change, each.place) for each in rows] == [
        ("86件", "90件", "+4件（+4.65%）", "第一部分（一）"),
        ("40件", "55件", "+15件（+37.5%）", "指标表"),
    ]
    assert rows[1].name == "公开数（本年）"


def test_a_new_number_has_no_change() -> None:
    added = Paragraph(text="开展普法宣传活动26场次。")
    now = replace(LAST, paragraphs=(*LAST.paragraphs, added))
    rows = figure_rows(compare_figures(LAST, now))
    assert [(each.before, each.after, each.change) for each in rows] == [("", "26场次", "")]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("158件", "210件", "+52件（+32.91%）"),
        ("210件", "158件", "-52件（-24.76%）"),
        ("2,899人次", "3,000人次", "+101人次（+3.48%）"),
        ("2637.6万元", "3000万元", "+362.4万元（+13.74%）"),
        ("98.5%", "97%", "-1.5个百分点"),
        ("0件", "3件", "+3件"),
        ("158件", "158件", ""),
        ("158件", "158人", ""),
        ("同比增长8.4%", "同比增长9%", ""),
        ("", "3件", ""),
        ("1.2.3件", "4件", ""),
    ],
)
def test_by_how_much_a_number_changed(before: str, after: str, words: str) -> None:
    assert change_words(before, after) == words
