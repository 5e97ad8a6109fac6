"""What is asked and what is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.outline.meta import Level
    from assistant.outline.section import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What the drafter is writing, and where."""

    text: str
    """Some words, half a sentence or a whole one; any script, any punctuation."""
    section: str | None = None
    """Heading of the section one writes in."""
    role: Role | None = None
    """Role of that section; passages of the same role come first."""
    level: Level | None = None
    """Only passages of bodies of this level."""
    year_from: int | None = None
    """Only passages of this reporting year and later ones."""
    year_to: int | None = None
    """Only passages of this reporting year and earlier ones."""
    province: str | None = None
    """Only passages of bodies of this province."""
    limit: int = 10
    """How many passages at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageSource:
    """Where a passage comes from."""

    report: int
    """Number of the report in the store."""
    body: str | None
    """发文机关."""
    year: int | None
    """Reporting year."""
    section: str | None
    """Heading of its section."""
    role: Role | None
    """Role of its section."""
    start: int
    """First character in the report's clean text."""
    end: int
    """One past the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One matching passage."""

    text: str
    """The passage as the peer wrote it."""
    score: float
    """0–100; higher is better."""
    matched: tuple[tuple[int, int], ...]
    """Stretches of :attr:`text` that the query shares, in order, without overlap."""
    source: PassageSource
    """Where it stands."""
    topic: str | None
    """Topic of the passage."""
    alike: int = 0
    """How many near-duplicates are folded under it."""
