"""What the store gives back: reports, passages, figures and search hits with their numbers.

``id`` is always the number a thing has in the store; numbers rise and are never used again, so an
index built from the store may keep them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.figures.figure import Change, Qualifier
    from assistant.outline.meta import Level, Meta
    from assistant.outline.section import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReport:
    """One line of the list of reports."""

    id: int
    meta: Meta
    sample: bool
    """True for a shipped, fictional sample report (示例)."""
    path: str
    """The file it was read from."""
    characters: int
    passages: int
    figures: int
    doubts: int
    """Reasons for a person to look at it; 0 once one has."""
    is_reviewed: bool
    """A person has looked at it (已核对)."""
    is_corrected: bool
    """A person changed something by hand."""
    added: str
    """When it came in, ISO 8601 in UTC; empty where an older version of the program did not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What there is to filter by, in the order to offer it."""

    levels: tuple[Level, ...]
    years: tuple[int, ...]
    """The latest first."""
    provinces: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreStats:
    """How much the store holds."""

    reports: int
    samples: int
    """How many of the reports are samples."""
    bodies: int
    """Different issuing bodies."""
    characters: int
    passages: int
    figures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPassage:
    """A passage with what is needed to show and rank it."""

    id: int
    report: int
    """Number of its report."""
    text: str
    topic: str | None
    role: Role | None
    """Role of its section; None where it stands in none."""
    section: str | None
    """Heading of its innermost section that has one."""
    level: Level | None
    province: str | None
    body: str | None
    year: int | None
    sample: bool
    """True for a shipped, fictional sample report (示例)."""
    start: int
    """First character in the report's clean text."""
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBody:
    """A body that published something, as its latest publication describes it."""

    id: int
    identity: str
    """By :func:`assistant.outline.identity.body_identity`."""
    name: str
    level: Level | None
    province: str | None
    city: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredValue:
    """A body's value of one indicator and year, out of one publication."""

    value: float
    """In base units."""
    unit: str
    qualifier: Qualifier
    change: Change | None
    is_part: bool
    """Only a part (其中…) of what the indicator counts."""
    report: int | None
    """Number of the report; None for a shipped public figure."""
    start: int | None
    """First character of the number in the report's clean text; None where *report* is."""
    end: int | None
    sentence: str
    """The sentence it stands in, of a computed value that of the count; empty where *report* is
    None."""
    title: str
    """Of the publication."""
    url: str
    """Address of the publication; empty where not known."""
    computed: str = ""
    """How it follows from two others (``9件 ÷ 97件``); empty for one that was written down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit(StoredPassage):
    """A passage that holds all words searched for."""

    matched: tuple[tuple[int, int], ...]
    """Stretches of :attr:`text` that are one of the words, in order, without overlap."""
