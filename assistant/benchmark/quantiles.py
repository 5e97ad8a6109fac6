"""Order statistics of a set of values, and the place of a value among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.benchmark.benchmark import Place, Spread

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def spread_of(values: Sequence[float]) -> Spread | None:
    """Return the order statistics, or None of fewer than :data:`FEWEST` values."""
    if len(values) < FEWEST:
        return None
    ordered = sorted(values)
    return Spread(
        minimum=ordered[0],
        lower_quartile=quantile(ordered, 0.25),
        median=quantile(ordered, 0.5),
        upper_quartile=quantile(ordered, 0.75),
        maximum=ordered[-1],
    )


def place_of(value: float, values: Sequence[float]) -> Place | None:
    """Return the place of one's own value among the others, or None where there are none."""
    if not values:
        return None
    larger = sum(other > value for other in values)
    equal = sum(other == value for other in values)
    below = len(values) - larger - equal
    return Place(
        value=value,
        rank=larger + 1,
        percentile=100 * (below + equal / 2) / len(values),
    )
