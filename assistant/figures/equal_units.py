"""A number told in another measure word (量词): 158宗 is 158件, 2.5万元 is 25,000元.

Words that merely belong to one class are not the same: 人次 is no 人. The table is
``corpus/equal_units.csv``.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import cache

from assistant.base.tables import read_table
from assistant.figures.units import first_of

_TIMES = {"百": 100, "千": 1_000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 10**8}
# 万元    亿元    千万元
_LARGE = re.compile(r"(?P<times>百万|千万|[百千万亿])(?P<unit>.+)")


def converted(value: float, unit: str, into: str) -> float | None:
    """Return the number as it is told in another measure word, None where it cannot be exactly.

    Args:
        value: the number.
        unit: measure word it has.
        into: measure word it is to have.
    """
    if unit == into:
        return value
    (base, times), (other, other_times) = _measured(unit), _measured(into)
    if base != other:
        return None
    made = Fraction(str(value)) * times / other_times
    return float(made) if _is_decimal(made) else None


@cache
def _equals() -> dict[str, tuple[str, Fraction]]:
    rows = read_table("equal_units.csv")
    return {row["unit"]: (row["base"], Fraction(row["times"])) for row in rows}


def _measured(unit: str) -> tuple[str, Fraction]:
    """Return the measure word that one is reckoned in, and how much of it one is."""
    plain = unicodedata.normalize("NFC", first_of(unit.strip()))
    if plain in _equals():
        return _equals()[plain]
    match = _LARGE.fullmatch(plain)
    if match is None:
        return plain, Fraction(1)
    base, times = _equals().get(match["unit"], (match["unit"], Fraction(1)))
    return base, times * _TIMES[match["times"]]


def _is_decimal(number: Fraction) -> bool:
    """Tell whether a number has an end when written out."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1
