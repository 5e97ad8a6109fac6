"""Which figures belong together: those of one sentence, and those that count the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.figures.figure import Figure

# …办结率100%。全区 · …12件；街道
_STOP = re.compile(r"[。！？\n]")
_CASES = frozenset({"件", "宗", "起"})
"""Measure words for cases, used for one another."""


def is_own_total(figure: Figure) -> bool:
    """Tell whether the figure is an exact total of what was done."""
    return (
        figure.value is not None
        and figure.kind == "actual"
        and figure.scope == "total"
        and figure.qualifier == "exact"
    )


def same_unit(unit: str) -> str:
    """Return one word for measure words that stand for one another."""
    return "件" if unit in _CASES else unit


def by_sentence(text: str, figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Yield the figures of each sentence, in reading order."""
    group: list[Figure] = []
    for figure in sorted(figures, key=lambda figure: figure.start):
        if group and _STOP.search(text, group[-1].end, max(group[-1].end, figure.start)):
            yield group
            group = []
        group.append(figure)
    if group:
        yield group


def lead_of(text: str, group: Sequence[Figure], index: int, reach: int = 40) -> str:
    """Return the words before the figure at *index*, back to the figure before it or the stop."""
    start = group[index].start
    floor = group[index - 1].end if index else max(0, start - reach)
    words = text[max(floor, start - reach) : start]
    return _STOP.split(words)[-1]
