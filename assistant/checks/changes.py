"""Comparisons with last year that do not follow, or that mix 百分点 and %; part of ``arithmetic``.

Last year's value comes from the indicator sheet or from the text itself (由上年的100件).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.checks.figure_groups import is_own_total, same_unit
from assistant.checks.finding import Finding, Severity
from assistant.checks.shown_number import agrees, decimals_shown, with_decimals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.checks.context import Context
    from assistant.figures.figure import Change, Figure

_PERCENT = frozenset({"%", "％"})
_POINTS = frozenset({"个百分点", "百分点"})
# 同比 · 较上年 · 比去年 · 与2024年相比: against the year before
_YEARLY = re.compile(r"同比|上年|上一年|去年|20\d\d年")
# 办结率 · 占比: two of them differ in 百分点
_RATIO = re.compile(r"(?:率|占比|比重|比例|覆盖面)$")
# ，满意率上升2个百分点: of something else than the count before it
_OTHER_SUBJECT = re.compile(r"[率度面。；\n]|占比|比[重例]")
_CLOSE = 12
"""Characters between a count and a change that is about it."""
_REACH = 60
"""Characters around a figure in which its change is looked for."""


def find_wrong_changes(context: Context, rule: str) -> Iterator[Finding]:
    """Yield a finding for each change that cannot be right beside its figure."""
    values = _earlier_values(context)
    previous: Figure | None = None
    for figure in context.figures:
        before, previous = previous, figure
        if figure.change is None or figure.kind != "actual":
            continue
        counted = figure if figure.value is not None else _just_before(context.text, before, figure)
        finding = _find_mixed_unit(context.text, rule, figure, figure.change, counted=counted)
        if finding is None and _YEARLY.search(figure.change.basis):
            finding = _find_wrong_value(context, rule, figure, values)
        if finding:
            yield finding


def _just_before(text: str, before: Figure | None, figure: Figure) -> Figure | None:
    """Return the count that a change standing alone must be about (143份，同比增长10个百分点)."""
    if before is None or before.value is None or before.end > figure.start:
        return None
    between = text[before.end : figure.start]
    return before if len(between) <= _CLOSE and not _OTHER_SUBJECT.search(between) else None


def _find_mixed_unit(
    text: str, rule: str, figure: Figure, change: Change, *, counted: Figure | None
) -> Finding | None:
    """Return a finding where % and 百分点 are taken for one another.

    Args:
        text: the checked text.
        rule: name of the rule.
        figure: the figure that carries the change.
        change: that change.
        counted: the figure whose value moved; None where the text names no value.
    """
    unit = counted.unit if counted else ""
    is_rate = unit in _PERCENT or (counted is None and bool(_RATIO.search(figure.indicator)))
    start, end = _change_span(text, figure, change)
    if is_rate and change.unit in _PERCENT:
        message = "两个比率之差应写“个百分点”，请核对是否为相对变化。"
        return Finding(rule=rule, severity="warning", message=message, start=start, end=end)
    if change.unit in _POINTS and not is_rate and counted is not None:
        message = f"“{unit}”的变化不能用“个百分点”，应写百分比。"
        return Finding(rule=rule, severity="error", message=message, start=start, end=end)
    return None


def _change_span(text: str, figure: Figure, change: Change) -> tuple[int, int]:
    """Return where the change's number stands; the figure's own place where it is not found."""
    if change.value is None or change.unit is None:
        return figure.start, figure.end
    number = with_decimals(change.value, 4)
    pattern = re.compile(rf"(?<![\d.]){re.escape(number)}0*[ 　]*{re.escape(change.unit)}")
    low, high = max(0, figure.start - _REACH), min(len(text), figure.end + _REACH)
    match = pattern.search(text, figure.end, high) or pattern.search(text, low, high)
    return match.span() if match else (figure.start, figure.end)


@dataclass(frozen=True, slots=True)
class _Earlier:
    """Last year's value of an indicator."""

    value: float
    this_year: float | None
    """This year's value in the same source; another one in the text is of something else."""
    severity: Severity


def _earlier_values(context: Context) -> dict[tuple[str, str], _Earlier]:
    """Return last year's values by key and unit: the sheet's, else the text's own."""
    values: dict[tuple[str, str], _Earlier] = {}
    for figure in context.figures:
        if figure.value is None or figure.year is None or not is_own_total(figure):
            continue
        if figure.key and figure.year + 1 == context.year:
            earlier = _Earlier(figure.value, None, "warning")
            values.setdefault((figure.key, same_unit(figure.unit)), earlier)
    for row in context.draft.sheet if context.draft else ():
        if row.last_year is not None:
            earlier = _Earlier(row.last_year, row.this_year, "error")
            values[row.key, same_unit(row.unit)] = earlier
    return values


def _find_wrong_value(
    context: Context, rule: str, figure: Figure, values: dict[tuple[str, str], _Earlier]
) -> Finding | None:
    """Return a finding where the change does not follow from this and last year's value."""
    earlier = values.get((figure.key or "", same_unit(figure.unit)))
    if earlier is None or figure.value is None or figure.change is None:
        return None
    if not is_own_total(figure) or figure.year not in (None, context.year):
        return None
    if earlier.this_year not in (None, figure.value):
        return None
    start, end = _change_span(context.text, figure, figure.change)
    message = _wrong(figure.value, earlier.value, figure.change, context.text[start:end])
    if message is None:
        return None
    return Finding(rule=rule, severity=earlier.severity, message=message, start=start, end=end)


def _wrong(value: float, last: float, change: Change, written: str) -> str | None:
    """Return what is wrong with the change from *last* to *value*, or None."""
    if last == 0 and change.unit in _PERCENT | {"倍"}:
        return "上年数为0，不能计算同比百分比或倍数。"
    expected = _expected(value, last, change.unit)
    direction = "up" if value > last else "down" if value < last else "flat"
    decimals = decimals_shown(written)
    if direction == change.direction and _follows(abs(expected), change, decimals):
        return None
    values = f"由上年{with_decimals(last, 4)}到{with_decimals(value, 4)}"
    if direction == "flat":
        return f"{values}应为持平，与“{written}”不符。"
    word = "增长" if direction == "up" else "下降"
    amount = with_decimals(abs(expected), max(2, decimals))
    return f"{values}推算应为{word}{amount}{change.unit or ''}，与“{written}”不符。"


def _expected(value: float, last: float, unit: str | None) -> float:
    """Return the change in its own unit: a share of last year's value, or the difference."""
    if unit == "倍":
        return (value - last) / last
    if unit in _PERCENT:
        return 100 * (value - last) / last
    return value - last


def _follows(expected: float, change: Change, decimals: int) -> bool:
    """Tell whether the change is as computed; rates may differ by the rounding of both."""
    if change.value is None:
        return True
    if change.unit in _POINTS:
        return agrees(expected / 2, change.value / 2, decimals)
    return agrees(expected, change.value, decimals)
