"""Topics of the annual report that a draft does not write about yet, though its peers do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.draft.compose import compose
from assistant.draft.places import place_of
from assistant.outline.section import Outline, Section
from assistant.passages.split import split_passages
from assistant.passages.topic import load_topics

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.draft.draft import Draft

_GOVERNMENT = "人民政府"
_SHARE = 3
"""One of so many peers, and a topic is one that such reports usually write about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingTopic:
    """A topic that the peers write about and the draft does not."""

    topic: str
    """Of ``corpus/topics.csv``."""
    reports: int
    """How many of the peers' reports write about it."""
    of: int
    """How many reports were looked at."""


def kind_of_body(body: str) -> str:
    """Return what a body is called without its place: ``司法局`` for ``云汀市青栎区司法局``.

    Empty for governments, whose kind is their level.
    """
    place = place_of(body)
    if place.township:
        return ""
    for name in (place.province, place.city, place.county):
        body = body.removeprefix(name)
    return "" if body == _GOVERNMENT else body


def missing_topics(draft: Draft, peers: Sequence[frozenset[str]]) -> tuple[MissingTopic, ...]:
    """Return the topics that a third of the peers write about and the draft does not.

    Args:
        draft: whose body text is read; headings, guidance (写作提示) and comparisons do not count.
        peers: the topics of each report that the draft is held against.

    Returns:
        What most peers write about first; in the order of the table where it is as many.
    """
    reports = Counter(topic for topics in peers for topic in topics)
    usual = [
        MissingTopic(topic=topic, reports=reports[topic], of=len(peers))
        for topic in dict.fromkeys(load_topics().values())
        if reports[topic] and reports[topic] * _SHARE >= len(peers)
    ]
    written = written_topics(draft) if usual else frozenset()
    missing = (each for each in usual if each.topic not in written)
    return tuple(sorted(missing, key=lambda each: -each.reports))


def written_topics(draft: Draft) -> frozenset[str]:
    """Return the topics that the body text of the draft is about."""
    return frozenset(
        passage.topic
        for text, headings in _body_text(draft)
        for passage in split_passages(text, _outline(text, headings))
        if passage.topic is not None
    )


def _body_text(draft: Draft) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each paragraph of body text as it reads, with the headings above it, outermost first."""
    headings: dict[int, str] = {}
    for line in compose(draft).lines:
        if line.style.startswith("heading"):
            level = int(line.style[-1])
            headings = {at: words for at, words in headings.items() if at < level}
            headings[level] = line.text
        elif line.style == "body":
            yield line.text, tuple(headings.values())


def _outline(text: str, headings: tuple[str, ...]) -> Outline:
    """Return the sections around a paragraph, each as long as the paragraph."""
    return Outline(
        sections=tuple(
            Section(
                level=level,
                ordinal=None,
                heading=heading,
                role="preface",
                start=0,
                body_start=0,
                end=len(text),
            )
            for level, heading in enumerate(headings or (None,), start=1)
        )
    )
