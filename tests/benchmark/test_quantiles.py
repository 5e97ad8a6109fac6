"""Order statistics against numpy's, and the place of a value among others."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.benchmark.quantiles import median_of, place_of, quantile, spread_of

VALUES = st.lists(st.floats(0, 1e12, allow_nan=False), min_size=1, max_size=60).map(sorted)
SHARES = (0, 0.25, 0.5, 0.75, 1)


@given(VALUES, st.floats(0, 1))
def test_quantiles_are_those_of_numpy(values, share):
    for asked in (*SHARES, share):
        expected = float(np.quantile(values, asked))
        assert quantile(values, asked) == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(VALUES)
def test_spread_is_that_of_numpy(values):
    spread = spread_of(values)
    if len(values) < 5:
        assert spread is None
        return
    found = [
        *(spread.minimum, spread.lower_quartile, spread.median),
        *(spread.upper_quartile, spread.maximum),
    ]
    assert found == pytest.approx(np.quantile(values, SHARES).tolist(), rel=1e-9, abs=1e-9)
    assert median_of(values) == spread.median


@given(VALUES)
def test_any_quantile_rises_from_least_to_largest(values):
    found = [quantile(values, step / 20) for step in range(21)]
    assert found[0] == values[0]
    assert found[-1] == pytest.approx(values[-1])
    assert all(a <= b or a == pytest.approx(b) for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("values", "quartiles"),
    [
        ([1, 2, 3, 4, 5], (1, 2, 3, 4, 5)),
        ([1, 2, 3, 4, 5, 6], (1, 2.25, 3.5, 4.75, 6)),
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
def test_place_where_more_is_better(value, rank, percentile):
    place = place_of(value, [10, 20, 30, 40], "higher")
    assert (place.value, place.rank, place.percentile) == (value, rank, percentile)
    assert place.better_than == percentile


@pytest.mark.parametrize(
    ("value", "rank", "better_than"),
    [(50, 5, 0), (40, 4, 12.5), (20, 2, 62.5), (15, 2, 75), (5, 1, 100)],
)
def test_place_where_less_is_better(value, rank, better_than):
    place = place_of(value, [10, 20, 30, 40], "lower")
    assert (place.rank, place.better_than) == (rank, better_than)
    assert place.percentile == 100 - better_than


def test_place_where_neither_way_is_better():
    place = place_of(35, [10, 20, 30, 40], None)
    assert (place.rank, place.percentile, place.better_than) == (2, 75, None)


def test_equal_values_share_the_better_rank():
    place = place_of(3, [3, 3, 5], "higher")
    assert (place.rank, place.percentile) == (2, pytest.approx(100 / 3))


def test_no_place_without_peers_or_without_a_value():
    assert place_of(3, [], "higher") is None
    assert place_of(None, [1, 2], "higher") is None


@given(VALUES, st.floats(0, 1e12, allow_nan=False), st.sampled_from(("higher", "lower", None)))
def test_place_is_that_of_counting(values, value, better):
    place = place_of(value, values, better)
    smaller, larger = (sum(map(test, values)) for test in (value.__gt__, value.__lt__))
    equal = len(values) - smaller - larger
    assert place.rank == 1 + (smaller if better == "lower" else larger)
    assert place.percentile == pytest.approx(100 * (smaller + equal / 2) / len(values))
