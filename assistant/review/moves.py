"""Paragraphs that were moved while changes were tracked: Word tells of one removed and one added.

The two are one change, and what comes to stand elsewhere is the draft's own paragraph, so that its
fields and its borrowed words come along.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.review.noise import JOINT, likeness

if TYPE_CHECKING:
    from assistant.draft.parts import Paragraph
    from assistant.review.plan import Edit, Plan
    from assistant.review.review import Change, Review

_SHORTEST = 4
"""Letters below which two paragraphs read alike by chance."""


def linked(review: Review) -> Review:
    """Return the review with each paragraph that went and came again as one move."""
    partners = _partners(review.changes)
    if not partners:
        return review
    numbers: dict[int, int] = {}
    changes: list[Change] = []
    for change in review.changes:
        if change.id in partners:
            continue
        numbers[change.id] = len(changes)
        changes.append(replace(change, id=len(changes)))
    for removed, added in partners.items():
        numbers[removed] = numbers[added]
        gone = review.changes[removed]
        came = changes[numbers[added]]
        changes[numbers[added]] = replace(
            came,
            kind="moved",
            paragraph=gone.paragraph,
            start=gone.start,
            end=gone.end,
            before=gone.before,
            style_before=gone.style_before,
            breaks_fields=(),
            comments=came.comments + gone.comments,
        )
    sources = {
        numbers[removed]: review.draft.paragraphs[index]
        for removed in partners
        if (index := review.changes[removed].paragraph) is not None
    }
    return replace(review, changes=tuple(changes), plan=_renumbered(review.plan, numbers, sources))


def _partners(changes: tuple[Change, ...]) -> dict[int, int]:
    """Return for each removed paragraph the added one that reads the same."""
    came: dict[str, list[int]] = {}
    for change in changes:
        if change.kind == "added" and len(change.after) >= _SHORTEST:
            came.setdefault(likeness(change.after), []).append(change.id)
    partners = {}
    for change in changes:
        waiting = came.get(likeness(change.before), [])
        if change.kind == "removed" and waiting:
            partners[change.id] = waiting.pop(0)
    return partners


def _with_source(edit: Edit, source: Paragraph) -> Edit:
    """Return an edit that brings a paragraph with the words that the draft has for it."""
    words = edit.text.strip(JOINT)
    if not words:
        return edit
    start = edit.text.index(words)
    return replace(
        edit,
        text=edit.text[:start] + source.text + edit.text[start + len(words) :],
        borrowed=tuple(
            replace(each, start=each.start + start, end=each.end + start)
            for each in source.borrowed
        ),
        comments=tuple(
            replace(each, start=each.start + start, end=each.end + start)
            for each in source.comments
        ),
    )


def _renumbered(plan: Plan, numbers: dict[int, int], sources: dict[int, Paragraph]) -> Plan:
    """Return the plan with the new numbers; what was added is what the draft has for it."""
    groups = []
    for group in plan.groups:
        edits = []
        for edit in group.edits:
            change = numbers[edit.change]
            made = _with_source(edit, sources[change]) if change in sources else edit
            edits.append(replace(made, change=change))
        restyles = [replace(each, change=numbers[each.change]) for each in group.restyles]
        groups.append(replace(group, edits=tuple(edits), restyles=tuple(restyles)))
    arrivals = []
    for arrival in plan.arrivals:
        change = numbers[arrival.change]
        added = arrival.added
        if change in sources and added:
            added = (replace(sources[change], style=added[0].style),)
        arrivals.append(replace(arrival, change=change, added=added))
    return replace(
        plan,
        groups=tuple(groups),
        removals=tuple(replace(each, change=numbers[each.change]) for each in plan.removals),
        arrivals=tuple(arrivals),
        elements=tuple(replace(each, change=numbers[each.change]) for each in plan.elements),
    )
