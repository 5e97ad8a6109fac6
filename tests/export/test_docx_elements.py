"""Elements of the official document in the DOCX, where no reader is needed to see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn

from assistant.export.docx.write import write_docx
from tests.export.build import FULL, line, manuscript

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

TEXT = line("body", "法" * 60)
NAMES = ("临江市司法局", "临江市人力资源和社会保障局", "临江市委")


def written(tmp_path: Path, **changes: object) -> Document:
    path = tmp_path / "报告.docx"
    write_docx(manuscript(TEXT, **changes), path)
    return docx.Document(path)


def width_of(paragraph) -> float:
    """What the letters and the white between them take, in points."""
    width = 0.0
    for run in paragraph.runs:
        spacing = run._r.xpath("./w:rPr/w:spacing/@w:val")
        width += len(run.text) * (run.font.size.pt + (int(spacing[0]) / 20 if spacing else 0))
    return width


def test_joint_names_are_spaced_to_one_width(tmp_path: Path) -> None:
    document = written(tmp_path, **{**FULL, "issuer_mark": "、".join(NAMES) + "文件"})
    [table] = document.tables
    white, row = table.rows
    assert white.height_rule == row.height_rule
    names = row.cells[1].paragraphs
    assert [name.text for name in names] == list(NAMES)
    widths = [width_of(name) for name in names]
    assert widths == pytest.approx([widths[0]] * 3, abs=0.7)
    assert row.cells[2].text == "文件"
    assert row.height.pt == pytest.approx(3 * names[0].paragraph_format.line_spacing.pt, abs=0.2)
    assert not table._tbl.xpath(".//w:tblBorders")


def test_joint_mark_without_a_number_has_the_red_line_below(tmp_path: Path) -> None:
    document = written(tmp_path, issuer_mark="、".join(NAMES))
    [table] = document.tables
    [line_below] = table._tbl.xpath(".//w:tcBorders/w:bottom")
    assert line_below.get(qn("w:color")) == "FF0000"
    assert [cell.text for cell in table.rows[1].cells] == ["", "\n".join(NAMES), ""]


@pytest.mark.parametrize("longest", [8, 14, 17, 18, 24])
def test_joint_mark_without_the_word_is_as_wide_as_the_text(tmp_path: Path, longest: int) -> None:
    document = written(tmp_path, issuer_mark=f"临江市司法局、{'某' * longest}")
    [table] = document.tables
    widths = [int(width) for width in table._tbl.xpath("./w:tblGrid/w:gridCol/@w:w")]
    assert sum(widths) == pytest.approx(8844, abs=1)
    assert min(widths) >= 0
    for name in table.rows[1].cells[1].paragraphs:
        assert width_of(name) <= widths[1] / 20 + 0.05


def test_sealed_names_stand_at_tab_stops(tmp_path: Path) -> None:
    document = written(tmp_path, sealed=True, signed_by="临江市司法局、临江市财政局、临江市公安局")
    [signed] = [part for part in document.paragraphs if part.style.name == "署名"]
    assert signed.text.split("\t")[1:] == ["临江市司法局", "临江市财政局", "临江市公安局"]
    stops = [stop.position.pt for stop in signed.paragraph_format.tab_stops]
    assert stops == sorted(stops)
    assert len(stops) == 3


def test_letter_keeps_its_head_out_of_the_text(tmp_path: Path) -> None:
    document = written(
        tmp_path, **{**FULL, "form": "letter", "issuer_mark": "临江市司法局、临江市财政局文件"}
    )
    [section] = document.sections
    assert section.different_first_page_header_footer
    name, lines = section.first_page_header.paragraphs
    assert name.text == "临江市司法局"
    frame = name._p.xpath("./w:pPr/w:framePr")[0]
    assert frame.get(qn("w:vAnchor")) == frame.get(qn("w:hAnchor")) == "page"
    assert len(lines._p.xpath(".//w:drawing")) == 4
    assert section.first_page_footer.paragraphs[0].text == ""
    for footer in (section.footer, section.even_page_footer):
        assert "—" in footer.paragraphs[0].text
    assert "临江市司法局" not in [part.text for part in document.paragraphs]
    number = next(part for part in document.paragraphs if "〔2026〕" in part.text)
    assert number.text == "000012\t临司〔2026〕3号"


def test_document_has_no_page_of_its_own_kind(tmp_path: Path) -> None:
    [section] = written(tmp_path, **FULL).sections
    assert not section.different_first_page_header_footer
