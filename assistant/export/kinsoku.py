"""Where a Chinese line may end (GB/T 15834; GB/T 9704-2012, 7.3.3): 避头尾 and unbroken numbers."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from assistant.export.widths import is_full

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NOT_AT_START = frozenset("，。、；：？！）》〉」』”’〕】〗…—～·%‰℃,.;:?!)]}％．｝］々ー")
"""Characters that may not begin a line."""

NOT_AT_END = frozenset("（《〈「『“‘〔【〖￥¥№([{｛［＄$")
"""Characters that may not end a line."""

_UNBROKEN = frozenset("—…")
"""Marks of two characters: —— and ……."""
_AFTER = frozenset(" -")
"""Half-width characters after which a line may end."""
_ROUNDING_PT = 0.01


@lru_cache(maxsize=50_000)
def may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two neighbouring characters."""
    if after == " " or after in NOT_AT_START or before in NOT_AT_END:
        return False
    if before in _AFTER:
        return True
    if before == after and before in _UNBROKEN:
        return False
    if unicodedata.category(after).startswith("M"):
        return False
    return is_full(before) or is_full(after)


def break_lines(
    text: str,
    widths: Sequence[float],
    first_pt: float,
    rest_pt: float,
    leads: Mapping[int, float] | None = None,
) -> list[tuple[int, int]]:
    """Return the lines of a paragraph as half-open stretches of *text*; blanks may hang.

    Args:
        text: the paragraph.
        widths: width of each character in points, with the white before it.
        first_pt: room on the first line.
        rest_pt: room on the lines after it.
        leads: white before a character, counted in its width, that falls away where it begins a
            line.
    """
    leads = leads or {}
    ends = list(accumulate(widths, initial=0.0))
    lines: list[tuple[int, int]] = []
    start, room = 0, first_pt
    while start < len(text):
        limit = ends[start] + leads.get(start, 0.0) + room + _ROUNDING_PT
        full = max(bisect_right(ends, limit, start + 1) - 1, start + 1)
        while full < len(text) and text[full] == " ":
            full += 1
        end = full if full >= len(text) else _last_chance(text, start, full)
        lines.append((start, end))
        start, room = end, rest_pt
    return lines or [(0, 0)]


def _last_chance(text: str, start: int, full: int) -> int:
    """Return the last place up to *full* where the line may end, or *full* where there is none."""
    for end in range(full, start, -1):
        if may_break(text[end - 1], text[end]):
            return end
    return full
