"""What changed between the words of a draft's paragraphs and those of the returned ones.

Where the file tracked its changes and began with the very words of the draft, they are the changes.
Otherwise the texts are compared. A change that touches a field or a number takes in all of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from assistant.draft.comparing.difference import differences
from assistant.review.letters import text_after, text_before
from assistant.review.noise import JOINT, is_noise, likeness
from assistant.sources.tracked import NO_STAMP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.review.letters import Letter, Letters
    from assistant.sources.tracked import Stamp

_NESTED = 40
"""Fields and numbers before a place that may reach up to it; a blank may hold numbers."""
# 受理1,158.5件，占12.6%
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*[%％‰]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the text before that gave way to one of the text after."""

    start: int
    end: int
    after_start: int
    after_end: int
    stamp: Stamp = NO_STAMP


def find_spans(before: str, letters: Letters) -> list[Span]:
    """Return all that differs, in order and without overlap, what is no change to a reader too.

    Args:
        before: words of the draft's paragraphs, joined.
        letters: letters of the returned ones, joined likewise.
    """
    old, new = likeness(before), likeness(text_after(letters))
    is_tracked = any(letter.state != "kept" for letter in letters)
    if is_tracked and likeness(text_before(letters)) == old:
        return _tracked(letters)
    changed = _changed(letters)
    return [_stamped(span, changed) for span in _compared(old, new)]


def edits_of(
    spans: Sequence[Span], before: str, after: str, marks: Sequence[tuple[int, int]]
) -> list[Span]:
    """Return the changes that a reader is to see, in order and without overlap.

    Args:
        spans: all that differs.
        before: words of the draft's paragraphs, joined.
        after: those of the returned ones.
        marks: fields and blanks in *before*, in order.
    """
    old, new = likeness(before), likeness(after)
    real = [span for span in spans if not _is_noise(span, old, new)]
    numbers = [found.span() for found in _NUMBER.finditer(old)]
    return [
        part
        for span in _widened(real, sorted({*marks, *numbers}), old, new)
        for around in _around(span, marks, old, new)
        for part in _by_paragraph(around, old, new)
    ]


def _tracked(letters: Letters) -> list[Span]:
    """Return each row of inserted and deleted letters of one author as a change."""
    spans: list[Span] = []
    before = after = 0
    goes_on = False
    for letter in letters:
        if letter.state == "kept":
            before, after, goes_on = before + 1, after + 1, False
            continue
        if not goes_on or spans[-1].stamp.author != letter.stamp.author:
            spans.append(
                Span(
                    start=before,
                    end=before,
                    after_start=after,
                    after_end=after,
                    stamp=letter.stamp,
                )
            )
        before += letter.state == "deleted"
        after += letter.state == "inserted"
        spans[-1] = replace(spans[-1], end=before, after_end=after)
        goes_on = True
    return spans


def _compared(old: str, new: str) -> Iterator[Span]:
    before = after = 0
    open_span: Span | None = None
    for piece in differences(old, new):
        length = len(piece.text)
        if piece.kind == "same":
            if open_span:
                yield open_span
            open_span = None
            before, after = before + length, after + length
            continue
        start, after_start = before, after
        before += length if piece.kind == "removed" else 0
        after += length if piece.kind == "added" else 0
        if open_span:
            start, after_start = open_span.start, open_span.after_start
        open_span = Span(start=start, end=before, after_start=after_start, after_end=after)
    if open_span:
        yield open_span


def _changed(letters: Letters) -> list[tuple[int, Letter]]:
    """Return the tracked letters, each with its place in the text after."""
    changed = []
    after = 0
    for letter in letters:
        if letter.state != "kept":
            changed.append((after, letter))
        after += letter.state != "deleted"
    return changed


def _stamped(span: Span, changed: Sequence[tuple[int, Letter]]) -> Span:
    """Return a change with the author of the first tracked letter in it."""
    first = bisect_left(changed, span.after_start, key=itemgetter(0))
    for after, letter in islice(changed, first, None):
        if after > span.after_end:
            break
        is_gone = letter.state == "deleted" and span.start < span.end
        if is_gone or (letter.state == "inserted" and after < span.after_end):
            return replace(span, stamp=letter.stamp)
    return span


def _is_noise(span: Span, old: str, new: str) -> bool:
    removed, added = old[span.start : span.end], new[span.after_start : span.after_end]
    if removed == added:
        return True
    return is_noise(removed, added, old[span.start - 1 : span.start], old[span.end : span.end + 1])


def _widened(
    spans: Sequence[Span], wholes: Sequence[tuple[int, int]], old: str, new: str
) -> list[Span]:
    """Let each change take in all of a field or number that it touches; join what then overlaps."""
    widened: list[Span] = []
    starts = [whole[0] for whole in wholes]
    for span in spans:
        start, end = span.start, span.end
        near = max(0, bisect_left(starts, start) - _NESTED)
        for whole in islice(wholes, near, bisect_right(starts, end)):
            if _touches(span, whole, old, new):
                start, end = min(start, whole[0]), max(end, whole[1])
        wide = replace(
            span,
            start=start,
            end=end,
            after_start=span.after_start - (span.start - start),
            after_end=span.after_end + (end - span.end),
        )
        if widened and wide.start < widened[-1].end:
            first = widened.pop()
            # The later one ends where its own letters end, counted from where it stands.
            reach = max(first.end, end)
            wide = replace(first, end=reach, after_end=span.after_end + (reach - span.end))
        widened.append(wide)
    return widened


def _touches(span: Span, whole: tuple[int, int], old: str, new: str) -> bool:
    """Tell whether a change changes what should stay whole, also by digits set right beside it."""
    start, end = whole
    if span.start < end and span.end > start:
        return True
    added = new[span.after_start : span.after_end]
    if span.end == start and added and _goes_on(added[-1], old[start]):
        return True
    return span.start == end and bool(added) and _goes_on(old[end - 1], added[0])


def _goes_on(one: str, other: str) -> bool:
    """Tell whether two characters beside each other are of one number."""
    return all(char.isdigit() or char in ".,%" for char in (one, other)) and (
        one.isdigit() or other.isdigit()
    )


def _around(span: Span, marks: Iterable[tuple[int, int]], old: str, new: str) -> Iterator[Span]:
    """Cut a change where a field inside it reads the same on both sides, and leave that alone."""
    for start, end in marks:
        if start < span.start or end > span.end:
            continue
        found = new.find(old[start:end], span.after_start, span.after_end)
        if found < 0:
            continue
        if start > span.start or found > span.after_start:
            yield replace(span, end=start, after_end=found)
        span = replace(span, start=end, after_start=found + end - start)
    if span.start < span.end or span.after_start < span.after_end:
        yield span


def _by_paragraph(span: Span, old: str, new: str) -> Iterator[Span]:
    """Cut whole paragraphs that come or go together into one change each."""
    removed, added = old[span.start : span.end], new[span.after_start : span.after_end]
    words = removed or added
    if (removed and added) or words.count(JOINT) < 1 or words == JOINT:
        yield span
        return
    if not (leads(span, old, words) or follows(span, old, words)):
        yield span
        return
    cuts = [at for at, char in enumerate(words) if char == JOINT]
    cuts = [0, *(at + 1 for at in cuts)] if leads(span, old, words) else [*cuts, len(words)]
    for start, end in pairwise(cuts):
        if removed:
            yield replace(span, start=span.start + start, end=span.start + end)
        else:
            first = span.after_start
            yield replace(span, after_start=first + start, after_end=first + end)


def leads(span: Span, old: str, words: str) -> bool:
    """Tell whether a change puts or takes whole paragraphs above what follows it."""
    return words.endswith(JOINT) and (span.start == 0 or old[span.start - 1] == JOINT)


def follows(span: Span, old: str, words: str) -> bool:
    """Tell whether a change puts or takes whole paragraphs below what stands before it."""
    return words.startswith(JOINT) and (span.end == len(old) or old[span.end] == JOINT)
