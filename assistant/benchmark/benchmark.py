"""What comparable bodies reported for one indicator, and one's own place among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assistant.figures.figure import Change, Qualifier
    from assistant.figures.indicators import Better
    from assistant.outline.meta import Level

Standing = Literal["counted", "earlier", "part", "no_residents"]
"""Why a value counts for the distribution, or does not: an earlier year of a body whose latest one
stands for it; only a part (其中…) of what was asked for; no residents (常住人口) known to divide
by."""

Gap = Literal["unpublished", "not_applicable"]
"""未公布: the body's report of that year holds no such figure; 不适用: its level has no such
work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a value was found."""

    report: int | None
    """Number of the report in the store; None for a shipped public figure."""
    start: int | None
    """First character of the number in that report; None where there is none."""
    end: int | None
    """One past its unit."""
    sentence: str
    """The sentence it stands in; empty for a shipped public figure."""
    title: str
    """Title of the publication."""
    url: str
    """Address of the publication; empty where not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherValue:
    """What another publication gives for the same body, year and indicator (口径或数据不一致)."""

    value: float
    """In base units."""
    unit: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """One body's value for one year."""

    body: str
    identity: str
    """By which the body is told from all others, whatever its name is prefixed with."""
    level: Level | None
    province: str | None
    city: str | None
    year: int | None
    value: float
    """In base units; for 10,000 residents where that was asked for."""
    unit: str
    qualifier: Qualifier
    change: Change | None
    evidence: Evidence
    standing: Standing = "counted"
    computed: str = ""
    """How the value was computed from others (``9件 ÷ 97件``); empty for one that was reported."""
    others: tuple[OtherValue, ...] = ()
    """Differing values of other publications."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentPeer:
    """A body without a value that could have one."""

    body: str
    identity: str
    level: Level | None
    year: int | None
    """Year of the report that says nothing of it."""
    gap: Gap
    report: int
    """Number of that report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Order statistics of the peers' values; quartiles by linear interpolation (as numpy's)."""

    minimum: float
    lower_quartile: float
    median: float
    upper_quartile: float
    maximum: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One's own value among the peers' values."""

    value: float
    rank: int
    """1 for the best value, or the largest where neither way is better. Equal values share it."""
    percentile: float
    """Share of peers' values below one's own, half of the equal ones counted, 0–100."""
    better_than: float | None
    """Share of peers that do worse, half of the equal ones counted, 0–100; None where neither way
    is better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """The answer for one indicator."""

    key: str
    name: str
    unit: str
    better: Better | None
    """Which way is better (越高越好, 越低越好), None where neither is."""
    per_residents: bool
    """Values are for 10,000 residents (每万人)."""
    peers: tuple[Peer, ...]
    """The first rows of the table, best value first; a body appears once a year."""
    total: int
    """How many rows the table has in all."""
    values: tuple[float, ...]
    """The counted values, rising."""
    spread: Spread | None
    """None with fewer than five peers: too few to speak of a distribution."""
    place: Place | None
    """None where no own value was given or there is no peer."""
    mixed_levels: bool
    """Bodies of different levels stand side by side, whose figures differ by nature."""
    approximate: int
    """How many of the counted values are about, over or under."""
    silent: tuple[SilentPeer, ...]
    """Bodies of the choice without a value, at most as many as rows were asked for."""
    unpublished: int
    """How many bodies of the choice have a report but no such figure (未公布)."""
    not_applicable: int
    """How many are of a level that has no such work (不适用)."""

    @property
    def count(self) -> int:
        """How many values spread and place rest on."""
        return len(self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendLine:
    """Values of one body year by year."""

    body: str
    identity: str
    values: tuple[float | None, ...]
    """One for each year of the trend, None where it reported none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Five years of one indicator (近五年走势)."""

    key: str
    name: str
    unit: str
    per_residents: bool
    years: tuple[int, ...]
    """Five years in order, the last one the latest that was reported."""
    medians: tuple[float | None, ...]
    """Median of the choice's values of each year; None with fewer than five."""
    counts: tuple[int, ...]
    """How many values of the choice each year has."""
    lines: tuple[TrendLine, ...]
    """The bodies asked for, in that order; one's own first where it was named."""
