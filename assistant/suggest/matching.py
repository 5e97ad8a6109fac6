"""Which stretches of a passage the query shares."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER = "0"
"""Stands for any number: figures differ from year to year."""
# 复议“听证+调解”，办结38件
_NO_WORD = re.compile(r"[\W\d_]+")


class _Letter(NamedTuple):
    """A folded letter, or a whole number, with its place in the text."""

    letter: str
    start: int
    end: int


def shared_stretches(query: str, text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of *text* whose neighbouring letters stand side by side in *query* too.

    Punctuation, blanks, width, case and the size of numbers play no part: 受理158件 is shared by
    受理，203件. A stretch has two letters or more and may stand anywhere in the query, so that
    turned-round clauses are found.

    Returns:
        Half-open spans of *text*, in order, without overlap.
    """
    asked = {(one.letter, other.letter) for one, other in pairwise(_letters_of(query))}
    runs: list[list[_Letter]] = []
    for one, other in pairwise(_letters_of(text)):
        if (one.letter, other.letter) not in asked:
            continue
        if runs and runs[-1][-1] == one:
            runs[-1].append(other)
        else:
            runs.append([one, other])
    spans = (_span_of(run) for run in runs)
    return tuple(span for span in spans if span)


def shared_words(text: str, stretches: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Return what the stretches say without marks and numbers, the longest first, nothing twice."""
    said = (part for start, end in stretches for part in _NO_WORD.split(text[start:end]))
    words: list[str] = []
    for word in sorted(dict.fromkeys(said), key=len, reverse=True):
        if len(word) > 1 and not any(word in longer for longer in words):
            words.append(word)
    return tuple(words)


def _span_of(run: list[_Letter]) -> tuple[int, int] | None:
    """Return where the run stands, without numbers at its ends; None of less than two letters."""
    spoken = [place for place in run if place.letter != _NUMBER]
    return (spoken[0].start, spoken[-1].end) if len(spoken) > 1 else None


def _letters_of(text: str) -> list[_Letter]:
    """Return the letters and numbers of *text* in order; a run of digits is one number."""
    found: list[_Letter] = []
    for place, character in enumerate(text):
        letter = unicodedata.normalize("NFKC", character)[:1].lower()[:1]
        if letter.isdecimal():
            start = found.pop().start if found and found[-1].letter == _NUMBER else place
            found.append(_Letter(_NUMBER, start, place + 1))
        elif letter.isalpha():
            found.append(_Letter(letter, place, place + 1))
    return found
