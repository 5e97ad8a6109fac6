"""The indicator sheet as CSV and XLSX."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.base.files import UnreadableFile
from assistant.draft.parts import SheetRow
from assistant.draft.sheet.file import SheetError, read_sheet, read_sheet_cells, write_sheet

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "指标键,指标,单位,本年,上年,来源单位,状态,备注\n"


def saved(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "表.csv"
    path.write_bytes(text.encode(encoding))
    return path


def saved_workbook(tmp_path: Path, rows: list[list[object]], formats: dict | None = None) -> Path:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    for cell, written in (formats or {}).items():
        workbook.active[cell].number_format = written
    path = tmp_path / "表.xlsx"
    workbook.save(path)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    text = HEAD + "review.received,行政复议收案,件,158,124,复议科,已核实,含区级\n"
    assert read_sheet(saved(tmp_path, text, encoding)) == (
        SheetRow(
            key="review.received",
            name="行政复议收案",
            unit="件",
            this_year=158,
            last_year=124,
            office="复议科",
            state="verified",
            note="含区级",
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "key,name,unit,this_year\nreview.received,复议,件,158\n",
        "Key, This_Year ,NAME,unit\nReview.Received,158,复议,件\n",
        "指标\t本年\t单位\n行政复议收案\t158\t件\n",
        "指标;本年;单位\n行政复议收案;158;件\n",
        "青栎区指标表,,\n填报：各科室,,\n指标名称,本年数（2025年）,计量单位\n行政复议收案,158,件\n",
    ],
)
def test_headings_in_any_language_order_and_place(tmp_path: Path, text: str) -> None:
    (row,) = read_sheet(saved(tmp_path, text))
    assert (row.key, row.this_year, row.unit, row.state) == ("review.received", 158, "件", "filled")


@pytest.mark.parametrize(
    ("written", "unit", "value"),
    [
        ("158", "件", 158),
        ("1,234", "件", 1234),
        ("１２３", "件", 123),
        ("158件", "件", 158),
        ("158 件", "件", 158),
        ("3.2万", "人次", 32_000),
        ("3.2万人次", "人次", 32_000),
        ("2637.6万元", "元", 26_376_000),
        ("2637.6万元", "万元", 2637.6),
        ("158宗", "件", 158),
        ("3.92亿", "元", 392_000_000),
        ("99.96%", "%", 99.96),
        ("９９．９６％", "%", 99.96),
        ("99.96", "%", 99.96),
        ("0", "件", 0),
        ("", "件", None),
        ("—", "件", None),
        ("/", "件", None),
        ("暂无", "件", None),
    ],
)
def test_numbers(tmp_path: Path, written: str, unit: str, value) -> None:
    text = HEAD + f'own.1,甲,{unit},"{written}",,,,\n'
    (row,) = read_sheet(saved(tmp_path, text))
    assert row.this_year == value
    assert row.state == ("empty" if value is None else "filled")


@pytest.mark.parametrize(
    "written",
    [
        *("约三百", "12,34", "1.2.3", "158人", "99%", "-5", "nan", "inf", "1e9", "=1+1", "12 34x"),
        *("9" * 20, "9" * 5000, "TRUE", "2025-01-01", "十期"),
    ],
)
def test_what_is_no_number_is_pointed_at(tmp_path: Path, written: str) -> None:
    path = saved(tmp_path, HEAD + f'own.1,甲,件,1,2,,,\nown.2,乙,件,3,"{written}",,,\n')
    with pytest.raises(SheetError) as caught:
        read_sheet(path)
    error = caught.value
    assert (error.path, error.row, error.column, error.found) == (path, 3, "上年", written)
    assert error.reason


def test_rows_are_found_by_name_alias_or_kept_as_own(tmp_path: Path) -> None:
    text = (
        "指标,单位,本年\n行政复议受理,件,1\n受理矛盾纠纷,件,2\n普法集市,场,3\n,,\n乡村夜话,场,4\n"
    )
    rows = read_sheet(saved(tmp_path, text))
    assert [row.key for row in rows] == ["review.accepted", "dispute.accepted", "own.1", "own.2"]
    assert [row.name for row in rows][2:] == ["普法集市", "乡村夜话"]


def test_own_keys_do_not_collide(tmp_path: Path) -> None:
    text = "key,指标,本年\n,甲,1\nown.1,乙,2\n,丙,3\n"
    assert [row.key for row in read_sheet(saved(tmp_path, text))] == ["own.2", "own.1", "own.3"]


def test_name_and_unit_are_filled_in_from_the_list(tmp_path: Path) -> None:
    (row,) = read_sheet(saved(tmp_path, "key,本年\nlegal.aid,5\n"))
    assert (row.name, row.unit) == ("法律援助案件", "件")


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        (HEAD + "review.nothing,甲,件,1,,,,\n", 2, "指标键"),
        (HEAD + ",,件,1,,,,\n", 2, "指标"),
        (HEAD + "own.1,甲,件,1,,,,\nown.1,乙,件,1,,,,\n", 3, "指标键"),
        (HEAD + ",行政复议收案,件,1,,,,\n,行政复议收案,件,1,,,,\n", 3, "指标"),
        (HEAD + "own.1,甲,件,1,,,大概,\n", 2, "状态"),
        ("", None, None),
        ("一,二\n三,四\n", None, None),
        ("指标键\nreview.received\n", None, None),
    ],
)
def test_other_faults(tmp_path: Path, text: str, row, column) -> None:
    with pytest.raises(SheetError) as caught:
        read_sheet(saved(tmp_path, text))
    assert (caught.value.row, caught.value.column) == (row, column)


def test_the_words_of_an_error_name_the_cell(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match=r"第 2 行“本年”一栏“约三百”不是准确的数"):
        read_sheet(saved(tmp_path, HEAD + "own.1,甲,件,约三百,,,,\n"))


def test_a_workbook_is_read_as_it_shows(tmp_path: Path) -> None:
    path = saved_workbook(
        tmp_path,
        [
            ["青栎区司法局指标表"],
            ["指标", "单位", "本年", "上年", "备注"],
            ["行政诉讼败诉率", "%", 0.0795, "9.47%", None],
            ["行政复议收案", "件", 186, 152.0, "=HYPERLINK"],
            [None, None, None, None, None],
            ["普法受众", "人次", "8.6万", 79000, 2025],
        ],
        {"C3": "0.00%"},
    )
    rows = read_sheet(path)
    assert [(row.key, row.this_year, row.last_year) for row in rows] == [
        ("litigation.loss_rate", 7.95, 9.47),
        ("review.received", 186, 152),
        ("law.audience", 86_000, 79_000),
    ]
    assert rows[2].note == "2025"


def test_the_first_worksheet_with_headings_is_taken(tmp_path: Path) -> None:
    path = saved_workbook(tmp_path, [["填报说明"]])
    workbook = openpyxl.load_workbook(path)
    for row in (["指标", "本年"], ["行政复议收案", 186]):
        if row[0] == "指标":
            workbook.create_sheet("数据")
        workbook["数据"].append(row)
    workbook.save(path)
    assert read_sheet(path)[0].this_year == 186


TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("=+-@'\",;甲乙%元\n"),
        st.characters(codec="utf-8", categories=("L", "N", "P")),
    ),
    max_size=12,
).map(str.strip)
# a workbook keeps 15 significant digits
VALUES = st.none() | st.integers(0, 10**13).map(lambda cents: cents / 100)
ROWS = st.lists(
    st.builds(
        SheetRow,
        key=st.integers(1, 99).map("own.{}".format),
        name=TEXT.filter(bool),
        unit=TEXT,
        this_year=VALUES,
        last_year=VALUES,
        office=TEXT,
        state=st.sampled_from(("empty", "filled", "verified")),
        note=TEXT,
    ),
    max_size=5,
    unique_by=lambda row: row.key,
)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=ROWS)
def test_what_is_written_is_read_again(tmp_path: Path, suffix: str, rows: list[SheetRow]) -> None:
    path = tmp_path / f"表{suffix}"
    write_sheet(path, rows)
    assert read_sheet(path) == tuple(rows)


EVIL = "=cmd|'/c calc'!A1"


def test_formulas_are_disarmed(tmp_path: Path) -> None:
    row = SheetRow(key="own.1", name=EVIL, unit="@件", office="+1", note="-x")
    write_sheet(tmp_path / "表.csv", [row])
    text = (tmp_path / "表.csv").read_text(encoding="utf-8-sig")
    assert f",'{EVIL},'@件," in text
    assert ",'+1," in text
    write_sheet(tmp_path / "表.xlsx", [row])
    worksheet = openpyxl.load_workbook(tmp_path / "表.xlsx").active
    assert {cell.data_type for cell in worksheet[2]} <= {"s", "n"}
    assert worksheet["B2"].value == f"'{EVIL}"
    assert read_sheet(tmp_path / "表.xlsx") == (row,)


def test_csv_opens_as_utf8_in_spreadsheets(tmp_path: Path) -> None:
    write_sheet(tmp_path / "表.CSV", [])
    assert (tmp_path / "表.CSV").read_bytes().startswith(b"\xef\xbb\xbf")


def test_only_csv_and_xlsx_are_written(tmp_path: Path) -> None:
    with pytest.raises(SheetError):
        write_sheet(tmp_path / "表.xls", [])
    assert not list(tmp_path.glob("表.*"))


def test_control_characters_do_not_stop_a_workbook(tmp_path: Path) -> None:
    row = SheetRow(key="own.1", name="甲\x00\x0b\ud800乙", unit="件")
    write_sheet(tmp_path / "表.xlsx", [row])
    assert read_sheet(tmp_path / "表.xlsx")[0].name == "甲乙"


def _zip(**files: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return data.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"PK\x03\x04" + b"\0" * 100,
        _zip(x=b"<x/>"),
        _zip(xl__workbook=b"<not closed"),
        _zip(xl__workbook=b"0" * 200_000_000),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"\x00\x01\x02\xff" * 50,
        b"\xff" * 1000,
        ("指标,本年\n" + "甲,1\n" * 6000).encode(),
        ("指标,本年\n" + "甲" * 200_000).encode(),
        b'"' * 100_000,
        b"," * 300_000,
        b"\0" * 21_000_000,
    ],
)
def test_what_is_no_sheet_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(data)
    with pytest.raises(SheetError) as caught:
        read_sheet(path)
    assert caught.value.path == path


def test_every_cut_workbook_is_refused_or_read(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    write_sheet(path, [SheetRow(key="own.1", name="甲", unit="件", this_year=1)])
    whole = path.read_bytes()
    for length in range(0, len(whole), 97):
        path.write_bytes(whole[:length])
        with pytest.raises(SheetError):
            read_sheet(path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_sheet(tmp_path / "没有.csv")


def test_what_can_be_read_is_read_beside_the_faults(tmp_path: Path) -> None:
    rows = [
        ["指标", "单位", "本年", "上年", "状态"],
        ["行政复议收案", "件", "158人", 124, "已核实"],
        ["没有数", "件", "约三百", "无数", "随便"],
        ["行政复议收案", "件", 1, 2, ""],
    ]
    reading = read_sheet_cells(saved_workbook(tmp_path, rows))
    assert [(each.cell, each.found) for each in reading.faults] == [
        ("C2", "158人"),
        ("C3", "约三百"),
        ("D3", "无数"),
        ("E3", "随便"),
        ("A4", "行政复议收案"),
    ]
    assert reading.faults[0].line == "C2（本年）写的是“158人”，单位不是“件”；应只填数，或以“件”计"
    good, other = reading.rows
    assert (good.this_year, good.last_year, good.state) == (None, 124, "empty")
    assert (other.name, other.key, other.state) == ("没有数", "own.1", "empty")


@pytest.mark.parametrize("year", [2025, None])
@pytest.mark.parametrize(
    ("headings", "numbers"),
    [
        ("2024年,2025年", "124,158"),
        ("2025 年度（件）,2024年度", "158,124"),
        ("2023年,2024,2025年数据", "90,124,158"),
    ],
)
def test_columns_may_be_headed_by_their_years(
    tmp_path: Path, headings: str, numbers: str, year: int | None
) -> None:
    path = saved(tmp_path, f"指标,{headings}\n行政复议收案,{numbers}\n")
    (row,) = read_sheet(path, year)
    assert (row.this_year, row.last_year) == (158, 124)


def test_a_table_of_last_year_fills_no_column_of_this_year(tmp_path: Path) -> None:
    path = saved(tmp_path, "指标,2025年,2024年\n行政复议收案,158,124\n")
    (row,) = read_sheet(path, 2026)
    assert (row.this_year, row.last_year) == (None, 158)


def test_a_table_of_other_years_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, "指标,单位,2023年,2022年\n行政复议收案,件,158,124\n")
    with pytest.raises(SheetError, match="列名是2023年、2022年，稿件是2026年度"):
        read_sheet(path, 2026)
