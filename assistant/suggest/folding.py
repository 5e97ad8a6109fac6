"""Of many passages those that are shown: none twice, and not five of a kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assistant.suggest.suggestion import digest_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from assistant.suggest.weighing import Weighed

_ALIKE = 88.0
"""Likeness (0–100) from which two passages are the same said again."""
_SAME_REPORT = 0.97
"""What is kept of the score for each better passage of the same report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A passage with the near-duplicates that it stands for."""

    best: Weighed
    alike: list[Weighed] = field(default_factory=list)


def fold(weighed: Iterable[Weighed], limit: int, *, hidden: Collection[str] = ()) -> list[Folded]:
    """Return up to *limit* passages, best first, no report crowding out the others.

    Args:
        weighed: best first.
        limit: how many at most.
        hidden: digests of passages that are not shown, nor what is like them.
    """
    kept = group(weighed, 2 * limit, hidden=hidden)
    return spread(kept, limit, same_report=_SAME_REPORT)


def group(weighed: Iterable[Weighed], most: int, *, hidden: Collection[str] = ()) -> list[Folded]:
    """Return the first *most* passages that are not alike, each with those like it.

    Args:
        weighed: best first.
        most: how many at most; what is like none of them is left out.
        hidden: digests of passages that are not given, nor what is like them.
    """
    kept: list[Folded] = []
    shown: list[Folded] = []
    for item in weighed:
        twin = _twin_of(item, kept)
        if twin is not None:
            twin.alike.append(item)
        elif len(shown) < most:
            kept.append(Folded(best=item))
            if not _is_hidden(item, hidden):
                shown.append(kept[-1])
    return shown


def _is_hidden(item: Weighed, hidden: Collection[str]) -> bool:
    return bool(hidden) and digest_of(item.passage.text) in hidden


def _twin_of(item: Weighed, kept: list[Folded]) -> Folded | None:
    """Return that of *kept* which says the same."""
    from rapidfuzz import fuzz, process

    texts = [other.best.letters for other in kept]
    found = process.extractOne(item.letters, texts, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return None if found is None else kept[found[2]]


def spread(kept: list[Folded], limit: int, *, same_report: float) -> list[Folded]:
    """Return the best *limit*, each report's later passages behind others'.

    Args:
        kept: what to choose from.
        limit: how many at most.
        same_report: what is kept of the score for each better passage of the same report.
    """
    kept = list(kept)
    seen: Counter[int] = Counter()
    chosen: list[Folded] = []

    def worth(folded: Folded) -> float:
        return folded.best.score * same_report ** seen[folded.best.passage.report]

    while kept and len(chosen) < limit:
        best = max(kept, key=worth)
        kept.remove(best)
        chosen.append(replace(best, best=replace(best.best, score=worth(best))))
        seen[best.best.passage.report] += 1
    return chosen
