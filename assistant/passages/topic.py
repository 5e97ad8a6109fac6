"""The topic group of a passage, from its own words and the headings around it.

Words and topics stand in ``corpus/topics.csv``; the names are those of ``corpus/indicators.csv``
where both know the topic. A passage that speaks of two topics alike has none.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from assistant.base.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

_OWN_WEIGHT = 2.0
_NEAREST_WEIGHT = 2.0
_OUTER_WEIGHT = 0.5
_LEAST_SCORE = 2.0
_LEAST_LEAD = 1.2
"""How many times the score of the next topic the best one must reach."""


def topic_of(text: str, headings: Sequence[str] = ()) -> str | None:
    """Return the topic of a passage, or None where its words do not decide.

    Args:
        text: the passage.
        headings: the headings around it, outermost first.
    """
    weights = [_OUTER_WEIGHT] * len(headings[:-1]) + [_NEAREST_WEIGHT] * len(headings[-1:])
    scores: dict[str, float] = {}
    for words, weight in [(text, _OWN_WEIGHT), *zip(headings, weights, strict=True)]:
        for topic, score in _scores(words):
            scores[topic] = scores.get(topic, 0.0) + weight * score
    ranked = sorted(scores, key=lambda topic: scores[topic], reverse=True)
    if not ranked or scores[ranked[0]] < _LEAST_SCORE:
        return None
    if len(ranked) > 1 and scores[ranked[0]] < _LEAST_LEAD * scores[ranked[1]]:
        return None
    return ranked[0]


@cache
def load_topics() -> dict[str, str]:
    """Return the topic of each word of ``corpus/topics.csv``."""
    return {
        word: row["topic"] for row in read_table("topics.csv") for word in row["words"].split("|")
    }


@lru_cache(maxsize=4096)
def _scores(text: str) -> tuple[tuple[str, float], ...]:
    """Return each topic's score: half a point for a character, each word twice at most."""
    topics = load_topics()
    scores: dict[str, float] = {}
    for word, count in Counter(_pattern().findall(text)).items():
        scores[topics[word]] = scores.get(topics[word], 0.0) + min(count, 2) * len(word) / 2
    return tuple(sorted(scores.items()))


@cache
def _pattern() -> re.Pattern[str]:
    """Return a pattern for all words, longer ones first."""
    words = sorted(load_topics(), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))
