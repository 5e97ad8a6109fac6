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
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias
from zipfile import BadZipFile, ZipFile

from assistant.base.errors import AssistantError
from assistant.base.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from openpyxl.worksheet._read_only import ReadOnlyWorksheet
    from openpyxl.worksheet.worksheet import Worksheet

Table = list[list[str]]
Row: TypeAlias = "Sequence[str | float | None]"

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
        cell: its name in a spreadsheet, ``B7``; empty where none is meant.
    """

    def __init__(
        self,
        path: Path,
        reason: str,
        *,
        row: int | None = None,
        column: str | None = None,
        found: str = "",
        cell: str = "",
    ) -> None:
        place = f"第 {row} 行" if row else ""
        place += f"“{column}”一栏" if column else ""
        what = f"“{found}”" if found else ""
        super().__init__(f"{path}：{place}{what}{reason}")
        self.path = path
        self.reason = reason
        self.row = row
        self.column = column
        self.found = found
        self.cell = cell

    @property
    def line(self) -> str:
        """What is wrong in which cell, without the file: ``B7（上年）写的是“三百”，不是数字``."""
        place = self.cell or (f"第{self.row}行" if self.row else "")
        column = f"（{self.column}）" if self.column else ""
        what = f"写的是“{self.found}”，" if self.found else "："
        return f"{place}{column}{what}{self.reason}"


def cell_name(row: int, column: int) -> str:
    """Return a cell as a spreadsheet calls it: ``B7``.

    Args:
        row: from 1.
        column: from 0, below :data:`LARGEST_COLUMNS`.
    """
    further, letter = divmod(column, 26)
    return f"{chr(ord('A') + further - 1) if further else ''}{chr(ord('A') + letter)}{row}"


def read_tables(path: Path, *, most_rows: int = LARGEST_ROWS) -> list[Table]:
    """Return the tables of a file: one of a CSV, one for each worksheet of an XLSX.

    Args:
        path: the file.
        most_rows: rows a table can have.

    Raises:
        SheetError: the file is neither, is damaged, or is far larger than it can be.
        UnreadableFile: the file is missing or may not be read.
    """
    data = read_bytes(path)
    if len(data) > LARGEST_BYTES:
        raise SheetError(path, "文件太大")
    if data[:2] == b"PK":
        return _workbook_tables(path, data, most_rows)
    return [_csv_table(path, data, most_rows)]


def csv_bytes(rows: Iterable[Row]) -> bytes:
    """Return the table as CSV with the mark by which spreadsheets know UTF-8."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_csv_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def workbook_bytes(
    rows: Iterable[Row],
    *,
    title: str = "指标表",
    widths: Sequence[int] = (26, 30, 8, 14, 14, 24, 10, 30),
    further: Mapping[str, Iterable[Row]] = MappingProxyType({}),
) -> bytes:
    """Return the table as XLSX, its first row as headings.

    Args:
        rows: the headings and what stands below them.
        title: name of the worksheet.
        widths: of the columns, in characters.
        further: more worksheets, by name.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    worksheet = workbook.worksheets[0]
    worksheet.title = title
    _fill(worksheet, rows, widths)
    worksheet.freeze_panes = "C2"
    for name, others in further.items():
        _fill(workbook.create_sheet(name), others, widths[:2])
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def plain_digits(value: float) -> str:
    """Return the number in full, without exponent and without ``.0``: ``158``, ``85.3``."""
    text = f"{Decimal(repr(value)):f}"
    return text.removesuffix(".0")


def _fill(worksheet: Worksheet, rows: Iterable[Row], widths: Sequence[int]) -> None:
    """Write a table into a worksheet: headings bold, text never as a formula."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

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
    for column, width in enumerate(widths, start=1):
        worksheet.column_dimensions[get_column_letter(column)].width = width


_DELIMITERS = frozenset(",\t;")
"""What may stand between the cells of a CSV file; the first line that has any decides."""


def _csv_table(path: Path, data: bytes, most_rows: int) -> Table:
    text = _decoded(path, data)
    lines = text[:2000].splitlines()
    head = next((line for line in lines if not _DELIMITERS.isdisjoint(line)), "")
    delimiter = max(sorted(_DELIMITERS), key=head.count)
    table = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            table.append([_unguarded(cell) for cell in row[:LARGEST_COLUMNS]])
            _check_length(path, table, most_rows)
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


def _workbook_tables(path: Path, data: bytes, most_rows: int) -> list[Table]:
    from openpyxl import load_workbook

    try:
        with ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > 5 * LARGEST_BYTES:
            raise SheetError(path, "文件太大")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that a table does not need
            workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            return [_worksheet_table(path, each, most_rows) for each in workbook.worksheets]
    except _BROKEN_WORKBOOK as error:
        raise SheetError(path, "不是可以读取的 XLSX 表格") from error


def _worksheet_table(path: Path, worksheet: ReadOnlyWorksheet, most_rows: int) -> Table:
    worksheet.reset_dimensions()
    table: Table = []
    for row in worksheet.iter_rows(max_col=LARGEST_COLUMNS):
        table.append([_workbook_cell(cell.value, cell.number_format) for cell in row])
        _check_length(path, table, most_rows)
    return table


def _workbook_cell(value: object, number_format: str | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return _unguarded(str(value))
    if number_format and number_format.endswith("%"):
        return f"{plain_digits(float(Decimal(repr(value)) * 100))}%"
    return plain_digits(value)


def _check_length(path: Path, table: Table, most_rows: int) -> None:
    if len(table) > most_rows:
        raise SheetError(path, "行数太多", row=len(table))


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
