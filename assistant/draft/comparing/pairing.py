"""Which paragraphs of two versions belong together.

Paragraphs that are the same and in the same order come first; the rest are paired by likeness. A
paragraph that is too unlike any other was removed or added. Of a paragraph that was split or merged
the part that is most like it is its partner.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LEAST_LIKENESS = 0.5
"""Share of common letters; paragraphs of two different reports have 0.2 to 0.35 in common."""
_LEAST_LIKENESS_MOVED = 0.6
_SKETCH = 16
"""Letter pairs by which a paragraph is found again; the same ones are chosen in any paragraph."""
_MOST_HOLDERS = 40
"""Paragraphs that may hold a letter pair before it says nothing."""
_MOST_CANDIDATES = 5
_PRIME = 2_147_483_647

Match = tuple[float, int, int]
"""How like two paragraphs are, and their indices."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph before and what it became."""

    before: int | None
    """Index in the text before; None where the paragraph was added."""
    after: int | None
    """Index in the text after; None where it was removed."""
    moved: bool = False
    """True where it stood elsewhere among the others."""


def align(before: Sequence[str], after: Sequence[str]) -> tuple[Pair, ...]:
    """Return the paragraphs in the order of the text after, removed ones where they stood."""
    fixed = _same_in_order(before, after)
    matches = _matches(before, after, fixed)
    fixed = sorted(fixed + _in_order(matches, fixed))
    came_from = {new: old for old, new in _moved(matches, fixed)}
    pairs = _merged(fixed, len(before), len(after))
    gone = set(came_from.values())
    return tuple(
        Pair(came_from[pair.after], pair.after, moved=True) if pair.after in came_from else pair
        for pair in pairs
        if not (pair.after is None and pair.before in gone)
    )


def in_place(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return the pairs with each moved paragraph removed where it stood and added where it stands.

    Without what was removed the row is the text after, without what was added the text before.
    """
    fixed = [
        (pair.before, pair.after)
        for pair in pairs
        if not pair.moved and pair.before is not None and pair.after is not None
    ]
    before = sum(pair.before is not None for pair in pairs)
    after = sum(pair.after is not None for pair in pairs)
    return tuple(_merged(fixed, before, after))


def _merged(fixed: list[tuple[int, int]], before: int, after: int) -> Iterator[Pair]:
    """Put what is not paired between the pairs, removed ones ahead of added ones."""
    for (old, new), (next_old, next_new) in pairwise([(-1, -1), *fixed, (before, after)]):
        if old >= 0:
            yield Pair(old, new)
        yield from (Pair(index, None) for index in range(old + 1, next_old))
        yield from (Pair(None, index) for index in range(new + 1, next_new))


def _same_in_order(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Return as many pairs of the same text as can stand in order."""
    from rapidfuzz.distance import Indel

    numbers: dict[str, int] = {}
    ids = [[numbers.setdefault(text, len(numbers)) for text in texts] for texts in (before, after)]
    same = []
    for op in Indel.opcodes(*ids):
        if op.tag == "equal":
            length = op.src_end - op.src_start
            same += [(op.src_start + step, op.dest_start + step) for step in range(length)]
    return same


def _matches(
    before: Sequence[str], after: Sequence[str], fixed: list[tuple[int, int]]
) -> list[Match]:
    """Return what is alike among the paragraphs that have no partner yet."""
    from rapidfuzz.distance import Indel

    taken, taken_after = {old for old, _ in fixed}, {new for _, new in fixed}
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for old, text in enumerate(before):
        if old not in taken:
            for value in _sketch(text):
                holders[value].append(old)
    matches = []
    for new, text in enumerate(after):
        if new in taken_after:
            continue
        for old in _candidates(text, holders):
            likeness = Indel.normalized_similarity(before[old], text, score_cutoff=_LEAST_LIKENESS)
            if likeness:
                matches.append((likeness, old, new))
    return matches


def _candidates(text: str, holders: dict[int, list[int]]) -> list[int]:
    counts: Counter[int] = Counter()
    for value in _sketch(text):
        held = holders.get(value, ())
        if len(held) <= _MOST_HOLDERS:
            counts.update(held)
    return [old for old, _ in counts.most_common(_MOST_CANDIDATES)]


def _sketch(text: str) -> list[int]:
    """Return some of the letter pairs of a text, chosen by their own number alone."""
    pairs = {(ord(a) * 65_599 + ord(b)) * 40_503 % _PRIME for a, b in pairwise(text)}
    return sorted(pairs)[:_SKETCH]


def _in_order(matches: list[Match], fixed: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the matches that can stand in order between the pairs, the likest ones in all.

    Walks the matches by the text before; for each place in the text after it remembers the best
    row that ends there, and drops rows that a better one makes useless.
    """
    olds, news = ([pair[side] for pair in fixed] for side in (0, 1))
    fitting = [
        (old, -new, likeness)
        for likeness, old, new in matches
        if bisect_left(olds, old) == bisect_left(news, new)
    ]
    ends: list[int] = []
    rows: list[tuple[float, _Chain]] = []
    for old, minus_new, likeness in sorted(fitting):
        at = bisect_left(ends, -minus_new)
        total, chain = rows[at - 1] if at else (0.0, None)
        total += likeness
        if at < len(ends) and ends[at] == -minus_new and rows[at][0] >= total:
            continue
        end = at
        while end < len(ends) and rows[end][0] <= total:
            end += 1
        ends[at:end] = [-minus_new]
        rows[at:end] = [(total, (old, -minus_new, chain))]
    return _unrolled(rows[-1][1] if rows else None)


_Chain = tuple[int, int, "_Chain"] | None


def _unrolled(chain: _Chain) -> list[tuple[int, int]]:
    row = []
    while chain:
        old, new, chain = chain
        row.append((old, new))
    return row[::-1]


def _moved(matches: list[Match], fixed: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the likest pairs among what has found no partner in its place."""
    taken, taken_after = {old for old, _ in fixed}, {new for _, new in fixed}
    moved = []
    for likeness, old, new in sorted(matches, key=lambda match: (-match[0], *match[1:])):
        if likeness < _LEAST_LIKENESS_MOVED or old in taken or new in taken_after:
            continue
        taken.add(old)
        taken_after.add(new)
        moved.append((old, new))
    return moved
