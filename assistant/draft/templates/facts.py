"""What a template of one's own may write: the names ``[[ 机关 ]]``, ``[[ 年度 ]]`` and others.

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

FACT_WORDS: Mapping[str, str] = {
    "body": "机关",
    "self_name": "自称",
    "year": "年度",
    "last_year": "上年度",
    "next_year": "下年度",
    "territory": "本级",
    "superior": "上级",
    "province": "省",
    "city": "市",
    "county": "区县",
    "township": "街道乡镇",
    "level": "层级",
}
"""The name that a drafter writes for each fact; a template may hold either."""
FACT_NAMES = frozenset((*FACT_WORDS, *FACT_WORDS.values()))
"""All names that a template of one's own may write."""


def facts_of(draft: Draft) -> Mapping[str, object]:
    """Return the value of each name for the body and year of a draft."""
    own = Own.of(draft)
    facts = {
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
    return {**facts, **{FACT_WORDS[name]: value for name, value in facts.items()}}


def name_of(fact: str) -> str:
    """Return how a template names a fact: ``[[ 机关 ]]`` for ``body``."""
    return f"[[ {FACT_WORDS[fact]} ]]"
