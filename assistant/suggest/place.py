"""Where a passage stands, and how well that fits the place one writes at.

Beside the words it counts what part of the report a passage is from, under which heading, on which
topic, of what kind of body, and how old it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.suggest.words import letters

if TYPE_CHECKING:
    from collections.abc import Collection

    from assistant.corpus.stored import StoredPassage
    from assistant.outline.meta import Level
    from assistant.outline.section import Role
    from assistant.suggest.asked import Asked

_RELATED: dict[Role, frozenset[Role]] = {
    "problems": frozenset({"problems_plan"}),
    "plan": frozenset({"problems_plan"}),
    "problems_plan": frozenset({"problems", "plan"}),
    "leader": frozenset({"achievements"}),
}
"""Roles that may hold the same matter: some reports write two parts as one."""
_OTHER_ROLE, _RELATED_ROLE = 0.7, 0.9
"""What a passage of another role, and of a related one, keeps of its score."""
_OTHER_SECTION = 0.9
"""What a passage keeps of its score whose section is headed quite otherwise."""
_OTHER_TOPIC = 0.9
"""What a passage keeps of its score that is on another topic."""
_OTHER_LEVEL, _OTHER_KIND = 0.98, 0.93
"""What a passage keeps of its score whose body is of another level of the same kind of bodies, and
of another kind: a town's in the draft of a bureau."""
_A_YEAR, _OLDEST = 0.01, 0.95
"""What a passage loses of its score for each year that it is older than last year's reports,
and what the oldest one keeps."""
# 还存在一些不足，主要表现在：    虽然取得了一定成效，但仍存在一些短板和不足。
_ANNOUNCEMENT = re.compile(
    r"：$|(?:如下|表现在|几个?方面|以下方面)[：。]?$"
    r"|^[^，]{0,30}，?[^，]{0,30}(?:存在|面临)[^，、]{0,8}(?:不足|短板|问题|差距|困难)"
    r"(?:[和与、](?:不足|短板|问题|差距|困难|薄弱环节))*[。；]?$"
)
_ANNOUNCING = 0.7
"""What a passage keeps of its score that only announces what follows."""


def place_fit(passage: StoredPassage, asked: Asked) -> float:
    """Return what the passage keeps of its score for where it stands, up to 1."""
    fit = _role_fit(passage.role, asked.role) * _level_fit(passage.level, asked.level)
    fit *= _age_fit(passage.year, asked.year)
    if asked.section:
        likeness = heading_likeness(passage.section, asked.section)
        fit *= _OTHER_SECTION + (1 - _OTHER_SECTION) * likeness
    if asked.topic and passage.topic != asked.topic:
        fit *= _OTHER_TOPIC
    return fit if _says_something(passage, asked) else fit * _ANNOUNCING


def heading_likeness(section: str | None, asked: str | None) -> float:
    """Return how alike two headings are: 0 for nothing, 1 for the same."""
    from rapidfuzz import fuzz

    return fuzz.ratio(letters(section or ""), letters(asked or "")) / 100


def related_roles(role: Role | None) -> Collection[Role]:
    """Return the roles that may hold the same matter; none where no role is asked for."""
    return {role, *_RELATED.get(role, ())} if role else ()


def _says_something(passage: StoredPassage, asked: Asked) -> bool:
    """Tell whether the passage does more than announce what follows (主要表现在：)."""
    return asked.role == "preface" or not _ANNOUNCEMENT.search(passage.text)


def _role_fit(role: Role | None, asked: Role | None) -> float:
    if asked is None or role == asked:
        return 1.0
    return _RELATED_ROLE if role in _RELATED.get(asked, ()) else _OTHER_ROLE


def _level_fit(level: Level | None, own: Level | None) -> float:
    if own is None or level is None or level == own:
        return 1.0
    return _OTHER_LEVEL if _kind_of(level) == _kind_of(own) else _OTHER_KIND


def _kind_of(level: Level) -> str:
    """Return which bodies of that level have alike work: departments, towns, governments above."""
    if level == "township":
        return level
    return "department" if level.startswith("department") else "government"


def _age_fit(year: int | None, own: int | None) -> float:
    if own is None:
        return 1.0
    years = own - 1 - year if year is not None else own
    return max(_OLDEST, 1.0 - _A_YEAR * max(0, years))
