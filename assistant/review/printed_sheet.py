"""The indicator sheet as far as the printed fields tell it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.draft.fields import split_fields
from assistant.draft.numbers import format_number, format_value
from assistant.draft.parts import SheetRow
from assistant.figures.indicators import load_indicators

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.draft.fields import FieldFilter
    from assistant.review.returned import Returned

# 受理158件，占10.65%，投入2637.6万元
_PRINTED = re.compile(r"(?P<number>-?[0-9]+(?:\.[0-9]+)?)(?P<unit>\D{0,12})")
_MONEY = {"万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
LAST_YEAR = frozenset(("last", "last_number"))
"""Filters that write the number of the year before."""
# "……，组织开放日活动" + 12场次: what a number of one's own counts
_NAME = re.compile(r"[一-鿿A-Za-z“”（）]{2,20}$")


@dataclass(slots=True)
class _Found:
    """What was printed of one indicator."""

    name: str = ""
    unit: str | None = None
    this_year: float | None = None
    last_year: float | None = None


class PrintedSheet:
    """Gathers the numbers of fields; the first one that is printed counts."""

    def __init__(self) -> None:
        self._found: dict[str, _Found] = {}

    def read(self, returned: Returned) -> None:
        """Take up the fields of a paragraph."""
        for stretch in returned.stretches():
            text = returned.text
            self._take(stretch.expression, text[stretch.start : stretch.end], text[: stretch.start])

    def rows(self) -> tuple[SheetRow, ...]:
        """Return a row for each indicator, in the order in which they were printed."""
        return tuple(_row(key, found) for key, found in self._found.items())

    def _take(self, expression: str, printed: str, before: str) -> None:
        [field] = split_fields(f"{{{{ {expression} }}}}")
        if field.key is None:
            return
        found = self._found.setdefault(field.key, _Found())
        name = _NAME.search(before)
        found.name = found.name or (name[0] if name else "")
        if field.filter in {"change", "growth"}:
            return
        value, unit = read_printed(printed, field.filter, _units(field.key))
        if value is None:
            return
        found.unit = found.unit if unit is None else unit
        if field.filter in LAST_YEAR:
            found.last_year = value if found.last_year is None else found.last_year
        else:
            found.this_year = value if found.this_year is None else found.this_year


def _units(key: str) -> tuple[str, ...]:
    indicators = load_indicators()
    return (indicators[key].unit,) if key in indicators else ()


def read_printed(
    printed: str, written: FieldFilter | None, known: Iterable[str]
) -> tuple[float | None, str | None]:
    """Return value and measure word that are printed just so, None where there are none."""
    match = _PRINTED.fullmatch(printed)
    if match is None:
        return None, None
    number = Decimal(match["number"])
    if written in {"number", "last_number"}:
        value = float(number)
        return (value, None) if format_number(value) == printed else (None, None)
    unit = match["unit"]
    ways = [(number, each) for each in known]
    if unit in _MONEY:
        ways.append((number * _MONEY[unit], "元"))
    ways.append((number, unit))
    for amount, each in ways:
        if format_value(float(amount), each) == printed:
            return float(amount), each
    return None, None


def _row(key: str, found: _Found) -> SheetRow:
    indicators = load_indicators()
    name, unit = found.name or key, found.unit or ""
    if key in indicators:
        name = indicators[key].name
        unit = indicators[key].unit if found.unit is None else unit
    is_filled = found.this_year is not None
    return SheetRow(
        key=key,
        name=name,
        unit=unit,
        this_year=found.this_year,
        last_year=found.last_year,
        state="filled" if is_filled else "empty",
    )
