"""Figures of simple tables that were flattened into text, one row a line, cells parted by ``|``.

    指标 | 2023年 | 2024年 | 同比
    行政复议受理（件） | 50 | 60 | 20%

A number counts where its row, its column or a line above tells the measure word; cells that carry
their own (75件) are read like any text. What is not surely understood is left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from assistant.figures.change_words import is_change_heading
from assistant.figures.figure import Change, Figure
from assistant.figures.keys import Words, load_rules
from assistant.figures.units import POINT_UNITS, group_of

if TYPE_CHECKING:
    from collections.abc import Iterator

# 行政复议受理（件） | 50 | 60
_ROWS = re.compile(r"(?:^[^\n|\t]*(?:[|\t][^\n|\t]*){2,}(?:\n|\Z)){2,}", re.MULTILINE)
# between two bars, or before the first, also where nothing stands there
_CELL = re.compile(r"(?:^|(?<=[|\t]))[^|\t\n]*")
_NUMBER = re.compile(r"(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<unit>[%％]?)")
# -2.3 / ↑20% / 下降5个百分点
_CHANGE_CELL = re.compile(
    r"(?P<sign>[-−－+↑↓]|上升|增长|增加|提高|下降|减少|降低)?\s*(?P<value>\d+(?:\.\d+)?)\s*"
    r"(?P<unit>%|％|个?百分点)?"
)
_DOWN = frozenset({"-", "−", "－", "↓", "下降", "减少", "降低"})
# 受理数（件） / 单位：件
_UNIT_IN_NAME = re.compile(r"[（(](?:单位[：:])?(?P<unit>[^（()）]{1,5})[)）]")
_UNIT_LINE = re.compile(r"单位[：:]\s*(?P<unit>[^\s，。；|]{1,5})\s*$")
_UNIT_COLUMN = re.compile(r"(?:计量)?单位$")
_YEAR_COLUMN = re.compile(r"((?:19|20)\d\d)年?度?")
# 数量 / 本年: columns that add nothing to the name of the row
_VALUE_COLUMN = re.compile(r"数量|数值|数据|合计|总数|总计|件数|本年|今年|当年|完成数?|情况")


class _Cell(NamedTuple):
    text: str
    start: int


class _Column(NamedTuple):
    name: str
    unit: str | None
    year: int | None
    is_change: bool


class Table(NamedTuple):
    """One table that was understood."""

    start: int
    end: int
    figures: tuple[Figure, ...]


def read_tables(text: str, year: int | None) -> list[Table]:
    """Return the tables of a clean text that hold numbers without a measure word of their own."""
    if "|" not in text and "\t" not in text:
        return []
    tables = []
    for found in _ROWS.finditer(text):
        figures = tuple(_read_table(text, found.start(), found.end(), year))
        if figures:
            tables.append(Table(found.start(), found.end(), figures))
    return tables


def _read_table(text: str, start: int, end: int, year: int | None) -> Iterator[Figure]:
    rows = [_cells(line, at) for line, at in _lines(text, start, end)]
    header = rows[0]
    if any(
        _NUMBER.fullmatch(cell.text) and not _YEAR_COLUMN.fullmatch(cell.text) for cell in header
    ):
        return
    columns = [_read_column(cell.text) for cell in header]
    default = _unit_above(text, start)
    for row in rows[1:]:
        if row and len(row) == len(columns):
            yield from _read_row(row, columns, default, year)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    for line in text[start:end].splitlines(keepends=True):
        yield line.rstrip("\n"), start
        start += len(line)


def _cells(line: str, at: int) -> list[_Cell]:
    cells = []
    for found in _CELL.finditer(line):
        bare = found[0].strip()
        cells.append(_Cell(bare, at + found.start() + found[0].find(bare)))
    return cells


def _read_column(name: str) -> _Column:
    named = _YEAR_COLUMN.match(name)
    return _Column(
        _UNIT_IN_NAME.sub("", name),
        _known_unit(_UNIT_IN_NAME.search(name)),
        int(named[1]) if named else None,
        is_change_heading(name),
    )


def _known_unit(found: re.Match[str] | None) -> str | None:
    if not found:
        return None
    unit = found["unit"].lstrip("万亿")
    return found["unit"] if group_of(unit) else None


def _unit_above(text: str, start: int) -> str | None:
    line = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)]
    return _known_unit(_UNIT_LINE.search(line))


def _read_row(
    row: list[_Cell], columns: list[_Column], default: str | None, year: int | None
) -> Iterator[Figure]:
    unit = _unit_of_row(row, columns) or default
    values = [
        at
        for at, cell in enumerate(row)
        if at and not columns[at].is_change and _NUMBER.fullmatch(cell.text)
    ]
    if not values:
        return
    newest = max(values, key=lambda at: (columns[at].year or 0, -at))
    for at in values:
        change = _change_of_row(row, columns, unit) if at == newest else None
        figure = _read_cell(row, columns[at], at, unit, year)
        if figure:
            yield _with_change(figure, change)


def _unit_of_row(row: list[_Cell], columns: list[_Column]) -> str | None:
    for cell, column in zip(row, columns, strict=True):
        if _UNIT_COLUMN.fullmatch(column.name) and group_of(cell.text.lstrip("万亿")):
            return cell.text
    return _known_unit(_UNIT_IN_NAME.search(row[0].text))


def _read_cell(
    row: list[_Cell], column: _Column, at: int, unit: str | None, year: int | None
) -> Figure | None:
    found = _NUMBER.fullmatch(row[at].text)
    written = (found["unit"] if found else "") or column.unit or unit
    if not found or not written:
        return None
    bare = written.lstrip("万亿")
    scale = {"万": 10_000, "亿": 100_000_000}.get(written[0], 1) if bare != written else 1
    name = _UNIT_IN_NAME.sub("", row[0].text)
    if not (column.year or _VALUE_COLUMN.search(column.name)):
        name = f"{name}{column.name}"
    own = f"{name}#"
    return Figure(
        indicator=name,
        key=load_rules().find_key(Words(own, own, own, own, ""), bare),
        value=round(float(found["value"].replace(",", "")) * scale, 6),
        unit=bare,
        qualifier="exact",
        change=None,
        kind="actual",
        year=column.year or year,
        scope="total",
        start=row[at].start,
        end=row[at].start + len(row[at].text),
    )


def _change_of_row(row: list[_Cell], columns: list[_Column], unit: str | None) -> Change | None:
    for cell, column in zip(row, columns, strict=True):
        found = _CHANGE_CELL.fullmatch(cell.text) if column.is_change else None
        if not found:
            continue
        value = float(found["value"])
        if not value:
            return Change(basis=column.name, direction="flat", value=None, unit=None)
        return Change(
            basis=column.name,
            direction="down" if found["sign"] in _DOWN else "up",
            value=value,
            unit=_change_unit(found["unit"], column, unit),
        )
    return None


def _change_unit(written: str | None, column: _Column, unit: str | None) -> str:
    if written in POINT_UNITS or (unit in ("%", "％")):
        return "个百分点"
    return written or column.unit or unit or "%"


def _with_change(figure: Figure, change: Change | None) -> Figure:
    return replace(figure, change=change) if change else figure
