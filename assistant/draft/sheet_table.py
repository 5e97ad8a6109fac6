"""Tables of text from CSV and XLSX files, and back.

A number of a workbook becomes text as the spreadsheet means it (0.853 shown as a percentage is
``85.3%``), so that one reader of numbers serves both kinds. Text that a spreadsheet would run as a
formula carries an apostrophe in the file; reading takes it off again.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
import zlib
from decimal import Decimal
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from assistant.base.errors import AssistantError
from assistant.base.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

Table = list[list[str]]

LARGEST_BYTES = 20_000_000
"""Of the file, and again of what a workbook unpacks to, times five."""
LARGEST_ROWS = 5_000
LARGEST_COLUMNS = 50

# =SUM(A1)   +86   -x   @name   and ones that carry the apostrophe already
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"''*[=+\-@\t\r]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BROKEN_WORKBOOK = (
    *(BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError),
    *(KeyError, IndexError, ValueError, TypeError, AttributeError, SyntaxError, OverflowError),
)
"""What openpyxl and the libraries below it raise on damaged or hostile files."""


class SheetError(AssistantError):
    """A table cannot be read as an indicator sheet.

    Attributes:
        path: the file.
        reason: what is wrong, in Chinese.
        row: row as the spreadsheet counts, from 1; None where the whole file is meant.
        column: heading of the column.
        found: what stands in the cell.
    """

    def __init__(
        self,
        path: Path,
        reason: str,
        *,
        row: int | None = None,
        column: str | None = None,
        found: str = "",
    ) -> None:
        cell = f"第 {row} 行" if row else ""
        cell += f"“{column}”一栏" if column else ""
        what = f"“{found}”" if found else ""
        super().__init__(f"{path}：{cell}{what}{reason}")
        self.path = path
        self.reason = reason
        self.row = row
        self.column = column
        self.found = found


def read_tables(path: Path) -> list[Table]:
    """Return the tables of a file: one of a CSV, one for each worksheet of an XLSX.

    Raises:
        SheetError: the file is neither, is damaged, or is far larger than a sheet can be.
        UnreadableFile: the file is missing or may not be read.
    """
    data = read_bytes(path)
    if len(data) > LARGEST_BYTES:
        raise SheetError(path, "文件太大，不是指标表")
    return _workbook_tables(path, data) if data[:2] == b"PK" else [_csv_table(path, data)]


def csv_bytes(rows: Iterable[Sequence[str | float | None]]) -> bytes:
    """Return the table as CSV with the mark by which spreadsheets know UTF-8."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_csv_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def workbook_bytes(rows: Iterable[Sequence[str | float | None]]) -> bytes:
    """Return the table as XLSX, its first row as headings."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    workbook = Workbook()
    worksheet = workbook.worksheets[0]
    worksheet.title = "指标表"
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = worksheet.cell(number, column)
            if isinstance(value, str):
                cell.value = _guarded(value)
                cell.data_type = "s"
            else:
                cell.value = value
            if number == 1:
                cell.font = Font(bold=True)
    for letter, width in zip("ABCDEFGH", (26, 30, 8, 14, 14, 24, 10, 30), strict=True):
        worksheet.column_dimensions[letter].width = width
    worksheet.freeze_panes = "C2"
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def plain_digits(value: float) -> str:
    """Return the number in full, without exponent and without ``.0``: ``158``, ``85.3``."""
    text = f"{Decimal(repr(value)):f}"
    return text.removesuffix(".0")


def _csv_table(path: Path, data: bytes) -> Table:
    text = _decoded(path, data)
    head = text[:2000]
    delimiter = max(",\t;", key=head.count)
    table = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            table.append([_unguarded(cell) for cell in row[:LARGEST_COLUMNS]])
            _check_length(path, table)
    except csv.Error as error:
        raise SheetError(path, "表格写法有误，无法读取") from error
    return table


def _decoded(path: Path, data: bytes) -> str:
    encodings = ("utf-16",) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetError(path, "文字编码既不是 UTF-8 也不是 GBK")


def _workbook_tables(path: Path, data: bytes) -> list[Table]:
    from openpyxl import load_workbook

    try:
        with ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > 5 * LARGEST_BYTES:
            raise SheetError(path, "文件太大，不是指标表")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that a table does not need
            workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            return [_worksheet_table(path, worksheet) for worksheet in workbook.worksheets]
    except _BROKEN_WORKBOOK as error:
        raise SheetError(path, "不是可以读取的 XLSX 表格") from error


def _worksheet_table(path: Path, worksheet: ReadOnlyWorksheet) -> Table:
    worksheet.reset_dimensions()
    table: Table = []
    for row in worksheet.iter_rows(max_col=LARGEST_COLUMNS):
        table.append([_workbook_cell(cell.value, cell.number_format) for cell in row])
        _check_length(path, table)
    return table


def _workbook_cell(value: object, number_format: str | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return _unguarded(str(value))
    if number_format and number_format.endswith("%"):
        return f"{plain_digits(float(Decimal(repr(value)) * 100))}%"
    return plain_digits(value)


def _check_length(path: Path, table: Table) -> None:
    if len(table) > LARGEST_ROWS:
        raise SheetError(path, "行数太多，不是指标表", row=len(table))


def _csv_cell(value: str | float | None) -> str:
    if isinstance(value, str):
        return _guarded(value)
    return "" if value is None else plain_digits(value)


def _guarded(text: str) -> str:
    text = _UNPRINTABLE.sub("", text).strip()
    return f"'{text}" if _FORMULA.match(text) else text


def _unguarded(text: str) -> str:
    text = text.strip()
    return text[1:] if _GUARDED.match(text) else text
