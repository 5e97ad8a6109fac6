"""From draft to manuscript."""

from __future__ import annotations

from dataclasses import replace

from assistant.draft.compose import compose
from assistant.draft.draft import Draft
from assistant.draft.parts import Elements, Paragraph, SheetRow

DRAFT = Draft(
    elements=Elements(title="云汀市2025年度报告", body="云汀市人民政府"),
    year=2025,
    level="city",
    sheet=(SheetRow(key="law.events", name="普法", unit="场次", this_year=12, state="filled"),),
    paragraphs=(
        Paragraph(style="guidance", text="此处写导语"),
        Paragraph(text="导语。"),
        Paragraph(style="heading1", text="主要举措"),
        Paragraph(style="heading2", text="  "),
        Paragraph(style="heading2", text="加强普法"),
        Paragraph(text="　　开展活动{{ law.events }}，受众【人次】。　"),
        Paragraph(text=""),
        Paragraph(style="heading1", text="存在不足"),
    ),
)


def test_guidance_and_empty_paragraphs_are_left_out() -> None:
    manuscript = compose(DRAFT)
    assert manuscript.text == (
        "云汀市2025年度报告\n导语。\n一、主要举措\n（一）加强普法\n"
        "开展活动12场次，受众【人次】。\n二、存在不足\n"
    )
    assert [line.paragraph for line in manuscript.lines] == [1, 2, 4, 5, 7]
    assert manuscript.year == 2025


def test_marks_lead_back_to_the_paragraph() -> None:
    line = compose(DRAFT).lines[3]
    source = DRAFT.paragraphs[line.paragraph].text
    assert [line.text[mark.start : mark.end] for mark in line.marks] == ["12场次", "【人次】"]
    assert [source[slice(*mark.source)] for mark in line.marks] == ["{{ law.events }}", "【人次】"]
    for word in ("开展", "受众", "。"):
        assert source.startswith(word, line.source_offset(line.text.index(word)))
    assert source.startswith("{{", line.source_offset(line.text.index("2场次")))


def test_every_row_of_the_text_is_one_line() -> None:
    unit = SheetRow(key="own.1", name="项", unit="项\n次", this_year=1)
    draft = replace(
        DRAFT,
        paragraphs=(Paragraph(text="甲\n乙\r\n丙\u2028丁{{ own.1 }}"), Paragraph(text="戊")),
        sheet=(unit,),
    )
    manuscript = compose(draft)
    assert manuscript.text.splitlines() == ["云汀市2025年度报告", "甲 乙  丙 丁1项 次", "戊"]
    assert [manuscript.text[start] for start in manuscript.line_starts()] == ["甲", "戊"]


def test_an_empty_draft_is_its_title() -> None:
    assert compose(replace(DRAFT, paragraphs=())).text == "云汀市2025年度报告\n"
