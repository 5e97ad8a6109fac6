"""Marks typed on a western keyboard, as Chinese print has them (中文标点).

A mark is changed only once it is typed, by what stands before it; whatever was changed back stays
as it is. Numbers, addresses and western words keep their marks.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_CHINESE = re.compile(r"[\u3400-\u9fff\u3007\uf900-\ufaff%％°℃，。、；：？！（）《》“”‘’【】…—]")
# https://www.moj.gov.cn 或 sfj@example.gov.cn
_ADDRESS = re.compile(r"(?:://|www\.|@)[!-~]*$", re.IGNORECASE)
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（"}
_QUOTES = {'"': ("“", "”"), "'": ("‘", "’")}
_OPENING = "（“‘《【"


class Change(NamedTuple):
    """What takes the place of the last characters typed."""

    length: int
    text: str


def change_of(before: str, typed: str) -> Change | None:
    """Return how the mark just typed is written, None where it stays.

    Args:
        before: the paragraph up to the mark.
        typed: the mark.
    """
    if _ADDRESS.search(before) or before.rfind("【") > before.rfind("】"):
        return None
    if typed in _QUOTES:
        return _quote(before, typed)
    if typed == ")":
        is_full = before.rfind("（") > max(before.rfind("("), before.rfind("）"))
        return Change(1, "）") if is_full else None
    if typed in _FULL:
        is_chinese = bool(_CHINESE.match(before[-1:])) and not (
            typed != "(" and before[-1] in _OPENING
        )
        return Change(1, _FULL[typed]) if is_chinese else None
    return _run(before, typed)


def _quote(before: str, typed: str) -> Change | None:
    opening, closing = _QUOTES[typed]
    is_open = before.rfind(opening) > before.rfind(closing)
    if not is_open and before[-1:].isascii() and before[-1:].isalnum():
        return None  # it's, 5'
    return Change(1, closing if is_open else opening)


def _run(before: str, typed: str) -> Change | None:
    """Return ellipsis or dash, once their last mark is typed."""
    for mark, count, written in ((".", 3, "……"), ("。", 3, "……"), ("-", 2, "——")):
        run = mark * (count - 1)
        rest = before.removesuffix(run)
        if typed == mark and rest != before and not rest.endswith((mark, written[0])):
            return Change(count, written)
    return None
