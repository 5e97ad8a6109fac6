"""The topic of a passage that neither its words nor the headings tell: that of its neighbours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.passages.passage import Passage


def with_neighbours(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages of one section; if all with a topic have the same, so have the others."""
    topics = {passage.topic for passage in passages} - {None}
    only = topics.pop() if len(topics) == 1 else None
    return [replace(passage, topic=passage.topic or only) for passage in passages]
