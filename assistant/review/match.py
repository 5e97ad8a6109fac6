"""Which paragraphs of a draft and of a returned file belong together, split and merged ones too.

A file whose changes were tracked tells what it read before; paragraphs are then found by that.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.draft.comparing.pairing import align
from assistant.review.bare import bare_text
from assistant.review.noise import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.review.expected import Expected
    from assistant.review.returned import Returned

_PART = 85.0
"""Share (0–100) of a piece's letters found in the other side, from which it was cut off there."""
_SHORTEST_PART = 4
"""Letters below which a piece is found anywhere."""
_LONGEST_WHOLE = 20_000
"""Letters above which no paragraph is looked through for pieces."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs of the draft and what became of them; one side may be empty."""

    before: tuple[int, ...]
    """Consecutive indices among those expected."""
    after: tuple[int, ...]
    """Consecutive indices among those returned."""
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class _Item:
    """What is looked for in the draft: words of one unit of the file."""

    unit: int
    key: str


def match(expected: Sequence[Expected], returned: Sequence[Returned]) -> list[Cell]:
    """Return the cells in the order of the file, removed paragraphs where they stood."""
    units = list(_units(returned))
    keys = [likeness(bare_text(paragraph.text)) for paragraph in expected]
    known = frozenset(keys)
    items = [
        item for number, unit in enumerate(units) for item in _items(number, unit, returned, known)
    ]
    pairs = align(keys, [item.key for item in items])
    partners: dict[int, list[tuple[int, bool]]] = {}
    row: list[int | None] = []
    """Units in order; None for a paragraph that was removed, whose index is in ``gone``."""
    gone: list[int] = []
    for pair in pairs:
        if pair.after is None:
            row.append(None)
            gone.append(pair.before or 0)
            continue
        unit = items[pair.after].unit
        if unit not in partners:
            partners[unit] = []
            row.append(unit)
        if pair.before is not None:
            partners[unit].append((pair.before, pair.moved))
    cells = list(_cells(row, gone, units, partners))
    return _regrouped(cells, keys, returned)


def _units(returned: Sequence[Returned]) -> Iterator[tuple[int, ...]]:
    """Give the stretches of paragraphs whose ends a tracked change put in or took away."""
    unit: list[int] = []
    for index, paragraph in enumerate(returned):
        unit.append(index)
        if paragraph.end == "kept" or index == len(returned) - 1:
            yield tuple(unit)
            unit = []


def _items(
    number: int, unit: Sequence[int], returned: Sequence[Returned], known: frozenset[str]
) -> list[_Item]:
    """Return the paragraphs that a unit had before the changes, or else after them.

    Args:
        number: of the unit.
        unit: its paragraphs.
        returned: all paragraphs.
        known: how the draft's paragraphs are compared. Where they read as the unit does after its
            changes, and not as before, these were made in the draft too.
    """
    before = list(_texts([(returned[at].original, returned[at].end != "inserted") for at in unit]))
    after = list(_texts([(returned[at].text, returned[at].end != "deleted") for at in unit]))
    is_known = known.issuperset(before) and len(before) >= len(after)
    is_done = known.issuperset(after) and not is_known
    return [_Item(number, key) for key in (after if is_done or not before else before)]


def _texts(parts: Sequence[tuple[str, bool]]) -> Iterator[str]:
    """Give the words of paragraphs, as they are compared, out of parts that end them or do not."""
    words = ""
    for text, is_end in (*parts, ("", True)):
        words += text
        if is_end and words.strip():
            yield likeness(bare_text(words))
        words = "" if is_end else words


def _cells(
    row: Sequence[int | None],
    gone: Sequence[int],
    units: Sequence[tuple[int, ...]],
    partners: dict[int, list[tuple[int, bool]]],
) -> Iterator[Cell]:
    removed = iter(gone)
    for unit in row:
        if unit is None:
            yield Cell((next(removed),), ())
            continue
        found = partners[unit]
        taken = _consecutive([index for index, _ in found])
        is_moved = bool(found) and found[0][1]
        yield Cell(tuple(taken), units[unit], is_moved)
        yield from (Cell((index,), ()) for index, _ in found if index not in taken)


def _consecutive(indices: Sequence[int]) -> list[int]:
    """Return the first of the indices and those that follow it without a gap."""
    runs = groupby(enumerate(indices), key=lambda pair: pair[1] - pair[0])
    return [index for _, index in next(runs, (None, ()))[1]]


def _regrouped(cells: list[Cell], keys: Sequence[str], returned: Sequence[Returned]) -> list[Cell]:
    """Join what was split or merged without being tracked."""
    made: list[Cell] = []
    for cell in cells:
        while made and _belong(made[-1], cell, keys, returned):
            last = made.pop()
            cell = Cell(last.before + cell.before, last.after + cell.after)  # noqa: PLW2901 -- grows
        made.append(cell)
    return made


def _belong(one: Cell, other: Cell, keys: Sequence[str], returned: Sequence[Returned]) -> bool:
    """Tell whether two neighbours are one paragraph that was split, or one made of several."""
    if one.is_moved or other.is_moved or not (_follows(one, other)):
        return False
    if any(returned[index].is_tracked for index in one.after + other.after):
        return False
    whole, part = (one, other) if one.before and one.after else (other, one)
    if part.before and part.after:
        return False
    if not (whole.before and whole.after):
        return bool(one.before) != bool(other.before) and _is_part(one, other, keys, returned)
    side = whole.before if part.after else whole.after
    text = _text(Cell(side, ()) if part.after else Cell((), side), keys, returned)
    words = _text(part, keys, returned)
    joined = Cell(one.before + other.before, one.after + other.after)
    return _contains(text, words) and _likeness(joined, keys, returned) > _likeness(
        whole, keys, returned
    )


def _is_part(one: Cell, other: Cell, keys: Sequence[str], returned: Sequence[Returned]) -> bool:
    """Tell whether the shorter of two lone sides is a piece of the other."""
    texts = sorted((_text(cell, keys, returned) for cell in (one, other)), key=len)
    return _contains(texts[1], texts[0])


def _follows(one: Cell, other: Cell) -> bool:
    """Tell whether nothing stands between two cells on either side."""
    return all(
        not (first and second) or first[-1] + 1 == second[0]
        for first, second in ((one.before, other.before), (one.after, other.after))
    )


def _contains(text: str, words: str) -> bool:
    from rapidfuzz import fuzz

    if not _SHORTEST_PART <= len(words) <= len(text) <= _LONGEST_WHOLE:
        return False
    return fuzz.partial_ratio(words, text) >= _PART


def _likeness(cell: Cell, keys: Sequence[str], returned: Sequence[Returned]) -> float:
    from rapidfuzz.distance import Indel

    before = _text(Cell(cell.before, ()), keys, returned)
    after = _text(Cell((), cell.after), keys, returned)
    return Indel.normalized_similarity(before, after)


def _text(cell: Cell, keys: Sequence[str], returned: Sequence[Returned]) -> str:
    """Return the words of a cell that has one side."""
    if cell.before:
        return "".join(keys[index] for index in cell.before)
    return "".join(likeness(bare_text(returned[index].text)) for index in cell.after)
