"""A table of last year's report with its numbers out, cell by cell.

A number below 本年 or the year itself in a row named after an indicator of the sheet becomes its
field; any other number a blank with the name of its row. The head moves on with the years.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from assistant.draft.borrow.years import year_edits
from assistant.draft.edit import apply_edits
from assistant.draft.fields import split_fields, write_blank, write_field
from assistant.draft.rollover.text import RolledText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.draft.parts import SheetRow
    from assistant.draft.rollover.flag import TimeMark
    from assistant.draft.rollover.text import Roller

_Column = Literal["this", "last", "change", "serial", "other"]

# 158, 1,234件, 85.3%, 2637.6万元, -2.1
_NUMBER = re.compile(
    r"\s*[-－+]?\d[\d,，]*(?:\.\d+)?\s*(?P<unit>[%％]|[万亿]?[一-鿿]{0,4}(?:[/／][一-鿿])?)\s*"
)
_SERIAL = re.compile(r"\s*(?:序号|编号|NO\.?)\s*", re.IGNORECASE)
_CHANGE = re.compile(r"同比|增减|增幅|增长|变化|较上年")
_LAST = re.compile(r"上一?年|去年|同期")


class TableRoller:
    """Rolls the tables of one draft over.

    Args:
        roller: for the words of cells.
        sheet: the new indicator sheet.
    """

    def __init__(self, roller: Roller, sheet: Sequence[SheetRow]) -> None:
        self._roller = roller
        self._rows = {row.name: row for row in sheet}

    def roll(self, text: str) -> RolledText:
        """Return the table as it stands in the new draft.

        Args:
            text: as it is stored: rows by line feeds, cells by tabs, fields not written out.
        """
        head, *rows = [row.split("\t") for row in text.split("\n")]
        columns = [self._column(cell) for cell in head]
        cells = [self._head_row(head), *(self._row(row, columns, head) for row in rows)]
        marks: list[TimeMark] = []
        offset = 0
        for row in cells:
            for cell in row:
                marks.extend(
                    replace(mark, start=mark.start + offset, end=mark.end + offset)
                    for mark in cell.marks
                )
                offset += len(cell.text) + 1
        written = "\n".join("\t".join(cell.text for cell in row) for row in cells)
        return RolledText(text=written, marks=tuple(marks))

    def _column(self, head: str) -> _Column:
        if _SERIAL.fullmatch(head):
            return "serial"
        if _CHANGE.search(head):
            return "change"
        if _LAST.search(head) or str(self._roller.last - 1) in head:
            return "last"
        if "本年" in head or "今年" in head or str(self._roller.last) in head:
            return "this"
        return "other"

    def _head_row(self, head: list[str]) -> list[RolledText]:
        last, year = self._roller.last, self._roller.own.year
        return [RolledText(text=apply_edits(cell, year_edits(cell, year, last))) for cell in head]

    def _row(self, row: list[str], columns: list[_Column], head: list[str]) -> list[RolledText]:
        label = next(_labels(row), "")
        numbers = sum(map(_is_number, row))
        rolled = []
        for at, cell in enumerate(row):
            column = columns[at] if at < len(columns) else "other"
            heading = head[at].strip() if at < len(head) else ""
            if any(piece.kind != "plain" for piece in split_fields(cell)) or column == "serial":
                rolled.append(RolledText(text=cell))
            elif match := _NUMBER.fullmatch(cell):
                is_only = numbers == 1 and column == "other"
                written = self._number(label, "this" if is_only else column, match["unit"], heading)
                rolled.append(RolledText(text=written))
            else:
                rolled.append(self._roller.roll(cell))
        return rolled

    def _number(self, label: str, column: _Column, unit: str, heading: str) -> str:
        """Return what takes the place of a number: a field of the row's indicator, or a blank."""
        row = self._rows.get(label)
        if row is not None and column == "this":
            return write_field(row.key) if unit else write_field(row.key, "number")
        if row is not None and column == "last" and unit:
            return write_field(row.key, "last")
        name = label or heading or "数据"
        if column == "last":
            name += "上年数"
        elif label and column in ("change", "other"):
            name += heading
        return write_blank(name) + unit


def _labels(row: list[str]) -> Iterator[str]:
    """Yield the words of a row that name it."""
    for cell in row:
        if cell.strip() and not cell.strip()[0].isdigit():
            yield cell.strip()


def _is_number(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(cell))
