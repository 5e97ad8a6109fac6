"""What the reports of the corpus write about: the topics of each."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from assistant.corpus import queries

if TYPE_CHECKING:
    from assistant.corpus.store import Store
    from assistant.outline.meta import Level


def read_topics(
    store: Store, level: Level | None = None, *, ending: str | None = None, most: int
) -> tuple[frozenset[str], ...]:
    """Return the topics of each report, those of the latest years first.

    Args:
        store: the corpus.
        level: only reports of bodies of this level.
        ending: only reports of bodies whose names end so (司法局).
        most: how many reports at most.
    """
    found: dict[int, set[str]] = defaultdict(set)
    with store.reading() as connection:
        for row in connection.execute(queries.TOPICS, (level, ending, most)):
            found[row["report"]].update(filter(None, (row["topic"],)))
    return tuple(map(frozenset, found.values()))
