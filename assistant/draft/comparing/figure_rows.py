"""The numbers that differ between two texts (数据不同), as rows of a table.

Beside those of the text stand those of the indicator sheet that the text does not tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.draft.numbers import RATE_UNITS, format_number, format_value
from assistant.figures.numerals import read_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.draft.comparing.compare import SheetChange
    from assistant.draft.comparing.figures import FigureDifference
    from assistant.draft.parts import SheetRow

SHEET = "指标表"
"""Place of a number that only the sheet has."""
# 158件, 2,899人次, 2637.6万元, 98.5%
_WRITTEN = re.compile(r"(?P<number>\d[\d,.]*[百千]?[万亿]{0,2})(?P<unit>[^\d.,]*)")
_NO_NUMBER = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A number that differs."""

    name: str
    before: str
    """As written: ``158件``; empty where it is not told."""
    after: str
    change: str
    """``+52件（+32.91%）``; empty where that cannot be said."""
    place: str
    """Section of the text after, or else of the one before."""
    before_line: int | None = None
    """Line of the manuscript; None for one of the sheet."""
    after_line: int | None = None


def figure_rows(
    differences: Sequence[FigureDifference], sheet: Sequence[SheetChange] = ()
) -> tuple[FigureRow, ...]:
    """Return the rows, those of the text first."""
    told = {each.key for each in differences}
    rows = [_told(each) for each in differences]
    for change in sheet:
        if change.key not in told:
            rows += _from_sheet(change)
    return tuple(rows)


def change_words(before: str, after: str) -> str:
    """Return by how much a number changed: ``+52件（+32.91%）``, ``-1.5个百分点``.

    Empty where one of them is no plain number, or their measure words differ.
    """
    old, new = _WRITTEN.fullmatch(before), _WRITTEN.fullmatch(after)
    if not old or not new or old["unit"] != new["unit"]:
        return ""
    was, now = read_numeral(old["number"]), read_numeral(new["number"])
    if was is None or now is None or was == now:
        return ""
    unit, sign = new["unit"], "+" if now > was else "-"
    difference = round(abs(now - was), 6)
    if unit in RATE_UNITS:
        return f"{sign}{format_number(difference)}个百分点"
    share = f"（{sign}{format_number(difference / was * 100)}%）" if was else ""
    return f"{sign}{format_value(difference, unit)}{share}"


def _told(difference: FigureDifference) -> FigureRow:
    before, after = difference.before, difference.after
    place = after or before
    old, new = (each.written if each else _NO_NUMBER for each in (before, after))
    return FigureRow(
        name=difference.name,
        before=old,
        after=new,
        change=change_words(old, new),
        place=place.section if place else "",
        before_line=before.line if before else None,
        after_line=after.line if after else None,
    )


def _from_sheet(change: SheetChange) -> Iterator[FigureRow]:
    """Yield this year's and last year's number of a row of the sheet, where they differ."""
    for column, year in (("this_year", "本年"), ("last_year", "上年")):
        old, new = (_shown(row, column) for row in (change.before, change.after))
        if old != new:
            yield FigureRow(
                name=f"{change.name}（{year}）",
                before=old,
                after=new,
                change=change_words(old, new),
                place=SHEET,
            )


def _shown(row: SheetRow | None, column: str) -> str:
    value = getattr(row, column) if row else None
    return _NO_NUMBER if row is None or value is None else format_value(value, row.unit)
