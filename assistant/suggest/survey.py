"""What peers write under a heading, by topic, for a section that is still empty."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.outline.roles import role_of_heading
from assistant.suggest.asked import Asked
from assistant.suggest.folding import group, spread
from assistant.suggest.place import heading_likeness, place_fit, related_roles
from assistant.suggest.ranking import suggestion_of
from assistant.suggest.weighing import Weighed, best_first
from assistant.suggest.words import letters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.corpus.store import Store
    from assistant.suggest.index import PassageIndex
    from assistant.suggest.suggestion import Query, Suggestion

_SHOWN = 3
"""Passages of a topic that are given."""
_SAME_REPORT = 0.5
"""What is kept of the score for each better passage of the same report."""
_KINDS = 40
"""Passages of a topic that others are compared with."""
_FEWEST_REPORTS, _BESIDE = 5, 100
"""Reports with such a heading, below which passages are looked at that say its words; how many."""
_ALONG = 0.3
"""Share of the reports on the heading's own topic that must write on another one there too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicWriting:
    """What peers write on one topic under such a heading."""

    topic: str
    reports: int
    """Reports that write on it there, among those looked at."""
    suggestions: tuple[Suggestion, ...]
    """The passages most like others on it, the most usual first."""


def survey_section(store: Store, index: PassageIndex, query: Query) -> tuple[TopicWriting, ...]:
    """Return what peers write under the section of the query: its own topic, then the most usual.

    Passages under headings alike are looked at; those without a topic are left out. The index is
    used as it stands; an index that turns out to be damaged is built anew.

    Args:
        store: whose passages are looked at.
        index: of this store.
        query: with a section or a role; its text plays no part, its limit is that of the topics.

    Raises:
        StoreError: the store cannot be read.
        IndexUnusable: the index cannot be read nor built.
    """
    asked = Asked.of_section(query)
    if query.limit <= 0 or asked.is_empty:
        return ()
    found = index.mending(store, lambda: _find(store, index, asked))
    by_topic: dict[str, list[Weighed]] = {}
    for weighed in found:
        if weighed.passage.topic:
            by_topic.setdefault(weighed.passage.topic, []).append(weighed)
    writings = [_writing(topic, there, asked, query) for topic, there in by_topic.items()]
    return _most_usual(writings, asked)[: query.limit]


def _find(store: Store, index: PassageIndex, asked: Asked) -> list[Weighed]:
    """Return passages under such a heading, those of the most fitting reports first.

    A heading that names a part of the report (下一步工作安排) says nothing of what stands under it,
    where peers have headings of their own; so the part is looked at.
    """
    roles = related_roles(asked.role)
    if roles and (not letters(asked.text) or role_of_heading(asked.text)):
        return _weighed(store, index.latest(roles=roles, filters=asked.filters), asked)
    alike = index.under_heading(asked.text, roles=roles, filters=asked.filters)
    found = _weighed(store, alike, asked)
    if len({each.passage.report for each in found}) >= _FEWEST_REPORTS:
        return found
    others = index.candidates(asked.text, roles=roles, filters=asked.filters, limit=_BESIDE)
    return found + _weighed(store, {each.passage for each in others}.difference(alike), asked)


def _weighed(store: Store, numbers: Iterable[int], asked: Asked) -> list[Weighed]:
    weighed = (
        Weighed(
            passage=passage,
            letters=letters(passage.text),
            score=place_fit(passage, asked)
            * (1 + heading_likeness(passage.section, asked.text))
            / 2,
        )
        for passage in store.passages(numbers)
    )
    return best_first(weighed)


def _writing(topic: str, there: list[Weighed], asked: Asked, query: Query) -> TopicWriting:
    """Return what is written on the topic: what most others resemble first."""
    groups = [
        replace(each, best=replace(each.best, score=each.best.score * (1 + len(each.alike))))
        for each in group(there, _KINDS, hidden=query.hidden)
    ]
    usual = spread(groups, _SHOWN, same_report=_SAME_REPORT)
    return TopicWriting(
        topic=topic,
        reports=len({each.passage.report for each in there}),
        suggestions=tuple(suggestion_of(each, asked) for each in usual),
    )


def _most_usual(writings: list[TopicWriting], asked: Asked) -> tuple[TopicWriting, ...]:
    """Return what is told of: where the heading names a topic, that and what goes along with it."""
    told = [writing for writing in writings if writing.suggestions]
    named = next((each.reports for each in told if each.topic == asked.topic), 0)
    told = [each for each in told if each.reports >= named * _ALONG]
    told.sort(key=lambda each: (each.topic != asked.topic, -each.reports, each.topic))
    return tuple(told)
