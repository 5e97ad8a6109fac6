"""Rates that follow from counts."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from assistant.figures.derive import derive_rates, load_relations
from assistant.figures.indicators import load_indicators


@dataclass
class Count:
    value: float
    unit: str = "件"


def derived(**totals):
    told = {f"litigation.{name}": total for name, total in totals.items()}
    return [(rate.key, rate.value, rate.counted, rate.of) for rate in derive_rates(told)]


def test_relations_name_known_indicators():
    indicators = load_indicators()
    for rate, relation in load_relations().items():
        assert relation.rate == rate
        assert indicators[rate].unit == "%"
        assert all(indicators[key].unit != "%" for key in (*relation.counted, *relation.of))


def test_rate_of_two_counts():
    assert derived(lost=Count(9), closed=Count(97)) == [
        ("litigation.loss_rate", 9.28, "litigation.lost", "litigation.closed")
    ]


def test_only_the_first_base_is_taken():
    found = derived(lost=Count(9), closed=Count(90), received=Count(100))
    assert found == [("litigation.loss_rate", 10, "litigation.lost", "litigation.closed")]


@pytest.mark.parametrize(
    "totals",
    [
        {"lost": Count(9)},
        {"closed": Count(97)},
        {"lost": Count(0), "closed": Count(0)},
        {"lost": Count(9), "received": Count(100)},
        {"lost": Count(9), "closed": Count(8)},
        {"lost": Count(9), "closed": Count(8), "received": Count(100)},
        {"lost": Count(9, "人"), "closed": Count(97)},
        {"lost": Count(9), "closed": Count(97), "loss_rate": Count(9.3, "%")},
    ],
)
def test_no_rate(totals):
    assert derived(**totals) == []


def test_nothing_lost_is_no_loss_at_all():
    assert derived(lost=Count(0, "宗"), closed=Count(40))[0][1] == 0
