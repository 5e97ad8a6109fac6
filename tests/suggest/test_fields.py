"""The order of passages, and the number read back from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.suggest.fields import order_of, passage_at

_PASSAGE = st.integers(1, 2**39)
_YEAR = st.none() | st.integers(-10, 10**9)


@given(_PASSAGE, _YEAR)
def test_number_is_read_back(passage, year):
    order = order_of(passage, year)
    assert passage_at(order) == passage
    assert 0 <= order < 2**63


@pytest.mark.parametrize(
    ("first", "second"),
    [((9, 2023), (1, 2022)), ((1, 2022), (2, 2022)), ((9, 1999), (1, None))],
)
def test_latest_year_first_then_lowest_number(first, second):
    assert order_of(*first) > order_of(*second)
