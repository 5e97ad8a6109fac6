"""Tables of phrases: liberal in, whole out."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from assistant.base.files import UnreadableFile
from assistant.phrases.table import (
    PhraseLine,
    PhraseTableUnusable,
    read_phrase_table,
    write_phrase_table,
)

FIELD = "{{ review.accepted }}"


def csv(folder: Path, text: str, encoding: str = "utf-8-sig") -> Path:
    path = folder / "用语.csv"
    path.write_text(text, encoding=encoding, newline="")
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_columns_are_found_by_heading_in_any_order(tmp_path: Path, encoding: str) -> None:
    path = csv(
        tmp_path,
        "科室常用语汇总,,,\r\n作 用,说明,用语（可含字段）,主题\r\n"
        f"举措和成效,去年用过,受理{FIELD}。,行政复议\r\n,,,\r\n,,只有文字。,\r\n",
        encoding,
    )
    assert read_phrase_table(path) == (
        PhraseLine(
            number=3,
            text=f"受理{FIELD}。",
            topic="行政复议",
            role="举措和成效",
            note="去年用过",
        ),
        PhraseLine(number=5, text="只有文字。"),
    )


def test_one_column_and_line_breaks_in_cells(tmp_path: Path) -> None:
    path = csv(tmp_path, '句子\n"第一行，\n第二行。"\n')
    assert read_phrase_table(path) == (PhraseLine(number=2, text="第一行，\n第二行。"),)


def test_second_worksheet_of_a_workbook(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.append(["封面"])
    sheet = workbook.create_sheet("用语")
    for row in (["序号", "内容", "分类"], [1, "受理复议。", "行政复议"], [2, None, "只有主题"]):
        sheet.append(row)
    path = tmp_path / "用语.xlsx"
    workbook.save(path)
    assert read_phrase_table(path) == (
        PhraseLine(number=2, text="受理复议。", topic="行政复议"),
        PhraseLine(number=3, text="", topic="只有主题"),
    )


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_what_looks_like_a_formula_is_guarded(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"用语{suffix}"
    lines = (PhraseLine(number=2, text='=HYPERLINK("http://x")', topic="@x", note="+1"),)
    write_phrase_table(path, lines)
    assert read_phrase_table(path) == lines
    if suffix == ".xlsx":
        cell = load_workbook(path).active["A2"]
        assert cell.data_type == "s"
        assert cell.value.startswith("'=")
    else:
        assert "'=HYPERLINK" in path.read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("空.csv", b""),
        ("别的.csv", "甲,乙\n1,2\n".encode()),
        ("假.xlsx", b"PK\x03\x04not a workbook"),
        ("图.csv", b"\x89PNG\r\n\x1a\n\x00\x00\xff\xff"),
    ],
)
def test_no_table_of_phrases_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(PhraseTableUnusable) as caught:
        read_phrase_table(path)
    assert caught.value.reason


def test_missing_file_and_other_endings_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_phrase_table(tmp_path / "没有.csv")
    with pytest.raises(PhraseTableUnusable):
        write_phrase_table(tmp_path / "用语.docx", ())
    assert not (tmp_path / "用语.docx").exists()


WORDS = st.text(alphabet="受理复议件，。'=+-@\"\n;{}【】 1a", max_size=30).map(str.strip)


@settings(max_examples=40)
@given(st.lists(st.tuples(WORDS.filter(bool), WORDS, WORDS, WORDS), max_size=4))
def test_tables_are_read_back(rows: list[tuple[str, str, str, str]]) -> None:
    lines = tuple(
        PhraseLine(number=number, text=text, topic=topic, role=role, note=note)
        for number, (text, topic, role, note) in enumerate(rows, start=2)
    )
    with tempfile.TemporaryDirectory() as folder:
        for suffix in (".csv", ".xlsx"):
            path = Path(folder) / f"用语{suffix}"
            write_phrase_table(path, lines)
            assert read_phrase_table(path) == lines
