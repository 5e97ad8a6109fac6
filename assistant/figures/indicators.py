"""The table of canonical indicators (指标), ``corpus/indicators.csv``.

Here only the table; how words of a report lead to a key is :mod:`assistant.figures.keys`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from assistant.base.errors import AssistantError
from assistant.base.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.outline.meta import Level

Better = Literal["higher", "lower"]
"""Which way is better: 越高越好 or 越低越好."""


class UnknownIndicator(AssistantError):
    """No indicator has this key.

    Attributes:
        key: what was asked for.
    """

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One canonical indicator."""

    key: str
    """``review.accepted``"""
    topic: str
    """Topic group, ``行政复议``."""
    name: str
    """Name shown to people, ``行政复议受理``."""
    unit: str
    """Usual measure word."""
    kind: str
    """``count``, ``rate`` or ``amount``."""
    better: Better | None
    """None where a larger number is neither better nor worse (处罚多少件)."""
    levels: frozenset[Level]
    """Levels of bodies that have such work; empty for all (街道没有政府常务会议)."""
    has_parts_of_any_matter: bool
    """Its parts may be named after any other matter: 行政处罚类20件 of 行政复议案件."""
    sentence: str
    """How a report says it, ``#`` in the place of the number: ``受理行政复议案件#``."""
    aliases: tuple[str, ...]
    """Other names found in reports."""


class Indicators(Mapping[str, Indicator]):
    """All indicators by key, in file order."""

    def __init__(self, indicators: tuple[Indicator, ...]) -> None:
        self._by_key = {indicator.key: indicator for indicator in indicators}

    def __getitem__(self, key: str) -> Indicator:
        """Return the indicator with this key.

        Raises:
            UnknownIndicator: there is none.
        """
        if key not in self._by_key:
            raise UnknownIndicator(key)
        return self._by_key[key]

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_key)

    def __len__(self) -> int:
        return len(self._by_key)


@cache
def load_indicators() -> Indicators:
    """Return the shipped table; read once."""
    return Indicators(tuple(map(_read_row, read_table("indicators.csv"))))


def _read_row(row: Mapping[str, str]) -> Indicator:
    return Indicator(
        key=row["key"],
        topic=row["topic"],
        name=row["name"],
        unit=row["unit"],
        kind=row["kind"],
        better=cast("Better", row["better"]) if row["better"] else None,
        levels=frozenset(cast("Level", level) for level in row["levels"].split("|") if level),
        has_parts_of_any_matter=row["parts"] == "any",
        sentence=row["sentence"],
        aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
    )
