"""From last year's report, draft or file, to this year's draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.base.files import UnreadableFile
from assistant.draft.draft import Draft
from assistant.draft.parts import Elements, Paragraph
from assistant.draft.rollover.roll_over import RollOverError
from assistant.workflow.drafting import save_draft
from assistant.workflow.importing import sample_reports
from assistant.workflow.rolling import roll_over_report

if TYPE_CHECKING:
    from pathlib import Path

LAST = Draft(
    elements=Elements(title="青栎区2024年法治政府建设情况报告", body="青栎区人民政府"),
    year=2024,
    level="county",
    county="青栎区",
    paragraphs=(
        Paragraph(style="heading1", text="主要举措和成效"),
        Paragraph(text="2024年，受理行政复议案件158件。"),
    ),
)
REPORT = """青栎区人民政府关于2024年度法治政府建设情况的报告
市人民政府：
2024年，我区坚持依法行政。现将有关情况报告如下。
一、主要举措和成效
（一）办好行政复议
全年受理行政复议案件158件，同比增长27.4%。
二、存在的不足和原因
一是执法力量偏弱，主要原因是培训不足。
三、2025年主要安排
一是规范行政复议办案程序。
青栎区人民政府
2025年2月5日
"""


def test_a_draft_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "上年.FZBG"
    save_draft(path, LAST)
    result = roll_over_report(path, 2025)
    assert result.draft.elements.title == "青栎区2025年法治政府建设情况报告"
    assert result.draft.row("review.accepted").last_year == 158


def test_a_report_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "上年.txt"
    path.write_text(REPORT, encoding="utf-8")
    draft = roll_over_report(path, 2025).draft
    assert draft.elements.title == "青栎区人民政府关于2025年度法治政府建设情况的报告"
    assert draft.elements.date == ""
    assert draft.row("review.accepted").last_year == 158
    texts = [paragraph.text for paragraph in draft.paragraphs]
    assert "全年受理行政复议案件{{ review.accepted }}，{{ review.accepted | change }}。" in texts
    assert "上年计划：规范行政复议办案程序。请写完成情况。" in texts
    assert "2026年主要安排" in texts


@pytest.mark.parametrize("path", sorted(sample_reports().glob("*.txt")), ids=lambda path: path.stem)
def test_every_sample_report(path: Path) -> None:
    result = roll_over_report(path, 2026)
    styles = {paragraph.style for paragraph in result.draft.paragraphs}
    assert {"heading1", "guidance"} <= styles
    assert any(row.last_year is not None for row in result.draft.sheet) == path.stem.endswith(
        "2025"
    )


def test_what_cannot_be_rolled_over(tmp_path: Path) -> None:
    path = tmp_path / "上年.fzbg"
    with pytest.raises(UnreadableFile):
        roll_over_report(path, 2025)
    save_draft(path, LAST)
    with pytest.raises(RollOverError):
        roll_over_report(path, 2024)
