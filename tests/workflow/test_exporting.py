"""A draft with a comparison for the internal edition: what carries it and what refuses it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest

from assistant.draft.draft import Draft
from assistant.draft.parts import Elements, Paragraph, SheetRow
from assistant.export.errors import InternalTextForWeb
from assistant.workflow.checking import check_draft
from assistant.workflow.exporting import export_draft
from assistant.workflow.messages import message_of

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.export.page import Page

INTERNAL = Paragraph(style="internal", text="与10个可比机关相比，受理量居第3位，中位数为154件。")
SET_OFF = "〔内部参考：与10个可比机关相比，受理量居第3位，中位数为154件。〕"
TEXT = Paragraph(text="全年受理行政复议案件{{ review.accepted }}。")
DRAFT = Draft(
    elements=Elements(title="青栎区2025年度法治政府建设情况报告", body="青栎区司法局"),
    year=2025,
    level="county",
    paragraphs=(Paragraph(style="heading1", text="主要举措"), TEXT, INTERNAL),
    sheet=(SheetRow(key="review.accepted", name="行政复议受理", unit="件", this_year=210),),
)


def test_internal_edition_sets_the_comparison_off(tmp_path: Path) -> None:
    for ending in (".docx", ".html", ".txt"):
        export_draft(DRAFT, tmp_path / f"报告{ending}")
    found = {item.text: item.style for item in docx.Document(tmp_path / "报告.docx").paragraphs}
    assert found[SET_OFF].name == "内部参考"
    assert 'eastAsia="楷体_GB2312"' in found[SET_OFF].element.xml
    assert f'<p class="internal">{SET_OFF}</p>' in (tmp_path / "报告.html").read_text("utf-8")
    assert f"\n　　{SET_OFF}\n" in (tmp_path / "报告.txt").read_text("utf-8")


def test_pages_set_the_comparison_in_kaiti(tmp_path: Path) -> None:
    painted: list[Page] = []
    export_draft(
        DRAFT, tmp_path / "报告.pdf", write_pdf=lambda pages, path, author: painted.extend(pages)
    )
    rows = [row for page in painted for row in page.rows if row.role == "internal"]
    assert "".join(row.text for row in rows) == SET_OFF
    assert {run.font for row in rows for run in row.runs} == {"kai", "latin"}


@pytest.mark.parametrize("ending", [".docx", ".html", ".txt", ".pdf"])
def test_web_edition_is_refused_and_nothing_is_written(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"报告{ending}"
    with pytest.raises(InternalTextForWeb) as caught:
        export_draft(DRAFT, path, edition="web", write_pdf=lambda pages, path, author: None)
    assert not path.exists()
    message = message_of(caught.value)
    assert "1 处“内部对比”，开头是“与10个可比机关相比，受理量居……”" in message
    assert "改导报送版" in message


def test_web_edition_comes_once_the_comparison_is_gone(tmp_path: Path) -> None:
    without = replace(DRAFT, paragraphs=DRAFT.paragraphs[:-1])
    export_draft(without, tmp_path / "报告.txt", edition="web")
    assert "受理行政复议案件210件" in (tmp_path / "报告.txt").read_text("utf-8")


def test_comparison_in_an_attachment_is_treated_alike(tmp_path: Path) -> None:
    attachment = Paragraph(style="attachment", text="对标情况")
    draft = replace(DRAFT, paragraphs=(TEXT, attachment, INTERNAL))
    export_draft(draft, tmp_path / "报告.txt")
    assert SET_OFF in (tmp_path / "报告.txt").read_text("utf-8")
    with pytest.raises(InternalTextForWeb):
        export_draft(draft, tmp_path / "报告.txt", edition="web")


def test_many_comparisons_are_not_all_named() -> None:
    message = message_of(InternalTextForWeb(("甲", "乙", "丙", "丁")))
    assert "4 处" in message
    assert "“丙……”等" in message
    assert "丁" not in message


def test_comparison_without_words_leaves_nothing(tmp_path: Path) -> None:
    silent = Paragraph(style="internal", text="\u200b")
    export_draft(replace(DRAFT, paragraphs=(TEXT, silent)), tmp_path / "报告.txt")
    assert "内部参考" not in (tmp_path / "报告.txt").read_text("utf-8")


def test_checks_read_the_report_alone() -> None:
    wrong = "受理行政复议案件999件。【待补】2019年工作总结。"
    as_text = check_draft(replace(DRAFT, paragraphs=(*DRAFT.paragraphs, Paragraph(text=wrong))))
    internal = replace(INTERNAL, text=wrong)
    checked = check_draft(replace(DRAFT, paragraphs=(TEXT, internal, DRAFT.paragraphs[0], TEXT)))
    assert {"placeholders", "consistency"} <= {finding.rule for finding in as_text.findings}
    assert "999" not in checked.manuscript.text
    assert not {"placeholders", "consistency"} & {finding.rule for finding in checked.findings}
    assert [line.paragraph for line in checked.manuscript.lines] == [0, 2, 3]
