"""The list of sources as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from assistant.base.files import TargetNotWritable
from assistant.draft.draft import Draft
from assistant.draft.parts import Borrowed, Elements, Paragraph
from assistant.draft.sheet.table import read_tables
from assistant.workflow.errors import UnknownFormat
from assistant.workflow.source_list import write_source_list

if TYPE_CHECKING:
    from pathlib import Path

ORIGINAL = "=交叉检查执法案卷86宗，逐宗反馈瑕疵并限期改正。"
OWN = "交叉检查执法案卷9宗，逐宗反馈瑕疵。"


@pytest.fixture
def draft() -> Draft:
    """One borrowed sentence; the source would run as a formula."""
    borrowed = Borrowed(
        start=0, end=len(OWN), body="+松桥区司法局", year=2023, section="@执法", text=ORIGINAL
    )
    return Draft(
        elements=Elements(title="青栎区报告", body="青栎区司法局"),
        year=2025,
        level="department",
        paragraphs=(
            Paragraph(style="heading1", text="主要举措"),
            Paragraph(text=OWN, borrowed=(borrowed,)),
        ),
    )


ROW = ["1", "一、主要举措", OWN, "+松桥区司法局", "2023", "@执法", ORIGINAL]


def test_workbook_holds_rows_and_totals_and_no_formula(tmp_path: Path, draft: Draft) -> None:
    path = tmp_path / "来源.xlsx"
    write_source_list(draft, path)
    rows, totals = read_tables(path)
    assert rows[1][: len(ROW)] == ROW
    assert dict(row[:2] for row in totals)["借鉴占比"] == "75.0%"
    cells = [cell for row in load_workbook(path).worksheets[0].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert not any(str(cell.value).startswith(("=", "+", "@")) for cell in cells)


def test_csv_holds_the_same(tmp_path: Path, draft: Draft) -> None:
    path = tmp_path / "来源.csv"
    write_source_list(draft, path)
    [rows] = read_tables(path)
    assert rows[1] == ROW
    assert "'=交叉" in path.read_text(encoding="utf-8-sig")


def test_text_is_for_reading(tmp_path: Path, draft: Draft) -> None:
    path = tmp_path / "来源.TXT"
    write_source_list(draft, path)
    assert f"原文：{ORIGINAL}" in path.read_text(encoding="utf-8")


def test_other_targets_are_refused_and_nothing_is_lost(tmp_path: Path, draft: Draft) -> None:
    path = tmp_path / "来源.docx"
    path.write_text("旧", encoding="utf-8")
    with pytest.raises(UnknownFormat) as caught:
        write_source_list(draft, path)
    assert caught.value.endings == (".xlsx", ".csv", ".txt")
    assert path.read_text(encoding="utf-8") == "旧"
    with pytest.raises(TargetNotWritable):
        write_source_list(draft, tmp_path / "没有" / "来源.csv")
