"""Restoring one section (章节) of an earlier version: it takes the place of the same section now.

A section is a heading, or the name of an attachment, with all that stands under it. Which section
now is the same one follows from its heading, or else from what stands under it. The indicator sheet
stays as it is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.draft.comments import ids_in, without
from assistant.draft.comparing.difference import align
from assistant.draft.comparing.section_place import DEPTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.draft.draft import Draft
    from assistant.draft.parts import Paragraph, Picture

_MOST = 0.5
"""Share of a section's letters that must stand under one heading now, if its own is gone."""


def section_span(draft: Draft, heading: int | None) -> range:
    """Return the paragraphs of the section that begins with the paragraph *heading*.

    Args:
        draft: whose section.
        heading: index of its heading or attachment; None for what stands before the first one.

    Raises:
        ValueError: the paragraph begins no section.
    """
    paragraphs = draft.paragraphs
    if heading is None:
        return range(next(_heads(draft), len(paragraphs)))
    depth = _depth(paragraphs[heading])
    if depth is None:
        raise ValueError(f"paragraph {heading} is no heading")
    return range(heading, _end(paragraphs, heading + 1, depth))


def find_section(now: Draft, then: Draft, heading: int | None) -> range | None:
    """Return the paragraphs that are the same section now; None where it is gone.

    Args:
        now: the draft where it is looked for.
        then: the earlier version.
        heading: as for :func:`section_span`, in *then*.
    """
    return _Match(now, then).section(heading)


def restore_section(now: Draft, then: Draft, heading: int | None) -> Draft:
    """Return the draft with a section as it was; one that is gone stands where it belonged.

    The headings above one that is gone come back with it where they are gone too, and so do the
    pictures that it shows. A comment that stands elsewhere by now stays there.

    Args:
        now: the present draft.
        then: the earlier version.
        heading: as for :func:`section_span`, in *then*.

    Raises:
        ValueError: the paragraph begins no section.
    """
    match = _Match(now, then)
    restored = [then.paragraphs[index] for index in section_span(then, heading)]
    place = match.section(heading)
    if place is None:
        missing = match.missing_above(heading)
        restored = [*(then.paragraphs[index] for index in missing), *restored]
        place = match.place_for((*missing, heading)[0])
    around = (*now.paragraphs[: place.start], *now.paragraphs[place.stop :])
    elsewhere = ids_in(around)
    restored = [without(each, elsewhere) for each in restored]
    kept, pictures = _with_pictures(restored, now, then)
    paragraphs = (*now.paragraphs[: place.start], *kept, *now.paragraphs[place.stop :])
    return replace(now, paragraphs=paragraphs, pictures=(*now.pictures, *pictures))


class _Match:
    """Where the paragraphs of an earlier version stand now."""

    def __init__(self, now: Draft, then: Draft) -> None:
        self._now = now
        self._then = then
        pairs = align(*([each.text for each in draft.paragraphs] for draft in (then, now)))
        self._places = {
            pair.before: pair.after
            for pair in pairs
            if pair.before is not None and pair.after is not None
        }
        self._moved = {pair.before for pair in pairs if pair.moved}

    def section(self, heading: int | None) -> range | None:
        if heading is None:
            return section_span(self._now, None)
        span = section_span(self._then, heading)
        place = self._places.get(heading)
        if place is None or not _is_like(self._now.paragraphs[place], self._then, heading):
            place = self._holder(span)
        return None if place is None else section_span(self._now, place)

    def missing_above(self, heading: int | None) -> list[int]:
        """Return the headings around a section that are gone too, the outermost first."""
        missing: list[int] = []
        if heading is None:
            return missing
        depth = _depth(self._then.paragraphs[heading]) or 0
        for index in range(heading - 1, -1, -1):
            above = _depth(self._then.paragraphs[index])
            if above is None or above >= depth:
                continue
            if self.section(index) is not None:
                break
            missing.insert(0, index)
            depth = above
        return missing

    def place_for(self, heading: int | None) -> range:
        """Return where a section that is gone belongs: behind the one that it stood behind."""
        if heading is None:
            return range(0)
        before = (index for index in range(heading - 1, -1, -1) if index not in self._moved)
        places = (self._places[index] for index in before if index in self._places)
        depth = _depth(self._then.paragraphs[heading]) or 0
        start = _end(self._now.paragraphs, next(places, -1) + 1, depth)
        return range(start, start)

    def _holder(self, span: range) -> int | None:
        """Return the heading now under which most of a section's text stands."""
        depth = _depth(self._then.paragraphs[span.start])
        held: Counter[int] = Counter()
        total = 0
        for index in span[1:]:
            length = len(self._then.paragraphs[index].text)
            total += length
            place = self._places.get(index)
            above = None if place is None else self._heading_of(place, depth)
            if above is not None and self._is_free(above):
                held[above] += length
        best = held.most_common(1)
        return best[0][0] if best and best[0][1] > _MOST * total else None

    def _heading_of(self, place: int, depth: int | None) -> int | None:
        """Return the heading of that depth that a paragraph now stands under."""
        for index in range(place, -1, -1):
            above = _depth(self._now.paragraphs[index])
            if above is not None and depth is not None and above <= depth:
                return index if above == depth else None
        return None

    def _is_free(self, place: int) -> bool:
        """Tell whether a heading now is no other heading of the version."""
        return place not in self._places.values()


def _is_like(paragraph: Paragraph, then: Draft, heading: int) -> bool:
    """Tell whether a paragraph is a heading where the other is one: a text never became one."""
    depths = _depth(paragraph), _depth(then.paragraphs[heading])
    return None not in depths and (depths[0] == 0) == (depths[1] == 0)


def _depth(paragraph: Paragraph) -> int | None:
    return DEPTHS.get(paragraph.style)


def _heads(draft: Draft) -> Iterator[int]:
    return (at for at, each in enumerate(draft.paragraphs) if _depth(each) is not None)


def _end(paragraphs: Sequence[Paragraph], start: int, depth: int) -> int:
    """Return where the next section of that depth or above begins."""
    for index in range(start, len(paragraphs)):
        found = _depth(paragraphs[index])
        if found is not None and found <= depth:
            return index
    return len(paragraphs)


def _with_pictures(
    paragraphs: Sequence[Paragraph], now: Draft, then: Draft
) -> tuple[list[Paragraph], list[Picture]]:
    """Return the paragraphs and the pictures that they lack, under names that are free."""
    kept: list[Paragraph] = []
    added: list[Picture] = []
    for paragraph in paragraphs:
        picture = then.picture(paragraph.text) if paragraph.style == "picture" else None
        if picture is None:
            kept.append(paragraph)
            continue
        there = (*now.pictures, *added)
        names = [each.name for each in there if replace(each, name=picture.name) == picture]
        if not names:
            names = [_free_name(picture.name, {each.name for each in there})]
            added.append(replace(picture, name=names[0]))
        name = picture.name if picture.name in names else names[0]
        kept.append(replace(paragraph, text=name))
    return kept, added


def _free_name(name: str, taken: set[str]) -> str:
    names = (name, *(f"{name}（{number}）" for number in range(2, len(taken) + 3)))
    return next(each for each in names if each not in taken)
