"""What a template of one's own may write: the names ``[[ body ]]``, ``[[ year ]]`` and others.

The same facts fill a template in for a new draft, and are looked for in a draft that becomes one.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from assistant.draft.borrow.parties import Own
from assistant.draft.places import self_name, superior, territory

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.draft.draft import Draft

FACT_NAMES = frozenset(
    (
        *("body", "level", "year", "last_year", "next_year", "self_name", "territory"),
        *("superior", "province", "city", "county", "township"),
    )
)
"""All names that a template of one's own may write."""


def facts_of(draft: Draft) -> Mapping[str, object]:
    """Return the value of each name for the body and year of a draft."""
    own = Own.of(draft)
    return {
        "body": own.body,
        "level": own.level,
        "year": own.year,
        "last_year": own.year - 1,
        "next_year": own.year + 1,
        "self_name": self_name(own.level, own.body, own.place),
        "territory": territory(own.level, own.place),
        "superior": superior(own.level, own.place),
        **asdict(own.place),
    }
