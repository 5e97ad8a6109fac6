"""Numbers of headings: 一、 （一） 1. （1）, which follow from the outline and are never stored.

Source: GB/T 9704-2012, 7.3.3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.base.numerals import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.parts import ParagraphStyle

_DEPTHS: dict[str, int] = {"heading1": 0, "heading2": 1, "heading3": 2, "heading4": 3}


def ordinals(styles: Sequence[ParagraphStyle]) -> tuple[str, ...]:
    """Return the number of each paragraph, empty for text and guidance.

    A heading starts the numbers of the levels below it anew.
    """
    counts = [0, 0, 0, 0]
    written = []
    for style in styles:
        depth = _DEPTHS.get(style)
        if depth is None:
            written.append("")
            continue
        counts[depth] += 1
        counts[depth + 1 :] = [0] * (3 - depth)
        written.append(_ordinal(depth, counts[depth]))
    return tuple(written)


def _ordinal(depth: int, count: int) -> str:
    if depth == 0:
        return f"{write_whole(count)}、"
    if depth == 1:
        return f"（{write_whole(count)}）"
    return f"{count}." if depth == 2 else f"（{count}）"
