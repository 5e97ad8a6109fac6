"""Measure words (量词), loaded from ``corpus/units.csv``.

Each has a class that the indicators ask for (``case``, ``times``, ``people`` …), signs that may not
follow it (件套, 3部门), and a rule for Chinese numerals, which often name rather than count
(三项制度): ``any`` they count, ``large`` only from ten upwards, else the nouns that must follow
below ten.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.base.tables import read_table

RATE_UNITS = frozenset({"%", "％", "‰", "个百分点", "百分点"})
POINT_UNITS = frozenset({"个百分点", "百分点"})
_PAIR = re.compile(r"[/／(（]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One measure word."""

    name: str
    """As written: ``件``, ``人次``."""
    group: str
    """Class that the indicators ask for: ``case``, ``doc``, ``people`` …"""
    not_before: str
    """Alternatives of a regular expression that may not follow, or empty."""
    spelt: str
    """When a Chinese numeral before it counts: ``any``, ``large`` or nouns parted by ``|``."""


@cache
def load_units() -> dict[str, Unit]:
    """Return all measure words by name, in file order."""
    return {
        row["unit"]: Unit(
            name=row["unit"],
            group=row["class"],
            not_before=row["not_before"],
            spelt=row["spelt"],
        )
        for row in read_table("units.csv")
    }


@cache
def first_of(name: str) -> str:
    """Return the first part of a pair of measure words: 宗 of ``宗/次``, else the word itself."""
    return _PAIR.split(name)[0]


@cache
def group_of(name: str) -> str:
    """Return the class of a measure word, of ``宗/次`` and ``件（次）`` that of the first part."""
    unit = load_units().get(first_of(name))
    return unit.group if unit else ""


def unit_pattern() -> str:
    """Return a regular expression for any measure word, pairs and longer words first.

    Pairs are 宗/次, 期(次), 件（次）.
    """
    units = load_units().values()
    singles = "".join(unit.name for unit in units if len(unit.name) == 1 and unit.group != "rate")
    pair = f"[{singles}](?:[/／][{singles}]|[(（][{singles}][)）])"
    words = sorted(units, key=lambda unit: -len(unit.name))
    return "|".join([pair, *(_guarded(unit) for unit in words)])


def _guarded(unit: Unit) -> str:
    name = re.escape(unit.name)
    return f"{name}(?!{unit.not_before})" if unit.not_before else name
