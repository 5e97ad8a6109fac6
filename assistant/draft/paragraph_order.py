"""Which paragraph of a text was which before one stretch of it was changed."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.parts import Paragraph


def paragraph_order(
    before: Sequence[Paragraph], after: Sequence[Paragraph]
) -> tuple[int | None, ...]:
    """Return for each paragraph of *after* its index in *before*, None for a new one.

    Paragraphs are known by their words, whatever their style; what was reworded in place is the
    same.
    """
    old, new = [each.text for each in before], [each.text for each in after]
    if len(old) == len(new):
        return tuple(range(len(old)))
    order: list[int | None] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "delete":
            continue
        known = range(start, end)[: new_end - new_start]
        order += [*known, *[None] * (new_end - new_start - len(known))]
    return tuple(order)
