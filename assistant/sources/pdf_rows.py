"""The characters of a PDF page put into rows, each of one stretch of text or several set apart.

Characters printed twice in one place are taken once: false bold, shadows, and the layer that OCR
lays under the print.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.sources.pdf_glyphs import Glyph

DESCENT = 0.2
"""Share of its size by which a character reaches below its baseline."""

SAME_ROW = 0.5
"""Share of its height that a character must have in common with a row to stand in it."""

SAME_PLACE = 0.5
"""Share of the narrower of two characters that they have in common when one is printed twice."""

LAID_UNDER = 0.2
"""The same of a shown character and one of the layer below, which is seldom set so exactly."""

SHOWN_TEXT = 0.5
"""So many shown characters for each hidden one, and the hidden ones only repeat them."""

APART = 1.5
"""Characters of free space that set two stretches of a row apart."""

WORD_GAP = 0.18
"""Characters of free space between two Latin words."""

WIDE_GAP = 0.8
"""Characters of free space that show as a space in Chinese text."""

OPENING = frozenset("（《〈“‘【〔「『［([{〖")
CLOSING = frozenset("，。、；：？！）》〉”’】〕」』］,.;:?!)]}〗％%…—·")
"""Marks that begin no line; the line before is left short where they and their word do not fit."""


class Stretch(NamedTuple):
    """Text of one row that is not set apart; measures in points."""

    text: str
    left: float
    right: float
    size: float
    lead: float
    """Width of what stands first and cannot be parted from it: a number, a word, （2021."""


class Row(NamedTuple):
    """What stands at one height of a page, or a whole table."""

    baseline: float
    stretches: tuple[Stretch, ...]
    table: tuple[str, ...] = ()
    """The lines of a ruled table, which is put in as one row."""

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.stretches[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.stretches[-1].right


def build_rows(glyphs: Sequence[Glyph]) -> list[Row]:
    """Return the rows that characters make, from the top down."""
    rows = []
    for row in _by_height(_without_layer(glyphs)):
        once = _printed_once(row)
        stretches = tuple(_stretch(part) for part in _parts(once))
        if stretches:
            rows.append(Row(baseline=_main(once).baseline, stretches=stretches))
    return rows


def _without_layer(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """Return the shown characters where there are enough to be the text of the page."""
    shown = [glyph for glyph in glyphs if glyph.is_shown]
    is_text = len(shown) >= SHOWN_TEXT * (len(glyphs) - len(shown))
    return shown if is_text else glyphs


def _by_height(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return characters that stand side by side together; a raised small one joins its row."""
    rows: list[list[Glyph]] = []
    bottom = top = size = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.baseline - glyph.size / 2):
        low = glyph.baseline - DESCENT * glyph.size
        high = low + glyph.size
        common = min(top, high) - max(bottom, low)
        if rows and common >= SAME_ROW * min(size, glyph.size):
            rows[-1].append(glyph)
            if glyph.size <= size:
                continue
        else:
            rows.append([glyph])
        bottom, top, size = low, high, glyph.size
    return rows


def _printed_once(row: list[Glyph]) -> list[Glyph]:
    """Return a row from left to right without what is printed on top of other characters.

    Of two in one place the shown one stays, else the one that the file prints first.
    """
    kept: list[Glyph] = []
    for glyph in sorted(row, key=lambda glyph: glyph.left):
        if not glyph.text.strip():
            continue
        while kept and _is_same_place(kept[-1], glyph):
            if kept[-1].is_shown >= glyph.is_shown:
                break
            kept.pop()
        else:
            kept.append(glyph)
    return kept


def _is_same_place(first: Glyph, second: Glyph) -> bool:
    common = min(first.right, second.right) - second.left
    share = SAME_PLACE if first.is_shown is second.is_shown else LAID_UNDER
    return common > share * min(first.right - first.left, second.right - second.left)


def _main(row: Sequence[Glyph]) -> Glyph:
    """Return the character of middling size, whose height is that of the row."""
    return sorted(row, key=lambda glyph: glyph.size)[len(row) // 2]


def _parts(row: list[Glyph]) -> list[list[Glyph]]:
    """Return the characters of a row in groups that are set apart."""
    parts: list[list[Glyph]] = []
    for glyph in row:
        if parts and glyph.left - parts[-1][-1].right < APART * _larger(parts[-1][-1], glyph):
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    return parts


def _larger(first: Glyph, second: Glyph) -> float:
    return max(first.size, second.size)


def _stretch(glyphs: list[Glyph]) -> Stretch:
    text = [glyphs[0].text]
    for before, glyph in pairwise(glyphs):
        gap = (glyph.left - before.right) / _larger(before, glyph)
        is_word = before.text.isascii() and glyph.text.isascii()
        if gap > (WORD_GAP if is_word else WIDE_GAP):
            text.append(" ")
        text.append(glyph.text)
    size = _main(glyphs).size
    return Stretch(_composed("".join(text)), glyphs[0].left, glyphs[-1].right, size, _lead(glyphs))


def _composed(text: str) -> str:
    """Return text with ligatures (ﬁ) taken apart and halves of characters put together."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if any("\ufb00" <= character <= "\ufb06" for character in text):
        text = "".join(
            unicodedata.normalize("NFKC", character)
            if "\ufb00" <= character <= "\ufb06"
            else character
            for character in text
        )
    return text


def _lead(glyphs: list[Glyph]) -> float:
    """Return the width of the first signs of a line that a word processor keeps together."""
    end = 0
    while end < len(glyphs) - 1 and _holds(glyphs[end], glyphs[end + 1]):
        end += 1
    return glyphs[end].right - glyphs[0].left


def _holds(before: Glyph, after: Glyph) -> bool:
    """Tell whether a line is never broken between two characters."""
    if before.text in OPENING or after.text in CLOSING:
        return True
    if after.left - before.right > WORD_GAP * before.size:
        return False
    return _is_alphabetic(before.text) and _is_alphabetic(after.text)


def _is_alphabetic(text: str) -> bool:
    """Tell whether a character is of a word or number that is not broken: a, è, 7, %, -."""
    return text < "\u2e80"


def glue(before: str, after: str) -> str:
    """Return the space between two words of Latin letters; Chinese needs none."""
    return " " if before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() else ""
