"""Half-open stretches of a text and remarks tied to them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark that a rule left because it could not decide, or did something worth knowing."""

    rule: str
    """Name of the rule that speaks, e.g. ``variants``."""
    message: str
    """What was seen, in Chinese, for the drafter."""
    start: int | None = None
    """First character concerned (of the text the rule gave back), or None for the whole text."""
    end: int | None = None
    """One past the last character concerned."""
