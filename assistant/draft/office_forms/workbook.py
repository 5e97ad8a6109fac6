"""A form for a source office as XLSX: one A4 page, only the cells to fill can be changed."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from assistant.draft.office_forms.form import FORM_MARK

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from assistant.draft.office_forms.form import OfficeForm

HEADINGS = ("指标键", "指标", "单位", "上年数", "本年数", "备注")
"""Of the columns A to F; the first is hidden."""
_WIDTHS = (2, 32, 9, 14, 15, 24)
"""In characters; together the width of an A4 page."""
_FIRST_ROW = 5
"""Row of the first indicator: title, office, instruction and headings stand above."""
_SIGNED = ("填报人：", "审核人：", "联系电话：")
_A4 = 9
_MM = 1 / 25.4
_TO_FILL = "FFFBE6"
_HEAD = "EDEDED"
_LINE = "808080"
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def form_bytes(form: OfficeForm) -> bytes:
    """Return the form as a workbook of one sheet."""
    from openpyxl import Workbook

    workbook = Workbook()
    worksheet = workbook.worksheets[0]
    worksheet.title = "数据报送表"
    _write_head(worksheet, form)
    _write_rows(worksheet, form)
    _write_end(worksheet, _FIRST_ROW + len(form.rows) + 1)
    _check_numbers(worksheet, len(form.rows))
    _protect(worksheet)
    _set_page(worksheet, form)
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _write_head(worksheet: Worksheet, form: OfficeForm) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    _put(worksheet, "A1", f"{FORM_MARK}|{form.year}|{form.office}")
    worksheet.merge_cells("B1:F1")
    title = _put(worksheet, "B1", f"{form.body}{form.year}年度法治政府建设数据报送表")
    title.font = Font(name="黑体", size=16)
    title.alignment = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)
    worksheet.merge_cells("B2:C2")
    _put(worksheet, "B2", f"报送单位：{form.office}")
    worksheet.merge_cells("D2:F2")
    if form.deadline:
        deadline = _put(worksheet, "D2", f"请于{form.deadline}前报送")
        deadline.alignment = Alignment(horizontal="right")
    worksheet.merge_cells("B3:F3")
    advice = _put(
        worksheet,
        "B3",
        f"请填“本年数”，只写数字，统计到{form.year}年12月31日；确实没有的写0，没有统计的留空，"
        "并在备注中说明。请不要增删行列。",
    )
    advice.alignment = Alignment(wrap_text=True, vertical="center")
    for column, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True), start=1):
        letter = get_column_letter(column)
        cell = _put(worksheet, f"{letter}{_FIRST_ROW - 1}", _heading(heading, form.year))
        cell.font = Font(name="黑体", size=11)
        cell.alignment = Alignment(horizontal="center", vertical="center")
        cell.fill = PatternFill("solid", fgColor=_HEAD)
        cell.border = _border()
        worksheet.column_dimensions[letter].width = width
    worksheet.column_dimensions["A"].hidden = True
    for row, height in ((1, 34), (2, 22), (3, 34), (_FIRST_ROW - 1, 24)):
        worksheet.row_dimensions[row].height = height


def _heading(heading: str, year: int) -> str:
    """Return the heading with its year: 本年数（2025年）."""
    years = {"上年数": year - 1, "本年数": year}
    return f"{heading}（{years[heading]}年）" if heading in years else heading


def _write_rows(worksheet: Worksheet, form: OfficeForm) -> None:
    from openpyxl.styles import Alignment, PatternFill, Protection

    for number, row in enumerate(form.rows, start=_FIRST_ROW):
        values = (row.key, row.name, row.unit, row.last_year, row.this_year, "")
        for letter, value in zip("ABCDEF", values, strict=True):
            cell = _put(worksheet, f"{letter}{number}", value)
            cell.border = _border()
            is_number = letter in "DE"
            cell.alignment = Alignment(
                horizontal="right" if is_number else "center" if letter == "C" else "left",
                vertical="center",
                wrap_text=not is_number,
            )
            if letter == "D" and row.last_year is not None:
                cell.number_format = "#,##0" if row.last_year.is_integer() else "#,##0.00"
            if letter in "EF":
                cell.protection = Protection(locked=False)
                cell.fill = PatternFill("solid", fgColor=_TO_FILL)
        worksheet.row_dimensions[number].height = 22 if len(row.name) <= 16 else 34


def _write_end(worksheet: Worksheet, number: int) -> None:
    """Leave a line for who filled it in."""
    from openpyxl.styles import Protection

    worksheet.merge_cells(f"C{number}:D{number}")
    worksheet.merge_cells(f"E{number}:F{number}")
    for letter, words in zip("BCE", _SIGNED, strict=True):
        _put(worksheet, f"{letter}{number}", words).protection = Protection(locked=False)
    worksheet.row_dimensions[number].height = 24


def _check_numbers(worksheet: Worksheet, count: int) -> None:
    """Let the spreadsheet ask back where something is no number; 5.8万 may still be kept."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if not count:
        return
    rule = DataValidation(
        type="decimal",
        operator="between",
        formula1="0",
        formula2="1000000000000000",
        allow_blank=True,
        errorStyle="warning",
        errorTitle="请填数字",
        error="这里只填数字，不写单位；单位见“单位”一栏。",
        promptTitle="本年数",
        prompt="只填数字，不写单位。",
        showErrorMessage=True,
        showInputMessage=True,
    )
    rule.add(f"E{_FIRST_ROW}:E{_FIRST_ROW + count - 1}")
    worksheet.add_data_validation(rule)


def _protect(worksheet: Worksheet) -> None:
    """Lock all but the cells to fill; without a password, so that nobody is locked out."""
    worksheet.protection.sheet = True
    worksheet.protection.formatColumns = False
    worksheet.protection.formatRows = False


def _set_page(worksheet: Worksheet, form: OfficeForm) -> None:
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    worksheet.page_setup.paperSize = _A4
    worksheet.page_setup.orientation = "portrait"
    worksheet.page_setup.fitToWidth = 1
    worksheet.page_setup.fitToHeight = 1
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.print_options.horizontalCentered = True
    worksheet.print_area = f"A1:F{_FIRST_ROW + len(form.rows) + 1}"
    worksheet.page_margins = PageMargins(
        left=20 * _MM, right=20 * _MM, top=20 * _MM, bottom=18 * _MM
    )
    worksheet.freeze_panes = f"A{_FIRST_ROW}"
    worksheet.sheet_view.showGridLines = False


def _put(worksheet: Worksheet, place: str, value: str | float | None) -> Cell:
    """Write a value, text never as a formula, and return its cell."""
    from openpyxl.styles import Font

    cell: Cell = worksheet[place]
    if isinstance(value, str):
        cell.value = _UNPRINTABLE.sub("", value)
        cell.data_type = "s"
    else:
        cell.value = value
    cell.font = Font(name="宋体", size=11)
    return cell


def _border() -> object:
    from openpyxl.styles import Border, Side

    side = Side(style="thin", color=_LINE)
    return Border(left=side, right=side, top=side, bottom=side)
