"""Where a value stands along an axis, which values are written beside it, and how."""

from __future__ import annotations

import math
import sys
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.draft.numbers import RATE_UNITS, format_number, format_value

if TYPE_CHECKING:
    from collections.abc import Sequence

_LOG_ABOVE = 50.0
"""Where the largest value is that many times the smallest, the axis is logarithmic."""
_STEPS = (1, 2, 5)
_WAN, _YI = 10_000, 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """From the smallest to the largest value, between two places of the picture."""

    low: float
    high: float
    start: float
    """Where the smallest value stands, in pixels; right of or below the end for a turned axis."""
    end: float
    shift: float | None = None
    """Added to each value before its logarithm is taken, so that 0 has a place; None for an even
    axis."""

    @property
    def is_log(self) -> bool:
        """Tell whether equal steps are equal ratios (对数刻度)."""
        return self.shift is not None

    def at(self, value: float) -> float:
        """Return the place of a value."""
        low, high, here = self._scaled(self.low), self._scaled(self.high), self._scaled(value)
        if high == low:
            return (self.start + self.end) / 2
        return self.start + (here - low) / (high - low) * (self.end - self.start)

    def value_at(self, place: float) -> float:
        """Return the value that stands at a place."""
        if self.end == self.start:
            return self.low
        share = (place - self.start) / (self.end - self.start)
        low, high = self._scaled(self.low), self._scaled(self.high)
        here = low + share * (high - low)
        return here if self.shift is None else math.exp(here) - self.shift

    def ticks(self, most: int, *, is_whole: bool = False) -> tuple[float, ...]:
        """Return at most so many round values within the axis; its ends where there are none.

        Args:
            most: how many there is room for.
            is_whole: only whole numbers, as of things counted.
        """
        if self.low == self.high:
            return (self.low,)
        found = self._log_ticks(most) if self.is_log else self._even_ticks(most, is_whole=is_whole)
        return found if len(found) > 1 else (self.low, self.high)

    def _scaled(self, value: float) -> float:
        return value if self.shift is None else math.log(value + self.shift)

    def _even_ticks(self, most: int, *, is_whole: bool) -> tuple[float, ...]:
        step = round_step(self.high - self.low, most)
        step = max(step, 1.0) if is_whole else step
        first, last = math.ceil(self.low / step), math.floor(self.high / step)
        return tuple(number * step for number in range(first, last + 1))

    def _log_ticks(self, most: int) -> tuple[float, ...]:
        first = math.floor(math.log10(self.low or self.shift or 1.0))
        powers = range(first, math.ceil(math.log10(self.high)) + 1)
        zero = (0.0,) if self.low == 0 else ()
        for steps in (_STEPS, (1, 3), (1,)):
            values = [step * 10.0**power for power in powers for step in steps]
            found = (*zero, *(value for value in values if self.low < value <= self.high))
            if len(found) <= most:
                return found
        return found[:: math.ceil(len(found) / max(most, 1))]


def axis_over(rising: Sequence[float], *, start: float, end: float, unit: str) -> Axis:
    """Return an axis that holds all values: logarithmic where they differ by far, never for rates.

    Args:
        rising: the values in order, at least one.
        start: place of the smallest.
        end: place of the largest.
        unit: measure word of the values.
    """
    shift = None if unit in RATE_UNITS else _shift_for(rising)
    return Axis(low=rising[0], high=rising[-1], start=start, end=end, shift=shift)


def round_step(length: float, most: int) -> float:
    """Return the smallest of 1, 2, 5, 10, 20 … by which *length* is covered in *most* steps."""
    power = 10.0 ** math.floor(math.log10(max(length / max(most, 1), sys.float_info.min)))
    return next(
        step
        for step in (power * factor for factor in (*_STEPS, 10, 20))
        if length / step <= max(most, 1)
    )


def tick_text(value: float, unit: str) -> str:
    """Return how a value is written beside an axis: ``2万``, ``35%``, ``1.2亿元``."""
    if unit in RATE_UNITS:
        return f"{format_number(value)}%"
    if unit == "元":
        return format_value(value, unit)
    for size, name in ((_YI, "亿"), (_WAN, "万")):
        if abs(value) >= size:
            return format_number(value / size) + name
    return format_number(value)


def _shift_for(rising: Sequence[float]) -> float | None:
    low, high = rising[0], rising[-1]
    if low < 0 or high <= 0:
        return None
    shift = 0.0 if low else rising[bisect_right(rising, 0.0)]
    return shift if high / (low + shift) > _LOG_ABOVE else None
