"""A query as passages are compared with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.passages.topic import topic_of
from assistant.suggest.filters import Filters
from assistant.suggest.words import letters, normalise

if TYPE_CHECKING:
    from assistant.outline.meta import Level
    from assistant.outline.section import Role
    from assistant.suggest.suggestion import Query

_LONGEST_QUERY = 300
"""Characters of a query that are looked at: more than any sentence has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for, brought to one script and width."""

    text: str
    """Of an empty sentence the heading above it."""
    section: str
    """Heading above."""
    role: Role | None
    topic: str | None
    """Topic that the words, or the heading, are on."""
    level: Level | None
    """Level of one's own body."""
    year: int | None
    """Reporting year of one's own draft."""
    filters: Filters
    """What every passage must meet."""

    @classmethod
    def of(cls, query: Query) -> Asked:
        """Return what the query asks for."""
        section = normalise(query.section or "")
        text = normalise(query.text[:_LONGEST_QUERY])
        if not letters(text):
            text, section = section, ""
        return cls(
            text=text,
            section=section,
            role=query.role,
            topic=query.topic or topic_of(text, [section] if section else []),
            level=query.own_level,
            year=query.own_year,
            filters=Filters(
                level=query.level,
                year_from=query.year_from,
                year_to=query.year_to,
                province=query.province,
                role=query.role if query.is_role_only else None,
                topic=query.topic,
            ),
        )

    @classmethod
    def of_section(cls, query: Query) -> Asked:
        """Return what the section of the query asks for, whatever is written in it."""
        return cls.of(replace(query, text=""))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (letters(self.text) or self.role)
