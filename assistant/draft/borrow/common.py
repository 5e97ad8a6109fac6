"""What all of China says and no peer owns: quoted terms, titles, media, and everyday words.

The names lie in ``corpus/common-names.csv`` by category; here they are only asked for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import chain

from assistant.base.tables import read_table

_ORDINARY = "常用词"
_VERBS = "常用动词"
# 美好生活•民法典相约 / 12．4 / “双随机、一公开”
_VARIANTS = str.maketrans(
    {"•": "·", "・": "·", "‧": "·", "．": "·", ".": "·", "—": "-", "－": "-", " ": ""}
)
_QUOTES = re.compile(r"[“”‘’\"'「」〈〉《》]")


@dataclass(frozen=True, slots=True)
class CommonNames:
    """The table, ready to be asked."""

    names: frozenset[str]
    """Terms and titles, written as :func:`plain_name` writes them."""
    ordinary: frozenset[str]
    """Words that are no name, though they stand in one (智慧社区, 鹭洲法治文化广场)."""
    verbs: frozenset[str]
    """Those of them that no name holds: what is left of one is no part of the name."""


@cache
def load_common_names() -> CommonNames:
    """Return the bundled names."""
    by_category: dict[str, set[str]] = defaultdict(set)
    for row in read_table("common-names.csv"):
        by_category[row["category"]].update(map(plain_name, row["names"].split("|")))
    verbs = by_category.pop(_VERBS)
    ordinary = by_category.pop(_ORDINARY) | verbs
    names = frozenset(chain.from_iterable(by_category.values()))
    return CommonNames(names, frozenset(ordinary), frozenset(verbs))


def plain_name(name: str) -> str:
    """Return the name without quotation marks, its dots and dashes written one way."""
    return _QUOTES.sub("", name.translate(_VARIANTS))


def is_common(name: str) -> bool:
    """Return whether the whole country uses the name."""
    return plain_name(name) in load_common_names().names
