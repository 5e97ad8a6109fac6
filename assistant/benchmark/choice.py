"""Which bodies and years one compares oneself with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.outline.meta import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerChoice:
    """What peers must have in common; None for whatever they have."""

    level: Level | None = None
    """Only bodies of this level."""
    since: int | None = None
    """Only values for this year and later ones."""
    until: int | None = None
    """Only values for this year and earlier ones."""
    province: str | None = None
    """Only bodies of this province: ``广东省`` or ``广东``."""
    bodies: frozenset[str] | None = None
    """Only these bodies, by :func:`assistant.outline.identity.body_identity`."""
    own: str | None = None
    """One's own body, by its identity: it is no peer of itself."""
    per_residents: bool = False
    """Values for 10,000 residents (每万人), of the bodies whose residents are known."""
