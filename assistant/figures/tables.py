"""Figures of simple tables that were flattened into text, one row a line, cells parted by ``|``.

    指标 | 2023年 | 2024年 | 同比
    行政复议受理（件） | 50 | 60 | 20%

A cell counts where it, its row, its column, a line above or the indicator tells the measure word;
years may head columns or rows. What is not surely understood is left alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from assistant.figures.figure import Change, Figure
from assistant.figures.indicators import load_indicators
from assistant.figures.keys import Words, load_rules
from assistant.figures.qualifier import read_qualifier
from assistant.figures.table_columns import (
    Column,
    known_unit,
    names_years,
    read_columns,
    unit_in_name,
    without_unit,
    year_of_name,
)
from assistant.figures.units import POINT_UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# 行政复议受理（件） | 50 | 60
_ROWS = re.compile(r"(?:^[^\n|\t]*(?:[|\t][^\n|\t]*){2,}(?:\n|\Z)){2,}", re.MULTILINE)
# between two bars, or before the first, also where nothing stands there
_CELL = re.compile(r"(?:^|(?<=[|\t]))[^|\t\n]*")
# 1,320 / 约200 / 12.5万件 / 98%以上
_NUMBER = re.compile(
    r"(?:约|近|超过?|逾|不足)?(?P<number>(?P<value>\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?)"
    r"(?P<scale>[万亿]?)(?P<more>[余多]?)(?P<unit>[^\d\s，。；：]{0,5}?))(?:以上|以下|左右)?"
)
_WRITTEN_YEAR = re.compile(r"(?:19|20)\d\d年?度?")
# -2.3 / ↑20% / 下降5个百分点 / 持平
_CHANGE_CELL = re.compile(
    r"(?P<flat>持平)|(?P<sign>[-+−－↑↓]|上升|增长|增加|提高|下降|减少|降低)?\s*"
    r"(?P<value>\d{1,12}(?:\.\d{1,6})?)\s*(?P<unit>%|％|个?百分点)?"
)
_DOWN = frozenset({"-", "−", "－", "↓", "下降", "减少", "降低"})
_UNIT_LINE = re.compile(r"单位[：:]\s*(?P<unit>[^\s，。；|]{1,5})\s*$")
_SCALES = {"万": 10_000, "亿": 100_000_000}
_GUESSED_UNITS = ("件", "次", "人", "元", "项", "个")
"""One for each kind of counting, to ask which indicator a label names."""
_RATE = re.compile(r"率$")


class _Cell(NamedTuple):
    text: str
    start: int


class _Number(NamedTuple):
    value: float
    is_scaled: bool
    """万 or 亿 stood in the cell and is multiplied out."""
    unit: str | None
    """Measure word; None where the cell has none."""
    hedged: bool
    start: int
    """First character of the number in the text."""
    end: int


class Row(NamedTuple):
    """One row of a table that was understood."""

    start: int
    end: int
    figures: tuple[Figure, ...]


def read_tables(text: str, year: int | None) -> list[Row]:
    """Return the rows of a clean text's tables that were understood, in order."""
    if "|" not in text and "\t" not in text:
        return []
    rows: list[Row] = []
    for found in _ROWS.finditer(text):
        rows.extend(_read_table(text, found.start(), found.end(), year))
    return rows


def _read_table(text: str, start: int, end: int, year: int | None) -> Iterator[Row]:
    rows = [_cells(line, at) for line, at in _lines(text, start, end)]
    above = _rows_of_headings(rows)
    if not above:
        return
    headings = [[cell.text for cell in row] for row in rows[:above]]
    columns = read_columns(headings, year)
    reader = _RowReader(text, columns, _unit_above(text, start), year)
    for row in rows[above:]:
        figures = tuple(reader.read(row)) if len(row) == len(columns) else ()
        if figures:
            yield Row(row[0].start, row[-1].start + len(row[-1].text), figures)


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


def _rows_of_headings(rows: Sequence[Sequence[_Cell]]) -> int:
    """Return how many rows are headings: one, two where years stand under others, or none."""
    if not _is_heading(rows[0]):
        return 0
    second = rows[1] if len(rows) > 2 and len(rows[1]) == len(rows[0]) else []
    has_years = any(_WRITTEN_YEAR.fullmatch(cell.text) for cell in second[1:])
    return 2 if has_years and _is_heading(second) else 1


def _is_heading(row: Sequence[_Cell]) -> bool:
    return all(
        _WRITTEN_YEAR.fullmatch(cell.text) or not _NUMBER.fullmatch(cell.text) for cell in row
    )


def _unit_above(text: str, start: int) -> str | None:
    line = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)]
    found = _UNIT_LINE.search(line)
    return known_unit(found["unit"]) if found else None


class _RowReader:
    """Reads the rows under the headings of one table."""

    def __init__(
        self, text: str, columns: Sequence[Column], unit: str | None, year: int | None
    ) -> None:
        self._text = text
        self._columns = columns
        self._unit = unit
        self._year = year

    def read(self, row: Sequence[_Cell]) -> Iterator[Figure]:
        """Yield the figures of a row."""
        label, year = self._label_and_year(row)
        unit = self._unit_of(row)
        figures = []
        for cell, column in zip(row, self._columns, strict=True):
            number = _read_number(cell) if column.role == "value" else None
            if number:
                own_year = column.year or year or self._year
                figure = self._figure(
                    f"{label}{column.name}", number, column.unit or unit, own_year
                )
                figures.extend([figure] if figure else [])
        newest = max(figures, key=lambda figure: figure.year or 0, default=None)
        for figure in figures:
            change = self._change_of(row, figure) if figure is newest else None
            yield replace(figure, change=change) if change else figure

    def _label_and_year(self, row: Sequence[_Cell]) -> tuple[str, int | None]:
        """Return the name that a row gives its numbers, and its year where it is one's."""
        first = self._columns[0]
        if names_years(first):
            return "", year_of_name(row[0].text, self._year)
        labels = [
            without_unit(cell.text)
            for cell, column in zip(row, self._columns, strict=True)
            if column.role == "label" and not _NUMBER.fullmatch(cell.text)
        ]
        return "".join(dict.fromkeys(labels)), None

    def _unit_of(self, row: Sequence[_Cell]) -> str | None:
        for cell, column in zip(row, self._columns, strict=True):
            if column.role == "unit" and known_unit(cell.text):
                return cell.text
        told = (
            unit_in_name(cell.text)
            for cell, column in zip(row, self._columns, strict=True)
            if column.role == "label"
        )
        return next(filter(None, told), self._unit)

    def _figure(
        self, name: str, number: _Number, unit: str | None, year: int | None
    ) -> Figure | None:
        written = number.unit or unit or _unit_of_indicator(name)
        if not written or not name:
            return None
        bare = written.lstrip("万亿")
        scale = 1 if number.is_scaled or bare == written else _SCALES[written[0]]
        own = f"{name}#"
        return Figure(
            indicator=name,
            key=load_rules().find_key(Words(own, own, own, own, ""), bare),
            value=round(number.value * scale, 6),
            unit=bare,
            qualifier=read_qualifier(self._text, number.start, number.end, hedged=number.hedged),
            change=None,
            kind="actual",
            year=year,
            scope="total",
            start=number.start,
            end=number.end,
        )

    def _change_of(self, row: Sequence[_Cell], figure: Figure) -> Change | None:
        for cell, column in zip(row, self._columns, strict=True):
            found = _CHANGE_CELL.fullmatch(cell.text) if column.role == "change" else None
            if not found:
                continue
            value = 0.0 if found["flat"] else float(found["value"])
            if not value:
                return Change(basis=column.name, direction="flat", value=None, unit=None)
            return Change(
                basis=column.name,
                direction="down" if found["sign"] in _DOWN else "up",
                value=value,
                unit=_change_unit(found["unit"], column, figure.unit),
            )
        return None


def _read_number(cell: _Cell) -> _Number | None:
    found = _NUMBER.fullmatch(cell.text)
    if not found or (found["unit"] and not known_unit(found["unit"])):
        return None
    return _Number(
        value=float(found["value"].replace(",", "")) * _SCALES.get(found["scale"], 1),
        is_scaled=bool(found["scale"]),
        unit=found["unit"] or None,
        hedged=bool(found["more"]),
        start=cell.start + found.start("number"),
        end=cell.start + found.end("number"),
    )


@cache
def _unit_of_indicator(name: str) -> str | None:
    """Return the usual measure word of the one indicator that a name surely names."""
    if _RATE.search(name):
        return "%"
    own = f"{name}#"
    words = Words(own, own, own, own, "")
    keys = {load_rules().find_key(words, unit) for unit in _GUESSED_UNITS} - {None}
    key = keys.pop() if len(keys) == 1 else None
    return load_indicators()[key].unit if key else None


def _change_unit(written: str | None, column: Column, unit: str) -> str:
    if written in POINT_UNITS or unit in ("%", "％"):
        return "个百分点"
    return written or column.unit or unit
