"""Order statistics of a set of values, and the place of a value among them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from assistant.benchmark.benchmark import Place, Spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.figures.indicators import Better

FEWEST = 5
"""With fewer values one cannot speak of a distribution."""


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return the value below which *share* (0–1) of the rising values lie.

    Between two values it is interpolated linearly (numpy's default).
    """
    position = share * (len(ordered) - 1)
    below = int(position)
    lower, upper = ordered[below], ordered[min(below + 1, len(ordered) - 1)]
    return lower + (upper - lower) * (position - below)


def median_of(ordered: Sequence[float]) -> float | None:
    """Return the median of rising values, or None of fewer than :data:`FEWEST`."""
    return quantile(ordered, 0.5) if len(ordered) >= FEWEST else None


def spread_of(ordered: Sequence[float]) -> Spread | None:
    """Return the order statistics of rising values, or None of fewer than :data:`FEWEST`."""
    if len(ordered) < FEWEST:
        return None
    return Spread(
        minimum=ordered[0],
        lower_quartile=quantile(ordered, 0.25),
        median=quantile(ordered, 0.5),
        upper_quartile=quantile(ordered, 0.75),
        maximum=ordered[-1],
    )


def place_of(value: float | None, ordered: Sequence[float], better: Better | None) -> Place | None:
    """Return the place of one's own value among rising values.

    None where no value is given or there are no others.
    """
    if value is None or not ordered:
        return None
    below = bisect_left(ordered, value)
    equal = bisect_right(ordered, value) - below
    larger = len(ordered) - below - equal
    worse = larger if better == "lower" else below
    return Place(
        value=value,
        rank=1 + (below if better == "lower" else larger),
        percentile=100 * (below + equal / 2) / len(ordered),
        better_than=None if better is None else 100 * (worse + equal / 2) / len(ordered),
    )
