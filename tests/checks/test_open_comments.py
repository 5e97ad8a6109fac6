"""Comments that nobody settled are doubts with a place."""

from __future__ import annotations

from dataclasses import replace

from assistant.draft.comments import commented, new_comment
from assistant.draft.draft import Draft
from assistant.draft.parts import Elements, Paragraph, SheetRow
from assistant.workflow.checking import check_draft

TEXT = "全年受理行政复议案件{{ review.accepted }}，成效明显。"


def found(*paragraphs: Paragraph) -> list[tuple[str, str, str]]:
    draft = Draft(
        elements=Elements(title="青栎区2025年度法治政府建设情况报告", body="青栎区司法局"),
        year=2025,
        level="county",
        paragraphs=paragraphs,
        sheet=(SheetRow(key="review.accepted", name="行政复议受理", unit="件", this_year=210),),
    )
    checked = check_draft(draft)
    text = checked.manuscript.text
    return [
        (each.severity, text[each.start : each.end], each.message)
        for each in checked.findings
        if each.rule == "open_comments"
    ]


def test_each_is_told_at_its_words() -> None:
    heading = commented(Paragraph(style="heading1", text="主要举措"), new_comment("太短"), 0, 4)
    start = TEXT.index("案件")
    text = commented(Paragraph(text=TEXT), new_comment("请核对", "王敏"), start, start + 4)
    assert found(heading, text) == [
        ("warning", "主要举措", "批注还没有处理：太短"),
        ("warning", "案件210件", "批注还没有处理：王敏：请核对"),
    ]


def test_settled_ones_and_those_on_what_is_not_printed_are_not_told() -> None:
    settled = commented(Paragraph(text=TEXT), replace(new_comment("好"), resolved=True), 0, 2)
    guidance = commented(Paragraph(style="guidance", text="写清做法。"), new_comment("留意"), 0, 2)
    internal = commented(Paragraph(style="internal", text="居第3位。"), new_comment("核"), 0, 2)
    assert found(settled, guidance, internal) == []
