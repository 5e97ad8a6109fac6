"""Finding phrases: by topic, part of the report and words, those that fit the place first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.phrases.holding import one_part, scores_of
from assistant.suggest.place import related_roles
from assistant.suggest.typed_words import read_words
from assistant.suggest.words import simplified

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.outline.meta import Level
    from assistant.outline.section import Role
    from assistant.phrases.phrase import Phrase

# 街道综合执法队…   【街道名称】党工委…   镇司法所…   not 向乡镇（街道）下放, 镇街
_OF_A_TOWN = re.compile(
    r"(?<![（、乡镇])街道(?![）、乡镇])|^(?:[^，。]*，)?【乡镇名称】|^乡镇(?![（、])|党工委|^镇(?![（、街])"
    r"|(?<![乡城])镇(?:党委|政府|司法所|村两级|主要负责人|统一)"
)
_ROLE, _RELATED_ROLE, _ANY_ROLE, _TOPIC, _ANY_TOPIC = 8, 6, 2, 4, 2
"""Points of a phrase for the part and the topic that one writes at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseQuery:
    """Which phrases are wanted, and where one writes."""

    words: str = ""
    """As typed; phrases that hold all of them come before those that hold most."""
    topic: str | None = None
    """Only phrases of this topic."""
    role: Role | None = None
    """Only phrases for this part of a report, or for any."""
    own_only: bool = False
    """Only the drafter's own."""
    at_topic: str | None = None
    """Topic of the section one writes in; its phrases come first."""
    at_role: Role | None = None
    """Role of that section."""
    level: Level | None = None
    """What kind of body one writes for: what a town says of itself suits a town alone."""


def find_phrases(phrases: Iterable[Phrase], query: PhraseQuery) -> tuple[Phrase, ...]:
    """Return the phrases that are wanted, the best first; equally good ones in their order."""
    topic = simplified(query.topic) if query.topic else None
    wanted = [each for each in phrases if _is_wanted(each, query, topic)]
    held = _held(query.words, wanted)
    ranked = sorted(
        held, key=lambda at: (-len(held[at]), -min(held[at], default=0), -_fit(wanted[at], query))
    )
    return tuple(wanted[at] for at in ranked)


def _is_wanted(phrase: Phrase, query: PhraseQuery, topic: str | None) -> bool:
    if query.own_only and not phrase.is_own:
        return False
    if topic and phrase.topic != topic:
        return False
    return query.role is None or phrase.role is None or one_part(phrase.role, query.role)


def _held(typed: str, phrases: Sequence[Phrase]) -> dict[int, list[float]]:
    """Return the phrases that hold most of the words, by their places, with the scores of each.

    That is more than half of the words, or as many as any phrase holds.
    """
    words = read_words(typed)
    held: dict[int, list[float]] = {at: [] for at in range(len(phrases))}
    for word in words:
        for at, score in scores_of(word, phrases).items():
            held[at].append(score)
    most = max(map(len, held.values()), default=0)
    if words and not most:
        return {}
    enough = min(most, len(words) // 2 + 1)
    return {at: scores for at, scores in held.items() if len(scores) >= enough}


def _fit(phrase: Phrase, query: PhraseQuery) -> int:
    """Return how well a phrase fits the place; a sentence of another part fits worst."""
    points = 0
    if query.at_role:
        points += _role_fit(phrase.role, query.at_role)
    if query.at_topic:
        points += _TOPIC if phrase.topic == query.at_topic else 0 if phrase.topic else _ANY_TOPIC
    if query.level:
        points += phrase.is_own or _is_of_a_town(phrase) == (query.level == "township")
    return points


def _role_fit(role: Role | None, at_role: Role) -> int:
    if role is None:
        return _ANY_ROLE
    if role == at_role:
        return _ROLE
    return _RELATED_ROLE if role in related_roles(at_role) else 0


def _is_of_a_town(phrase: Phrase) -> bool:
    return bool(_OF_A_TOWN.search(phrase.text))
