"""A block as strips: what cannot be parted between two pages, from its top edge down.

A row of text is a strip, so is a row of a table with all its lines, and a picture. Pages are filled
with strips and need not know what is in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.export.page import Image, Row, Rule


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Strip:
    """Something of one height that is printed as a whole; its parts stand at the top of the paper.

    Strips are the same only where they are one object.
    """

    height_pt: float
    above_pt: float = 0.0
    """White at its top, which falls away where it goes to the top of another page."""
    below_pt: float = 0.0
    """White at its foot, which need not fit on the page where nothing must stand below."""
    rows: tuple[Row, ...] = ()
    rules: tuple[Rule, ...] = ()
    images: tuple[Image, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SetBlock:
    """A block broken into strips."""

    strips: tuple[Strip, ...]
    head: Strip | None = None
    """What is repeated where the block goes on on another page: the head of a table."""
