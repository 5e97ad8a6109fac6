"""How wide characters are: Chinese ones fill their size, Latin ones follow the Latin face."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.export.gongwen import LatinFace, Measures, Role

_FULL = frozenset("WFA")
"""East Asian widths set in the Chinese face; A holds “ ” … — · ℃, which follow the text."""
_MARKS = frozenset({"Mn", "Me", "Cf", "Cc"})
"""Categories without a width of their own."""
_SCRIPT_GAP = 0.2
"""White between a Chinese character and a digit or letter, as a part of the size. LibreOffice sets
a fifth of it whatever a document says, Word and WPS a quarter unless told not to."""


@lru_cache(maxsize=20_000)
def is_full(character: str) -> bool:
    """Tell whether the character is set in the Chinese face and fills a cell."""
    return unicodedata.east_asian_width(character) in _FULL


@lru_cache(maxsize=20_000)
def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in _MARKS


def advance(character: str, size_pt: float, spacing_pt: float, latin: LatinFace) -> float:
    """Return the width of one character in points."""
    if character < "\u0100":
        if is_full(character):
            return size_pt + spacing_pt
        return latin.advance(character) * size_pt + spacing_pt
    if _is_mark(character):
        return 0.0
    return (size_pt if is_full(character) else size_pt / 2) + spacing_pt


def seam(before: str, after: str, size_pt: float, spacing_pt: float) -> float:
    """Return the white between two neighbouring characters, in points.

    There is some where the script changes between letters or digits; readers also leave out the
    letter spacing of the last character before a change.
    """
    if is_full(before) == is_full(after):
        return 0.0
    gap = _SCRIPT_GAP * size_pt if before.isalnum() and after.isalnum() else 0.0
    return gap - spacing_pt


def text_width(text: str, measures: Measures, role: Role = "body") -> float:
    """Return the width in points of *text* set on one line in the style of *role*."""
    style = measures.styles[role]
    size, spacing = style.size_pt, style.spacing_pt
    letters = sum(advance(char, size, spacing, measures.latin) for char in text)
    seams = sum(seam(before, after, size, spacing) for before, after in pairwise(text))
    return letters + seams


def cells(text: str) -> float:
    """Return the width of *text* in characters, a half-width one counting half."""
    return sum(1.0 if is_full(character) else 0.5 for character in text)
