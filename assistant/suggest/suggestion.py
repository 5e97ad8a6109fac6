"""What is asked and what is answered."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.suggest.words import letters

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
    is_role_only: bool = False
    """Only passages of sections with :attr:`role`; otherwise they merely come first."""
    topic: str | None = None
    """Only passages of this topic."""
    own_level: Level | None = None
    """Level of one's own body; passages of bodies alike come a little first."""
    own_year: int | None = None
    """Reporting year of one's own draft; later passages come a little first."""
    hidden: frozenset[str] = frozenset()
    """Digests of passages that are not wanted; nor are near-duplicates of them."""
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
    sample: bool = False
    """Whether the report is a shipped, fictional sample (示例)."""


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
    digest: str
    """Tells the passage again when reports are read anew: of its letters, see :func:`digest_of`."""
    shared: tuple[str, ...] = ()
    """Words of the query that the passage holds, as the passage has them, longest stretch first."""
    is_same_section: bool = False
    """Whether its section is headed like the one asked for."""
    is_same_role: bool = False
    """Whether its section has the role asked for."""
    alike: tuple[PassageSource, ...] = ()
    """Near-duplicates that are folded under it."""


def digest_of(text: str) -> str:
    """Return what tells a passage again: the same for texts whose letters are the same."""
    return hashlib.blake2b(letters(text).encode("utf-8", "replace"), digest_size=8).hexdigest()
