"""The topic group of a passage, from its own words and the headings around it.

Words and topics stand in ``corpus/topics.csv``; the names are those of ``corpus/indicators.csv``
where both know the topic. A passage whose own words do not decide has the topic of the nearest
heading that says one; what speaks of two topics alike has none.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from assistant.base.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

_OWN_WEIGHT = 2.5
_NEAREST_WEIGHT = 2.0
_OUTER_WEIGHT = 0.5
_LEAST_SCORE = 2.0
_LEAST_LEAD = 1.2
"""How many times the score of the next topic the best one must reach."""


def topic_of(text: str, headings: Sequence[str] = ()) -> str | None:
    """Return the topic of a passage, or None where neither its words nor the headings decide.

    Args:
        text: the passage.
        headings: the headings around it, outermost first.
    """
    weights = [_OUTER_WEIGHT] * len(headings[:-1]) + [_NEAREST_WEIGHT] * len(headings[-1:])
    together = _best([(text, _OWN_WEIGHT), *zip(headings, weights, strict=True)])
    said = (_best([(heading, _NEAREST_WEIGHT)]) for heading in reversed(headings))
    return together or next(filter(None, said), None)


def topics_named(heading: str) -> frozenset[str]:
    """Return the topics that a heading names: of 行政复议和应诉, both."""
    return frozenset(topic for topic, score in _scores(heading) if score >= 1)


def _best(weighed: Sequence[tuple[str, float]]) -> str | None:
    """Return the topic that the words show most, each text by its weight; None where none leads."""
    scores: dict[str, float] = {}
    for words, weight in weighed:
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
