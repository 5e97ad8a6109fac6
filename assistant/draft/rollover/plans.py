"""What last year planned, told where this year's achievements are written.

A plan names its points one by one (一是……二是……); each goes, as guidance (写作提示), below the
heading of the achievements that is about the same topic, so that the drafter says what came of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.draft.rollover.parts import without_ordinal
from assistant.passages.topic import topic_of, topics_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.draft.rollover.parts import Part

# 一是…；二是…
_ITEM = re.compile(r"(?:(?<=[。；：])|^)\s*[一二三四五六七八九十]{1,3}是(?=.)")
_OPENING = re.compile(r"[：:]\s*$")
_UNREADABLE = str.maketrans("{}【】", "｛｝〖〗")

PLANNED, LACKING, HINTED = "上年计划：", "上年查摆的问题：", "沿用上年报告："
"""How guidance begins that a roll-over wrote; the next one leaves it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One point of last year's plan."""

    text: str
    topic: str | None
    """Of ``corpus/topics.csv``."""


def is_of_roll_over(guidance: str) -> bool:
    """Return whether an earlier roll-over wrote this guidance."""
    return guidance.startswith((PLANNED, LACKING, HINTED))


def planned_guidance(text: str) -> str:
    """Return the guidance that recalls a promise."""
    return f"{PLANNED}{_sentence(text)}请写完成情况。"


def lacking_guidance(text: str) -> Iterator[str]:
    """Yield the guidance that recalls each shortcoming of a paragraph."""
    for item in _items(text):
        yield f"{LACKING}{_sentence(item)}请写整改情况。"


def promises_in(part: Part) -> Iterator[Promise]:
    """Yield the points of one paragraph of the plan, or of what runs on after a heading's 。.

    A point that is alone below its heading is told with it.
    """
    text, headings = part.line.text, part.headings
    if part.depth:
        text, headings = text.partition("。")[2], (*headings, part.heading)
    items = list(_items(text))
    nearest = headings[1:][-1:]
    for item in items:
        words = "。".join((*nearest, item)) if len(items) == 1 else item
        yield Promise(text=words, topic=topic_of(item, headings[1:]))


def fitting_headings(
    parts: Sequence[Part], promises: Sequence[Promise]
) -> dict[int, list[Promise]]:
    """Return the promises by the index of the heading below which they are recalled.

    What fits no heading stands below the first heading of the achievements, or of the report.
    """
    places = [(at, part) for at, part in enumerate(parts) if part.heading and part.fate == "rolled"]
    achieved = [place for place in places if place[1].role in ("achievements", "leader")] or places
    if not achieved:
        return {}
    named = {at: topics_named(part.heading) for at, part in achieved}
    told = {at: _topic_below(parts, at) for at, _ in achieved}
    placed: dict[int, list[Promise]] = {}
    for promise in promises:
        at = _place(promise.topic, named, told)
        placed.setdefault(achieved[0][0] if at is None else at, []).append(promise)
    return placed


def _place(
    topic: str | None, named: dict[int, frozenset[str]], told: dict[int, str | None]
) -> int | None:
    """Return the heading that names the topic, the fewest others beside it; else one on it."""
    if topic is None:
        return None
    naming = [at for at, topics in named.items() if topic in topics]
    if naming:
        return min(naming, key=lambda at: (len(named[at]), at))
    return next((at for at, about in told.items() if about == topic), None)


def _topic_below(parts: Sequence[Part], at: int) -> str | None:
    """Return the topic of the text right below a heading."""
    words = parts[at].line.text.partition("。")[2]
    for part in parts[at + 1 :]:
        if part.heading:
            break
        words += part.line.text
    return topic_of(words, [parts[at].heading]) if words else None


def _items(text: str) -> Iterator[str]:
    """Yield the points of a paragraph; words that only lead up to them are none."""
    lead, *items = _ITEM.split(without_ordinal(text))
    if not items and not _OPENING.search(lead):
        items = [lead]
    yield from (item.strip() for item in items if item.strip())


def _sentence(text: str) -> str:
    """Return the words as one sentence that no reader of fields and blanks takes for any."""
    words = text.strip().translate(_UNREADABLE).replace("\n", " ").rstrip("。；;：:，, ")
    return f"{words}。"
