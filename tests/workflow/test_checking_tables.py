"""Tables, captions and attachments under the rules: their words are no sentences, blanks count."""

from __future__ import annotations

from assistant.draft.draft import Draft
from assistant.draft.parts import Elements, Paragraph, Picture
from assistant.workflow.checking import check_draft


def findings(*paragraphs: Paragraph, pictures: tuple[Picture, ...] = ()) -> list[tuple[str, str]]:
    draft = Draft(
        elements=Elements(title="青栎区2025年度法治政府建设情况报告", body="青栎区司法局"),
        year=2025,
        level="department",
        county="青栎区",
        paragraphs=(
            Paragraph(style="heading1", text="主要举措和成效"),
            Paragraph(style="heading3", text="规范行政执法"),
            *paragraphs,
            Paragraph(style="heading3", text="办好行政复议"),
            Paragraph(text="全年办理行政复议案件，存在问题的原因是人员不足。"),
        ),
        pictures=pictures,
    )
    checked = check_draft(draft)
    text = checked.manuscript.text
    return [(each.rule, text[each.start : each.end]) for each in checked.findings]


PLAIN = findings(Paragraph(text="依法规范行政执法。"))

TABLE = (
    "序号\t指标,单位(件)\t2024年\t受理件次\n"
    "三、\t（二）执法检查\t1,204\t办理件\n"
    "5.\t一是整改\t2021-2025年\t同比增长 %\n"
    "二）\t收案。。\t总计 100件，其中 30件、20件\t受理件"
)


def test_tables_and_captions_give_no_false_findings() -> None:
    found = findings(
        Paragraph(text="依法规范行政执法。"),
        Paragraph(style="caption", text="（三）主要指标(2025年)完成情况。"),
        Paragraph(style="table", text=TABLE),
        Paragraph(style="caption", text="三、问题,清单"),
        Paragraph(style="grid", text=TABLE),
    )
    assert found == PLAIN


def test_blanks_in_tables_count_where_they_stand() -> None:
    found = findings(
        Paragraph(text="依法规范行政执法。"),
        Paragraph(style="caption", text="【表题】"),
        Paragraph(
            style="table", text="指标\t本年\n复议\t【件数】\n诉讼\t{{ litigation.accepted }}"
        ),
    )
    extra = [each for each in found if each not in PLAIN]
    assert extra[:2] == [("placeholders", "【表题】"), ("placeholders", "【件数】")]
    assert {rule for rule, _ in extra} == {"placeholders"}
    assert len(extra) == 3


def test_another_place_in_a_table_is_found() -> None:
    found = findings(Paragraph(style="table", text="单位\t件数\n龙湾区司法局\t12"))
    assert ("other_place", "龙湾区") in found


def test_numbers_begin_anew_below_an_attachment() -> None:
    attached = (
        Paragraph(style="heading1", text="存在的问题"),
        Paragraph(style="attachment", text="工作情况"),
        Paragraph(style="heading1", text="执法情况"),
        Paragraph(style="heading1", text="复议情况"),
        Paragraph(style="attachment", text="统计口径"),
        Paragraph(style="heading1", text="统计范围"),
        Paragraph(style="heading3", text="数据来源"),
    )
    assert not [each for each in findings(*attached) if each[0] == "numbering"]


def test_caption_of_an_internal_chart_is_not_checked() -> None:
    chart = Picture(name="对标图", data=b"", width_mm=100, internal=True)
    shown = (
        Paragraph(text="依法规范行政执法。"),
        Paragraph(style="picture", text="对标图"),
        Paragraph(style="caption", text="与龙湾区司法局对比"),
    )
    assert findings(*shown, pictures=(chart,)) == PLAIN
