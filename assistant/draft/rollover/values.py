"""Last year's values that only the text of the report tells, by canonical indicator."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.draft.borrow.claims import is_narrower
from assistant.draft.parts import SheetRow
from assistant.figures.equal_units import converted
from assistant.figures.indicators import load_indicators

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.figures.figure import Figure


def told_values(text: str, figures: Iterable[Figure], year: int) -> Mapping[str, Figure]:
    """Return the figure of each indicator of which the text gives one value and no other.

    Args:
        text: last year's report.
        figures: of it, offsets into the text.
        year: its reporting year.
    """
    found: dict[str, Figure] = {}
    unsure: set[str] = set()
    for figure in figures:
        if not _is_whole(text, figure, year):
            continue
        key = figure.key or ""
        if found.setdefault(key, figure).value != figure.value:
            unsure.add(key)
    return {key: figure for key, figure in found.items() if key not in unsure}


def rolled_sheet(
    sheet: Iterable[SheetRow], told: Mapping[str, Figure], *, is_next: bool
) -> tuple[SheetRow, ...]:
    """Return the sheet of the new year: last year's values in their column, this year empty.

    Indicators that only the text told come behind.

    Args:
        sheet: last year's.
        told: what the text gives; the sheet goes before it.
        is_next: whether the new year follows on the old one; if not, there is no value for the
            year before.
    """
    rows = [_rolled(row, told.get(row.key), is_next=is_next) for row in sheet]
    known = {row.key for row in rows}
    indicators = load_indicators()
    rows += [
        SheetRow(
            key=key,
            name=indicators[key].name,
            unit=figure.unit,
            last_year=figure.value if is_next else None,
        )
        for key, figure in told.items()
        if key not in known
    ]
    return tuple(rows)


def _rolled(row: SheetRow, told: Figure | None, *, is_next: bool) -> SheetRow:
    value = row.this_year
    if value is None and told is not None and told.value is not None:
        value = converted(told.value, told.unit, row.unit)
    return replace(row, this_year=None, last_year=value if is_next else None, state="empty")


def _is_whole(text: str, figure: Figure, year: int) -> bool:
    """Return whether the figure is the year's total of a canonical indicator, exactly told."""
    return (
        figure.key in load_indicators()
        and figure.value is not None
        and figure.kind == "actual"
        and figure.scope == "total"
        and figure.qualifier == "exact"
        and figure.year in (None, year)
        and not is_narrower(text, figure)
    )
