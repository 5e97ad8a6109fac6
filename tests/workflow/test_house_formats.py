"""House formats from the desk to the exported file, and what is told before an export."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest

from assistant.base.files import UnreadableFile
from assistant.draft.draft import Draft
from assistant.draft.parts import Elements, Paragraph, SheetRow
from assistant.export.errors import InternalTextForWeb, SecretNotForWeb
from assistant.export.gongwen import load_measures
from assistant.export.house.format import house_format
from assistant.export.house.formats import HouseFormats
from assistant.export.house.formats_file import HouseFormatsDamaged
from assistant.workflow.desk import Desk, desk_in
from assistant.workflow.export_facts import export_facts
from assistant.workflow.exporting import export_draft
from assistant.workflow.house_formats import (
    change_house_formats,
    export_house_format,
    format_of,
    house_formats,
    import_house_formats,
)
from assistant.workflow.messages import message_of

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.export.page import Page

OURS = house_format("青栎区司法局", {"row_pt": 28, "heading1_bold": True})
DRAFT = Draft(
    elements=Elements(title="青栎区2025年度法治政府建设情况报告", body="青栎区司法局"),
    year=2025,
    level="county",
    house_format=OURS.name,
    paragraphs=(
        Paragraph(style="heading1", text="主要举措"),
        Paragraph(text="受理行政复议案件{{ review.accepted }}，办结【办结数】件，{{ 坏 }}。"),
    ),
    sheet=(SheetRow(key="review.accepted", name="行政复议受理", unit="件", this_year=210),),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = desk_in(tmp_path / "桌")
    change_house_formats(made, lambda formats: formats.with_format(OURS))
    return made


def test_formats_go_from_one_office_to_another(desk: Desk, tmp_path: Path) -> None:
    other = desk_in(tmp_path / "他")
    export_house_format(desk, OURS.name, tmp_path / "版式.json")
    assert import_house_formats(other, tmp_path / "版式.json") == (OURS.name,)
    assert house_formats(other) == house_formats(desk)
    assert import_house_formats(other, tmp_path / "版式.json") == ()
    with pytest.raises(UnreadableFile):
        import_house_formats(other, tmp_path / "没有.json")
    (tmp_path / "坏.json").write_text('{"format": 1, "formats": [{}]}', "utf-8")
    with pytest.raises(HouseFormatsDamaged) as caught:
        import_house_formats(other, tmp_path / "坏.json")
    assert "坏.json" in message_of(caught.value)
    assert house_formats(other) == house_formats(desk)


def test_damaged_formats_are_never_written_over(desk: Desk) -> None:
    desk.house_formats.write_text("[", "utf-8")
    with pytest.raises(HouseFormatsDamaged):
        change_house_formats(desk, lambda _: HouseFormats())
    assert desk.house_formats.read_text("utf-8") == "["
    found = format_of(desk, DRAFT)
    assert found.measures == load_measures()
    assert "无法读取" in found.sentence
    assert "改按国家标准排版" in found.sentence


def test_a_draft_is_printed_in_its_format_or_told_why_not(desk: Desk) -> None:
    found = format_of(desk, DRAFT)
    assert found.measures.page.row_pt == 28
    assert found.sentence == "按版式“青栎区司法局”排版，与国家标准有 2 处不同。"
    standard = format_of(desk, replace(DRAFT, house_format=""))
    assert standard.measures == load_measures()
    assert "国家标准" in standard.sentence
    other = format_of(desk, replace(DRAFT, house_format="省厅"))
    assert other.measures == load_measures()
    assert "本机没有本稿的版式“省厅”，改按国家标准排版" in other.sentence


def test_exports_follow_the_format(desk: Desk, tmp_path: Path) -> None:
    measures = export_facts(desk, DRAFT).format.measures
    painted: list[Page] = []
    for ending in (".docx", ".html", ".txt", ".pdf"):
        export_draft(
            DRAFT,
            tmp_path / f"报告{ending}",
            measures=measures,
            write_pdf=lambda pages, path, author: painted.extend(pages),
        )
    styles = docx.Document(tmp_path / "报告.docx").styles
    assert styles["Normal Indent"].paragraph_format.line_spacing.pt == 28
    assert styles["Heading 1"].font.bold
    assert "font-weight: bold" in (tmp_path / "报告.html").read_text("utf-8")
    rows = [row for page in painted for row in page.rows if row.role == "heading1"]
    assert all(run.bold for row in rows for run in row.runs)


def test_open_places_are_told_and_stand_out_unless_one_wants_not(
    desk: Desk, tmp_path: Path
) -> None:
    facts = export_facts(desk, DRAFT)
    assert facts.open_sentence == "还有 2 处空白没有填写，1 处数据没有核实，定稿前请补齐。"
    assert facts.open_lines() == (
        "未核实　210件　一、主要举措",
        "未填　【办结数】　一、主要举措",
        "未填　{{ 坏 }}　一、主要举措",
    )
    seen = {}
    for marks_open in (True, False):
        painted: list[Page] = []
        for ending in (".docx", ".html", ".pdf"):
            export_draft(
                DRAFT,
                tmp_path / f"报告{ending}",
                marks_open=marks_open,
                write_pdf=lambda pages, path, author, told=painted: told.extend(pages),
            )
        document = docx.Document(tmp_path / "报告.docx").element.xml
        page = (tmp_path / "报告.html").read_text("utf-8")
        runs = [run for page in painted for row in page.rows for run in row.runs]
        seen[marks_open] = (
            document.count('w:highlight w:val="yellow"'),
            document.count('w:fill="FFE8B3"'),
            page.count('<mark class="blank"'),
            page.count('<mark class="unverified"'),
            sum(run.mark is not None for run in runs) >= 3,
        )
    assert seen == {True: (2, 1, 2, 1, True), False: (0, 0, 0, 0, False)}


def test_very_many_open_places_are_not_all_named(desk: Desk) -> None:
    many = Paragraph(text="【数】" * 60)
    facts = export_facts(desk, replace(DRAFT, paragraphs=(many,)))
    assert len(facts.open_lines()) == 51
    assert facts.open_lines()[-1] == "……另有 10 处"


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"elements": replace(DRAFT.elements, secrecy="机密★1年")}, SecretNotForWeb),
        (
            {"paragraphs": (Paragraph(style="internal", text="居第三位。"),)},
            InternalTextForWeb,
        ),
    ],
)
def test_what_may_not_be_published_is_told_before(
    desk: Desk, change: dict[str, object], kind: type[Exception]
) -> None:
    assert export_facts(desk, DRAFT).web_refusal is None
    refusal = export_facts(desk, replace(DRAFT, **change)).web_refusal
    assert isinstance(refusal, kind)
    assert "或改导报送版" in message_of(refusal)


def test_finished_draft_has_nothing_open(desk: Desk) -> None:
    facts = export_facts(desk, replace(DRAFT, paragraphs=DRAFT.paragraphs[:1]))
    assert (facts.open, facts.open_sentence, facts.open_lines()) == ((), "", ())
    assert (facts.element_lines, facts.element_sentence) == ((), "")


def test_elements_that_are_not_right_are_told_before(desk: Desk) -> None:
    loose = replace(DRAFT.elements, document_number="青司[2026]3号", sealed=True, date="")
    facts = export_facts(desk, replace(DRAFT, elements=loose))
    assert "公文要素有 3 处" in facts.element_sentence
    assert "六角括号" in facts.element_lines[0]
