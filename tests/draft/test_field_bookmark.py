from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.field_bookmark import bookmark_name, expression_of
from assistant.figures.indicators import load_indicators

FILTERS = ("", " | number", " | change", " | last", " | last_number", " | growth")


@pytest.mark.parametrize("written", FILTERS)
def test_every_indicator_has_a_bookmark(written: str) -> None:
    names = set()
    for number, key in enumerate((*load_indicators(), "own.3"), 1):
        name = bookmark_name(number, key + written)
        assert name is not None
        assert name.startswith("_")
        assert len(name) <= 40
        assert expression_of(name) == key + written
        names.add(name)
    assert len(names) == len(load_indicators()) + 1


def test_a_key_that_is_too_long_has_none() -> None:
    assert bookmark_name(1, "own." + "a" * 40) is None


@given(st.text(max_size=45))
def test_other_bookmarks_are_no_fields(name: str) -> None:
    expression = expression_of(name)
    assert expression is None or bookmark_name(1, expression) is not None


@pytest.mark.parametrize(
    "name", ["_GoBack", "_Toc123", "F1v_review_accepted", "_F1x_a_b", "_F1v_a"]
)
def test_bookmarks_of_word_are_no_fields(name: str) -> None:
    assert expression_of(name) is None
