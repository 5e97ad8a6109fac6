"""The first rows of a large table are those of the whole table."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.benchmark.selection import select_values
from assistant.corpus.columns import NOTHING, Column, bodies_of

BODIES = 2_000


def columns(chance, largest):
    """Three years of many bodies, whose values are often the same."""
    for year in (2023, 2022, 0):
        marks = bytes(chance.choice((NOTHING, 1, 1, 1, 2, 3)) for _ in range(BODIES))
        count = BODIES - marks.count(NOTHING)
        numbers = [float(chance.randrange(largest)) for _ in range(count)]
        yield Column(year=year, marks=marks, numbers=numbers)


@settings(max_examples=30)
@given(
    st.integers(0, 10**6),
    st.sampled_from((2, 30, 10**6)),
    st.sampled_from((0, 1, 12, 300)),
    st.booleans(),
    st.booleans(),
)
def test_first_rows_are_those_of_the_whole_table(seed, largest, count, lowest_first, by_residents):
    chance = random.Random(seed)
    chosen = bodies_of(chance.sample(range(BODIES), 1_800))
    known = chance.sample(range(BODIES), chance.choice((300, 1_700)))
    shares = {body: chance.choice((0.5, 1.0)) for body in known} if by_residents else None
    selection = select_values(list(columns(chance, largest)), chosen, shares)
    whole = selection.first_rows(10**6, lowest_first=lowest_first)
    assert len(whole) == selection.total > 2_000
    assert selection.first_rows(count, lowest_first=lowest_first) == whole[:count]
    compared = [row for row in whole if row.standing != "no_residents"]
    sign = 1 if lowest_first else -1
    assert compared == sorted(compared, key=lambda row: (sign * row.value, -row.year, row.body))
    counted = sorted(row.value for row in whole if row.standing == "counted")
    assert list(selection.values) == counted
