"""The same indicator with two values: in two places of the text, or in text and indicator sheet.

Only figures that surely mean the same are compared: exact totals of what was done, same year, same
unit, in words that resemble each other. A sub-office's own count is not the district's.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from assistant.checks.figure_groups import is_own_total, same_unit
from assistant.checks.finding import Finding
from assistant.checks.sentence import sentence_span
from assistant.draft.numbers import format_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.checks.context import Context
    from assistant.draft.parts import SheetRow
    from assistant.figures.figure import Figure

RULE = "consistency"

_ALIKE = 80
"""Least likeness (0–100) of the words of two figures that are held to mean the same."""


def find_contradictions(context: Context) -> Iterator[Finding]:
    """Yield a finding for each figure that another place or the sheet contradicts."""
    groups: dict[tuple[str, int | None, str], list[Figure]] = defaultdict(list)
    for figure in context.figures:
        if figure.key and is_own_total(figure):
            groups[figure.key, figure.year, same_unit(figure.unit)].append(figure)
    for figures in groups.values():
        yield from _find_against_sheet(context, figures)
        yield from _find_in_text(context, figures)


def _find_in_text(context: Context, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Yield a finding for each figure that differs from the first one in like words."""
    first_places: list[Figure] = []
    for figure in figures:
        rival = next((other for other in first_places if _is_same_thing(other, figure)), None)
        if rival is None:
            if len(first_places) < 5:
                first_places.append(figure)
        elif rival.value != figure.value and not _in_one_sentence(context.text, rival, figure):
            yield _contradiction(context.text, rival, figure)


def _is_same_thing(one: Figure, other: Figure) -> bool:
    return fuzz.ratio(one.indicator, other.indicator) >= _ALIKE


def _in_one_sentence(text: str, one: Figure, other: Figure) -> bool:
    left, right = sentence_span(text, other.start, other.end)
    return left <= one.start < right


def _contradiction(text: str, rival: Figure, figure: Figure) -> Finding:
    words = text[rival.start : rival.end]
    return Finding(
        rule=RULE,
        severity="warning",
        message=f"“{figure.indicator}”在前文为{words}，前后不一致，请核对。",
        start=figure.start,
        end=figure.end,
    )


def _find_against_sheet(context: Context, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Yield a finding on the first figure where the sheet's value stands nowhere in the text."""
    key, year, unit = figures[0].key, figures[0].year, same_unit(figures[0].unit)
    row = context.draft.row(key) if context.draft and key else None
    if row is None or row.this_year is None or year not in (None, context.year):
        return
    if same_unit(row.unit) != unit or any(figure.value == row.this_year for figure in figures):
        return
    yield _against_sheet(row, row.this_year, figures[0])


def _against_sheet(row: SheetRow, value: float, figure: Figure) -> Finding:
    right = format_value(value, figure.unit)
    state = "（已核实）" if row.state == "verified" else ""
    return Finding(
        rule=RULE,
        severity="error",
        message=f"指标表中“{row.name}”为{right}{state}，与正文不一致。",
        start=figure.start,
        end=figure.end,
        fix=right if row.state == "verified" else None,
    )
