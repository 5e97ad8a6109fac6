"""Rates that follow from counts (推算): ``corpus/relations.csv`` says which from which.

纠错率 is the share of 纠错 in 审结; a report that gives both counts has given the rate, too. A rate
that a report writes down may rest on another count (受理), one that is derived never does: else the
derived rates of several bodies could not be compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from assistant.base.tables import read_table
from assistant.figures.units import group_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DECIMALS = 2
"""As exactly as reports give their rates: 9.28%."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One rate and the counts it may follow from."""

    rate: str
    """Key of the rate."""
    counted: tuple[str, ...]
    """Keys of what it counts, the likeliest first."""
    of: tuple[str, ...]
    """Keys of what it may be a share of; a rate is derived from the first alone."""


class Measured(Protocol):
    """A number with its measure word."""

    @property
    def value(self) -> float | None:
        """In base units."""

    @property
    def unit(self) -> str:
        """As written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedRate:
    """A rate that no one wrote down."""

    key: str
    value: float
    """In per cent, with two decimals at most."""
    counted: str
    """Key of the count it follows from."""
    of: str
    """Key of the count it is a share of."""


@cache
def load_relations() -> Mapping[str, Relation]:
    """Return the shipped relations by the key of the rate."""
    return {
        row["rate"]: Relation(
            rate=row["rate"],
            counted=tuple(row["counted"].split("|")),
            of=tuple(row["of"].split("|")),
        )
        for row in read_table("relations.csv")
    }


def derive_rates(totals: Mapping[str, Measured]) -> Iterator[DerivedRate]:
    """Yield the rates that are not among the totals and follow from two of them.

    Args:
        totals: what one report gives as totals of one year, by key.
    """
    for relation in load_relations().values():
        if relation.rate not in totals and (derived := _derive(relation, totals)):
            yield derived


def _derive(relation: Relation, totals: Mapping[str, Measured]) -> DerivedRate | None:
    """Return the rate of the first count that can be part of the whole."""
    of = relation.of[0]
    if of not in totals:
        return None
    whole = totals[of]
    for counted in filter(totals.__contains__, relation.counted):
        part = totals[counted]
        if _may_be_share(part, whole):
            value = round(100 * ((part.value or 0) / (whole.value or 1)), _DECIMALS)
            return DerivedRate(key=relation.rate, value=value, counted=counted, of=of)
    return None


def _may_be_share(part: Measured, whole: Measured) -> bool:
    """Tell whether the one can be counted among the other; nothing is a share of 0."""
    return (
        group_of(part.unit) == group_of(whole.unit)
        and bool(whole.value)
        and 0 <= (part.value or 0) <= (whole.value or 0)
    )
