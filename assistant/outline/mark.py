"""The opening of a section before its level is settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.outline.numbering import Ordinal, Style
    from assistant.outline.section import Role

RANKS: dict[Style, int] = {
    "part": 0,
    "unit": 2,
    "comma": 4,
    "paren": 6,
    "digit": 8,
    "decimal": 8,
    "digit_paren": 16,
    "circle": 18,
}
"""Which numbers stand above which; 1.1 lies two below 1., 1.1.1 four. Odd ranks are left for
headings without number, which take their place between two kinds of numbers."""

TOP_RANK = RANKS["part"]
PART_RANK = RANKS["comma"]
ITEM_RANK = RANKS["digit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The opening of a section."""

    start: int
    """First character of the ordinal or heading."""
    body_start: int
    """First character after the heading."""
    rank: int
    """One of :data:`RANKS`, or between two of them; the level (1–4) once that is settled."""
    ordinal: Ordinal | None = None
    """None for a heading without number and for an unheaded stretch."""
    heading: str | None = None
    """Without ordinal and final punctuation; None for an unheaded stretch."""
    role: Role | None = None
    """The role of an unheaded stretch."""
    limit: int | None = None
    """Where an item inside a paragraph ends with it; None for all that may go on after theirs."""

    @property
    def is_item(self) -> bool:
        """Say whether it is 一是, 首先 or 第一，."""
        return self.ordinal is not None and self.ordinal.is_item

    @property
    def value(self) -> int | None:
        """The number of the ordinal."""
        return self.ordinal.value if self.ordinal else None


def rank_of(ordinal: Ordinal) -> int:
    """Return the rank of a number: which others it stands above."""
    if ordinal.is_item:
        return ITEM_RANK
    return RANKS[ordinal.style] + 2 * max(0, len(ordinal.path) - 1)
