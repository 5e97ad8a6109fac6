"""Tables and pictures with captions, as laid out and in every format."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.draft.manuscript import FieldMark
from assistant.draft.parts import Picture
from assistant.export.docx.write import write_docx
from assistant.export.editions import for_edition
from assistant.export.elements.arrange import arrange
from assistant.export.errors import InternalTextForWeb
from assistant.export.gongwen import load_measures
from assistant.export.pages.typesetter import Typesetter, lay_out
from assistant.export.setting.picture_strip import png_size
from assistant.export.setting.table_columns import columns_of
from assistant.export.setting.table_strips import set_table_rows
from assistant.export.text.html import render_html
from assistant.export.text.markdown import render_markdown
from assistant.export.text.plain import render_plain
from tests.export.build import line, manuscript, paragraph
from tests.export.test_html import Page

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.manuscript import Line, Manuscript
    from assistant.export.page import Row

MEASURES = load_measures()
FIGURES = (
    "指标\t单位\t2025年\t2024年\t同比\n行政复议案件受理数\t件\t412\t380\t8.4%\n"
    "行政应诉案件数\t件\t96\t1,204\t—\n依申请公开\t件\t【件数】\t61\t-6.6%"
)
MARKS = (
    FieldMark(
        start=FIGURES.index("412"),
        end=FIGURES.index("412") + 3,
        key="review.accepted",
        verified=True,
        expression="review.accepted | number",
    ),
    FieldMark(
        start=FIGURES.index("【件数】"),
        end=FIGURES.index("【件数】") + 4,
        key=None,
        verified=False,
        blank=True,
    ),
)
PROBLEMS = "序号\t问题\t责任单位\n" + "\n".join(
    f"{number}\t{paragraph(30, number)}\t市司法局" for number in range(1, 25)
)


def png(width: int = 60, height: int = 40) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + zlib.crc32(name + data).to_bytes(4)

    rows = (b"\0" + b"\x66\x88\xaa" * width) * height
    head = struct.pack(">II5B", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def figures(style: str = "table") -> tuple[Line, ...]:
    return line("caption", "主要指标", "表1\u3000"), line(style, FIGURES, marks=MARKS)


def with_picture(*lines: Line, data: bytes | None = None, **changes: object) -> Manuscript:
    picture = Picture(name="走势图", data=png() if data is None else data, width_mm=100.0)
    shown = (line("picture", "走势图"), line("caption", "受理趋势", "图1\u3000"))
    whole = manuscript(*lines, *shown, line("body", "完。"))
    return replace(whole, pictures=(replace(picture, **changes),))


def cells(whole: Manuscript, role: str = "table") -> list[Row]:
    return [row for page in lay_out(whole) for row in page.rows if row.role == role]


# the page


def test_three_rules_as_wide_as_the_text() -> None:
    [page] = lay_out(manuscript(line("body", "见表。"), *figures()))
    assert [round(rule.height_mm, 2) for rule in page.rules] == [0.53, 0.26, 0.53]
    for rule in page.rules:
        assert (rule.x_mm, rule.width_mm) == pytest.approx((28, 156), abs=0.01)
    heads = [row for row in page.rows if row.role == "table_head"]
    top, below, bottom = (rule.y_mm for rule in page.rules)
    assert all(top < row.baseline_mm < below for row in heads)
    assert all(below < row.baseline_mm < bottom for row in page.rows if row.role == "table")


def test_grid_has_rules_around_every_cell() -> None:
    [page] = lay_out(manuscript(*figures("grid")))
    across = {round(rule.y_mm, 2) for rule in page.rules if rule.width_mm > 100}
    down = {round(rule.x_mm, 2) for rule in page.rules if rule.width_mm < 1}
    assert (len(across), len(down)) == (5, 6)


def test_text_below_a_table_stands_on_the_grid() -> None:
    [page] = lay_out(manuscript(line("body", "前文。"), *figures(), line("body", "下文。")))
    tops = [row.y_mm for row in page.rows if row.role == "body"]
    pitch = 28.95 * 25.4 / 72
    assert (tops[-1] - tops[0]) / pitch == pytest.approx(round((tops[-1] - tops[0]) / pitch))


def test_numbers_end_at_one_edge_and_stand_in_the_middle() -> None:
    numbers = [row for row in cells(manuscript(*figures())) if row.text in {"380", "1,204", "61"}]
    ends = [row.runs[-1].x_mm + row.runs[-1].width_mm for row in numbers]
    assert ends == pytest.approx([ends[0]] * 3)
    [block] = [each for each in arrange(manuscript(*figures()), MEASURES) if each.table]
    column = columns_of(block.table, MEASURES)[3]
    widest = min(row.runs[0].x_mm for row in numbers)
    left = 28 + column.left_pt * 25.4 / 72
    right = 28 + column.right_pt * 25.4 / 72
    assert widest - left == pytest.approx(right - ends[0], abs=0.1)


def test_head_is_repeated_and_caption_stays_with_its_table() -> None:
    before = [line("body", paragraph(28 * 17, 3))]
    whole = manuscript(*before, line("caption", "问题清单", "表1\u3000"), line("table", PROBLEMS))
    pages = lay_out(whole)
    assert len(pages) == 3
    roles = [[row.role for row in page.rows] for page in pages]
    assert "caption" not in roles[0]
    for page in pages[1:]:
        assert [row.text for row in page.rows if row.role == "table_head"] == [
            "序号",
            "问题",
            "责任单位",
        ]
        assert max(row.y_mm + row.height_mm for row in page.rows[:-1]) <= 262.5
    numbers = [row.text for row in cells(whole) if row.text.isdigit()]
    assert numbers == [str(number) for number in range(1, 25)]


def test_only_what_changed_is_set_anew() -> None:
    typesetter = Typesetter()
    whole = manuscript(line("table", PROBLEMS), line("body", "一。"))
    first = typesetter.lay_out(whole)
    changed = replace(whole, lines=(whole.lines[0], line("body", "二。")))
    second = typesetter.lay_out(changed)
    assert second[0] is first[0]
    assert second[-1] is not first[-1]


@given(
    st.lists(
        st.lists(st.text(alphabet="案件12.%（》“a \u0301", max_size=30), min_size=1, max_size=9),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["table", "grid"]),
)
def test_any_table_stays_in_the_text_area(rows: list[list[str]], style: str) -> None:
    text = "\n".join("\t".join(row) for row in rows)
    whole = manuscript(line(style, text))
    printed = ""
    for page in lay_out(whole):
        for row in page.rows:
            if row.role in {"table", "table_head"} and row.runs:
                last = row.runs[-1]
                is_repeated = row.role == "table_head" and page.number > 1
                printed += "" if is_repeated else row.text
                assert row.runs[0].x_mm >= 27.9
                assert last.x_mm + last.width_mm <= 184.1 or len(row.text) == 1
    wanted = "".join("".join(row) for row in rows)
    assert sorted(printed.replace(" ", "")) == sorted(wanted.replace(" ", ""))


@pytest.mark.parametrize(
    "text",
    [
        "\t".join("表头" for _ in range(300)) + "\n" + "\t".join("1" for _ in range(300)),
        "说明\t数\n" + "长" * 9000 + "\t1",
        "头" * 4000 + "\t数\n甲\t1",
        "头" * 900 + "\t数\n" + "长" * 1000 + "\t1",
    ],
)
def test_hostile_tables_end_and_lose_nothing(text: str) -> None:
    whole = manuscript(line("grid", text))
    printed = "".join(row.text for row in [*cells(whole, "table_head"), *cells(whole)])
    assert len(printed.replace(" ", "")) >= len(re.sub(r"\s", "", text))
    for page in lay_out(whole):
        assert all(row.y_mm + row.height_mm < 263 for row in page.rows[:-1])


# pictures


def test_picture_keeps_its_proportions_and_its_caption() -> None:
    whole = with_picture(line("body", paragraph(28 * 15, 1)))
    pages = lay_out(whole)
    [(page, image)] = [(page, image) for page in pages for image in page.images]
    assert (image.width_mm, image.height_mm) == pytest.approx((100, 100 * 40 / 60))
    assert image.x_mm + image.width_mm / 2 == pytest.approx(28 + 78)
    [caption] = [row for row in page.rows if row.role == "caption"]
    assert image.y_mm + image.height_mm < caption.y_mm
    assert page is not pages[0]


@pytest.mark.parametrize(
    ("size", "width_mm"), [((400, 100), 900.0), ((10, 4000), 100.0), ((4000, 1), 156.0)]
)
def test_picture_fits_the_text_area(size: tuple[int, int], width_mm: float) -> None:
    whole = with_picture(data=png(*size), width_mm=width_mm)
    [image] = [image for page in lay_out(whole) for image in page.images]
    assert image.x_mm >= 27.99
    assert image.width_mm <= 156.01
    assert image.y_mm >= 36.9
    assert image.y_mm + image.height_mm <= 262.1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        png()[:30],
        png()[:-12],
        png()[:-20],
        png().replace(b"IDAT", b"\xff\xfe\xfd\xfc", 1),
        png().replace(b"IHDR", b"IDHR", 1),
        png()[:16] + b"\xff\xff\xff\xff" + png()[20:],
        png(1, 1)[:16] + (90_000).to_bytes(4) * 2 + png()[24:],
        b"GIF89a" + bytes(60),
    ],
)
def test_hostile_data_is_no_picture(data: bytes, tmp_path: Path) -> None:
    assert png_size(data) is None
    whole = with_picture(data=data)
    assert not any(page.images for page in lay_out(whole))
    assert "<img" not in render_html(whole)
    write_docx(whole, tmp_path / "a.docx")
    assert "<w:drawing" not in body_xml(tmp_path / "a.docx")


def test_a_picture_goes_to_the_very_top_of_the_next_page() -> None:
    picture = Picture(name="走势图", data=png(100, 67), width_mm=100.0)
    lines = (line("body", "法" * 28 * 15), line("picture", "走势图"), line("body", "完。"))
    whole = replace(manuscript(*lines, addressee="", signed_by="", date="", remark=""))
    first, second = lay_out(replace(whole, pictures=(picture,)))
    assert not first.images
    [image] = second.images
    assert image.y_mm == pytest.approx(37)


def test_white_below_a_picture_need_not_fit_on_its_page() -> None:
    pictures = tuple(
        Picture(name=name, data=png(100, height), width_mm=100.0)
        for name, height in (("高", 112), ("矮", 91))
    )
    lines = [line("body", "法" * 28 * 10), line("picture", "高"), line("body", "文。")]
    lines += [line("picture", "矮"), line("body", "完。")]
    whole = manuscript(*lines, addressee="", signed_by="", date="", remark="")
    [_, page, *_] = lay_out(replace(whole, pictures=pictures))
    assert [round(image.height_mm) for image in page.images] == [112, 91]


def test_a_title_is_not_torn_above_a_picture_of_a_whole_page() -> None:
    shown = (line("picture", "走势图"), line("caption", "受理趋势", "图1\u3000"))
    picture = Picture(name="走势图", data=png(10, 4000), width_mm=100.0)
    pages = lay_out(replace(manuscript(*shown), pictures=(picture,)))
    assert [row.role for row in pages[0].rows] == ["title", "title", "addressee", "page_number"]
    assert pages[1].images


def test_web_edition_refuses_a_chart_that_compares(tmp_path: Path) -> None:
    whole = with_picture(line("body", "全年受理案件。"), internal=True)
    with pytest.raises(InternalTextForWeb) as refused:
        for_edition(whole, "web")
    assert refused.value.beginnings == ("走势图",)
    assert for_edition(whole, "internal").pictures
    assert [each.style for each in whole.report.lines] == ["body", "body"]
    assert for_edition(with_picture(), "web").pictures


# DOCX


def body_xml(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml").decode()


def test_docx_table_reads_back_with_its_measures(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    write_docx(manuscript(*figures(), line("body", "完。")), path, keep_fields=True)
    document = docx.Document(str(path))
    [table] = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        row.split("\t") for row in FIGURES.split("\n")
    ]
    assert sum(int(each.get(qn("w:w"))) for each in table._tbl.tblGrid) == 8844
    assert {cell.paragraphs[0].style.name for cell in table.rows[0].cells} == {"表头"}
    assert {cell.paragraphs[0].style.name for cell in table.rows[1].cells} == {"表格文字"}
    heads = table._tbl.xpath(".//w:tblHeader")
    assert len(heads) == 1
    assert len(table._tbl.xpath(".//w:cantSplit")) == 4
    names = table._tbl.xpath(".//w:bookmarkStart/@w:name")
    assert names == ["_F1n_review_accepted"]
    [blank] = table._tbl.xpath(".//w:highlight/ancestor::w:r")
    assert blank.text == "【件数】"
    captions = [each for each in document.paragraphs if each.style.name == "Caption"]
    assert [each.text for each in captions] == ["表1\u3000主要指标"]


def test_docx_rows_never_need_more_than_their_page(tmp_path: Path) -> None:
    odd = "序号\t问题\n" + "\n".join(f"{number}\t{paragraph(115, number)}" for number in range(60))
    whole = manuscript(line("grid", odd))
    write_docx(whole, tmp_path / "a.docx")
    [block] = [each for each in arrange(whole, MEASURES) if each.table]
    rows = set_table_rows(block.table, columns_of(block.table, MEASURES), MEASURES)
    heights = re.findall(r'<w:trHeight w:val="(\d+)"', body_xml(tmp_path / "a.docx"))
    assert len(heights) == 61
    for height, row in zip(heights, rows, strict=True):
        assert int(height) <= row.height_pt * 20


def test_docx_rules_by_kind(tmp_path: Path) -> None:
    three, grid = tmp_path / "three.docx", tmp_path / "grid.docx"
    write_docx(manuscript(*figures()), three)
    write_docx(manuscript(*figures("grid")), grid)
    edges = docx.Document(str(three)).tables[0]._tbl.xpath(".//w:tcBorders/*/@w:sz")
    assert sorted(set(edges)) == ["12", "6"]
    inside = docx.Document(str(grid)).tables[0]._tbl.xpath(".//w:tblBorders/*/@w:sz")
    assert inside == ["4"] * 6


def test_docx_never_joins_tables_nor_ends_with_one(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    whole = manuscript(line("table", FIGURES), line("grid", FIGURES))
    bare = replace(whole.elements, signed_by="", date="", remark="")
    write_docx(replace(whole, elements=bare), path)
    body = docx.Document(str(path)).element.body
    tags = [each.tag.rpartition("}")[2] for each in body]
    assert tags[-5:] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_docx_picture_has_words_for_it_and_room(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    whole = with_picture(line("body", "见图。"), line("picture", "走势图"))
    write_docx(whole, path)
    document = docx.Document(str(path))
    assert len(document.inline_shapes) == 2
    assert document.inline_shapes[0].width.mm == pytest.approx(100, abs=0.01)
    properties = document.element.body.xpath(".//wp:docPr")
    assert [each.get("descr") for each in properties] == ["走势图", "走势图"]
    assert len({each.get("id") for each in properties}) == 2
    for shown in document.element.body.xpath(".//w:drawing/ancestor::w:p//w:spacing"):
        assert shown.get(qn("w:lineRule")) == "auto"
    with zipfile.ZipFile(path) as archive:
        media = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert [archive.read(name) for name in media] == [png()]


def test_docx_has_no_more_columns_than_word_opens(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    write_docx(manuscript(line("grid", "\t".join(str(n) for n in range(200)))), path)
    [table] = docx.Document(str(path)).tables
    assert len(table.columns) <= 63
    assert "199" in table.rows[0].cells[-1].text


# web page, text, Markdown

STRANGE = "甲|乙\t<b>*x*</b> & `y`\n1. #\t[a](b) ~~c~~ \\"


def test_web_page_has_real_tables_and_figures() -> None:
    page = Page(render_html(with_picture(*figures())).replace("<img ", "<br "))
    assert ("caption", "表1\u3000主要指标") in page.words
    assert ("th", "指标") in page.words
    assert ("td", "1,204") in page.words
    assert ("mark", "【件数】") in page.words
    assert ("figcaption", "图1\u3000受理趋势") in page.words
    assert page.attributes.count(("scope", "col")) == 5
    assert ("alt", "走势图") in page.attributes
    [data] = [value for name, value in page.attributes if name == "src"]
    assert data.startswith("data:image/png;base64,")


def test_strange_cells_stay_text() -> None:
    page = Page(render_html(manuscript(line("table", STRANGE))))
    assert ("th", "<b>*x*</b> & `y`") in page.words
    assert ("td", "[a](b) ~~c~~ \\") in page.words


def test_plain_table_goes_back_into_excel() -> None:
    text = render_plain(with_picture(*figures()))
    assert f"表1\u3000主要指标\n{FIGURES}\n" in text
    assert "（图片：走势图）\n图1\u3000受理趋势\n" in text


def test_markdown_has_headings_tables_and_captions() -> None:
    whole = with_picture(line("heading1", "主要举措", "一、"), *figures())
    text = render_markdown(whole)
    assert text.startswith("# 临江市司法局关于2025年度法治政府建设情况的报告\n")
    assert "\n## 一、主要举措\n" in text
    assert "\n**表1\u3000主要指标**\n\n| 指标 | 单位 |" in text
    assert "| 行政应诉案件数 | 件 | 96 | 1,204 | — |" in text
    assert "\n**图1\u3000受理趋势**\n" in text


def markdown_words(text: str) -> str:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    words = [
        "".join(each.content for each in token.children or [])
        for token in tokens
        if token.type == "inline"
    ]
    return "\n".join(words)


def test_strange_cells_stay_text_in_markdown() -> None:
    words = markdown_words(render_markdown(manuscript(line("table", STRANGE))))
    for cell in re.split(r"[\t\n]", STRANGE):
        assert cell in words


@given(st.text(alphabet="案1.)-+=*_`#>|<[]()!~\\&;: a", min_size=1, max_size=24))
def test_any_words_stay_text_in_markdown(words: str) -> None:
    wanted = words.strip()
    if wanted:
        text = render_markdown(manuscript(line("body", words)))
        assert wanted in markdown_words(text).split("\n")
