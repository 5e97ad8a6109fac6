"""A printed draft opened as a draft again."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.draft.compose import compose
from assistant.draft.parts import Elements, Paragraph, Picture, SheetRow
from assistant.export.docx.write import write_docx
from assistant.export.editions import for_edition
from assistant.review.reopen import is_own_print, reopen
from assistant.sources.docx_tracked import read_tracked
from tests.review.build import draft, png
from tests.review.test_laws import DRAFTS
from tests.review.test_word import CASES, ELEMENTS, LAST

if TYPE_CHECKING:
    from assistant.draft.draft import Draft
    from assistant.draft.manuscript import Manuscript
    from assistant.export.editions import Edition


def reopened(made: Draft, edition: Edition = "internal", *, keep_fields: bool = True) -> Draft:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        write_docx(for_edition(compose(made), edition), path, keep_fields=keep_fields)
        document = read_tracked(path, path.read_bytes())
    assert is_own_print(document)
    return reopen(document, this_year=2026)


def shown(manuscript: Manuscript) -> list[tuple[str, str, str]]:
    return [(line.style, line.ordinal, line.text) for line in manuscript.lines]


@given(DRAFTS)
@settings(max_examples=30)
def test_reads_like_the_draft_that_was_printed(made: Draft) -> None:
    assume(any(paragraph.style != "guidance" for paragraph in made.paragraphs))
    again = reopened(made)
    kept = [paragraph for paragraph in made.paragraphs if paragraph.style != "guidance"]
    assert shown(compose(again)) == shown(compose(made))
    assert again.elements.title == made.elements.title
    for old, new in zip(kept, again.paragraphs, strict=True):
        for field in ("{{ review.accepted }}", "{{ own.1 }}"):
            assert new.text.count(field) == old.text.count(field)


def test_every_part_of_the_document() -> None:
    made = replace(
        draft(
            CASES,
            Paragraph(style="heading1", text="主要举措和成效"),
            Paragraph(style="heading2", text="深化法治宣传"),
            LAST,
            Paragraph(style="heading3", text="建强阵地。新建法治公园2个，改造宣传栏36处。"),
            Paragraph(style="heading3", text="抓好活动。上年受理{{ review.accepted | last }}。"),
            Paragraph(style="internal", text="与同类机关相比，受理数居第3位（共9家）。"),
            Paragraph(style="caption", text="行政复议案件情况"),
            Paragraph(style="table", text="类别\t件数\n行政处罚\t{{ review.accepted | number }}"),
            Paragraph(style="grid", text="类别\t备注\n许可\t无"),
            Paragraph(style="picture", text="分布图"),
            Paragraph(style="caption", text="案件分布"),
            Paragraph(style="attachment", text="典型案例"),
            "某公司不服行政处罚，经调解撤回申请。",
            Paragraph(
                style="attachment", text="行政执法统计年报及行政复议行政应诉案件办理情况说明"
            ),
            Paragraph(style="heading1", text="总体情况"),
            **ELEMENTS,
            printed_by="临江市司法局办公室",
            printed_on="2026年2月6日",
        ),
        pictures=(Picture(name="分布图", data=png(), width_mm=60.0),),
    )
    again = reopened(made)
    assert shown(compose(again)) == shown(compose(made))
    for field in fields(Elements):
        assert getattr(again.elements, field.name) == getattr(made.elements, field.name), field
    assert again.year == 2025
    assert again.pictures == made.pictures
    assert [paragraph.text for paragraph in again.paragraphs] == [
        paragraph.text for paragraph in made.paragraphs
    ]
    rows = {row.key: (row.name, row.unit, row.this_year, row.last_year) for row in again.sheet}
    assert rows["review.accepted"] == ("行政复议受理", "件", 158.0, 131.0)
    assert rows["own.1"] == ("组织开放日活动", "场次", 12.0, None)


def test_web_edition_has_its_numbers_typed() -> None:
    made = draft(CASES, signed_by="临江市司法局", date="2026年2月5日")
    again = reopened(made, "web", keep_fields=False)
    assert again.sheet == ()
    assert shown(compose(again)) == shown(compose(made))
    assert again.elements.date == "2026年2月5日"


@pytest.mark.parametrize(
    ("unit", "value", "printed"),
    [
        ("元", 26_376_000.0, "2637.6万元"),
        ("元", 350.5, "350.5元"),
        ("%", 10.65, "10.65%"),
        ("件次", 0.0, "0件次"),
        ("", 7.0, "7"),
    ],
)
def test_number_is_had_again(unit: str, value: float, printed: str) -> None:
    row = SheetRow(key="own.9", name="甲", unit=unit, this_year=value)
    made = replace(draft("投入{{ own.9 }}，完成任务。"), sheet=(row,))
    assert compose(made).lines[0].text == f"投入{printed}，完成任务。"
    again = reopened(made)
    assert again.paragraphs == made.paragraphs
    assert (again.sheet[0].this_year, again.sheet[0].unit) == (value, unit)


def test_change_without_last_years_number_stays_as_printed() -> None:
    made = draft("行政复议案件{{ review.accepted | change }}。")
    again = reopened(made)
    assert again.paragraphs[0].text == "行政复议案件同比增长20.61%。"


def test_joint_issue_and_letter() -> None:
    made = draft(
        LAST,
        issuer_mark="临江市司法局、临江市财政局文件",
        signed_by="临江市司法局、临江市财政局",
        date="2026年2月5日",
        document_number="临司〔2026〕3号",
    )
    assert reopened(made).elements == made.elements
    letter = replace(
        made,
        elements=replace(made.elements, form="letter", issuer_mark="临江市司法局", urgency="特急"),
    )
    again = reopened(letter).elements
    assert (again.document_number, again.urgency) == ("临司〔2026〕3号", "特急")


@given(st.lists(st.sampled_from((*CASES, "1.", "（1）", "一、", "〔", "附件", "\n"))).map("".join))
@settings(max_examples=40)
def test_strange_words_come_back(words: str) -> None:
    made = draft(words, LAST)
    assert compose(reopened(made)).text == compose(made).text
