"""Where a Chinese line may end (GB/T 15834; GB/T 9704-2012, 7.3.3): 避头尾 and unbroken numbers."""

from __future__ import annotations

import unicodedata

from assistant.export.widths import is_full

NOT_AT_START = frozenset("，。、；：？！）》〉」』”’〕】〗…—～·%‰℃,.;:?!)]}％．｝］々ー")
"""Characters that may not begin a line."""

NOT_AT_END = frozenset("（《〈「『“‘〔【〖￥¥№([{｛［＄$")
"""Characters that may not end a line."""

_UNBROKEN = frozenset("—…")
"""Marks of two characters: —— and ……."""


def may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two neighbouring characters."""
    if after == " " or after in NOT_AT_START or before in NOT_AT_END:
        return False
    if before == " ":
        return True
    if before == after and before in _UNBROKEN:
        return False
    if unicodedata.category(after).startswith("M"):
        return False
    return is_full(before) or is_full(after)


def break_lines(
    text: str, widths: list[float], first_pt: float, rest_pt: float
) -> list[tuple[int, int]]:
    """Return the lines of a paragraph as half-open stretches of *text*.

    Args:
        text: the paragraph.
        widths: width of each character in points.
        first_pt: room on the first line.
        rest_pt: room on the lines after it.
    """
    lines: list[tuple[int, int]] = []
    start = chance = position = 0
    used = 0.0
    room = first_pt
    while position < len(text):
        if position > start and may_break(text[position - 1], text[position]):
            chance = position
        used += widths[position]
        if used > room + 0.01 and text[position] != " " and position > start:
            end = chance if chance > start else position
            lines.append((start, end))
            start = chance = position = end
            used, room = 0.0, rest_pt
            continue
        position += 1
    lines.append((start, len(text)))
    return lines
