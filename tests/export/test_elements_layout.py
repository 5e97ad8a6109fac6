"""Joint issue, seals, letters and a crowded page 1, in blocks and on our own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.export.elements.arrange import arrange
from assistant.export.gongwen import load_measures
from assistant.export.pages.typesetter import lay_out
from assistant.export.setting.joint import split_bodies, split_mark
from assistant.export.text.html import render_html
from assistant.export.text.plain import render_plain
from tests.export.build import FULL, line, manuscript, paragraph

if TYPE_CHECKING:
    from assistant.export.page import Page, Row

MEASURES = load_measures()
PAGE = MEASURES.page
LEFT, RIGHT = PAGE.left_mm, PAGE.width_mm - PAGE.right_mm
TOP, BOTTOM = PAGE.top_mm, PAGE.height_mm - PAGE.bottom_mm
CHARACTER = PAGE.char_pt * 25.4 / 72
ROW = PAGE.row_pt * 25.4 / 72
SEAL_MM = 45
OFFICES = ("司法", "财政", "公安", "审计", "民政", "教育", "商务", "水务", "交通", "文旅")
TEXT = line("body", "法" * 28 * 3)


def names(count: int) -> str:
    return "、".join(f"临江市{office}局" for office in OFFICES[:count])


def rows_of(page: Page, role: str) -> list[Row]:
    return [row for row in page.rows if row.role == role]


def pieces(row: Row) -> list[tuple[str, float]]:
    """The words of a row that stand apart, each with its middle."""
    found: list[tuple[str, float, float]] = []
    for run in row.runs:
        if found and run.x_mm - found[-1][2] < 0.1:
            found[-1] = (found[-1][0] + run.text, found[-1][1], run.x_mm + run.width_mm)
        else:
            found.append((run.text, run.x_mm, run.x_mm + run.width_mm))
    return [(text, (left + right) / 2) for text, left, right in found]


def middle(row: Row) -> float:
    return (row.runs[0].x_mm + row.runs[-1].x_mm + row.runs[-1].width_mm) / 2


@pytest.mark.parametrize(
    ("written", "bodies", "word"),
    [
        ("临江市司法局文件", ("临江市司法局",), "文件"),
        ("临江市司法局", ("临江市司法局",), ""),
        ("临江市司法局、临江市财政局文件", ("临江市司法局", "临江市财政局"), "文件"),
        ("临江市司法局\n临江市财政局\n文件", ("临江市司法局", "临江市财政局"), "文件"),
        (" 、\n、", (), ""),
    ],
)
def test_bodies_of_a_mark(written: str, bodies: tuple[str, ...], word: str) -> None:
    assert split_mark(written) == (bodies, word)


@pytest.mark.parametrize("count", range(2, 11))
def test_joint_mark_leaves_text_on_page_one(count: int) -> None:
    first = lay_out(manuscript(TEXT, **{**FULL, "issuer_mark": f"{names(count)}文件"}))[0]
    mark = rows_of(first, "issuer_mark")
    assert [row.text for row in mark if row.text != "文件"] == list(split_bodies(names(count)))
    assert rows_of(first, "body")
    sizes = {run.size_pt for row in mark for run in row.runs}
    assert len(sizes) == 1
    inset = MEASURES.head.mark_inset_pt * sizes.pop() / MEASURES.styles["issuer_mark"].size_pt
    assert mark[0].y_mm + inset * 25.4 / 72 == pytest.approx(TOP + 35)


def test_a_long_name_sets_the_width_of_all() -> None:
    bodies = "临江市司法局、临江市人力资源和社会保障局、临江市委"
    first = lay_out(manuscript(TEXT, issuer_mark=f"{bodies}文件"))[0]
    mark = [row for row in rows_of(first, "issuer_mark") if row.text != "文件"]
    ends = [(row.runs[0].x_mm, row.runs[-1].x_mm + row.runs[-1].width_mm) for row in mark]
    assert max(left for left, _ in ends) - min(left for left, _ in ends) < 0.01
    assert max(right for _, right in ends) - min(right for _, right in ends) < 0.01
    [word] = [row for row in rows_of(first, "issuer_mark") if row.text == "文件"]
    assert word.runs[0].x_mm > ends[0][1]
    assert word.baseline_mm == pytest.approx(mark[1].baseline_mm)
    assert word.runs[-1].x_mm + word.runs[-1].width_mm <= RIGHT


@pytest.mark.parametrize("mark", ["司法局文件", "临江市人民政府行政复议委员会办公室文件"])
def test_mark_of_any_size_stands_35_mm_down(mark: str) -> None:
    first = lay_out(manuscript(TEXT, **{**FULL, "issuer_mark": mark}))[0]
    [row] = rows_of(first, "issuer_mark")
    scale = row.runs[0].size_pt / MEASURES.styles["issuer_mark"].size_pt
    assert row.y_mm + MEASURES.head.mark_inset_pt * scale * 25.4 / 72 == pytest.approx(TOP + 35)


def test_unsealed_names_stand_below_one_another() -> None:
    [page] = lay_out(manuscript(TEXT, signed_by="临江市司法局\n临江市财政综合局、临江市委"))
    signed = rows_of(page, "signature")
    [date] = rows_of(page, "date")
    assert [row.text for row in signed] == ["临江市司法局", "临江市财政综合局", "临江市委"]
    lefts = {round(row.runs[0].x_mm, 2) for row in signed}
    assert len(lefts) == 1
    assert date.runs[0].x_mm - lefts.pop() == pytest.approx(2 * CHARACTER, abs=0.01)
    assert signed[1].y_mm - signed[0].y_mm == pytest.approx(ROW)


def test_sealed_name_is_centred_on_the_date() -> None:
    [page] = lay_out(manuscript(TEXT, sealed=True))
    [signed], [date] = rows_of(page, "signature"), rows_of(page, "date")
    assert middle(signed) == pytest.approx(middle(date), abs=0.01)
    right = date.runs[-1].x_mm + date.runs[-1].width_mm
    assert RIGHT - right == pytest.approx(4 * CHARACTER, abs=0.1)
    text = rows_of(page, "body")[-1]
    assert signed.y_mm - (text.y_mm + text.height_mm) == pytest.approx(2 * ROW)


def test_a_name_wider_than_its_place_stays_in_the_text_area() -> None:
    long = "双溪拉祜族佤族布朗族傣族自治县人力资源和社会保障局"
    [page] = lay_out(manuscript(TEXT, sealed=True, signed_by=long))
    [signed], [date] = rows_of(page, "signature"), rows_of(page, "date")
    assert signed.runs[0].x_mm >= LEFT
    assert signed.runs[-1].x_mm + signed.runs[-1].width_mm <= RIGHT
    assert middle(signed) == pytest.approx(middle(date), abs=0.01)


@pytest.mark.parametrize("count", range(2, 10))
@pytest.mark.parametrize("date", ["2026年2月5日", "2026年12月25日"])
def test_seals_of_a_joint_issue_do_not_touch(count: int, date: str) -> None:
    [page] = lay_out(manuscript(TEXT, sealed=True, signed_by=names(count), date=date, remark=""))
    signed = rows_of(page, "signature")
    found = [
        (text, across, row.y_mm + row.height_mm / 2)
        for row in signed
        for text, across in pieces(row)
    ]
    assert [text for text, _, _ in found] == list(split_bodies(names(count)))
    assert max(len(pieces(row)) for row in signed) == min(count, 3)
    for at, (_, x, y) in enumerate(found):
        assert x - SEAL_MM / 2 >= LEFT - 0.1
        assert x + SEAL_MM / 2 <= RIGHT + 0.1
        for _, other_x, other_y in found[at + 1 :]:
            assert ((x - other_x) ** 2 + (y - other_y) ** 2) ** 0.5 > SEAL_MM
    [dated] = rows_of(page, "date")
    assert found[-1][1] == pytest.approx(middle(dated), abs=0.1)


FORMS = {
    "plain": {},
    "sealed": {"sealed": True},
    "three sealed": {"sealed": True, "signed_by": names(3)},
    "five sealed": {"sealed": True, "signed_by": names(5), "remark": ""},
    "three signed": {"signed_by": names(3)},
    "letter": {"form": "letter", "issuer_mark": "临江市司法局", "sealed": True},
}
IMPRINT = {"copies_to": "市委办公室", "printed_by": "办公室", "printed_on": "2026年3月1日"}


@pytest.mark.parametrize("rows", range(23))
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("imprint", [{}, IMPRINT], ids=["", "imprint"])
def test_signature_is_never_alone(rows: int, form: str, imprint: dict[str, str]) -> None:
    text = [line("body", "法" * 28 * rows)] if rows else []
    pages = lay_out(manuscript(*text, **FORMS[form], **imprint))
    last = pages[-1]
    [date] = rows_of(last, "date")
    assert [row for row in last.rows if row.role in {"body", "title"}]
    lowest = date.y_mm + date.height_mm
    if imprint:
        first = rows_of(last, "imprint")[0]
        seal = ROW if FORMS[form].get("sealed") and not rows_of(last, "remark") else 0
        assert lowest + seal <= first.y_mm + 0.3
    assert sum(len(rows_of(page, "signature")) for page in pages) == len(rows_of(last, "signature"))


@pytest.mark.parametrize("rows", range(8, 23))
def test_names_of_attachments_stay_with_text_and_signature(rows: int) -> None:
    text = line("body", "法" * 28 * rows)
    attachments = [line("attachment", "统计表"), line("attachment", "某" * 30)]
    pages = lay_out(manuscript(text, attachments=tuple(attachments)))
    [page] = [page for page in pages if rows_of(page, "attachment_note")]
    assert len(rows_of(page, "attachment_note")) == 3
    assert rows_of(page, "date")
    assert rows_of(page, "body")


def test_letter_has_its_lines_and_no_number_on_page_one() -> None:
    pages = lay_out(
        manuscript(*[TEXT] * 9, **{**FULL, "form": "letter", "issuer_mark": "临江市司法局文件"})
    )
    first, last = pages[0], pages[-1]
    assert len(pages) > 1
    assert [row.text for row in rows_of(first, "issuer_mark")] == ["临江市司法局"]
    assert not rows_of(first, "page_number")
    assert rows_of(last, "page_number")
    thick, thin, low_thin, low_thick = first.rules
    assert {rule.width_mm for rule in first.rules} == {170.0}
    assert {rule.x_mm for rule in first.rules} == {20.0}
    assert thick.height_mm == low_thick.height_mm > thin.height_mm == low_thin.height_mm
    assert thick.y_mm < thin.y_mm < low_thin.y_mm < low_thick.y_mm
    assert low_thick.y_mm + low_thick.height_mm == pytest.approx(PAGE.height_mm - 20)
    number = rows_of(first, "document_number")
    assert [row.text for row in number] == ["000012临司〔2026〕3号", "机密★1年", "特急"]
    assert number[0].runs[0].x_mm == pytest.approx(LEFT)
    assert number[0].runs[-1].x_mm + number[0].runs[-1].width_mm == pytest.approx(RIGHT, abs=0.15)
    assert not rows_of(first, "signer")
    assert rows_of(last, "imprint")[0].text.startswith("抄送：")
    assert "印发" not in "".join(row.text for row in last.rows)
    assert last.rules == ()


def test_title_of_a_letter_stands_two_lines_below_the_last_element() -> None:
    for changes in ({}, {"document_number": "临司函〔2026〕3号"}, {"secrecy": "机密★1年"}):
        [page] = lay_out(manuscript(TEXT, form="letter", issuer_mark="临江市司法局", **changes))
        above = max(
            [row.y_mm + row.height_mm for row in rows_of(page, "document_number")]
            + [rule.y_mm + rule.height_mm for rule in page.rules[:2]]
        )
        assert 1.75 * ROW < rows_of(page, "title")[0].y_mm - above < 3.1 * ROW


def test_letter_without_a_name_has_no_lines() -> None:
    [page] = lay_out(manuscript(TEXT, form="letter", document_number="临司函〔2026〕3号"))
    assert page.rules == ()
    assert not rows_of(page, "page_number")


LONG_OFFICE = "双溪拉祜族佤族布朗族傣族自治县人力资源和社会保障局办公室"


def test_a_printing_office_too_long_for_a_line_stands_above_its_date() -> None:
    page = lay_out(manuscript(TEXT, printed_by=LONG_OFFICE, printed_on="2026年2月6日"))[-1]
    name, printed = rows_of(page, "imprint")
    assert (name.text, printed.text) == (LONG_OFFICE, "2026年2月6日印发")
    assert name.y_mm + name.height_mm <= printed.y_mm
    assert printed.runs[-1].x_mm + printed.runs[-1].width_mm > RIGHT - 2 * CHARACTER
    assert printed.y_mm + printed.height_mm <= BOTTOM


@pytest.mark.parametrize(
    "written",
    [
        {"printed_by": LONG_OFFICE * 5, "printed_on": "2026年2月6日" * 5},
        {"copies_to": "江东县司法局，" * 40, "printed_by": LONG_OFFICE * 3},
        {"copies_to": "江东县司法局，" * 110, "printed_on": "2026年2月6日"},
        {"copies_to": "江东县司法局，" * 600, "printed_by": LONG_OFFICE, "printed_on": "2026年"},
        {"addressee": "江东县司法局，" * 300, "copies_to": "市委办公室", "form": "letter"},
    ],
)
def test_an_imprint_of_any_length_is_printed_whole(written: dict[str, str]) -> None:
    pages = lay_out(manuscript(TEXT, sealed=True, **written))
    printed = "".join(row.text for page in pages for row in rows_of(page, "imprint"))
    for text in (text.rstrip("，") for name, text in written.items() if name != "form"):
        assert text in printed
    for page in pages:
        rows = [row for row in page.rows if row.role not in {"page_number", "issuer_mark"}]
        assert all(
            row.y_mm >= TOP - 0.1 and row.y_mm + row.height_mm < BOTTOM + 0.1 for row in rows
        )
        above = [row.y_mm + row.height_mm for row in rows if row.role != "imprint"]
        assert all(row.y_mm > max(above, default=0) - 0.1 for row in rows_of(page, "imprint"))


def test_bodies_addressed_go_to_the_imprint_only_where_page_one_is_full() -> None:
    many = "，".join(f"市{place}局" for place in "甲乙丙丁戊己庚辛壬癸") + "，"
    for times in range(1, 12):
        addressee = (many * times).rstrip("，")
        pages = lay_out(manuscript(TEXT, **{**FULL, "addressee": addressee}))
        assert rows_of(pages[0], "body")
        moved = [row.text for row in rows_of(pages[-1], "imprint") if row.text[:3] == "主送："]
        assert bool(moved) != bool(rows_of(pages[0], "addressee"))
    assert moved
    black = [rule for rule in pages[-1].rules if rule.color == "black"]
    assert [round(rule.height_mm, 2) for rule in black] == [0.35, 0.25, 0.35]


def test_every_form_of_output_has_all_bodies() -> None:
    whole = manuscript(
        TEXT, **{**FULL, "issuer_mark": f"{names(3)}文件", "signed_by": names(3), "sealed": True}
    )
    html, plain = render_html(whole), render_plain(whole)
    assert f"{names(3)}文件\n" in plain
    for name in split_bodies(names(3)):
        assert html.count(name) >= 2
    letter = manuscript(TEXT, **{**FULL, "form": "letter", "issuer_mark": "临江市司法局文件"})
    assert render_plain(letter).startswith("临江市司法局\n")
    assert 'class="letter"' in render_html(letter)
    assert "临江市司法局文件" not in render_html(letter)


@settings(max_examples=40, deadline=None)
@given(
    st.text(alphabet="临江市司法局、\n文件 ,\x00😀a", max_size=80),
    st.text(alphabet="临江市司法局、\n \x00", max_size=60),
    st.booleans(),
    st.sampled_from(["document", "letter"]),
)
def test_any_names_can_be_laid_out(mark: str, signed: str, sealed: bool, form: str) -> None:
    whole = manuscript(TEXT, issuer_mark=mark, signed_by=signed, sealed=sealed, form=form)
    pages = lay_out(whole)
    assert "".join(row.text for page in pages for row in rows_of(page, "body")) == "法" * 84
    assert arrange(whole, MEASURES)


def test_a_changed_letter_changes_page_one() -> None:
    from assistant.export.pages.typesetter import Typesetter

    setter = Typesetter()
    body = [line("body", paragraph(900, 1))]
    for changes in (
        {},
        {"form": "letter", "issuer_mark": "临江市司法局"},
        {"form": "letter", "issuer_mark": "临江市公安局"},
        {"form": "letter", "issuer_mark": ""},
        {"issuer_mark": "临江市公安局文件"},
    ):
        whole = manuscript(*body, **changes)
        assert setter.lay_out(whole) == lay_out(whole)
