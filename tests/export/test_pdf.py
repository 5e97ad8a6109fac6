"""Bookmarks and properties of a PDF, found without painting one."""

from __future__ import annotations

import io
from typing import Any

import pypdf

from assistant.export.page import Page, Row, Run
from assistant.export.pdf import find_bookmarks, finish_pdf


def row(role: Any, text: str, line: int | None = None, y_mm: float = 40.0) -> Row:
    run = Run(
        text=text, font="fangsong", size_pt=16, color="black", mark=None, x_mm=28, width_mm=100
    )
    return Row(role=role, line=line, y_mm=y_mm, height_mm=10, baseline_mm=y_mm + 8, runs=(run,))


PAGES = (
    Page(
        number=1,
        rows=(
            row("title", "青栎区司法局关于2025年度", y_mm=37),
            row("title", "法治政府建设情况的报告", y_mm=47),
            row("heading1", "一、主要举措", 0, 67),
            row("heading2", "（一）规范行政执法。全年作出行政处罚", 1, 77),
            row("heading2", "412宗。", 1, 87),
            row("page_number", "— 1 —"),
        ),
    ),
    Page(
        number=2,
        rows=(
            row("heading4", "（1）没有上一级", 2, 37),
            row("heading1", "二、存在问题", 3, 47),
            row("attachment_title", "指标表", None, 57),
            row("heading1", "一、执法", 5, 67),
        ),
    ),
)


def blank_pdf(pages: int) -> bytes:
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def outline(items: Any) -> list[Any]:
    return [outline(item) if isinstance(item, list) else item.title for item in items]


def test_headings_become_a_tree() -> None:
    reader = pypdf.PdfReader(io.BytesIO(finish_pdf(blank_pdf(2), PAGES, "青栎区司法局")))
    assert outline(reader.outline) == [
        "青栎区司法局关于2025年度法治政府建设情况的报告",
        [
            "一、主要举措",
            ["（一）规范行政执法", ["（1）没有上一级"]],
            "二、存在问题",
        ],
        "指标表",
        ["一、执法"],
    ]


def test_a_bookmark_leads_to_the_height_of_its_first_row() -> None:
    marks = find_bookmarks(PAGES)
    assert [(mark.page, mark.y_mm) for mark in marks[:3]] == [(0, 37), (0, 67), (0, 77)]
    reader = pypdf.PdfReader(io.BytesIO(finish_pdf(blank_pdf(2), PAGES, "")))
    first: Any = reader.outline[0]
    assert reader.get_destination_page_number(first) == 0
    assert abs(float(first.top) - (297 - 37) * 72 / 25.4) < 0.1


def test_a_heading_parted_by_the_foot_of_a_page_is_one() -> None:
    pages = (
        Page(number=1, rows=(row("heading1", "一、很长", 0), row("page_number", "— 1 —"))),
        Page(number=2, rows=(row("heading1", "的标题", 0), row("page_number", "— 2 —"))),
    )
    assert [(mark.text, mark.page) for mark in find_bookmarks(pages)] == [("一、很长的标题", 0)]


def test_properties_name_the_body_and_nobody_else() -> None:
    reader = pypdf.PdfReader(io.BytesIO(finish_pdf(blank_pdf(2), PAGES, "青栎区\x00司法局")))
    assert reader.metadata == {
        "/Title": "青栎区司法局关于2025年度法治政府建设情况的报告",
        "/Author": "青栎区司法局",
        "/Creator": "法治报告助手",
    }
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "zh-CN"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_pages_without_headings_have_no_bookmarks() -> None:
    pages = (Page(number=1, rows=(row("body", "一句话。", 0),)),)
    reader = pypdf.PdfReader(io.BytesIO(finish_pdf(blank_pdf(1), pages, "")))
    assert reader.outline == []
    assert "/PageMode" not in reader.trailer["/Root"]
