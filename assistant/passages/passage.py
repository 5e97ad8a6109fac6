"""The passage (语段): the unit that is searched, shown and borrowed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One or a few sentences of one section, 15 to about 120 characters where the text allows."""

    text: str
    """Exactly ``clean.text[start:end]``."""
    start: int
    """First character, in the clean text."""
    end: int
    """One past the last character."""
    section: int | None
    """Index of the innermost section in the outline."""
    topic: str | None
    """Topic group such as 行政复议 (topics of corpus/indicators.csv and topics.csv), or None."""
