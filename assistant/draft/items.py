"""Items that keep counting: 三是 becomes 二是 when the item before it goes.

Only true runs follow, which count from one on without a gap, within one section; a list that
somebody numbers otherwise stays as it is. What changed is found by comparing the paragraphs with
those before, where one stretch of the text was replaced by another.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from assistant.base.alike import count_alike
from assistant.draft.edit import Edit
from assistant.draft.item_marks import item_marks, numeral_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.draft.item_marks import ItemMark, MarkKind
    from assistant.draft.parts import Paragraph

_NEAR = 1
"""Paragraphs from an item of a list to the next."""
_SECTIONS = ("heading1", "heading2", "heading3", "heading4", "attachment")


class _Placed(NamedTuple):
    """A mark where it stands."""

    paragraph: int
    section: int
    mark: ItemMark


class _Change(NamedTuple):
    """Paragraphs before and after, and how many of them are the same at both ends."""

    before: Sequence[Paragraph]
    after: Sequence[Paragraph]
    head: int
    tail: int


class _Cut(NamedTuple):
    """The stretch that was replaced, in the lines that differ, joined to one text."""

    start: int
    old_end: int
    new_end: int


@dataclass(frozen=True, slots=True)
class _Marks:
    """The marks of one kind before and after, and how many of them the change left alone."""

    old: Sequence[_Placed]
    new: Sequence[_Placed]
    head: int
    """Marks before the change."""
    tail: int
    """Marks behind it."""

    @property
    def fresh(self) -> Sequence[_Placed]:
        """The marks that the change brought."""
        return self.new[self.head : len(self.new) - self.tail]

    @property
    def old_end(self) -> int:
        """Where the marks that the change took end, in :attr:`old`."""
        return len(self.old) - self.tail

    def in_new(self, at: int) -> int:
        """Return the index after the change of a mark behind it."""
        return at + len(self.new) - len(self.old)


def follow_items(
    before: Sequence[Paragraph], after: Sequence[Paragraph], *, is_typed: bool = False
) -> Mapping[int, list[Edit]]:
    """Return what is to be written anew in each paragraph of *after*, so that items count on.

    Args:
        before: the paragraphs before one stretch of the text was replaced.
        after: as they stand now.
        is_typed: the words were typed, number and all; only what stands behind gives way.
    """
    head = count_alike(before, after)
    tail = count_alike(before[head:][::-1], after[head:][::-1])
    if head + tail == len(before) == len(after):
        return {}
    top, below = _around(before, head, tail)
    edits: dict[int, list[Edit]] = {}
    change = _Change(
        before[top : len(before) - below],
        after[top : len(after) - below],
        head - top,
        tail - below,
    )
    old, new = _placed(change.before), _placed(change.after)
    for kind in {each.mark.kind for each in new}:
        marks = _compared(
            [each for each in old if each.mark.kind == kind],
            [each for each in new if each.mark.kind == kind],
            change,
        )
        for at, edit in _counted(kind, _to_count(marks, is_typed=is_typed) if marks else ()):
            edits.setdefault(top + at, []).append(edit)
    return edits


def _around(paragraphs: Sequence[Paragraph], head: int, tail: int) -> tuple[int, int]:
    """Return how many paragraphs lie before the section of a change, and how many behind it."""
    top, end = head, len(paragraphs) - tail
    while top and paragraphs[top - 1].style not in _SECTIONS:
        top -= 1
    while end < len(paragraphs) and paragraphs[end].style not in _SECTIONS:
        end += 1
    return top, len(paragraphs) - end


def _placed(paragraphs: Sequence[Paragraph]) -> list[_Placed]:
    section, found = 0, []
    for at, paragraph in enumerate(paragraphs):
        section += paragraph.style in _SECTIONS
        if paragraph.style == "body":
            found += [_Placed(at, section, mark) for mark in item_marks(paragraph.text)]
    return found


def _compared(old: Sequence[_Placed], new: Sequence[_Placed], change: _Change) -> _Marks | None:
    """Return the marks with what the change left alone, None where it cannot be told."""
    head = change.head
    was = change.before[head : len(change.before) - change.tail]
    now = change.after[head : len(change.after) - change.tail]
    for cut in _cuts("\n".join(each.text for each in was), "\n".join(each.text for each in now)):
        kept = _sides(old, _starts(was), head, (cut.start, cut.old_end))
        if kept is not None and kept == _sides(new, _starts(now), head, (cut.start, cut.new_end)):
            return _Marks(old, new, *kept)
    return None


def _starts(paragraphs: Sequence[Paragraph]) -> list[int]:
    starts, at = [], 0
    for paragraph in paragraphs:
        starts.append(at)
        at += len(paragraph.text) + 1
    return starts


def _cuts(old: str, new: str) -> Iterable[_Cut]:
    """Give the stretches whose replacement may have made one text of the other."""
    head, tail = count_alike(old, new), count_alike(old[::-1], new[::-1])
    shorter = min(len(old), len(new))
    for start in range(min(head, shorter - tail), head + 1):
        kept = min(tail, shorter - start)
        yield _Cut(start, len(old) - kept, len(new) - kept)


def _sides(
    marks: Sequence[_Placed], starts: Sequence[int], head: int, cut: tuple[int, int]
) -> tuple[int, int] | None:
    """Return how many marks stand before and behind a stretch; None where one lies over its edge.

    Args:
        marks: of one kind.
        starts: where each paragraph that differs begins in their joined text.
        head: the first of these paragraphs.
        cut: start and end of the stretch in the joined text.
    """
    before = behind = 0
    for each in marks:
        number = each.paragraph - head
        if number < 0:
            before += 1
            continue
        if number >= len(starts):
            behind += 1
            continue
        start, end = starts[number] + each.mark.start, starts[number] + each.mark.end
        if end <= cut[0]:
            before += 1
        elif start >= cut[1]:
            behind += 1
        elif start < cut[0] or end > cut[1]:
            return None
    return before, behind


def _to_count(marks: _Marks, *, is_typed: bool) -> Sequence[_Placed]:
    """Return the items of one run that are to count from one on; none where that is unsure."""
    runs = list(_runs(marks.old))
    torn = [run for run in runs if run[0] < marks.old_end and run[1] > marks.head]
    if len(torn) == 1:
        return _mended(marks, torn[0], is_typed=is_typed)
    if torn or not marks.fresh or _is_own_run(marks.fresh):
        return ()
    return _joined(marks, runs, is_typed=is_typed)


def _runs(marks: Sequence[_Placed]) -> Iterable[tuple[int, int]]:
    """Give start and end of each run that counts from one on in a section."""
    starts = [at for at, each in enumerate(marks) if each.mark.number == 1]
    for start, limit in pairwise((*starts, len(marks))):
        end = start + 1
        while end < limit and _goes_on(marks[end - 1], marks[end]):
            end += 1
        is_odd = end < limit and marks[end].section == marks[start].section
        if not is_odd:
            yield start, end


def _goes_on(one: _Placed, other: _Placed) -> bool:
    return one.section == other.section and one.mark.number + 1 == other.mark.number


def _mended(marks: _Marks, run: tuple[int, int], *, is_typed: bool) -> Sequence[_Placed]:
    """Return what a run is now that lost items or got some in its middle."""
    kept = max(marks.head - run[0], 0)
    rest = max(run[1] - marks.old_end, 0)
    fresh = [each.mark.number for each in marks.fresh]
    if (is_typed and fresh and (fresh != [kept + 1] or not rest)) or _is_own_run(marks.fresh):
        return ()
    start = marks.head - kept
    made = marks.new[start : start + kept + len(fresh) + rest]
    return made if _is_together(made) else ()


def _joined(marks: _Marks, runs: Sequence[tuple[int, int]], *, is_typed: bool) -> Sequence[_Placed]:
    """Return what a run is now that got items before its first or behind its last."""
    fresh = marks.fresh
    above = next((marks.new[run[0] : run[1]] for run in runs if run[1] == marks.head), ())
    below = next((run for run in runs if run[0] == marks.old_end), None)
    behind = marks.new[marks.in_new(below[0]) : marks.in_new(below[1])] if below else ()
    is_first = fresh[0].mark.number == 1
    if is_first and behind and fresh[-1].paragraph == behind[0].paragraph:
        made = (*fresh, *behind)
    elif is_typed:
        return ()
    elif above and _is_near((above[-1], *fresh)):
        made = (*above, *fresh)
    else:
        made = () if is_first else (*fresh, *behind)
    return made if len(made) > len(fresh) and _is_near(made) and _is_together(made) else ()


def _is_own_run(marks: Sequence[_Placed]) -> bool:
    """Tell whether marks count for themselves: several from one on."""
    return len(marks) > 1 and [each.mark.number for each in marks] == [*range(1, len(marks) + 1)]


def _is_together(marks: Sequence[_Placed]) -> bool:
    return len({each.section for each in marks}) == 1


def _is_near(marks: Sequence[_Placed]) -> bool:
    return all(other.paragraph - one.paragraph <= _NEAR for one, other in pairwise(marks))


def _counted(kind: MarkKind, marks: Sequence[_Placed]) -> Iterable[tuple[int, Edit]]:
    for number, each in enumerate(marks, 1):
        numeral = numeral_of(kind, number)
        if number != each.mark.number and numeral is not None:
            yield each.paragraph, Edit(*each.mark.numeral, numeral)
