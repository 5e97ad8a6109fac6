"""Making the accepted changes: fields stay fields, borrowed words stay marked as such."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.review.errors import ReviewOutdated
from assistant.review.rebuild import rebuilt
from assistant.review.sheet_number import with_numbers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assistant.draft.draft import Draft
    from assistant.draft.parts import Elements, Paragraph, Picture
    from assistant.review.plan import Plan
    from assistant.review.review import Review


def apply_changes(
    draft: Draft,
    review: Review,
    accepted: Collection[int],
    in_sheet: Collection[int] = (),
) -> Draft:
    """Return the draft with the accepted changes made; with none of them it is the same.

    Args:
        draft: the draft that was reviewed.
        review: what the returned file changes.
        accepted: :attr:`Change.id` of each change to make; others are left.
        in_sheet: those of them whose number goes into the indicator sheet (:attr:`Change.sheet`),
            while the field stays in the text.

    Raises:
        ReviewOutdated: the draft is another one than was reviewed.
    """
    if draft != review.draft:
        raise ReviewOutdated
    numbers = {change.id: change.sheet for change in review.changes if change.id in in_sheet}
    placed = {number: sheet for number, sheet in numbers.items() if sheet is not None}
    wanted = frozenset(accepted) - placed.keys()
    plan = review.plan
    slots = _slots(draft, plan, wanted)
    arriving = _arriving(plan, wanted, slots)
    for removal in plan.removals:
        if removal.change in wanted:
            slots[removal.paragraph] = []
    paragraphs = list(arriving[-1])
    for index in range(len(draft.paragraphs)):
        paragraphs += [*slots[index], *arriving[index]]
    return replace(
        with_numbers(draft, placed.values()),
        elements=_elements(draft.elements, plan, wanted),
        paragraphs=tuple(paragraphs),
        pictures=(*draft.pictures, *_pictures(draft, plan, wanted)),
    )


def _slots(draft: Draft, plan: Plan, wanted: frozenset[int]) -> dict[int, list[Paragraph]]:
    """Return what stands in the place of each paragraph, by its index."""
    slots = {index: [paragraph] for index, paragraph in enumerate(draft.paragraphs)}
    for group in plan.groups:
        edits = [edit for edit in group.edits if edit.change in wanted]
        styles = {
            restyle.paragraph: restyle.style
            for restyle in group.restyles
            if restyle.change in wanted
        }
        if edits or styles:
            slots |= rebuilt(draft, group.paragraphs, edits, styles)
    return slots


def _arriving(
    plan: Plan, wanted: frozenset[int], slots: dict[int, list[Paragraph]]
) -> defaultdict[int, list[Paragraph]]:
    """Return what comes to stand below each paragraph, -1 for above all; take it from its place."""
    arriving: defaultdict[int, list[Paragraph]] = defaultdict(list)
    for arrival in plan.arrivals:
        if arrival.change not in wanted:
            continue
        below = -1 if arrival.below is None else arrival.below
        arriving[below] += arrival.added
        for index in arrival.moved:
            arriving[below] += slots[index]
            slots[index] = []
    return arriving


def _elements(elements: Elements, plan: Plan, wanted: frozenset[int]) -> Elements:
    values: dict[str, Any] = {
        edit.name: edit.value for edit in plan.elements if edit.change in wanted
    }
    return replace(elements, **values) if values else elements


def _pictures(draft: Draft, plan: Plan, wanted: frozenset[int]) -> Iterator[Picture]:
    """Give the pictures that accepted paragraphs show and the draft has not."""
    known = {picture.name for picture in draft.pictures}
    for arrival in plan.arrivals:
        if arrival.change in wanted:
            for picture in arrival.pictures:
                if picture.name not in known:
                    known.add(picture.name)
                    yield picture
