"""What comparable bodies reported for one indicator, and one's own place among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.figures.figure import Change, Qualifier
    from assistant.outline.meta import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """One body's value for one year."""

    body: str
    level: Level | None
    province: str | None
    city: str | None
    year: int | None
    value: float
    """In base units."""
    unit: str
    qualifier: Qualifier
    change: Change | None
    sentence: str
    """The sentence it stands in; empty for a shipped public figure."""
    report: int | None
    """Number of the report in the store; None for a shipped public figure."""
    start: int | None
    """First character of the number in that report."""
    title: str
    """Title of the publication."""
    url: str
    """Address of the publication; empty where not known."""
    counted: bool = True
    """False for a body's earlier years where its latest one stands for it in the distribution."""


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
    """1 for the largest value; equal values share the better rank."""
    percentile: float
    """Share of peers' values below one's own, half of the equal ones counted, 0–100."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """The answer for one indicator."""

    key: str
    name: str
    unit: str
    peers: tuple[Peer, ...]
    """Largest value first; a body appears once a year."""
    count: int
    """How many peers' values spread and place rest on: those with :attr:`Peer.counted`."""
    spread: Spread | None
    """None with fewer than five peers: too few to speak of a distribution."""
    place: Place | None
    """None where no own value was given or there is no peer."""
    mixed_levels: bool = False
    """True where bodies of different levels stand side by side, whose figures differ by nature."""
