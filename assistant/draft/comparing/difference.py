"""What changed between two texts, told by words, so that a reader sees phrases and not letters.

A paragraph is compared word by word: numbers stay whole, a punctuation mark stands alone, and small
changes close to each other become one. Which paragraphs of two versions are compared with each
other is settled in ``pairing.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from assistant.draft.comparing.pairing import Pair, align, in_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Pair", "Piece", "align", "differences", "in_place"]

# 1,158.5 or 12.6% whole, 依法行政 to be segmented, ，each alone
_TOKEN = re.compile(r"(?P<number>\d+(?:[.,]\d+)*[%％‰]?)|(?P<letters>[^\W\d_]+)|.", re.DOTALL)
# "，" "：" end a clause, "。" "；" a sentence
_CLAUSE_MARKS = frozenset("，,、：:")
_SENTENCE_MARKS = frozenset("。；;！!？?\n")
_MARKS = _CLAUSE_MARKS | _SENTENCE_MARKS

_LETTER_WEIGHT, _CLAUSE_WEIGHT, _SENTENCE_WEIGHT = 2, 6, 12
_HEAVIEST_JOINT = 16
"""What is the same between two changes stays visible from this weight on, however large they are:
a whole clause that was kept is worth seeing."""
_LEAST_SHARED = 0.25
"""Share of the shorter text's letters below which the two have nothing to do with each other."""
_MOST_WORK = 400_000_000
"""Words of one text times words of the other that are compared (50 MB); beyond that what stands
between the common beginning and the common end is shown as replaced."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the two texts."""

    kind: Literal["same", "removed", "added"]
    text: str
    """Never empty."""


@dataclass(frozen=True, slots=True)
class _Change:
    """Words of the text before that gave way to words of the text after, half open."""

    start: int
    end: int
    after_start: int
    after_end: int


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """Return the two texts as one row of pieces, what was removed ahead of what was added.

    Joined, the same and the removed pieces are *before*, the same and the added ones *after*.
    """
    if before == after:
        return (Piece("same", before),) if before else ()
    old, new = _words(before), _words(after)
    changes = _joined(_settled(_changes(old, new), old, new), old, new)
    if _shared_letters(changes, old) < _LEAST_SHARED * min(_letters(old), _letters(new)):
        changes = [_Change(0, len(old), 0, len(new))]
    return tuple(_pieces(changes, old, new))


def _words(text: str) -> list[str]:
    """Cut a text into words, numbers and single marks; joined, they are the text."""
    from assistant.suggest.words import segment

    words: list[str] = []
    for match in _TOKEN.finditer(text):
        if match["letters"]:
            words += segment(match[0])
        else:
            words.append(match[0])
    return words


def _changes(old: Sequence[str], new: Sequence[str]) -> list[_Change]:
    """Return what changed, so that as many words as possible stay the same."""
    from rapidfuzz.distance import Indel

    numbers: dict[str, int] = {}
    ids = [[numbers.setdefault(word, len(numbers)) for word in words] for words in (old, new)]
    if len(old) * len(new) > _MOST_WORK:
        return [_middle(old, new)]
    changes: list[_Change] = []
    for op in Indel.opcodes(*ids):
        if op.tag == "equal":
            continue
        change = _Change(op.src_start, op.src_end, op.dest_start, op.dest_end)
        if changes and changes[-1].end == change.start:
            change = _union(changes.pop(), change)
        changes.append(change)
    return changes


def _middle(old: Sequence[str], new: Sequence[str]) -> _Change:
    """Return all that stands between the common beginning and the common end."""
    start = _common(old, new)
    rest = min(len(old), len(new)) - start
    end = min(_common(reversed(old), reversed(new)), rest)
    return _Change(start, len(old) - end, start, len(new) - end)


def _common(old: Iterable[str], new: Iterable[str]) -> int:
    count = 0
    for word, other in zip(old, new, strict=False):
        if word != other:
            break
        count += 1
    return count


def _settled(changes: list[_Change], old: Sequence[str], new: Sequence[str]) -> list[_Change]:
    """Slide what was only removed or only added to where a clause begins.

    In ``立法，普法，执法`` → ``立法，执法`` it is ``普法，`` that went, not ``，普法``.
    """
    settled: list[_Change] = []
    follows = [change.start for change in changes[1:]] + [len(old)]
    for change, follow in zip(changes, follows, strict=True):
        floor = settled[-1].end if settled else 0
        room = (change.start - floor, follow - change.end)
        if change.start == change.end:
            by = _best_slide(new, change.after_start, change.after_end, room)
        elif change.after_start == change.after_end:
            by = _best_slide(old, change.start, change.end, room)
        else:
            by = 0
        settled.append(
            _Change(
                change.start + by, change.end + by, change.after_start + by, change.after_end + by
            )
        )
    return settled


def _best_slide(words: Sequence[str], start: int, end: int, room: tuple[int, int]) -> int:
    """Return by how many words the stretch is best moved; what is left reads the same."""
    left = right = 0
    while left < room[0] and words[start - left - 1] == words[end - left - 1]:
        left += 1
    while right < room[1] and words[start + right] == words[end + right]:
        right += 1
    ways = sorted(range(-left, right + 1), key=abs)
    return max(ways, key=lambda by: _edge(words, start + by) + _edge(words, end + by))


def _edge(words: Sequence[str], at: int) -> int:
    if at in {0, len(words)} or words[at - 1] in _SENTENCE_MARKS:
        return 2
    return int(words[at - 1] in _CLAUSE_MARKS)


def _joined(changes: list[_Change], old: Sequence[str], new: Sequence[str]) -> list[_Change]:
    """Join changes until what is the same between two of them outweighs the smaller one.

    So ``12%和13%`` → ``14%和15%`` is one change; 158 and 149 of ``受理158件，办结149件`` are two.
    """
    sizes, weights = (list(accumulate(map(count, old), initial=0)) for count in (len, _weight))
    added = list(accumulate(map(len, new), initial=0))

    def size(change: _Change) -> int:
        removed = sizes[change.end] - sizes[change.start]
        return max(removed, added[change.after_end] - added[change.after_start])

    while True:
        kept: list[_Change] = []
        for change in changes:
            last = kept[-1] if kept else change
            between = weights[change.start] - weights[last.end]
            if kept and between <= min(size(last), size(change), _HEAVIEST_JOINT - 1):
                kept[-1] = _union(last, change)
            else:
                kept.append(change)
        if len(kept) == len(changes):
            return kept
        changes = kept


def _weight(word: str) -> int:
    if word in _SENTENCE_MARKS:
        return _SENTENCE_WEIGHT
    if word in _CLAUSE_MARKS:
        return _CLAUSE_WEIGHT
    return _LETTER_WEIGHT * len(word)


def _union(first: _Change, second: _Change) -> _Change:
    return replace(first, end=second.end, after_end=second.after_end)


def _shared_letters(changes: list[_Change], old: Sequence[str]) -> int:
    """Return how many letters of the text before stay."""
    return _letters(old) - sum(_letters(old[change.start : change.end]) for change in changes)


def _letters(words: Sequence[str]) -> int:
    return sum(len(word) for word in words if word not in _MARKS)


def _pieces(changes: list[_Change], old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    kept = ""
    at = 0
    for change in changes:
        removed = "".join(old[change.start : change.end])
        added = "".join(new[change.after_start : change.after_end])
        head, tail = _kept_ends(removed, added)
        kept += "".join(old[at : change.start]) + removed[:head]
        if kept:
            yield Piece("same", kept)
        if removed[head : len(removed) - tail]:
            yield Piece("removed", removed[head : len(removed) - tail])
        if added[head : len(added) - tail]:
            yield Piece("added", added[head : len(added) - tail])
        kept = removed[len(removed) - tail :]
        at = change.end
    kept += "".join(old[at:])
    if kept:
        yield Piece("same", kept)


def _kept_ends(removed: str, added: str) -> tuple[int, int]:
    """Return how much stays at both ends where one word only grew out of the other.

    The segmenter has ``执法`` and ``执法监督`` as a word each. A number is never cut.
    """
    if removed == added:
        return len(removed), 0
    shorter, longer = sorted((removed, added), key=len)
    if not shorter or any(letter.isnumeric() for letter in longer):
        return 0, 0
    if longer.startswith(shorter):
        return len(shorter), 0
    return (0, len(shorter)) if longer.endswith(shorter) else (0, 0)
