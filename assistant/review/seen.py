"""Returned paragraphs beside the draft's paragraphs that they are, each in the style it got."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.draft.numbering import is_run_in
from assistant.review.bare import seen_alone, seen_as

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.draft.parts import ParagraphStyle
    from assistant.review.expected import Expected
    from assistant.review.returned import Returned

_LEVELS = frozenset(("heading1", "heading2", "heading3", "heading4", "body", "internal"))
"""Styles between which a paragraph is restyled; what is a table or a picture stays one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A returned paragraph as the draft would hold it."""

    returned: Returned
    style: ParagraphStyle
    expected: Expected | None
    """The draft's paragraph that it is, None for one that came of a split or was added."""


def seen_beside(expected: Sequence[Expected], returned: Sequence[Returned]) -> Iterator[Seen]:
    """Give the returned paragraphs, each beside the draft's paragraph that it is."""
    owners = dict(zip(_mains(returned, len(expected)), expected, strict=False))
    for number, each in enumerate(returned):
        owner = owners.get(number)
        if owner is None:
            alone, style = seen_alone(each)
            yield Seen(returned=alone, style=style, expected=None)
            continue
        style = _style(owner, each)
        ordinal = owner.ordinal if style == owner.style else ""
        yield Seen(returned=seen_as(each, style, ordinal), style=style, expected=owner)


def _mains(returned: Sequence[Returned], count: int) -> list[int]:
    """Return which returned paragraph holds most of each of the draft's *count* paragraphs.

    These are the ones before the changes, or those after them where only so many are as many.
    """
    before = list(_largest([(len(each.original), each.end != "inserted") for each in returned]))
    after = list(_largest([(len(each.text), each.end != "deleted") for each in returned]))
    return after if len(after) == count != len(before) else before


def _largest(parts: Sequence[tuple[int, bool]]) -> Iterator[int]:
    """Give the number of the longest part of each paragraph; parts end a paragraph or do not."""
    lengths: list[tuple[int, int]] = []
    for number, (length, is_end) in enumerate((*parts, (0, True))):
        lengths.append((length, -number))
        if is_end:
            longest, at = max(lengths)
            if longest:
                yield -at
            lengths = []


def _style(expected: Expected, returned: Returned) -> ParagraphStyle:
    """Return the style that a draft's paragraph has in the file."""
    style = returned.style
    if style is None or not {style, expected.style} <= _LEVELS:
        return expected.style
    stays = style == "body" and is_run_in(expected.style, expected.text)
    return expected.style if stays else style
