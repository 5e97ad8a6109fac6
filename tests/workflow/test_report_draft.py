"""A report from elsewhere, or one's own print, opened as a new draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest

from assistant.base.paths import bundled
from assistant.draft.compose import compose
from assistant.draft.parts import Elements
from assistant.outline.title import join_title
from assistant.sources.errors import SourceError
from assistant.workflow.drafting import draft_from_report, new_draft
from assistant.workflow.exporting import export_draft
from assistant.workflow.report_lines import read_report_lines

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.draft import Draft

SAMPLES = sorted(bundled("corpus", "samples").glob("*.txt"))
REPORT = """中共青栎区委　青栎区人民政府
关于2025年度法治政府建设情况的报告

市委、市人民政府：
2025年，全区深入推进法治政府建设，现将有关情况报告如下。
一、主要举措和成效
（一）规范行政执法
1.健全执法监督机制。开展案卷评查12次。
全年办理行政处罚案件350件。
类别 | 件数
许可 | 120
处罚 | 350
二、存在问题
基层执法力量偏弱。
附件：1.执法统计表
2.典型案例
中共青栎区委
青栎区人民政府
二〇二六年二月五日
（此件公开发布）
附件1
执法统计表
统计口径为全区各执法单位。
附件2
典型案例
某公司不服行政处罚一案，经调解结案。
"""


def letters(draft: Draft) -> str:
    elements = draft.elements
    texts = [elements.title, elements.addressee, elements.signed_by, elements.date]
    texts += [line.ordinal + line.text for line in compose(draft).lines]
    return "".join("".join(texts).split())


def adopted(folder: Path, text: str, name: str = "报告.txt") -> Draft:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return draft_from_report(path, this_year=2026)


def test_elements_and_parts_of_a_plain_text(tmp_path: Path) -> None:
    made = adopted(tmp_path, REPORT)
    assert made.elements == Elements(
        title="中共青栎区委 青栎区人民政府关于2025年度法治政府建设情况的报告",
        body=made.elements.body,
        addressee="市委、市人民政府",
        signed_by="中共青栎区委、青栎区人民政府",
        date="二〇二六年二月五日",
        remark="此件公开发布",
    )
    assert (made.year, made.level, made.county) == (2025, "county", "青栎区")
    assert [(paragraph.style, paragraph.text[:7]) for paragraph in made.paragraphs] == [
        ("body", "2025年，全"),
        ("heading1", "主要举措和成效"),
        ("heading2", "规范行政执法"),
        ("body", "1.健全执法监"),
        ("body", "全年办理行政处"),
        ("table", "类别\t件数\n许"),
        ("heading1", "存在问题"),
        ("body", "基层执法力量偏"),
        ("attachment", "执法统计表"),
        ("body", "统计口径为全区"),
        ("attachment", "典型案例"),
        ("body", "某公司不服行政"),
    ]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_samples_lose_nothing(sample: Path) -> None:
    made = draft_from_report(sample, this_year=2026)
    read = read_report_lines(sample)
    assert made.elements.title == join_title(read.manuscript.elements.title)
    assert made.elements.date
    assert made.elements.signed_by.split("、")[-1] in read.manuscript.text
    assert made.year == read.meta.year
    assert any(paragraph.style == "heading1" for paragraph in made.paragraphs)
    kept = set(letters(made))
    assert set("".join(read.manuscript.text.split())) - kept <= set("（）：此件公开发布")
    assert len(letters(made)) >= 0.97 * len("".join(read.manuscript.text.split()))


@pytest.mark.seeds
def test_real_reports(seeds: Path) -> None:
    files = sorted(seeds.glob("*.txt"))
    assert files
    for path in files:
        made = draft_from_report(path, this_year=2026)
        read = read_report_lines(path)
        assert made.elements.title
        assert made.elements.body
        assert (made.year, made.level) == (read.meta.year, read.meta.level)
        assert len(letters(made)) >= 0.95 * len("".join(read.manuscript.text.split()))


def test_own_print_and_foreign_docx(tmp_path: Path) -> None:
    own = new_draft("司法局", body="青栎区司法局", year=2025)
    export_draft(own, tmp_path / "own.docx")
    again = draft_from_report(tmp_path / "own.docx")
    assert compose(again).text == compose(own).text
    assert again.elements == own.elements
    assert any("{{ review.accepted }}" in paragraph.text for paragraph in again.paragraphs)

    foreign = docx.Document()
    foreign.add_heading("青栎区司法局2025年法治政府建设年度报告", 0)
    foreign.add_paragraph("2025年，我局认真履行职责。")
    foreign.add_heading("一、主要举措和成效", 1)
    foreign.add_paragraph("全年受理行政复议案件158件。")
    foreign.save(str(tmp_path / "foreign.docx"))
    made = draft_from_report(tmp_path / "foreign.docx")
    assert made.elements.title == "青栎区司法局2025年法治政府建设年度报告"
    assert [paragraph.style for paragraph in made.paragraphs] == ["body", "heading1", "body"]


def test_page_of_a_web_site_is_cleaned(tmp_path: Path) -> None:
    page = (
        "<html><head><title>青栎区司法局2025年法治政府建设年度报告_青栎区人民政府</title></head><body>"
        "<div>首页 > 信息公开 > 法治政府</div><h1>青栎区司法局2025年法治政府建设年度报告</h1>"
        "<div>发布日期：2026-02-05 来源：区司法局 浏览次数：88</div>"
        "<p>2025年，我局认真履行职责，持续推进依法行政，现将有关情况报告如下。</p>"
        "<p>一、主要举措和成效</p><p>全年受理行政复议案件158件，审结149件。</p>"
        "<p>二、存在的问题</p><p>基层执法力量偏弱，培训覆盖不够。</p>"
        "<div>打印本页 关闭窗口</div></body></html>"
    )
    made = adopted(tmp_path, page, "网页.html")
    text = compose(made).text
    assert "一、主要举措和成效" in text
    for chrome in ("首页", "浏览次数", "打印本页"):
        assert chrome not in text


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04junk", b"\x89PNG\r\n\x1a\n123", b"%PDF-1.4 x"])
def test_what_is_no_report_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    with pytest.raises(SourceError):
        draft_from_report(path)
