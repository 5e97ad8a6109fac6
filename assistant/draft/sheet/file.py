"""The indicator sheet as a file that offices fill in: CSV or XLSX, in and out.

A row is found by its key or by the name of the indicator; a name that the canonical list does not
know becomes an indicator of the drafter's own (``own.1``).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any

from assistant.base.files import replace_bytes
from assistant.draft.parts import SheetRow, SheetState
from assistant.draft.sheet.headings import COLUMNS, fields_of_headings, named_years
from assistant.draft.sheet.table import (
    SheetError,
    Table,
    cell_name,
    csv_bytes,
    read_tables,
    workbook_bytes,
)
from assistant.figures.equal_units import converted
from assistant.figures.indicators import load_indicators

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

__all__ = ["SheetError", "SheetReading", "read_sheet", "read_sheet_cells", "write_sheet"]

STATES: Mapping[SheetState, str] = {"empty": "未填", "filled": "已填", "verified": "已核实"}

_HEADER_ROWS = 10
"""Rows at the top among which the headings are looked for: a title may stand above them."""
# 1,234    2637.6万元    85.3%
_NUMBER = re.compile(
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<times>[万亿]?)(?P<unit>\D*)"
)
_TIMES = {"": 1, "万": 10_000, "亿": 100_000_000}
_NOTHING = frozenset(("", "-", "--", "—", "——", "–", "/", "无", "暂无", "未填"))
_LARGEST = Decimal(10) ** 15
_OWN_KEY = re.compile(r"own\.[a-z0-9][a-z0-9_]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Cells:
    """One row of the file by field."""

    path: Path
    number: int
    texts: Mapping[str, str]
    columns: Mapping[str, int]
    """Column of each field, from 0."""

    def text(self, field: str) -> str:
        return self.texts.get(field, "")

    def error(self, field: str, reason: str) -> SheetError:
        at = self.columns.get(field)
        return SheetError(
            self.path,
            reason,
            row=self.number,
            column=COLUMNS[field][0],
            found=self.text(field),
            cell="" if at is None else cell_name(self.number, at),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetReading:
    """What a file gives for the sheet."""

    rows: tuple[SheetRow, ...]
    faults: tuple[SheetError, ...] = ()
    """Cells that could not be read, in the order of the file; the rows are without them."""


def read_sheet(path: Path, year: int | None = None) -> tuple[SheetRow, ...]:
    """Return the rows of a CSV (UTF-8, UTF-16, GBK) or XLSX file.

    Headings may be Chinese or English and in any order; empty rows are skipped; numbers may carry
    thousands separators, 万, 亿 or their measure word. A column may be headed by its year: *year*
    is the reporting year; where none is given, the latest one that is named.

    Raises:
        SheetError: no headings, or those of other years; an unknown key, an indicator twice, a
            cell that is no number or no state; or the file is no table at all.
        UnreadableFile: the file is missing or may not be read.
    """
    reading = read_sheet_cells(path, year)
    if reading.faults:
        raise reading.faults[0]
    return reading.rows


def read_sheet_cells(path: Path, year: int | None = None) -> SheetReading:
    """Return what of a file can be read as :func:`read_sheet` does, and each cell that cannot.

    Raises:
        SheetError: no headings, or those of other years; or the file is no table at all.
        UnreadableFile: the file is missing or may not be read.
    """
    rows: dict[str, SheetRow] = {}
    faults: list[SheetError] = []
    names: set[str] = set()
    lines = list(_lines(path, year))
    own_keys = _free_own_keys(lines)
    for cells in lines:
        try:
            key = _key(cells, own_keys)
            is_named_twice = not cells.text("key") and cells.text("name") in names
            if key in rows or is_named_twice:
                raise cells.error("key" if cells.text("key") else "name", "同一指标出现两次")
        except SheetError as fault:
            faults.append(fault)
        else:
            rows[key] = _row(cells, key, faults)
            names.add(cells.text("name"))
    return SheetReading(rows=tuple(rows.values()), faults=tuple(faults))


def write_sheet(path: Path, sheet: Sequence[SheetRow]) -> None:
    """Write *sheet* as XLSX or CSV, by the suffix of *path*; CSV opens in spreadsheets as UTF-8.

    Raises:
        SheetError: the suffix is neither.
        TargetNotWritable: the old file is untouched.
    """
    headings: list[str | float | None] = [names[0] for names in COLUMNS.values()]
    table = [headings, *map(_written, sheet)]
    match path.suffix.lower():
        case ".csv":
            replace_bytes(path, csv_bytes(table))
        case ".xlsx":
            replace_bytes(path, workbook_bytes(table))
        case _:
            raise SheetError(path, "指标表只能保存为 CSV 或 XLSX")


def _written(row: SheetRow) -> list[str | float | None]:
    state = STATES[row.state]
    numbers = (row.this_year, row.last_year)
    return [row.key, row.name, row.unit, *numbers, row.office, state, row.note]


def _lines(path: Path, year: int | None) -> Iterator[_Cells]:
    """Give the rows below the headings that hold anything."""
    table, columns, first = _headed(path, year)
    for number, cells in enumerate(table[first:], start=first + 1):
        texts = {field: cells[at] for field, at in columns.items() if at < len(cells)}
        if any(texts.values()):
            yield _Cells(path, number, texts, columns)


def _headed(path: Path, year: int | None) -> tuple[Table, dict[str, int], int]:
    """Return the first table with headings, the column of each field, and the first row below."""
    for table in read_tables(path):
        for number, cells in enumerate(table[:_HEADER_ROWS], start=1):
            columns = _columns(cells, year)
            is_named = not columns.keys().isdisjoint(("key", "name"))
            years = named_years(cells) if is_named else set()
            if years and columns.keys().isdisjoint(("this_year", "last_year")):
                raise SheetError(path, _other_years(years, year))
            if is_named and len(columns) > 1:
                return table, columns, number
    raise SheetError(path, "没有找到“指标”“本年”等列名")


def _columns(cells: Sequence[str], year: int | None) -> dict[str, int]:
    columns: dict[str, int] = {}
    for at, field in enumerate(fields_of_headings(cells, year)):
        if field:
            columns.setdefault(field, at)
    return columns


def _other_years(years: set[int], year: int | None) -> str:
    named = "、".join(f"{each}年" for each in sorted(years, reverse=True))
    return f"列名是{named}，稿件是{year}年度；请换成这一年的表，或把列名改为“本年”“上年”"


def _row(cells: _Cells, key: str, faults: list[SheetError]) -> SheetRow:
    """Return a row without the cells that cannot be read; these are added to the faults."""
    name, unit = _usual(key)
    unit = cells.text("unit") or unit
    read: dict[str, Any] = {}
    for field in ("this_year", "last_year"):
        try:
            read[field] = _value(cells, field, unit)
        except SheetError as fault:
            faults.append(fault)
    try:
        read["state"] = _state(cells, read.get("this_year"))
    except SheetError as fault:
        faults.append(fault)
    if "this_year" not in read:
        read.pop("state", None)
    return SheetRow(
        key=key,
        name=cells.text("name") or name,
        unit=unit,
        office=cells.text("office"),
        note=cells.text("note"),
        **read,
    )


def _usual(key: str) -> tuple[str, str]:
    """Return name and measure word that a row has where the file gives none."""
    indicators = load_indicators()
    if key not in indicators:
        return key, ""
    return indicators[key].name, indicators[key].unit


def _key(cells: _Cells, own_keys: Iterator[str]) -> str:
    key, name = cells.text("key").lower(), cells.text("name")
    if key in load_indicators() or _OWN_KEY.fullmatch(key):
        return key
    found = keys_by_name().get(key or name) or keys_by_name().get(name)
    if found:
        return found
    if key:
        raise cells.error("key", "指标清单中没有这个指标键")
    if not name:
        raise cells.error("name", "这一行没有指标名称")
    return next(own_keys)


@lru_cache(maxsize=1)
def keys_by_name() -> dict[str, str]:
    """Return the key of each name and alias; a name that two indicators share is nobody's."""
    keys: dict[str, str] = {}
    indicators = load_indicators()
    for key in indicators:
        for alias in indicators[key].aliases:
            keys[alias] = "" if keys.get(alias, key) != key else key
    keys.update((indicators[key].name, key) for key in indicators)
    return keys


def _free_own_keys(lines: Sequence[_Cells]) -> Iterator[str]:
    taken = {cells.text("key").lower() for cells in lines}
    return (key for key in map("own.{}".format, count(1)) if key not in taken)


def _value(cells: _Cells, field: str, unit: str) -> float | None:
    written = unicodedata.normalize("NFKC", cells.text(field)).replace(" ", "")
    if written in _NOTHING:
        return None
    match = _NUMBER.fullmatch(written)
    if match is None:
        raise cells.error(field, "不是准确的数；应填 158、1,580 或 5.8万 这样的数")
    value = Decimal(match["digits"].replace(",", "")) * _TIMES[match["times"]]
    if value > _LARGEST:
        raise cells.error(field, "数字太大")
    made = converted(float(value), match["unit"] or unit, unit)
    if made is None:
        raise cells.error(field, f"单位不是“{unit}”；应只填数，或以“{unit}”计")
    return made


def _state(cells: _Cells, this_year: float | None) -> SheetState:
    written = cells.text("state").lower()
    for state, name in STATES.items():
        if written in {state, name}:
            return state
    if written:
        raise cells.error("state", "状态只能是未填、已填、已核实")
    return "empty" if this_year is None else "filled"
