"""Forms for the source offices: out into a folder, filled in by people, and back."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.base.files import TargetNotWritable
from assistant.draft.draft import Draft
from assistant.draft.office_forms.form import OfficeFormError
from assistant.draft.parts import Elements, SheetRow
from assistant.workflow import office_forms
from assistant.workflow.office_forms import read_office_forms, take_over, write_office_forms

if TYPE_CHECKING:
    from pathlib import Path


def row(key: str, name: str, unit: str = "件", office: str = "复议科", **more) -> SheetRow:
    return SheetRow(key=key, name=name, unit=unit, office=office, **more)


ACCEPTED = row("review.accepted", "行政复议受理", last_year=124.0)
CLOSED = row("review.closed", "行政复议审结", last_year=100.0, note="含区级")
SHEET = (
    ACCEPTED,
    CLOSED,
    row("law.audience", "普法受众", "人次", "普法科", last_year=30000.0),
    row("own.1", "走访企业", "家", "普法科、复议科"),
    row("legal.aid", "法律援助案件", office=""),
)
DRAFT = Draft(
    elements=Elements(title="报告", body="云汀市青栎区司法局"),
    year=2025,
    level="department",
    sheet=SHEET,
)


def written(tmp_path: Path, draft: Draft = DRAFT) -> dict[str, Path]:
    return {form.office: form.path for form in write_office_forms(tmp_path / "表", draft).forms}


def fill(path: Path, changes: dict[str, object]) -> Path:
    """Write into cells of the form, as a person would."""
    workbook = openpyxl.load_workbook(path)
    for cell, value in changes.items():
        workbook.active[cell] = value
    workbook.save(path)
    return path


def retyped(path: Path, rows: list[list[object]]) -> Path:
    workbook = openpyxl.Workbook()
    for each in rows:
        workbook.active.append(each)
    workbook.save(path)
    return path


def values(collected) -> dict[str, float | None]:
    return {row.key: row.this_year for row in collected.rows}


def test_one_form_an_office(tmp_path: Path) -> None:
    result = write_office_forms(tmp_path / "新" / "表", DRAFT, deadline="2026年1月10日")
    assert [(form.office, form.path.name, form.rows) for form in result.forms] == [
        ("复议科", "2025年数据报送表-复议科.xlsx", 3),
        ("普法科", "2025年数据报送表-普法科.xlsx", 2),
    ]
    assert [row.name for row in result.without_office] == ["法律援助案件"]


def test_form_as_the_office_sees_it(tmp_path: Path) -> None:
    path = write_office_forms(tmp_path, DRAFT, deadline="2026年1月10日").forms[0].path
    sheet = openpyxl.load_workbook(path).active
    assert sheet["B1"].value == "云汀市青栎区司法局2025年度法治政府建设数据报送表"
    assert sheet["B2"].value == "报送单位：复议科"
    assert sheet["D2"].value == "请于2026年1月10日前报送"
    assert [cell.value for cell in sheet[4]][1:] == [
        "指标",
        "单位",
        "上年数（2024年）",
        "本年数（2025年）",
        "备注",
    ]
    assert [cell.value for cell in sheet[5]][:4] == ["review.accepted", "行政复议受理", "件", 124]
    assert sheet.column_dimensions["A"].hidden
    assert sheet.protection.sheet
    free = {
        cell.coordinate for line in sheet["A1:F8"] for cell in line if not cell.protection.locked
    }
    assert free == {f"{column}{number}" for column in "EF" for number in (5, 6, 7)}
    (rule,) = sheet.data_validations.dataValidation
    assert (str(rule.sqref), rule.type) == ("E5:E7", "decimal")
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_names_that_no_file_can_have(tmp_path: Path) -> None:
    offices = ["法规/科", "法规:科", "A*科", "a?科", "=cmd|' /C calc'!A0"]
    sheet = tuple(
        row(f"own.{at}", f"=1+{at}\x07", office=office) for at, office in enumerate(offices)
    )
    forms = write_office_forms(tmp_path, replace(DRAFT, sheet=sheet)).forms
    assert len({form.path.name.casefold() for form in forms}) == len(forms)
    for form in forms:
        for line in openpyxl.load_workbook(form.path).active:
            assert not any(cell.data_type == "f" for cell in line)


def test_an_answer_is_never_written_over(tmp_path: Path) -> None:
    paths = written(tmp_path)
    fill(paths["普法科"], {"E5": 40000})
    paths["复议科"].unlink()
    with pytest.raises(OfficeFormError, match="没有覆盖"):
        write_office_forms(tmp_path / "表", DRAFT)
    assert not paths["复议科"].exists()
    assert values(read_office_forms([paths["普法科"]], DRAFT)) == {"law.audience": 40000}


def test_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = office_forms.replace_bytes

    def fails_at_the_second(path: Path, data: bytes) -> None:
        if "普法科" in path.name:
            raise TargetNotWritable(path, "磁盘已满")
        real(path, data)

    monkeypatch.setattr(office_forms, "replace_bytes", fails_at_the_second)
    with pytest.raises(TargetNotWritable):
        write_office_forms(tmp_path, DRAFT)
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_without_offices(tmp_path: Path) -> None:
    sheet = tuple(replace(each, office="") for each in SHEET)
    with pytest.raises(OfficeFormError, match="来源单位"):
        write_office_forms(tmp_path, replace(DRAFT, sheet=sheet))


def test_filled_and_back(tmp_path: Path) -> None:
    paths = written(tmp_path)
    fill(paths["复议科"], {"E5": 158, "E6": 120, "F6": "不含撤回", "B9": "填报人：某人"})
    collected = read_office_forms(paths.values(), DRAFT)
    assert values(collected) == {"review.accepted": 158, "review.closed": 120}
    assert {each.state for each in collected.rows} == {"filled"}
    assert collected.rows[1].note == "含区级；不含撤回"
    assert (collected.missing, collected.conflicts, collected.doubts) == ((), (), ())
    assert [(each.office, each.name) for each in collected.unfilled] == [
        ("普法科", "普法受众"),
        ("普法科", "走访企业"),
        ("复议科", "走访企业"),
    ]
    draft = take_over(DRAFT, collected.rows)
    assert draft.row("review.accepted").this_year == 158
    assert [each.key for each in draft.sheet] == [each.key for each in SHEET]


def test_who_is_missing(tmp_path: Path) -> None:
    paths = written(tmp_path)
    assert read_office_forms([paths["复议科"]], DRAFT).missing == ("普法科",)
    assert read_office_forms([], DRAFT).missing == ("复议科", "普法科")


def test_two_offices_that_differ(tmp_path: Path) -> None:
    paths = written(tmp_path)
    fill(paths["复议科"], {"E7": 36})
    fill(paths["普法科"], {"E6": 38})
    collected = read_office_forms(paths.values(), DRAFT)
    (conflict,) = collected.conflicts
    assert (conflict.name, conflict.held) == ("走访企业", None)
    assert {(said.office, said.value) for said in conflict.said} == {("复议科", 36), ("普法科", 38)}
    assert values(collected) == {}


def test_value_that_the_sheet_holds_otherwise(tmp_path: Path) -> None:
    paths = written(tmp_path)
    fill(paths["复议科"], {"E5": 158, "E6": 120})
    held = (
        replace(ACCEPTED, this_year=160.0, state="verified"),
        replace(CLOSED, this_year=120.0, state="verified"),
    )
    collected = read_office_forms([paths["复议科"]], replace(DRAFT, sheet=(*held, *SHEET[2:])))
    (conflict,) = collected.conflicts
    assert (conflict.key, conflict.held, conflict.said[0].value) == ("review.accepted", 160, 158)
    assert values(collected) == {}


@pytest.mark.parametrize(
    ("value", "taken", "reason"),
    [
        ("158件", 158, "按158计"),
        ("5.8万", 58000, "按58000计；超过上年数（124）的三倍"),
        (400, 400, "三倍"),
        (30, 30, "少七成以上"),
        (-5, None, "负数"),
        ("见附件", None, "不是数字"),
        ("=SUM(D5:D6)", None, "没有保存计算结果"),
        ("158人", None, "不符"),
    ],
)
def test_doubts(tmp_path: Path, value: object, taken: float | None, reason: str) -> None:
    path = fill(written(tmp_path)["复议科"], {"E5": value})
    collected = read_office_forms([path], DRAFT)
    (doubt,) = collected.doubts
    assert (doubt.office, doubt.row, doubt.name, doubt.value) == (
        "复议科",
        5,
        "行政复议受理",
        taken,
    )
    assert reason in doubt.reason
    assert values(collected) == ({} if taken is None else {"review.accepted": taken})
    assert "行政复议受理" not in [each.name for each in collected.unfilled]


def test_formula_with_a_saved_result(tmp_path: Path) -> None:
    path = fill(written(tmp_path)["复议科"], {"E5": "=100+58"})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert b"<f>100+58</f><v />" in parts[sheet] or b"<f>100+58</f><v></v>" in parts[sheet]
    for empty in (b"<v />", b"<v></v>"):
        parts[sheet] = parts[sheet].replace(b"<f>100+58</f>" + empty, b"<f>100+58</f><v>158</v>")
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    collected = read_office_forms([path], DRAFT)
    assert (values(collected), collected.doubts) == ({"review.accepted": 158}, ())


def test_rate_formatted_as_a_percentage(tmp_path: Path) -> None:
    rate = row("review.correction_rate", "行政复议纠错率", "%", last_year=10.0)
    draft = replace(DRAFT, sheet=(rate,))
    path = written(tmp_path, draft)["复议科"]
    workbook = openpyxl.load_workbook(path)
    workbook.active["E5"] = 0.1065
    workbook.active["E5"].number_format = "0.00%"
    workbook.save(path)
    assert values(read_office_forms([path], draft)) == {"review.correction_rate": 10.65}


def test_rows_moved_inserted_and_deleted(tmp_path: Path) -> None:
    path = fill(written(tmp_path)["复议科"], {"E5": 158, "E6": 120, "E7": 36})
    workbook = openpyxl.load_workbook(path)
    workbook.active.insert_rows(6, 2)
    workbook.active["B6"], workbook.active["E6"] = "其中：调解结案", 60
    workbook.active.delete_rows(9)
    workbook.save(path)
    collected = read_office_forms([path], DRAFT)
    assert values(collected) == {"review.accepted": 158, "review.closed": 120}
    (doubt,) = collected.doubts
    assert (doubt.name, doubt.value, doubt.reason) == ("其中：调解结案", None, "指标表中没有这一项")
    assert [each.name for each in collected.unfilled] == ["走访企业"]


def test_columns_moved_and_merged_cells(tmp_path: Path) -> None:
    path = fill(written(tmp_path)["复议科"], {"E5": 158, "E6": 120, "F6": "备注"})
    workbook = openpyxl.load_workbook(path)
    workbook.active.insert_cols(3, 2)
    workbook.active.merge_cells("G6:H6")
    workbook.save(path)
    assert values(read_office_forms([path], DRAFT)) == {
        "review.accepted": 158,
        "review.closed": 120,
    }


def test_only_the_shown_columns_were_sorted(tmp_path: Path) -> None:
    path = written(tmp_path)["复议科"]
    fill(path, {"B5": "行政复议审结", "E5": 120, "B6": "行政复议受理", "E6": 158})
    collected = read_office_forms([path], DRAFT)
    assert values(collected) == {"review.accepted": 158, "review.closed": 120}
    assert all("按指标名称取数" in doubt.reason for doubt in collected.doubts)


@pytest.mark.parametrize("heading", ["本年数", "2025年", "2025年度", "本年（件）"])
def test_retyped_without_ids(tmp_path: Path, heading: str) -> None:
    path = retyped(
        tmp_path / "回复.xlsx",
        [
            ["数据报送表"],
            ["填报单位：", "普法科"],
            ["序号", "指标名称", heading, "说明"],
            [1, "普法受众（人次）", 40000, ""],
            [2, " 走访 企业", "36家", "全年"],
            ["", "合计", "", ""],
        ],
    )
    collected = read_office_forms([path], DRAFT)
    assert values(collected) == {"law.audience": 40000, "own.1": 36}
    assert collected.missing == ("复议科",)
    assert [doubt.reason for doubt in collected.doubts] == ["按36计"]


def test_two_forms_in_one_workbook(tmp_path: Path) -> None:
    paths = written(tmp_path)
    fill(paths["复议科"], {"E5": 158})
    workbook = openpyxl.load_workbook(paths["复议科"])
    other = workbook.create_sheet("普法科")
    for each in openpyxl.load_workbook(paths["普法科"]).active.iter_rows(values_only=True):
        other.append(each)
    other["E5"] = 40000
    workbook.save(paths["复议科"])
    collected = read_office_forms([paths["复议科"]], DRAFT)
    assert values(collected) == {"review.accepted": 158, "law.audience": 40000}
    assert collected.missing == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_saved_as_csv(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "复议科.csv"
    head = "报送单位：复议科\n指标键,指标,单位,上年数,本年数,备注\n"
    text = f"{head}review.accepted,行政复议受理,件,124,158,\n"
    path.write_bytes(text.encode(encoding))
    assert values(read_office_forms([path], DRAFT)) == {"review.accepted": 158}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为 .xlsx"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "另存为 .xlsx"),
        (b"%PDF-1.7", "PDF"),
        (b"", "没有找到"),
        (b"PK\x03\x04" + bytes(100), "不是可以读取的 XLSX 表格"),
        ("随便一段文字".encode(), "没有找到"),
        (b"a" * 6_000_000, "文件太大"),
        ("指标,本年数\n无关指标,3\n".encode(), "没有本稿指标表的指标"),
    ],
)
def test_files_that_are_no_form(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "文件.xls"
    path.write_bytes(data)
    good = fill(written(tmp_path)["复议科"], {"E5": 158})
    collected = read_office_forms([path, good, tmp_path, tmp_path / "没有.xlsx"], DRAFT)
    assert reason in collected.unknown[0].reason
    assert len(collected.unknown) == 3
    assert values(collected) == {"review.accepted": 158}


def test_form_of_another_year(tmp_path: Path) -> None:
    path = fill(written(tmp_path)["复议科"], {"E5": 158})
    collected = read_office_forms([path], replace(DRAFT, year=2026))
    assert "2025年度" in collected.unknown[0].reason
    assert values(collected) == {}


def test_the_same_file_twice_is_no_conflict_but_a_second_version_is(tmp_path: Path) -> None:
    first = fill(written(tmp_path)["复议科"], {"E5": 158})
    assert read_office_forms([first, first], DRAFT).conflicts == ()
    second = tmp_path / "修改稿.xlsx"
    shutil.copy(first, second)
    fill(second, {"E5": 160})
    (conflict,) = read_office_forms([first, second], DRAFT).conflicts
    assert {said.path for said in conflict.said} == {first, second}


def test_number_of_another_office(tmp_path: Path) -> None:
    path = written(tmp_path)["复议科"]
    fill(path, {"A7": "law.audience", "B7": "普法受众", "E7": 40000})
    (doubt,) = read_office_forms([path], DRAFT).doubts
    assert doubt.reason == "这项数据由普法科提供"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(at=st.integers(min_value=0, max_value=7000), junk=st.binary(min_size=1, max_size=30))
def test_damaged_file_never_breaks_the_rest(tmp_path: Path, at: int, junk: bytes) -> None:
    folder = tmp_path / "表"
    if not folder.exists():
        written(tmp_path)
    data = (folder / "2025年数据报送表-复议科.xlsx").read_bytes()
    path = tmp_path / "坏.xlsx"
    path.write_bytes(data[:at] + junk + data[at + len(junk) :])
    collected = read_office_forms([path], DRAFT)
    assert collected.rows == ()


CELLS = st.one_of(
    st.none(),
    st.integers(min_value=-5, max_value=10**6),
    st.sampled_from(["158件", "无", "=1+1", "review.accepted", "行政复议受理", "本年数", "指标"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=6))
def test_any_retyped_table(tmp_path: Path, rows: list[list[object]]) -> None:
    path = retyped(tmp_path / "回复.xlsx", [["指标", "本年数", "备注"], *rows])
    collected = read_office_forms([path], DRAFT)
    keys = {each.key for each in SHEET}
    assert {each.key for each in collected.rows} <= keys
    assert all(each.this_year >= 0 for each in collected.rows)
    taken = {doubt.key for doubt in collected.doubts if doubt.value is None}
    assert all(each.state == "filled" for each in collected.rows)
    assert "" in taken or taken <= keys
