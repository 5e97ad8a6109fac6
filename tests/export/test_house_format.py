"""Formats of an office's own: what they change, what follows, and what they may not ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.export.docx.write import write_docx
from assistant.export.gongwen import load_measures
from assistant.export.house.format import (
    HouseFormat,
    deviations,
    house_format,
    measures_in,
)
from assistant.export.house.settings import (
    BY_KEY,
    ChoiceSetting,
    FaceSetting,
    HouseFormatUnusable,
    NumberSetting,
)
from assistant.export.pages.typesetter import lay_out
from assistant.export.text.html import render_html
from tests.export.build import FULL, line, manuscript, report

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.export.gongwen import Measures
    from assistant.export.page import Page, Row

OURS = {
    "row_pt": 28,
    "right_mm": 28,
    "number_place": "center",
    "title_face": "方正小标宋_GBK",
    "digits_follow": True,
    "heading2_bold": True,
    "heading3_bold": True,
    "rule_pt": 2,
}
MM_A_POINT = 25.4 / 72


def ours(**own: object) -> HouseFormat:
    return house_format("青栎区司法局", own or OURS)


def values(key: str) -> st.SearchStrategy[Any]:
    setting = BY_KEY[key]
    match setting:
        case NumberSetting():
            return st.floats(setting.lowest, setting.highest)
        case ChoiceSetting():
            return st.sampled_from([value for value, _ in setting.choices])
        case FaceSetting():
            return st.sampled_from(setting.proposals)
    raise TypeError(key)


any_own = st.fixed_dictionaries({}, optional={key: values(key) for key in BY_KEY})


@st.composite
def usable_formats(draw: st.DrawFn) -> HouseFormat:
    """Any format within the bounds; values that do not go together lose what is refused."""
    own = draw(any_own)
    for key in ("", "chars", "title_line_pt"):
        own.pop(key, None)
        try:
            return house_format("任意", own)
        except HouseFormatUnusable:
            continue
    raise AssertionError(own)


def text_rows(page: Page) -> list[Row]:
    return [row for row in page.rows if row.role != "page_number"]


def test_format_without_own_values_is_the_standard() -> None:
    standard = load_measures()
    same = {key: setting.standard(standard) for key, setting in BY_KEY.items()}
    house = house_format("同标准", same)
    assert house.own == {}
    assert measures_in(house) == standard == measures_in(None)
    assert deviations(house) == ()


def test_every_difference_is_told_with_its_clause() -> None:
    assert [str(each) for each in deviations(ours())] == [
        "行距：标准 28.95 磅（5.2.3），本版式 28 磅；每页 22 行",
        "右边距：标准 26 mm（5.2.1），本版式 28 mm",
        "页码位置：标准 单页居右、双页居左（7.5），本版式 居中",
        "大标题字体：标准 方正小标宋简体（7.3.1），本版式 方正小标宋_GBK",
        "数字和字母：默认 Times New Roman（5.2.2 未作规定），本版式 随汉字的字体",
        "二级标题加粗：标准 不加粗（7.3.3），本版式 加粗",
        "三级标题加粗：标准 不加粗（7.3.3），本版式 加粗",
        "红线粗细：默认 1.5 磅（7.2.7 未作规定），本版式 2 磅",
        "版心：标准 156 × 225 mm（5.2.1），本版式 154 × 225 mm",
    ]


@pytest.mark.parametrize(
    ("own", "rows", "chars"),
    [
        ({"row_pt": 28}, 22, 28),
        ({"row_pt": 30}, 21, 28),
        ({"top_mm": 30, "bottom_mm": 30}, 23, 28),
        ({"body_size_pt": 14}, 22, 31),
        ({"left_mm": 20, "right_mm": 20}, 22, 30),
        ({"chars": 26}, 22, 26),
    ],
)
def test_rows_and_characters_follow(own: dict[str, float], rows: int, chars: int) -> None:
    measures = measures_in(ours(**own))
    assert (measures.page.rows, measures.page.chars) == (rows, chars)
    first, *_ = lay_out(
        manuscript(line("body", "法" * chars * 40), title="", addressee=""), measures=measures
    )
    assert len(text_rows(first)) == rows
    assert text_rows(first)[1].text == "法" * chars


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({"row_pt": 99}, "“行距”写作“99”，应在 22 至 36 磅之间"),
        ({"row_pt": float("nan")}, "“行距”"),
        ({"row_pt": float("inf")}, "“行距”"),
        ({"row_pt": True}, "“行距”"),
        ({"row_pt": "二十八"}, "“行距”写作“二十八”"),
        ({"row_pt": 10**400}, "“行距”"),
        ({"chars": 36}, "每行可排 24 至 29 字"),
        ({"chars": 27, "left_mm": 45, "right_mm": 45}, "版心宽 120 mm"),
        ({"title_line_pt": 20}, "请把大标题行距改为 24.2 磅以上"),
        ({"number_place": "left"}, "只能是“单页居右、双页居左”或“居中”"),
        ({"mirrored": 1}, "“双页边距”"),
        ({"body_face": "仿宋,宋体"}, "不是字体的名称"),
        ({"body_face": '"><script>'}, "不是字体的名称"),
        ({"body_face": "宋\u202e"}, "不是字体的名称"),
        ({"body_face": "长" * 32}, "至多 31 字"),
        ({"body_face": None}, "不是字体的名称"),
        ({"fonts": "x"}, "没有“fonts”这一项"),
    ],
)
def test_what_cannot_be_printed_is_refused(own: dict[str, Any], words: str) -> None:
    with pytest.raises(HouseFormatUnusable) as caught:
        house_format("试", own)
    assert words in caught.value.reason


@pytest.mark.parametrize("name", ["", " ", "国家标准", "长" * 31, "甲\n乙", "甲\u202e"])
def test_names_that_cannot_be_told_apart_are_refused(name: str) -> None:
    with pytest.raises(HouseFormatUnusable):
        house_format(name, {})


def assert_fits(pages: tuple[Page, ...], measures: Measures) -> None:
    paper = measures.page
    for page in pages:
        is_turned = paper.mirrored and page.number % 2 == 0
        left = paper.right_mm if is_turned else paper.left_mm
        right = paper.width_mm - (paper.left_mm if is_turned else paper.right_mm)
        *rows, number = page.rows
        for row in rows:
            assert row.y_mm >= paper.top_mm - 0.01
            assert row.y_mm + row.height_mm <= paper.height_mm - paper.bottom_mm + 0.2
            for run in row.runs:
                assert run.x_mm >= left - 0.01
                assert run.x_mm + run.width_mm <= right + 0.01
        assert paper.height_mm - paper.bottom_mm < number.y_mm
        assert number.y_mm + number.height_mm < paper.height_mm
        for rule in page.rules:
            assert left - 0.01 <= rule.x_mm <= rule.x_mm + rule.width_mm <= right + 0.01


@given(usable_formats())
@settings(max_examples=40)
def test_any_allowed_format_lays_out_and_fits(house: HouseFormat) -> None:
    measures = measures_in(house)
    assert measures.page.chars * (measures.page.char_pt + measures.page.spacing_pt) <= (
        measures.page.text_width_pt + 0.05
    )
    assert_fits(lay_out(report(2, 120, **FULL), measures=measures), measures)


@given(any_own)
def test_values_are_taken_or_refused_with_a_reason(own: dict[str, Any]) -> None:
    try:
        house = house_format("任意", own)
    except HouseFormatUnusable as error:
        house, reason = house_format("任意", {}), error.reason
    else:
        reason = "请"
    assert "请" in reason
    assert house_format(house.name, house.own) == house
    told = " ".join(each.what for each in deviations(house))
    assert all(BY_KEY[key].name in told for key in house.own)


def test_pages_are_set_as_the_office_has_it() -> None:
    pages = lay_out(report(), measures=measures_in(ours()))
    numbers = [page.rows[-1].runs for page in pages]
    middles = {round((runs[0].x_mm + runs[-1].x_mm + runs[-1].width_mm) / 2, 2) for runs in numbers}
    assert middles == {28 + 154 / 2}
    runs = [(row.role, run) for page in pages for row in page.rows for run in row.runs]
    assert {run.font for _, run in runs} == {"xiaobiaosong", "fangsong", "hei", "kai", "song"}
    assert {role for role, run in runs if run.bold} == {"heading2", "heading3"}
    assert {run.face for role, run in runs if role == "title"} == {"方正小标宋_GBK"}


def test_even_pages_are_turned_where_the_margins_change_sides() -> None:
    same, turned = (
        lay_out(report(**FULL), measures=measures_in(ours(left_mm=30, mirrored=is_mirrored)))
        for is_mirrored in (False, True)
    )
    assert turned[::2] == same[::2]
    for before, after in zip(same[1::2], turned[1::2], strict=True):
        moved = after.rows[0].runs[0].x_mm - before.rows[0].runs[0].x_mm
        assert moved == pytest.approx(26 - 30)


def test_docx_follows(tmp_path: Path) -> None:
    house = ours(**OURS, mirrored=True, body_face="方正仿宋_GBK", body_size_pt=15, top_mm=35)
    write_docx(report(**FULL), tmp_path / "报告.docx", measures=measures_in(house))
    document = docx.Document(tmp_path / "报告.docx")
    styles = {style.name: style for style in document.styles}
    body, second = styles["Normal Indent"], styles["Heading 2"]
    assert body.paragraph_format.line_spacing.pt == 28
    assert body.font.size.pt == 15
    faces = body.element.rPr.rFonts
    assert {faces.get(qn(f"w:{slot}")) for slot in ("eastAsia", "ascii", "hAnsi")} == {
        "方正仿宋_GBK"
    }
    assert second.font.bold
    assert not styles["Heading 1"].font.bold
    section = document.sections[0]
    assert round(section.right_margin.mm, 1) == 28
    assert round(section.top_margin.mm, 1) == 35
    assert document.settings.element.find(qn("w:mirrorMargins")) is not None
    for footer in (section.footer, section.even_page_footer):
        assert footer.paragraphs[0].paragraph_format.alignment == 1
    table = next(part for part in document.part.package.parts if "fontTable" in part.partname)
    assert '<w:altName w:val="仿宋_GB2312,' in table.blob.decode("utf-8")


def test_web_page_follows() -> None:
    page = render_html(report(), measures=measures_in(ours(**OURS, body_face="方正仿宋_GBK")))
    assert 'font: 18px/1.75 "方正仿宋_GBK", "仿宋_GB2312", "仿宋"' in page
    assert 'h3 { font-family: "楷体_GB2312"' in page
    assert page.count("font-weight: bold") == 2
    assert "margin: 37mm 28mm 35mm 28mm" in page
