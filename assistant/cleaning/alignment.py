"""Which stretches of two texts are the same text: the ground for showing what cleaning changed.

Sentences that stand in both, as their Chinese characters in simplified script tell, are matched
first, in order; between them clauses and lines, so that a line that went is not matched with parts
of the next; the characters of each are then aligned. So the work grows with the length, and a
traditional text is matched with its simplified one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from assistant.cleaning.han import HAN
from assistant.cleaning.variants import simplified

if TYPE_CHECKING:
    from collections.abc import Iterator

_Span = tuple[int, int]

LARGEST_TABLE = 16_000_000
"""Product of two lengths up to which characters are aligned one by one; beyond, all is changed."""

SENTENCE = re.compile(r"[^。！？；.!?;]+[。！？；.!?;]*|[。！？；.!?;]+")

# 2023年,  松桥区司法局认真履职，  or a line of a page's menu
CLAUSE = re.compile(r"[^\n。！？；，：.!?;,:]+[。！？；，：.!?;,:]*|[\n。！？；，：.!?;,:]+")

# what tells a sentence: its Chinese characters and digits
TELLING = re.compile(rf"[^{HAN}0-9]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text before and what became of it; either may be empty."""

    start: int
    end: int
    """Of the text before."""
    after_start: int
    after_end: int
    """Of the text after."""
    is_equal: bool


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence and what it is told by."""

    key: tuple[str, int]
    """Its characters, and how many like it came before."""
    start: int
    end: int


def align(before: str, after: str) -> Iterator[Stretch]:
    """Yield the stretches of two texts in order, which together are both texts."""
    whole = (0, len(before)), (0, len(after))
    same = _same_script(before), _same_script(after)
    for (span, after_span), is_sentence in _matched(same, *whole, SENTENCE):
        finer = _matched(same, span, after_span, CLAUSE)
        parts = [(span, after_span)] if is_sentence else [pair for pair, _ in finer]
        for part, after_part in parts:
            yield from _stretches(before, after, part, after_part)


def _matched(
    texts: tuple[str, str], span: _Span, after_span: _Span, unit: re.Pattern[str]
) -> Iterator[tuple[tuple[_Span, _Span], bool]]:
    """Yield the spans of two parts in order, those that are one unit in both marked as such."""
    (at, end), (after_at, after_end) = span, after_span
    matches = _matches(_units(texts[0], at, end, unit), _units(texts[1], after_at, after_end, unit))
    for one, other in matches:
        yield ((at, one.start), (after_at, other.start)), False
        yield ((one.start, one.end), (other.start, other.end)), True
        at, after_at = one.end, other.end
    yield ((at, end), (after_at, after_end)), False


def _same_script(text: str) -> str:
    """Return a text in simplified script, if that leaves its characters in their places."""
    same = simplified(text)
    return same if len(same) == len(text) else text


def _units(text: str, start: int, end: int, unit: re.Pattern[str]) -> list[_Unit]:
    """Return the sentences or clauses of a part that have telling characters."""
    seen: Counter[str] = Counter()
    units = []
    for match in unit.finditer(text, start, end):
        key = TELLING.sub("", match[0])
        if key:
            units.append(_Unit((key, seen[key]), match.start(), match.end()))
            seen[key] += 1
    return units


def _matches(before: list[_Unit], after: list[_Unit]) -> list[tuple[_Unit, _Unit]]:
    """Return the longest list of sentences that stand in both texts in the same order."""
    places = {unit.key: i for i, unit in enumerate(after)}
    pairs = [(i, places[unit.key]) for i, unit in enumerate(before) if unit.key in places]
    ends: list[int] = []
    lasts: list[int] = []
    previous: list[int] = []
    for n, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        previous.append(lasts[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        lasts[length : length + 1] = [n]
    chosen = []
    n = lasts[-1] if lasts else -1
    while n >= 0:
        chosen.append((before[pairs[n][0]], after[pairs[n][1]]))
        n = previous[n]
    return chosen[::-1]


def _stretches(before: str, after: str, span: _Span, after_span: _Span) -> Iterator[Stretch]:
    """Yield the stretches of two parts, character by character where they are not too long."""
    (start, end), (after_start, after_end) = span, after_span
    one, other = before[start:end], after[after_start:after_end]
    if not one and not other:
        return
    if one == other or len(one) * len(other) > LARGEST_TABLE or not one or not other:
        yield Stretch(start, end, after_start, after_end, one == other)
        return
    for step in Levenshtein.opcodes(one, other):
        yield Stretch(
            start + step.src_start,
            start + step.src_end,
            after_start + step.dest_start,
            after_start + step.dest_end,
            step.tag == "equal",
        )
