"""Laying a draft out again and again while it is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.draft.draft import Draft
from assistant.draft.parts import Elements, Paragraph
from assistant.export.house.format import house_format
from assistant.workflow.desk import desk_in
from assistant.workflow.house_formats import change_house_formats
from assistant.workflow.paging import Paging

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = Draft(
    elements=Elements(title="青栎区司法局工作报告", body="青栎区司法局"),
    year=2025,
    level="department",
    county="青栎区",
    paragraphs=tuple(
        Paragraph(text=f"第{number}段：" + "逐案评查，督促整改。" * 12) for number in range(40)
    ),
)


def with_text(draft: Draft, index: int, text: str) -> Draft:
    paragraphs = list(draft.paragraphs)
    paragraphs[index] = Paragraph(text=text)
    return replace(draft, paragraphs=tuple(paragraphs))


def test_only_the_page_that_changed_is_another(tmp_path: Path) -> None:
    paging = Paging(desk_in(tmp_path))
    before = paging.lay_out(DRAFT).pages
    words = DRAFT.paragraphs[20].text.replace("评查", "复查")
    after = paging.lay_out(with_text(DRAFT, 20, words)).pages
    changed = [index for index, page in enumerate(after) if page is not before[index]]
    assert len(before) == len(after) > 6
    assert 1 <= len(changed) <= 2
    assert any("复查" in row.text for row in after[changed[0]].rows)


def test_rows_point_into_the_draft_as_it_is_now(tmp_path: Path) -> None:
    paging = Paging(desk_in(tmp_path))
    with_appendix = replace(
        DRAFT,
        paragraphs=(
            Paragraph(text="短。"),
            Paragraph(style="attachment", text="数据"),
            Paragraph(text="附件的文字。"),
        ),
    )
    paging.lay_out(with_appendix)
    longer = replace(
        with_appendix, paragraphs=(Paragraph(text="又一句。"), *with_appendix.paragraphs)
    )
    paged = paging.lay_out(longer)
    row = next(row for row in paged.pages[-1].rows if row.text == "附件的文字。")
    assert row.line is not None
    assert paged.manuscript.lines[row.line].paragraph == 3


def test_the_house_format_of_the_draft_is_followed(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    narrow = house_format("本局版式", {"left_mm": 30.0})
    change_house_formats(desk, lambda formats: formats.with_format(narrow))
    paging = Paging(desk)
    lefts = []
    for name in ("", "本局版式", ""):
        page = paging.lay_out(replace(DRAFT, house_format=name)).pages[1]
        lefts.append(round(min(row.runs[0].x_mm for row in page.rows)))
    assert lefts == [28, 30, 28]
