"""A returned paragraph letter by letter, each with what a tracked change did to it.

From the letters follow the text before the changes and the text after them; what is cut off at the
beginning (the number of a heading) or the end is cut off of both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.review.noise import shows_nothing
from assistant.review.table_text import kept_places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from assistant.sources.tracked import Run, Stamp, State


class Letter(NamedTuple):
    """One character."""

    char: str
    state: State
    stamp: Stamp
    at: int
    """Characters of the text after all changes that stand before it, nothing left out."""


Letters = tuple[Letter, ...]


def read_letters(runs: Iterable[Run], *, is_table: bool = False) -> Letters:
    """Return the letters of runs without what shows nothing and without white at both ends.

    Args:
        runs: what was read.
        is_table: line feeds and tabs part cells; elsewhere a tab is a blank, and a line feed is
            nothing: a title was broken for print.
    """
    letters = []
    at = 0
    for run in runs:
        for char in run.text:
            kept = char
            if not is_table and char.isspace():
                kept = "" if char == "\n" else " "
            if kept and not shows_nothing(char):
                letters.append(Letter(kept, run.state, run.stamp, at))
            at += run.state != "deleted"
    return _kept_cells(letters) if is_table else _stripped(letters)


def text_after(letters: Iterable[Letter]) -> str:
    """Return the text after all changes."""
    return "".join(letter.char for letter in letters if letter.state != "deleted")


def text_before(letters: Iterable[Letter]) -> str:
    """Return the text before all changes."""
    return "".join(letter.char for letter in letters if letter.state != "inserted")


def without_start(letters: Letters, length: Callable[[str], int]) -> Letters:
    """Return the letters without as many at the beginning of each text as *length* says of it."""
    after, before = length(text_after(letters)), length(text_before(letters))
    return _stripped(_dropped(letters, after, before)) if after or before else letters


def without_end(letters: Letters, length: Callable[[str], int]) -> Letters:
    """Return the letters without as many at the end of each text as *length* says of it."""
    after, before = length(text_after(letters)), length(text_before(letters))
    if not after and not before:
        return letters
    return _stripped(_dropped(letters[::-1], after, before)[::-1])


def _kept_cells(letters: Sequence[Letter]) -> Letters:
    """Leave out empty cells at the ends of rows, and empty rows, of a table after all changes."""
    kept = frozenset(kept_places(text_after(letters)))
    made = []
    at = 0
    for letter in letters:
        if letter.state == "deleted" or at in kept:
            made.append(letter)
        at += letter.state != "deleted"
    return tuple(made)


def _dropped(letters: Sequence[Letter], after: int, before: int) -> Letters:
    """Leave out as many of the first letters of each of the two texts."""
    kept = []
    for letter in letters:
        is_new = letter.state == "inserted"
        is_cut = (after > 0 and letter.state != "deleted") or (before > 0 and not is_new)
        after -= letter.state != "deleted"
        before -= not is_new
        if not is_cut:
            kept.append(letter)
    return tuple(kept)


def _stripped(letters: Sequence[Letter]) -> Letters:
    """Leave out the blanks at the ends of both texts."""
    if letters and all(_is_firm(letters[at]) for at in (0, -1)):
        return tuple(letters)
    after, before = text_after(letters), text_before(letters)
    starts = (len(after) - len(after.lstrip()), len(before) - len(before.lstrip()))
    ends = (len(after) - len(after.rstrip()), len(before) - len(before.rstrip()))
    if not any(starts) and not any(ends):
        return tuple(letters)
    head = _dropped(letters, *starts)
    return _dropped(head[::-1], *ends)[::-1]


def _is_firm(letter: Letter) -> bool:
    """Tell whether a letter ends the blanks of both texts."""
    return letter.state == "kept" and not letter.char.isspace()
