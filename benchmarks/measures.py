"""How good a ranked list of passages is for a query whose wanted passages are known.

A wanted passage is known by a *label*, a stretch of its Chinese characters, with a grade from 1
(of use) to 3 (just what was sought). A passage holds a label within its first 120 Chinese
characters, as many as one sees of it; further occurrences of a label earn nothing.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DEPTH = 10
"""Passages of an answer that are looked at."""
SEEN = 120
"""Chinese characters of a passage that are looked at."""
_GAINING = 5
"""Passages that nDCG looks at."""

_OTHER = re.compile(r"[^\u3400-\u9fff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The measures of one answer, or their means over many, each from 0 to 1."""

    hit_at_1: float
    """Whether the first passage is wanted."""
    hit_at_5: float
    """Whether one of the first five is."""
    mrr: float
    """One by the rank of the first wanted passage."""
    ndcg_at_5: float
    """The gain of the first five, beside that of the best answer with as many passages."""


def chinese(text: str) -> str:
    """Return only the Chinese characters: ``受理158件，`` → ``受理件``."""
    return _OTHER.sub("", text)


def label_of(text: str) -> str:
    """Return what is seen of a passage, as its own label."""
    return chinese(text)[:SEEN]


def judge(graded: Mapping[str, int], passages: Sequence[str]) -> Judged:
    """Return the measures of the passages, best first, for a query with these labels.

    Args:
        graded: the grade of each label; at least one.
        passages: their texts.
    """
    left = {chinese(label): grade for label, grade in graded.items()}
    gains, served = [], []
    for passage in passages[:DEPTH]:
        seen = label_of(passage)
        held = [left.pop(label) for label in list(left) if label in seen]
        gains.append(max(held, default=0))
        # A passage that holds several labels can gain by the best of them alone.
        served += [max(held)] if held else []
    rank = next((place for place, gain in enumerate(gains, 1) if gain), math.inf)
    ideal = sorted([*served, *left.values()], reverse=True)
    return Judged(
        hit_at_1=float(rank <= 1),
        hit_at_5=float(rank <= _GAINING),
        mrr=1 / rank,
        ndcg_at_5=_discounted(gains) / _discounted(ideal),
    )


def mean(judged: Sequence[Judged]) -> Judged:
    """Return the mean of each measure over at least one answer."""
    count = len(judged)
    return Judged(
        hit_at_1=sum(one.hit_at_1 for one in judged) / count,
        hit_at_5=sum(one.hit_at_5 for one in judged) / count,
        mrr=sum(one.mrr for one in judged) / count,
        ndcg_at_5=sum(one.ndcg_at_5 for one in judged) / count,
    )


def _discounted(grades: Iterable[int]) -> float:
    first = list(grades)[:_GAINING]
    return sum((2.0**grade - 1) / math.log2(place + 1) for place, grade in enumerate(first, 1))
