"""What the corpus has to say at the place one writes at, each passage ready for one's own draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.base.progress import silent
from assistant.corpus.store import Store
from assistant.corpus.written_topics import read_topics
from assistant.draft.coverage import MissingTopic, kind_of_body, missing_topics
from assistant.passages.topic import topics_named
from assistant.suggest.index import PassageIndex
from assistant.suggest.ranking import suggest
from assistant.suggest.survey import survey_section
from assistant.workflow.adapting import AdaptedSuggestion, Adapter
from assistant.workflow.kept_passages import readable_kept
from assistant.workflow.peer_numbers import PeerNumbers, peer_numbers

__all__ = [
    "AdaptedSuggestion",
    "Advice",
    "TopicAdvice",
    "advise",
    "refresh_index",
    "suggest_each",
    "suggest_phrases",
]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.base.errors import AssistantError
    from assistant.base.progress import Progress
    from assistant.draft.draft import Draft
    from assistant.suggest.kept import PinnedPassage
    from assistant.suggest.suggestion import Query
    from assistant.workflow.desk import Desk

AT_ONCE = 100
"""Reports that the index takes in while one waits for an answer."""
_FEWEST_PEERS, _MOST_PEERS = 5, 200
"""Reports of one's own kind or level from which they alone say what such reports write about, and
how many are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicAdvice:
    """What peers write on one topic under such a heading."""

    topic: str
    reports: int
    """Reports that write on it there."""
    suggestions: tuple[AdaptedSuggestion, ...]
    """The best passages, best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Everything that is told of one place of a draft."""

    suggestions: tuple[AdaptedSuggestion, ...] = ()
    """The best passages, best first; those of :attr:`topics` where these are told."""
    topics: tuple[TopicAdvice, ...] = ()
    """What peers write under the heading; only for an empty section."""
    missing: tuple[MissingTopic, ...] = ()
    """Topics that the draft lacks; only for an empty section."""
    pinned: tuple[AdaptedSuggestion, ...] = ()
    """What is pinned for the draft, the latest first; none of it is among the suggestions."""
    numbers: tuple[PeerNumbers, ...] = ()
    """The peers' numbers out of the passages found."""
    hidden: tuple[str, ...] = ()
    """Texts of the passages that are hidden, the latest first."""
    beyond: int = 0
    """Where nothing is found: how many passages there would be without filters."""
    is_empty_corpus: bool = False
    """Where nothing is found: that there is no report at all."""
    trouble: AssistantError | None = None
    """Why pinned and hidden passages cannot be read."""


def advise(
    desk: Desk, query: Query, draft: Draft | None = None, *, by_topic: bool = False
) -> Advice:
    """Return what the corpus has to say to one query, without what is hidden.

    Args:
        desk: whose corpus is searched; its index takes in a few new reports first.
        query: what is being written, and where.
        draft: whose names and indicators the passages are adapted to, and whose pinned passages
            come along; without one, the peer's names and numbers become blanks.
        by_topic: the section is empty: tell what peers write under its heading, topic by topic, and
            what the draft lacks.

    Raises:
        IndexBehind: the index has to be built first, which takes a while; see
            :func:`refresh_index`.
        StoreError, IndexUnusable: the corpus cannot be used.
    """
    kept, trouble = readable_kept(desk)
    pinned = kept.pinned_for(draft.elements.body, draft.year) if draft else ()
    asked = replace(query, hidden=query.hidden | kept.hidden_digests)
    with Store(desk.store) as store:
        index = PassageIndex(desk.index)
        index.follow(store, most=AT_ONCE)
        adapter = Adapter(store, draft)
        if by_topic:
            found = _by_topic(store, index, asked, adapter)
            found = replace(found, missing=_missing(store, draft)) if draft else found
        else:
            more = replace(asked, limit=asked.limit + len(pinned))
            found = Advice(suggestions=tuple(map(adapter.adapted, suggest(store, index, more))))
        if not found.suggestions:
            found = _explained(found, store, index, asked)
    numbers = peer_numbers(_of_main_topics(found, query), draft.level if draft else None)
    told = replace(found, numbers=numbers, hidden=kept.hidden, trouble=trouble)
    told = _with_pinned(told, pinned, adapter) if pinned else told
    return told if by_topic else replace(told, suggestions=told.suggestions[: query.limit])


def suggest_phrases(
    desk: Desk, query: Query, draft: Draft | None = None, *, most: int | None = None
) -> tuple[AdaptedSuggestion, ...]:
    """Return the best passages for one query, best first, hidden ones too.

    Args:
        desk: whose corpus is searched; its index is brought up to date first.
        query: what is being written, and where.
        draft: whose names and indicators the passages are adapted to; without one, the peer's
            names and numbers become blanks.
        most: new reports that the index takes in at most; None for any number.

    Raises:
        IndexBehind: there are more; see :func:`refresh_index`.
        StoreError, IndexUnusable: the corpus cannot be used.
    """
    return next(suggest_each(desk, (query,), draft, most=most))


def suggest_each(
    desk: Desk, queries: Iterable[Query], draft: Draft | None = None, *, most: int | None = None
) -> Iterator[tuple[AdaptedSuggestion, ...]]:
    """Yield the answer to each query in turn; the corpus is opened once for all.

    Raises:
        StoreError, IndexUnusable: the corpus cannot be used.
    """
    with Store(desk.store) as store:
        index = PassageIndex(desk.index)
        index.follow(store, most=most)
        for query in queries:
            yield tuple(map(Adapter(store, draft).adapted, suggest(store, index, query)))


def refresh_index(desk: Desk, progress: Progress = silent) -> None:
    """Bring the search index up to the corpus, so that the next suggestion comes at once.

    Raises:
        StoreError, IndexUnusable: the corpus cannot be used.
    """
    with Store(desk.store) as store:
        PassageIndex(desk.index).follow(store, progress)


def _by_topic(store: Store, index: PassageIndex, query: Query, adapter: Adapter) -> Advice:
    topics = tuple(
        TopicAdvice(
            topic=writing.topic,
            reports=writing.reports,
            suggestions=tuple(map(adapter.adapted, writing.suggestions)),
        )
        for writing in survey_section(store, index, query)
    )
    return Advice(topics=topics, suggestions=tuple(each for t in topics for each in t.suggestions))


def _of_main_topics(found: Advice, query: Query) -> tuple[AdaptedSuggestion, ...]:
    """Return the passages whose numbers are told: in a survey, those of what the heading names."""
    if not found.topics:
        return found.suggestions
    named = topics_named(query.text)
    return tuple(each for t in found.topics if t.topic in named for each in t.suggestions)


def _with_pinned(found: Advice, pinned: Sequence[PinnedPassage], adapter: Adapter) -> Advice:
    """Return the answer with the pinned passages apart, each as it was found where it was."""
    by_text = {each.suggestion.text: each for each in found.suggestions}
    known = {passage.text for passage in pinned}

    def others(items: tuple[AdaptedSuggestion, ...]) -> tuple[AdaptedSuggestion, ...]:
        return tuple(each for each in items if each.suggestion.text not in known)

    return replace(
        found,
        pinned=tuple(by_text.get(each.text) or adapter.adapted_pin(each) for each in pinned),
        suggestions=others(found.suggestions),
        topics=tuple(replace(each, suggestions=others(each.suggestions)) for each in found.topics),
    )


def _missing(store: Store, draft: Draft) -> tuple[MissingTopic, ...]:
    """Return the topics that peers write about and the draft does not.

    Peers are bodies of the same kind (司法局), else those of the level, else all.
    """
    kind = kind_of_body(draft.elements.body)
    circles = ((None, kind), (draft.level, None)) if kind else ((draft.level, None),)
    for level, ending in circles:
        peers = read_topics(store, level, ending=ending, most=_MOST_PEERS)
        if len(peers) >= _FEWEST_PEERS:
            return missing_topics(draft, peers)
    return missing_topics(draft, read_topics(store, most=_MOST_PEERS))


def _explained(found: Advice, store: Store, index: PassageIndex, query: Query) -> Advice:
    """Return an answer without passages with the reason: filters hide them, or there are none."""
    wider = replace(
        query, level=None, year_from=None, year_to=None, province=None, is_role_only=False
    )
    beyond = len(suggest(store, index, wider)) if wider != query else 0
    is_empty = not beyond and not store.stats().reports
    return replace(found, beyond=beyond, is_empty_corpus=is_empty)
