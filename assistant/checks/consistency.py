"""The same indicator with two values: in two places of the text, or in text and indicator sheet.

Only figures that surely mean the same are compared: exact totals of what was done, same year, same
unit, in words that resemble each other. A sub-office's own count is not the district's, that of the
city's own office (市本级) not that of all (全市), and 物业纠纷 are some of the 纠纷.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from assistant.checks.figure_groups import is_own_total, same_unit
from assistant.checks.finding import Finding
from assistant.checks.sentence import sentence_span
from assistant.draft.numbers import format_value
from assistant.figures.keys import load_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.checks.context import Context
    from assistant.draft.parts import SheetRow
    from assistant.figures.figure import Figure

RULE = "consistency"

_ALIKE = 80
"""Least likeness (0–100) of the words of two figures that are held to mean the same."""
# 全市审结 · 市政府本级审结 · 局机关公开: whose number it is; not 居全市前列
_WHOSE = re.compile(
    r"(?P<all>全[国省市区县镇](?!前|排|第))|(?P<level>本级|[省市区县]直)|(?P<own>[局厅]机关|[本我][局厅办])"
)
_REACH = 200
"""Characters of the paragraph before a figure in which it is said whose number it is."""


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
        same = (other for other in first_places if _is_same_thing(context.text, other, figure))
        rival = next(same, None)
        if rival is None:
            if len(first_places) < 5:
                first_places.append(figure)
        elif rival.value != figure.value and not _in_one_sentence(context.text, rival, figure):
            yield _contradiction(context.text, rival, figure)


def _is_same_thing(text: str, one: Figure, other: Figure) -> bool:
    if fuzz.ratio(one.indicator, other.indicator) < _ALIKE:
        return False
    whose = {_whose(text, one), _whose(text, other)} - {None}
    return len(whose) < 2 and not _is_narrower(one, other) and not _is_narrower(other, one)


def _whose(text: str, figure: Figure) -> str | None:
    """Return whose number a figure is: of all, of the own level, of the office itself."""
    start = max(text.rfind("\n", 0, figure.start), figure.start - _REACH, 0)
    said = [*_WHOSE.finditer(text, start, figure.start)]
    return said[-1].lastgroup if said else None


def _is_narrower(one: Figure, other: Figure) -> bool:
    """Tell whether *one* counts some of what *other* counts (受理物业纠纷, 受理纠纷)."""
    pairs = enumerate(zip(one.indicator, other.indicator, strict=False))
    start = next((at for at, (said, wide) in pairs if said != wide), len(other.indicator))
    end = start + len(one.indicator) - len(other.indicator)
    if end <= start or one.indicator[end:] != other.indicator[start:]:
        return False
    rules, matter = load_rules(), one.indicator[start:end]
    is_matter = rules.topics.match(one.indicator, end) and not rules.acts.search(matter)
    is_general = _WHOSE.search(matter) or "各类" in matter
    return bool(is_matter) and not is_general and (one.value or 0) < (other.value or 0)


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
