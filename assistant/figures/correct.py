"""Corrections by hand (更正) to the figures of a report.

A correction finds its figure again by words (:mod:`assistant.figures.figure_words`), so it holds
when the text is cleaned otherwise or the figures are extracted otherwise; what it no longer finds
it leaves alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import TYPE_CHECKING, Any, get_args

from assistant.base.errors import AssistantError
from assistant.figures.figure import Change, Direction, Figure, Qualifier
from assistant.figures.figure_words import FigureWords, find_words, read_written
from assistant.figures.indicators import load_indicators
from assistant.figures.qualifier import read_qualifier

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.figures.figure_words import Span

Value = str | float | int | Change | None
FIGURE_FIELDS = (
    *("indicator", "key", "value", "unit", "qualifier"),
    *("change", "kind", "year", "scope"),
)
"""Fields of a figure that a person may correct."""
CHOICES: Mapping[str, tuple[str, ...]] = {
    "qualifier": get_args(Qualifier),
    "kind": ("actual", "target"),
    "scope": ("total", "part"),
}
_YEARS = range(1949, 2101)
_LARGEST = 1e15
_LONGEST = {"indicator": 60, "unit": 12}
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# 全年受理行政复议申请 of 工作有序，全年受理行政复议申请86件
_CLAUSE = re.compile(r"[^，,、；;：:。！？\n]*$")


class ImpossibleFigure(AssistantError):
    """A figure cannot be corrected like that.

    Attributes:
        words: the figure as written, or as the person named it.
        reason: what is wrong and what could be said instead, in Chinese.
    """

    def __init__(self, words: str, reason: str) -> None:
        super().__init__(f"{words}: {reason}")
        self.words = words
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCorrection:
    """One figure as a person says it is; where none was found, a new one."""

    words: FigureWords
    """By which the figure is found."""
    changes: Mapping[str, Value] = field(default_factory=dict)
    """New values by the names of :data:`FIGURE_FIELDS`; the others are as recognised."""
    is_figure: bool = True
    """False where the number is no figure (不是数据)."""


def correct_figures(
    text: str,
    figures: Sequence[Figure],
    corrections: Sequence[FigureCorrection],
    *,
    year: int | None = None,
) -> tuple[Figure, ...]:
    """Return the figures with a person's corrections, in order and without overlap.

    A correction of words that the text does not hold changes nothing (:func:`unmatched_figures`);
    of two that overlap the later holds.

    Args:
        text: the clean text.
        figures: as extracted from it, in order.
        corrections: what the person changed.
        year: the reporting year, given to new figures.
    """
    return apply_corrections(text, figures, place_corrections(text, corrections), year=year)


def apply_corrections(
    text: str,
    figures: Sequence[Figure],
    placed: Mapping[Span, FigureCorrection],
    *,
    year: int | None = None,
) -> tuple[Figure, ...]:
    """Return the figures with corrections whose places are known (:func:`place_corrections`)."""
    if not placed:
        return tuple(figures)
    replaced = {figure.start for span in placed for figure in _touching(figures, span)}
    kept = [figure for figure in figures if figure.start not in replaced]
    made = [
        _corrected(text, span, find_figure(figures, span), correction, year)
        for span, correction in placed.items()
        if correction.is_figure
    ]
    return tuple(sorted(kept + made, key=lambda figure: figure.start))


def place_corrections(
    text: str, corrections: Sequence[FigureCorrection]
) -> dict[Span, FigureCorrection]:
    """Return the corrections by the stretch of text that each is about, without overlap."""
    placed: dict[Span, FigureCorrection] = {}
    for correction in reversed(corrections):
        span = find_words(text, correction.words)
        if span and not any(first < span[1] and span[0] < last for first, last in placed):
            placed[span] = correction
    return dict(sorted(placed.items()))


def unmatched_figures(
    text: str, corrections: Sequence[FigureCorrection]
) -> tuple[FigureCorrection, ...]:
    """Return the corrections whose words *text* does not hold (any more)."""
    return tuple(
        correction for correction in corrections if find_words(text, correction.words) is None
    )


def find_figure(figures: Sequence[Figure], span: Span) -> Figure | None:
    """Return which of figures in order shares most characters with a stretch of text, if any."""
    return max(
        _touching(figures, span),
        key=lambda figure: min(figure.end, span[1]) - max(figure.start, span[0]),
        default=None,
    )


def check_correction(correction: FigureCorrection) -> None:
    """Refuse a correction that names no field or gives it a value that it cannot have.

    Raises:
        ImpossibleFigure: it does.
    """
    written = correction.words.written
    if not written.strip():
        raise ImpossibleFigure(written, "没有写明是哪个数")
    for name, value in correction.changes.items():
        reason = _objection(name, value)
        if reason:
            raise ImpossibleFigure(written, reason)


def correction_from(shape: Mapping[str, Any]) -> FigureCorrection:
    """Return the correction whose parts, as plain values, are *shape*."""
    changes = dict(shape["changes"])
    if changes.get("change") is not None:
        changes["change"] = Change(**changes["change"])
    words = FigureWords(**shape["words"])
    return FigureCorrection(words=words, changes=changes, is_figure=shape["is_figure"])


def _touching(figures: Sequence[Figure], span: Span) -> Sequence[Figure]:
    """Return those of figures in order that share characters with a stretch of text."""
    first = bisect_right(figures, span[0], key=lambda figure: figure.end)
    last = bisect_left(figures, span[1], first, key=lambda figure: figure.start)
    return figures[first:last]


def _corrected(
    text: str, span: Span, known: Figure | None, correction: FigureCorrection, year: int | None
) -> Figure:
    """Return the figure at a place as the person says it is; its doubts are settled."""
    changes = dict(correction.changes)
    if changes.get("key") not in {None, *load_indicators()}:
        del changes["key"]  # an indicator that a later table dropped
    base = known or _new_figure(text, span, year)
    places = {"start": span[0], "end": span[1], "note": None}
    return replace(base, **(changes | places))  # type: ignore[arg-type]


def _new_figure(text: str, span: Span, year: int | None) -> Figure:
    """Return the figure that a number is by its own words, where extraction found none."""
    start, end = span
    value, unit = read_written(text[start:end]) or (None, "")
    clause = _CLAUSE.search(text, max(0, start - _LONGEST["indicator"]), start)
    is_hedged = any(sign in text[start:end] for sign in "余多")
    return Figure(
        indicator=clause[0].strip() if clause else "",
        key=None,
        value=value,
        unit=unit,
        qualifier=read_qualifier(text, start, end, hedged=is_hedged),
        change=None,
        kind="actual",
        year=year,
        scope="total",
        start=start,
        end=end,
    )


def _objection(name: str, value: Value) -> str:
    """Return why a field cannot have a value, empty where it can."""
    if name not in FIGURE_FIELDS:
        return f"数据没有“{name}”这一项，可以更正的有：{'、'.join(FIGURE_FIELDS)}"
    if name in CHOICES:
        is_right = value in CHOICES[name]
        return "" if is_right else f"{name} 不能是“{value}”，可用：{'、'.join(CHOICES[name])}"
    check = {
        "key": _objection_to_key,
        "value": _objection_to_value,
        "year": _objection_to_year,
        "change": _objection_to_change,
    }.get(name)
    return check(value) if check else _objection_to_words(name, value)


def _objection_to_key(value: Value) -> str:
    if value is None or value in load_indicators():
        return ""
    return f"没有“{value}”这个指标，指标键和名称见 corpus/indicators.csv"


def _objection_to_value(value: Value) -> str:
    return "" if value is None or _is_number(value) else f"“{value}”不是数，请写如 86 或 1.8万"


def _objection_to_year(value: Value) -> str:
    if value is None or (isinstance(value, int) and _is_number(value) and value in _YEARS):
        return ""
    return f"年度不能是“{value}”，请写如 2024"


def _objection_to_change(value: Value) -> str:
    if value is None:
        return ""
    if not isinstance(value, Change) or value.direction not in get_args(Direction):
        return f"同比不能是“{value}”，请写如 同比上升12.5%、较上年减少3件、同比持平"
    if value.value is not None and not _is_number(value.value):
        return f"“{value.value}”不是数"
    too_long = any(
        _CONTROL.search(words) or len(words) > _LONGEST["unit"] * 2
        for words in (value.basis, value.unit or "")
    )
    return "同比的文字过长" if too_long else ""


def _objection_to_words(name: str, value: Value) -> str:
    longest = _LONGEST[name]
    if isinstance(value, str) and len(value) <= longest and not _CONTROL.search(value):
        return ""
    return f"{name} 请写不超过 {longest} 个字"


def _is_number(value: Value) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and isfinite(value) and abs(value) < _LARGEST  # type: ignore[arg-type]
