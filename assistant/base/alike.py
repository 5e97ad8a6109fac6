"""How much two texts, or two rows of things, have in common at their beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def count_alike(one: Sequence[object], other: Sequence[object]) -> int:
    """Return with how many equal things both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
