"""Order statistics against the standard library's own."""

from __future__ import annotations

import itertools
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.benchmark.quantiles import place_of, quantile, spread_of

VALUES = st.lists(st.floats(0, 1e12, allow_nan=False), min_size=2, max_size=60)


@given(VALUES)
def test_quartiles_agree_with_the_standard_library(values):
    expected = statistics.quantiles(values, n=4, method="inclusive")
    found = [quantile(sorted(values), share) for share in (0.25, 0.5, 0.75)]
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(VALUES)
def test_any_quantile_rises_from_least_to_largest(values):
    ordered = sorted(values)
    found = [quantile(ordered, step / 20) for step in range(21)]
    assert found[0] == ordered[0]
    assert found[-1] == pytest.approx(ordered[-1])
    assert all(a <= b or a == pytest.approx(b) for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("values", "quartiles"),
    [
        ([1, 2, 3, 4, 5], (1, 2, 3, 4, 5)),
        ([6, 1, 2, 4, 3, 5], (1, 2.25, 3.5, 4.75, 6)),
        ([7, 7, 7, 7, 7], (7, 7, 7, 7, 7)),
    ],
)
def test_spread(values, quartiles):
    spread = spread_of(values)
    found = (
        spread.minimum,
        spread.lower_quartile,
        spread.median,
        spread.upper_quartile,
        spread.maximum,
    )
    assert found == quartiles


@pytest.mark.parametrize("count", range(5))
def test_too_few_to_speak_of_a_distribution(count):
    assert spread_of([1.0] * count) is None


@pytest.mark.parametrize(
    ("value", "rank", "percentile"),
    [(50, 1, 100), (40, 1, 87.5), (20, 3, 37.5), (30, 2, 62.5), (15, 4, 25), (5, 5, 0)],
)
def test_place(value, rank, percentile):
    place = place_of(value, [10, 20, 30, 40])
    assert (place.value, place.rank, place.percentile) == (value, rank, percentile)


def test_equal_values_share_the_better_rank():
    place = place_of(3, [3, 3, 5])
    assert (place.rank, place.percentile) == (2, pytest.approx(100 / 3))


def test_no_place_without_peers():
    assert place_of(3, []) is None


@given(VALUES, st.floats(0, 1e12, allow_nan=False))
def test_place_is_within_bounds(values, value):
    place = place_of(value, values)
    assert 1 <= place.rank <= len(values) + 1
    assert 0 <= place.percentile <= 100
