from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.draft.manuscript import FieldMark
from assistant.export.gongwen import load_measures
from assistant.export.pages.typesetter import lay_out
from tests.export.build import ATTACHMENTS, FULL, line, manuscript, report

if TYPE_CHECKING:
    from assistant.export.page import Page, Row

PAGE = load_measures().page
LEFT, RIGHT = PAGE.left_mm, PAGE.width_mm - PAGE.right_mm
TOP, BOTTOM = PAGE.top_mm, PAGE.height_mm - PAGE.bottom_mm
BARE = dict.fromkeys(("addressee", "signed_by", "date", "remark"), "")


def text_rows(page: Page) -> list[Row]:
    return [row for row in page.rows if row.role != "page_number"]


def edges(row: Row) -> tuple[float, float]:
    return row.runs[0].x_mm, row.runs[-1].x_mm + row.runs[-1].width_mm


def test_full_page_has_22_lines_of_28_characters() -> None:
    first, second = lay_out(manuscript(line("body", "法" * 28 * 30), title="年度报告", **BARE))
    assert len(text_rows(first)) == 21  # a blank row below the title
    assert len(text_rows(second)) == 11
    assert text_rows(first)[1].text == "法" * 26
    assert {row.text for row in text_rows(first)[2:]} == {"法" * 28}
    assert edges(text_rows(first)[2]) == pytest.approx((LEFT, RIGHT), abs=0.01)
    assert text_rows(first)[1].runs[0].x_mm == pytest.approx(LEFT + 32 / 72 * 25.4)


def test_nothing_leaves_the_text_area() -> None:
    for page in lay_out(report(**FULL, attachments=ATTACHMENTS)):
        for row in text_rows(page):
            left, right = edges(row)
            assert left >= LEFT - 0.01
            assert right <= RIGHT + 0.01
            assert row.y_mm >= TOP - 0.01
            assert row.y_mm + row.height_mm <= BOTTOM + 0.2


@pytest.mark.parametrize("rows", range(15, 24))
def test_comparison_is_parted_between_pages_as_text_is(rows: int) -> None:
    words = "法" * 28 * rows
    as_text, as_comparison = (
        [len(page.rows) for page in lay_out(manuscript(last))]
        for last in (line("body", f"〔内部参考：{words}〕"), line("internal", words))
    )
    assert as_comparison == as_text


def test_rows_stand_under_each_other() -> None:
    for page in lay_out(report(**FULL, attachments=ATTACHMENTS)):
        tops = [row.y_mm for row in page.rows]
        assert tops == sorted(tops)
        for row in page.rows:
            assert row.y_mm < row.baseline_mm < row.y_mm + row.height_mm
            ends = [run.x_mm + run.width_mm for run in row.runs]
            starts = [run.x_mm for run in row.runs]
            assert all(b >= a - 0.01 for a, b in zip(ends, starts[1:], strict=False))


def test_page_numbers_stand_outside_and_alternate() -> None:
    pages = lay_out(report())
    assert [page.rows[-1].text for page in pages] == [f"— {n} —" for n in range(1, len(pages) + 1)]
    unit = 16 / 72 * 25.4
    for page in pages:
        left, right = edges(page.rows[-1])
        if page.number % 2:
            assert right == pytest.approx(RIGHT - unit)
        else:
            assert left == pytest.approx(LEFT + unit)
        middle = page.rows[-1].y_mm + page.rows[-1].height_mm / 2
        assert middle == pytest.approx(BOTTOM + 7, abs=0.2)


def test_lines_are_all_there_in_order() -> None:
    whole = report()
    found = ["" for _ in whole.lines]
    for page in lay_out(whole):
        for row in page.rows:
            if row.line is not None:
                found[row.line] += row.text
    assert found == [item.ordinal + item.text for item in whole.lines]


@pytest.mark.parametrize("rows", range(14, 24))
def test_heading_is_never_last_on_a_page(rows: int) -> None:
    whole = manuscript(
        line("body", "法" * 28 * rows),
        line("heading1", "标题", "一、"),
        line("heading2", "标题", "（一）"),
        line("body", "正文。" * 40),
    )
    for page in lay_out(whole)[:-1]:
        assert not text_rows(page)[-1].role.startswith("heading")


@pytest.mark.parametrize("rows", range(8, 24))
@pytest.mark.parametrize("imprint", [{}, {"printed_by": "办公室", "printed_on": "2026年3月1日"}])
def test_signature_never_stands_without_text(rows: int, imprint: dict[str, str]) -> None:
    last = lay_out(manuscript(line("body", "法" * 28 * rows), **imprint))[-1]
    assert last.rows[0].role in {"body", "title"}
    assert "date" in [row.role for row in last.rows]
    if imprint:
        *text, printed, _ = last.rows
        assert printed.role == "imprint"
        assert text[-1].y_mm + text[-1].height_mm <= last.rules[0].y_mm + 0.4
        assert last.rules[-1].y_mm + 0.175 == pytest.approx(BOTTOM)


def test_head_and_imprint_are_where_the_standard_puts_them() -> None:
    first, *_, last = lay_out(report(**FULL))
    mark = next(row for row in first.rows if row.role == "issuer_mark")
    assert {run.color for run in mark.runs} == {"red"}
    assert mark.y_mm + 6 / 72 * 25.4 == pytest.approx(TOP + 35)
    [red] = first.rules
    assert (red.x_mm, red.width_mm, red.color) == (LEFT, pytest.approx(156), "red")
    number = next(row for row in first.rows if row.role == "signer")
    assert red.y_mm - number.baseline_mm == pytest.approx(4.9, abs=0.3)
    title = next(row for row in first.rows if row.role == "title")
    in_rows = (title.y_mm - TOP) / 25.4 * 72 / PAGE.row_pt
    assert in_rows == pytest.approx(round(in_rows), abs=0.01)
    assert [round(rule.height_mm, 2) for rule in last.rules] == [0.35, 0.25, 0.35]
    right = next(row for row in last.rows if "印发" in row.text)
    assert edges(right)[1] == pytest.approx(RIGHT - 14 / 72 * 25.4)


def test_marks_and_faces_cut_runs() -> None:
    marks = (FieldMark(start=2, end=6, key=None, verified=False, blank=True),)
    [page] = lay_out(manuscript(line("body", "受理【件数】件2件", marks=marks), **BARE))
    runs = [(run.text, run.font, run.mark) for run in page.rows[-2].runs]
    assert runs == [
        ("受理", "fangsong", None),
        ("【件数】", "fangsong", "blank"),
        ("件", "fangsong", None),
        ("2", "latin", None),
        ("件", "fangsong", None),
    ]


def test_empty_manuscript_has_an_empty_page() -> None:
    [page] = lay_out(manuscript(title="", **BARE))
    assert [row.role for row in page.rows] == ["page_number"]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["heading1", "heading2", "heading3", "heading4", "body"]),
            st.text(alphabet="法治，。（）《》—…1234.% a😀\x00\n", max_size=300),
        ),
        max_size=40,
    )
)
def test_any_lines_can_be_laid_out(drawn: list[tuple[str, str]]) -> None:
    pages = lay_out(manuscript(*(line(style, text) for style, text in drawn)))
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert all(len(text_rows(page)) <= PAGE.rows for page in pages)


def test_long_text_is_laid_out_in_linear_time() -> None:
    started = time.process_time()
    pages = lay_out(manuscript(line("body", "！" * 50_000), line("body", "a" * 50_000)))
    assert len(pages) > 100
    assert time.process_time() - started < 10
