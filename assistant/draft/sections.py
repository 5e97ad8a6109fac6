"""Sections of a draft as pieces to rearrange: a heading with all that stands under it.

A section stays in its part: in the report, or in the attachment (附件) whose text it is.
Attachments are moved among themselves, so that they stay last. Nothing is written here but the
levels of headings; their numbers follow from the outline.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.draft.comparing.section_place import DEPTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.parts import Paragraph, ParagraphStyle

DEEPEST = 4
_STYLES: tuple[ParagraphStyle, ...] = ("heading1", "heading2", "heading3", "heading4")


def depth_of(paragraph: Paragraph) -> int | None:
    """Return the level of a heading, 0 for the name of an attachment, None for all else."""
    return DEPTHS.get(paragraph.style)


def section_end(paragraphs: Sequence[Paragraph], start: int) -> int:
    """Return one past the last paragraph of the section whose heading stands at *start*."""
    depth = DEPTHS[paragraphs[start].style]
    for at in range(start + 1, len(paragraphs)):
        other = depth_of(paragraphs[at])
        if other is not None and other <= depth:
            return at
    return len(paragraphs)


def moved_order(paragraphs: Sequence[Paragraph], start: int, target: int) -> tuple[int, ...]:
    """Return the indices of the paragraphs in the order they have after the move.

    Args:
        paragraphs: all of them.
        start: index of the heading of the section.
        target: index of the paragraph before which it is to stand; a heading, or the end of the
            part. Where the section cannot stand there, all keep their places.
    """
    stay = range(len(paragraphs))
    if not _is_section(paragraphs, start):
        return tuple(stay)
    end = section_end(paragraphs, start)
    if start <= target <= end or target not in _targets(paragraphs, start):
        return tuple(stay)
    moved = stay[start:end]
    if target < start:
        return (*stay[:target], *moved, *stay[target:start], *stay[end:])
    return (*stay[:start], *stay[end:target], *moved, *stay[target:])


def move_section(
    paragraphs: Sequence[Paragraph], start: int, target: int, *, level: int | None = None
) -> tuple[Paragraph, ...]:
    """Return the paragraphs with a section, its body and subsections elsewhere.

    Args:
        paragraphs: all of them.
        start: index of the heading of the section.
        target: as in :func:`moved_order`; *start* where it keeps its place.
        level: that its heading is to have, its subsections following; None for the one it has.
            Where one of them would lie too deep, nothing is moved.
    """
    order = moved_order(paragraphs, start, target)
    if not _is_section(paragraphs, start):
        return tuple(paragraphs)
    section = range(start, section_end(paragraphs, start))
    by = 0 if level is None else level - DEPTHS[paragraphs[start].style]
    if by and not _can_lie(paragraphs, section, by):
        return tuple(paragraphs)
    return tuple(_shifted(paragraphs[at], by) if at in section else paragraphs[at] for at in order)


def target_above(paragraphs: Sequence[Paragraph], start: int) -> int | None:
    """Return where a section goes that is moved up by one, None where it is the first.

    From the beginning of a section it goes to the end of the one before.
    """
    depth = DEPTHS[paragraphs[start].style]
    above = [at for at in _headings(paragraphs, start) if at < start]
    around = next((at for at in above[::-1] if DEPTHS[paragraphs[at].style] <= depth), None)
    if around is None or DEPTHS[paragraphs[around].style] == depth:
        return around
    before = [at for at in above if at < around]
    return around if before and DEPTHS[paragraphs[before[-1]].style] >= depth - 1 else None


def target_below(paragraphs: Sequence[Paragraph], start: int) -> int | None:
    """Return where a section goes that is moved down by one, None where it is the last.

    From the end of a section it goes to the beginning of the next.
    """
    depth = DEPTHS[paragraphs[start].style]
    end = section_end(paragraphs, start)
    below = [at for at in _headings(paragraphs, start) if at >= end]
    if not below:
        return None
    if DEPTHS[paragraphs[end].style] == depth:
        return section_end(paragraphs, end)
    if DEPTHS[paragraphs[end].style] < depth - 1:
        return None
    return below[1] if len(below) > 1 else _part(paragraphs, start).stop


def level_below(paragraphs: Sequence[Paragraph], start: int, by: int) -> int | None:
    """Return the level a section has one up (-1) or down (1), None where it cannot have it.

    It cannot lie more than one level below the heading before it.
    """
    level = DEPTHS[paragraphs[start].style] + by
    above = [at for at in _headings(paragraphs, start) if at < start]
    deepest = DEPTHS[paragraphs[above[-1]].style] + 1 if above else 1
    section = range(start, section_end(paragraphs, start))
    if (by > 0 and level > deepest) or not _can_lie(paragraphs, section, by):
        return None
    return level


def _is_section(paragraphs: Sequence[Paragraph], start: int) -> bool:
    return 0 <= start < len(paragraphs) and depth_of(paragraphs[start]) is not None


def _part(paragraphs: Sequence[Paragraph], at: int) -> range:
    """Return the part that a section stands in; for an attachment all of them."""
    named = [number for number, each in enumerate(paragraphs) if each.style == "attachment"]
    if at in named:
        return range(named[0], len(paragraphs))
    start = max((number + 1 for number in named if number < at), default=0)
    return range(start, min((number for number in named if number > at), default=len(paragraphs)))


def _headings(paragraphs: Sequence[Paragraph], start: int) -> list[int]:
    """Return what a section can stand before: headings of its part, or else attachments."""
    is_attachment = paragraphs[start].style == "attachment"
    return [
        at
        for at in _part(paragraphs, start)
        if (depth := depth_of(paragraphs[at])) is not None and (depth == 0) == is_attachment
    ]


def _targets(paragraphs: Sequence[Paragraph], start: int) -> set[int]:
    return {*_headings(paragraphs, start), _part(paragraphs, start).stop}


def _can_lie(paragraphs: Sequence[Paragraph], section: range, by: int) -> bool:
    depths = [depth for at in section if (depth := depth_of(paragraphs[at])) is not None]
    return min(depths) > 0 and depths[0] + by >= 1 and max(depths) + by <= DEEPEST


def _shifted(paragraph: Paragraph, by: int) -> Paragraph:
    depth = depth_of(paragraph)
    return replace(paragraph, style=_STYLES[depth + by - 1]) if depth and by else paragraph
