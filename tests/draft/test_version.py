"""Which versions of a draft are kept as they age."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft.versions.version import KIND_NAMES, MOST_VERSIONS, Version, thinned

NOW = datetime(2026, 2, 5, 4, 0, tzinfo=UTC)


def version(age: timedelta, kind: str = "saved", number: int = 0) -> Version:
    return Version(id=f"{age}/{number}", time=NOW - age, kind=kind, name="送审稿")


AGES = st.timedeltas(timedelta(minutes=-5), timedelta(days=40))
VERSIONS = st.lists(st.tuples(AGES, st.sampled_from(list(KIND_NAMES))), max_size=60).map(
    lambda rows: [
        version(age, kind, number)
        for number, (age, kind) in enumerate(sorted(rows, key=lambda row: -row[0]))
    ]
)


@given(versions=VERSIONS, later=st.timedeltas(timedelta(0), timedelta(days=60)))
def test_named_ones_and_the_newest_stay_whatever_the_time(versions, later) -> None:
    kept = thinned(versions, NOW + later)
    assert [each for each in kept if each.kind == "named"] == [
        each for each in versions if each.kind == "named"
    ]
    assert kept[-1:] == tuple(versions[-1:])
    assert list(kept) == [each for each in versions if each in kept]
    assert thinned(kept, NOW + later) == kept


@given(versions=VERSIONS, later=st.timedeltas(timedelta(0), timedelta(days=60)))
def test_thinning_on_the_way_loses_no_more_than_at_the_end(versions, later) -> None:
    at_once = thinned(versions, NOW + later)
    assert thinned(thinned(versions, NOW), NOW + later) == at_once


@pytest.mark.parametrize(
    ("every", "span", "most"),
    [
        (timedelta(minutes=1), timedelta(minutes=59), 8),
        (timedelta(minutes=5), timedelta(hours=23), 32),
        (timedelta(hours=2), timedelta(days=20), 48),
    ],
)
def test_how_many_are_left(every: timedelta, span: timedelta, most: int) -> None:
    written = [version(span - every * number) for number in range(span // every + 1)]
    kept = thinned(written, NOW)
    assert len(kept) <= most
    gaps = [after.time - before.time for before, after in pairwise(kept)]
    assert max(gaps) < timedelta(days=2)


def test_of_a_morning_the_state_before_it_stays() -> None:
    """What is put aside first is how the draft stood before that morning."""
    morning = [version(timedelta(days=3, minutes=-minute)) for minute in range(0, 90, 5)]
    kept = thinned([*morning, version(timedelta(0))], NOW)
    assert kept[0] == morning[0]
    assert len(kept) == 2


def test_each_version_before_an_act_stays_for_a_week() -> None:
    acts = [version(timedelta(days=6, minutes=-minute), "before") for minute in range(5)]
    newest = version(timedelta(0))
    assert thinned([*acts, newest], NOW) == (*acts, newest)
    assert thinned([*acts, newest], NOW + timedelta(days=2)) == (acts[0], newest)


def test_there_is_an_end_to_versions_without_a_name() -> None:
    named = version(timedelta(days=900), "named")
    daily = [version(timedelta(days=800 - day)) for day in range(700)]
    kept = thinned([named, *daily], NOW)
    assert kept == (named, *daily[-MOST_VERSIONS:])
