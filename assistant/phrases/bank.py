"""The phrases that ship, ``corpus/phrases.csv``: topic, role, text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from assistant.base.tables import read_table
from assistant.phrases.phrase import Phrase

if TYPE_CHECKING:
    from assistant.outline.section import Role


@cache
def load_bank() -> tuple[Phrase, ...]:
    """Return the shipped phrases in the order of their table; read once."""
    return tuple(
        Phrase(
            text=row["text"],
            topic=row["topic"],
            role=cast("Role", row["role"]) if row["role"] else None,
        )
        for row in read_table("phrases.csv")
    )
