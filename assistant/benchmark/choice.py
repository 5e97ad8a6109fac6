"""Which bodies one compares oneself with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.benchmark.benchmark import Peer
    from assistant.outline.meta import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerChoice:
    """What peers must have in common; None for whatever they have."""

    level: Level | None = None
    """Only bodies of this level."""
    year: int | None = None
    """Only values for this year."""
    province: str | None = None
    """Only bodies of this province: ``广东省`` or ``广东``."""

    def takes(self, peer: Peer) -> bool:
        """Tell whether the peer is one of those asked for."""
        return (
            self.level in {None, peer.level}
            and self.year in {None, peer.year}
            and (not self.province or (peer.province or "").startswith(self.province))
        )
