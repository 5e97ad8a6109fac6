"""Every element of the official document as LibreOffice prints it, measured on the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.export.pages.typesetter import lay_out
from tests.export.build import FULL, installed_faces, line, manuscript, paragraph
from tests.export.printed_pages import convert, expected_rows, ink, printed_rows

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.manuscript import Line, Manuscript
    from tests.export.printed_pages import PrintedRow

pytestmark = pytest.mark.libreoffice

BODIES = (
    "临江市司法局",
    "临江市财政局",
    "临江市人力资源和社会保障局",
    "临江市公安局",
    "中共临江市委政法委员会",
    "临江市农业农村局",
    "临江市卫生健康委员会",
    "临江市审计局",
    "临江市市场监督管理局",
    "临江市城市管理综合行政执法局",
)
OFFICES = ("临江市司法局", "临江市财政局", "临江市公安局", "临江市审计局")
MANY = "，".join(f"市{place}{office}局" for place in "甲乙丙丁戊己" for office in ("司法", "财政"))
LETTER = {**FULL, "form": "letter", "issuer_mark": "临江市司法局"}
WITHOUT_SIGNER = {**FULL, "signer": ""}


def lines(parts: int) -> list[Line]:
    made = []
    for number in range(parts):
        made.append(line("heading1", "主要举措和成效", "一、"))
        made += [line("body", paragraph(100, 3 * number + each)) for each in range(3)]
    return [*made, line("body", "特此报告。")]


def joint(count: int) -> str:
    return "、".join(BODIES[:count])


REPORTS: dict[str, Manuscript] = {
    **{f"{pages} pages": manuscript(*lines(parts)) for pages, parts in
       ((1, 0), (2, 2), (5, 7), (20, 31))},
    **{f"{pages} pages, full": manuscript(*lines(parts), **FULL) for pages, parts in
       ((2, 1), (5, 6), (20, 30))},
    **{f"without {name}": manuscript(*lines(1), **{**FULL, name: ""}) for name in
       (*FULL, "addressee", "remark", "date", "signed_by")},
    **{f"only {name}": manuscript(*lines(1), **{name: FULL[name]}) for name in FULL},
    **{f"joint {count}": manuscript(
        *lines(1), **{**WITHOUT_SIGNER, "issuer_mark": f"{joint(count)}文件"})
       for count in range(2, 11)},
    "joint, signed": manuscript(
        *lines(1), **{**FULL, "issuer_mark": f"{joint(3)}文件", "signed_by": joint(3)}),
    "joint, no 文件": manuscript(*lines(1), issuer_mark=joint(2)),
    "long mark": manuscript(
        *lines(1), **{**FULL, "issuer_mark": "临江市人民政府行政复议委员会办公室文件"}),
    **{f"sealed {count}": manuscript(
        *lines(1), **{**WITHOUT_SIGNER, "sealed": True, "signed_by": "、".join(
            f"临江市{name}局" for name in ("司法", "财政", "公安", "审计", "民政")[:count])})
       for count in (1, 2, 3, 5)},
    "sealed, long names": manuscript(*lines(1), sealed=True, signed_by=joint(3)),
    "letter": manuscript(*lines(2), **LETTER),
    "letter, one page": manuscript(
        line("body", paragraph(60, 1)), form="letter", issuer_mark="临江市司法局",
        document_number="临司函〔2026〕3号", sealed=True),
    "letter, bare": manuscript(*lines(1), form="letter", issuer_mark="临江市司法局"),
    "moved": manuscript(*lines(1), **{**FULL, "addressee": MANY * 3}),
    "many moved": manuscript(*lines(1), **{**FULL, "addressee": MANY * 4}),
}  # fmt: skip
CLOSINGS = {
    "unsealed": {},
    "sealed": {"sealed": True},
    "four sealed": {"sealed": True, "remark": "", "signed_by": "、".join(OFFICES)},
    "three signed": {"signed_by": joint(3)},
    "more copies": {"copies_to": FULL["copies_to"]},
    "letter": {"form": "letter", "issuer_mark": "临江市司法局", "sealed": True},
}
IMPRINT = {"copies_to": "市委办公室", "printed_by": "办公室", "printed_on": "2026年3月1日"}


def filled(rows: int, **changes: object) -> Manuscript:
    """A report whose text ends on any row of the first or the second page."""
    parts = [min(5, rows - at) for at in range(0, rows, 5)]
    text = [line("body", "法" * (28 * part - 3)) for part in parts]
    return manuscript(*text, **changes)


FILLED = {
    f"{form}, {rows} rows": filled(rows, **{**IMPRINT, **changes})
    for form, changes in CLOSINGS.items()
    for rows in range(6, 20)
}
"""Around these heights the signature goes to the next page."""
MARKED = sorted(
    name
    for name, whole in REPORTS.items()
    if whole.elements.issuer_mark and whole.elements.form == "document"
)
LETTERS = ["letter", "letter, one page", "letter, bare"]


@pytest.fixture(scope="module")
def printed() -> dict[str, Path]:
    return {}


@pytest.fixture
def pdfs(soffice: str, printed: dict[str, Path], tmp_path_factory) -> dict[str, Path]:
    """Each report as LibreOffice prints it; converted once for all tests."""
    if not printed:
        folder = tmp_path_factory.mktemp("elements")
        printed.update(convert(REPORTS | FILLED, soffice, folder))
    return printed


def number_rows(rows: list[PrintedRow]) -> list[PrintedRow]:
    return [row for row in rows if row.text.startswith("—") and row.baseline > 262]


@pytest.mark.parametrize("name", FILLED)
def test_signature_takes_text_along(pdfs: dict[str, Path], name: str) -> None:
    """LibreOffice takes the whole last paragraph, our layout and Word its last row."""
    ours = lay_out(FILLED[name], measures=installed_faces())
    theirs = printed_rows(pdfs[name])
    assert len(theirs) == len(ours)
    last = [row.text for row in theirs[-1]]
    assert "2026年2月5日" in last
    assert any(text.startswith("法法") for text in last)


@pytest.mark.parametrize("name", REPORTS)
def test_rows_and_pages_are_those_of_our_layout(pdfs: dict[str, Path], name: str) -> None:
    ours = lay_out(REPORTS[name], measures=installed_faces())
    theirs = printed_rows(pdfs[name])
    assert len(theirs) == len(ours)
    for page, rows in zip(ours, theirs, strict=True):
        expected = expected_rows(page)
        assert [row.text for row in rows] == [row.text for row in expected]
        for row, seen in zip(expected, rows, strict=True):
            assert seen.baseline == pytest.approx(row.baseline, abs=0.6)
            if not number_rows([seen]):
                assert seen.left == pytest.approx(row.left, abs=0.6)


@pytest.mark.parametrize("name", REPORTS)
def test_lines_are_where_we_draw_them(pdfs: dict[str, Path], name: str) -> None:
    for number, page in enumerate(lay_out(REPORTS[name], measures=installed_faces())):
        if not page.rules:
            continue
        flat = [
            band
            for red in (True, False)
            for band in ink(pdfs[name], number, red=red)
            if band.height < 1.2 and band.right - band.left > 150
        ]
        drawn = sorted(page.rules, key=lambda rule: (rule.color != "red", rule.y_mm))
        assert len(flat) == len(drawn)
        for band, rule in zip(flat, drawn, strict=True):
            middle = rule.y_mm + rule.height_mm / 2
            assert (band.top + band.bottom) / 2 == pytest.approx(middle, abs=0.5)
            assert band.left == pytest.approx(rule.x_mm, abs=0.3)
            assert band.right == pytest.approx(rule.x_mm + rule.width_mm, abs=0.3)
            assert band.height == pytest.approx(rule.height_mm, abs=0.2)


@pytest.mark.parametrize("name", ["2 pages", "5 pages", "20 pages", "20 pages, full"])
def test_text_fills_its_area(pdfs: dict[str, Path], name: str) -> None:
    pages = printed_rows(pdfs[name])
    assert len(pages) == int(name.split(maxsplit=1)[0])
    text = [row for rows in pages for row in rows if row.baseline < 262]
    assert min(row.left for row in text) == pytest.approx(28, abs=0.5)
    assert max(row.right for row in text) == pytest.approx(184, abs=0.5)
    full = [rows for rows in pages[1:-1] if len([row for row in rows if row.baseline < 262]) == 22]
    assert len(full) >= len(pages) // 3
    for rows in full:
        pitch = (rows[21].baseline - rows[0].baseline) / 21
        assert pitch == pytest.approx(225 / 22, abs=0.03)
    assert max(len(row.text) for row in text if row.left < 28.5) == 28


@pytest.mark.parametrize("name", MARKED)
def test_red_mark_stands_35_mm_below_the_text_area(pdfs: dict[str, Path], name: str) -> None:
    mark = ink(pdfs[name], 0, red=True)[0]
    assert mark.top == pytest.approx(37 + 35, abs=0.5)
    assert mark.left >= 27.5
    assert mark.right <= 184.5


@pytest.mark.parametrize("name", [name for name in MARKED if "joint" in name])
def test_joint_names_have_one_width_and_stand_left_of_the_word(
    pdfs: dict[str, Path], name: str
) -> None:
    [page, *_] = lay_out(REPORTS[name], measures=installed_faces())
    names = [row for row in page.rows if row.role == "issuer_mark" and row.text != "文件"]
    edges = {(round(row.runs[0].x_mm, 2), round(row.runs[-1].x_mm, 2)) for row in names}
    assert len(edges) == 1
    word = [row for row in page.rows if row.text == "文件"]
    for row in word:
        middle = (names[0].baseline_mm + names[-1].baseline_mm) / 2
        assert row.baseline_mm == pytest.approx(middle, abs=0.01)
    rows = printed_rows(pdfs[name])[0]
    assert any(row.text.startswith("把") or len(row.text) > 20 for row in rows)


def test_red_line_lies_4_mm_below_the_number(pdfs: dict[str, Path]) -> None:
    for name in ("2 pages, full", "joint 3", "long mark"):
        red = ink(pdfs[name], 0, red=True)[-1]
        [number] = [row for row in printed_rows(pdfs[name])[0] if "〔2026〕3号" in row.text]
        foot_of_letters = number.baseline + 0.06 * 16 * 25.4 / 72
        assert red.top - foot_of_letters == pytest.approx(4, abs=0.5)


@pytest.mark.parametrize("name", LETTERS)
def test_letter_has_its_measures(pdfs: dict[str, Path], name: str) -> None:
    mark, thick, thin, low_thin, low_thick = ink(pdfs[name], 0, red=True)
    assert mark.top == pytest.approx(30, abs=0.5)
    assert (mark.left + mark.right) / 2 == pytest.approx(105, abs=0.6)
    assert thick.top - mark.bottom == pytest.approx(4, abs=0.5)
    assert thick.height > thin.height
    assert low_thick.height > low_thin.height
    assert low_thick.bottom == pytest.approx(297 - 20, abs=0.5)
    for band in (thick, thin, low_thin, low_thick):
        assert (band.left, band.right) == pytest.approx((20, 190), abs=0.5)
    text = ink(pdfs[name], 0, red=False)
    if name != "letter, bare":
        assert text[0].top - thin.bottom == pytest.approx(14 * 25.4 / 72, abs=0.5)
    assert not number_rows(printed_rows(pdfs[name])[0])
    assert text[-1].bottom <= 262.5


def test_page_numbers_lie_7_mm_below_and_alternate(pdfs: dict[str, Path]) -> None:
    character = 16 * 25.4 / 72
    for name in ("5 pages", "20 pages, full"):
        for at, rows in enumerate(printed_rows(pdfs[name]), 1):
            [number] = number_rows(rows)
            assert number.text == f"—{at}—"
            edge = number.right if at % 2 else number.left
            assert edge == pytest.approx(184 - character if at % 2 else 28 + character, abs=0.5)
            band = ink(pdfs[name], at - 1, red=False)[-1]
            assert (band.top + band.bottom) / 2 == pytest.approx(262 + 7, abs=0.5)


def test_imprint_ends_on_the_foot_of_the_text_area(pdfs: dict[str, Path]) -> None:
    for name in ("2 pages, full", "5 pages, full", "sealed 5", "moved", "only copies_to"):
        last = len(printed_rows(pdfs[name])) - 1
        flat = [band for band in ink(pdfs[name], last, red=False) if band.height < 0.6]
        foot = [band for band in flat if band.right - band.left > 150][-1]
        assert (foot.top + foot.bottom) / 2 == pytest.approx(262, abs=0.5)
