"""A returned form (数据报送表), whatever people did to it: rows and columns moved, ids lost.

Here only what stands in the file; what it means for the indicator sheet is
``office_form_collection``'s matter.
"""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.base.files import read_bytes
from assistant.draft.office_forms.form import FORM_MARK, OfficeFormError
from assistant.draft.sheet.headings import COLUMNS
from assistant.draft.sheet.table import LARGEST_COLUMNS, read_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    from assistant.draft.sheet.table import Table

_HEADER_ROWS = 15
"""Rows at the top among which the headings are looked for."""
_BRACKETED = re.compile(r"[（(].*?[）)]|\s+")
_OFFICE = re.compile(r"(?:报送|填报|来源)(?:单位|科室|部门)[:：]\s*(?P<office>.*)")
_YEAR = re.compile(r"(?<!\d)(?P<year>20\d\d)年度")
# 填报人：, 合计, 注：
_FOOT = re.compile(r"(?:填报|审核|联系|负责|报送|填表|制表)[^:：]{0,6}[:：]|(?:注|说明|备注)[:：]")
_LARGEST_FORM = 5_000_000
_SAVE_AS = "请用 WPS 或 Excel 打开，另存为 .xlsx 后再读入"
_KINDS: Mapping[bytes, str] = {
    b"\xd0\xcf\x11\xe0": f"是旧格式的表格（.xls、.et），或加了密码。{_SAVE_AS}",
    b"%PDF": "是 PDF，不是表格。请向来源单位索取 .xlsx",
    b"\x89PNG": "是图片，不是表格。请向来源单位索取 .xlsx",
    b"\xff\xd8\xff": "是图片，不是表格。请向来源单位索取 .xlsx",
    b"Rar!": "是压缩包。请先解压",
    b"<": f"是网页格式的表格。{_SAVE_AS}",
}
"""What files that are no workbook begin with."""
_BROKEN_FORMULA = (KeyError, IndexError, ValueError, TypeError, AttributeError, SyntaxError)
"""What openpyxl raises on a formula, of a workbook whose values could be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """One row of a returned form."""

    number: int
    """Row as the spreadsheet counts, from 1."""
    key: str
    """Hidden id; empty where it is gone."""
    name: str
    """Name of the indicator as it stands there."""
    value: str
    """What was filled in."""
    note: str
    uncalculated: bool = False
    """Whether the value is a formula whose result was not saved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedForm:
    """What stands in one sheet of a returned file."""

    path: Path
    office: str
    """The office that the form says; empty where it says none."""
    year: int | None
    """The reporting year that it says."""
    lines: tuple[FormLine, ...]


def read_returned_forms(path: Path, year: int) -> tuple[ReturnedForm, ...]:
    """Return the forms in a file: one in each sheet that has the headings of a form.

    Args:
        path: XLSX or CSV.
        year: the reporting year, by which the column to fill may be called.

    Raises:
        OfficeFormError: it is no form.
        SheetError: it is damaged, or far larger than a form can be.
        UnreadableFile: it is missing or may not be read.
    """
    data = read_bytes(path)
    if len(data) > _LARGEST_FORM:
        raise OfficeFormError(path, "文件太大，不是数据报送表")
    for start, reason in _KINDS.items():
        if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(start):
            raise OfficeFormError(path, reason)
    tables = read_tables(path)
    formulas = _formulas(path, data) if data[:2] == b"PK" else {}
    found = [
        form
        for at, table in enumerate(tables)
        if (form := _form(path, table, year, formulas.get(at, frozenset()))) is not None
    ]
    if not found:
        raise OfficeFormError(path, "没有找到“指标”“本年数”两栏，不是数据报送表")
    return tuple(found)


def _form(
    path: Path, table: Table, year: int, formulas: frozenset[tuple[int, int]]
) -> ReturnedForm | None:
    headed = _headed(table, year)
    if headed is None:
        return None
    first, columns = headed
    above = table[:first]
    office, said = _identity(above)
    lines = (
        _line(number, cells, columns, formulas)
        for number, cells in enumerate(table[first:], start=first + 1)
    )
    return ReturnedForm(
        path=path,
        office=office,
        year=said,
        lines=tuple(line for line in lines if _says_anything(line)),
    )


def _headed(table: Table, year: int) -> tuple[int, dict[str, int]] | None:
    """Return the first row below the headings and the column of each field."""
    names = _headings(year)
    for number, cells in enumerate(table[:_HEADER_ROWS], start=1):
        columns: dict[str, int] = {}
        for at, cell in enumerate(cells):
            plain = unicodedata.normalize("NFKC", cell)
            field = names.get(_BRACKETED.sub("", plain).lower())
            if field:
                columns.setdefault(field, at)
        if "this_year" in columns and not columns.keys().isdisjoint(("key", "name")):
            return number, columns
    return None


def _headings(year: int) -> dict[str, str]:
    """Return the field of each heading; a year may stand in place of 本年."""
    names = {name: field for field, written in COLUMNS.items() for name in written}
    for field, each in (("this_year", year), ("last_year", year - 1)):
        for ending in ("年", "年度", "年数", "年度数"):
            names[f"{each}{ending}"] = field
    return names


def _identity(above: Sequence[Sequence[str]]) -> tuple[str, int | None]:
    """Return the office and the year that the rows above the headings say."""
    cells = [cell for row in above for cell in row if cell]
    for cell in cells:
        mark, _, rest = cell.partition("|")
        year, _, office = rest.partition("|")
        if mark == FORM_MARK and year.isdecimal() and len(year) == 4:
            return office.strip(), int(year)
    year_said = next((match for cell in cells if (match := _YEAR.search(cell))), None)
    return _office_said(cells), int(year_said["year"]) if year_said else None


def _office_said(cells: Sequence[str]) -> str:
    for at, cell in enumerate(cells):
        match = _OFFICE.match(cell)
        if match:
            following = cells[at + 1] if at + 1 < len(cells) else ""
            return match["office"].strip() or following.strip()
    return ""


def _line(
    number: int,
    cells: Sequence[str],
    columns: Mapping[str, int],
    formulas: frozenset[tuple[int, int]],
) -> FormLine:
    texts = {field: cells[at] for field, at in columns.items() if at < len(cells)}
    value = texts.get("this_year", "")
    return FormLine(
        number=number,
        key=texts.get("key", "").strip().lower(),
        name=texts.get("name", "").strip(),
        value=value,
        note=texts.get("note", "").strip(),
        uncalculated=not value and (number, columns["this_year"] + 1) in formulas,
    )


def _says_anything(line: FormLine) -> bool:
    if not line.key and _FOOT.match(line.name):
        return False
    return any((line.key, line.name, line.value, line.note, line.uncalculated))


def _formulas(path: Path, data: bytes) -> dict[int, frozenset[tuple[int, int]]]:
    """Return by sheet the row and column of each formula; the workbook was read once already."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that a form does not need
            workbook = load_workbook(io.BytesIO(data), read_only=True)
            return {
                at: frozenset(_formulas_in(worksheet))
                for at, worksheet in enumerate(workbook.worksheets)
            }
    except _BROKEN_FORMULA as error:
        raise OfficeFormError(path, f"表里的公式已损坏。{_SAVE_AS}") from error


def _formulas_in(worksheet: ReadOnlyWorksheet) -> Iterator[tuple[int, int]]:
    worksheet.reset_dimensions()
    for number, row in enumerate(worksheet.iter_rows(max_col=LARGEST_COLUMNS), start=1):
        for column, cell in enumerate(row, start=1):
            if cell.data_type == "f":
                yield number, column
