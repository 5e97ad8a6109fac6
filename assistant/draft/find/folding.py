"""What counts as the same: 全角半角, 大小写, 简繁, and texts without blanks and punctuation.

Every character becomes one character, so that places in the folded text are places in the text;
where characters are left out, each one left says where it stood.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from assistant.suggest.words import simplified

# 依法、 行政。 but not the point of 8.4, nor 8%
_PASSED_OVER = re.compile(r"(?:(?<!\d)\.|\.(?!\d)|[^\w.%％‰℃+＋=＝<>＜＞～~]|_)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """What is not told apart."""

    width: bool = True
    """全角和半角"""
    case: bool = True
    """大写和小写"""
    script: bool = False
    """简体和繁体"""

    @property
    def table(self) -> dict[int, str]:
        """What :meth:`str.translate` folds texts with."""
        return _table(self)

    def fold(self, text: str) -> str:
        """Return the text, as long as before, in which what is the same is written the same."""
        return text.translate(self.table)


@dataclass(frozen=True, slots=True)
class Bare:
    """A text without blanks and punctuation."""

    text: str
    places: list[int]
    """Where each character stood."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch that is not empty stood."""
        return self.places[start], self.places[end - 1] + 1


def without_marks(text: str) -> Bare:
    """Return the text without blanks and punctuation; the points of numbers stay."""
    places: list[int] = []
    done = 0
    for passed in _PASSED_OVER.finditer(text):
        places += range(done, passed.start())
        done = passed.end()
    places += range(done, len(text))
    return Bare("".join(text[place] for place in places), places)


@lru_cache(maxsize=8)
def _table(same: Same) -> _Table:
    return _Table(same)


class _Table(dict[int, str]):
    """Each character as it is compared, worked out when it is first met."""

    def __init__(self, same: Same) -> None:
        super().__init__()
        self._same = same

    def __missing__(self, code: int) -> str:
        self[code] = folded = self._folded(chr(code))
        return folded

    def _folded(self, character: str) -> str:
        folded = character
        if self._same.width:
            folded = _half_width(folded)
        if self._same.script and folded > "\x7f" and not "\ud800" <= folded <= "\udfff":
            folded = _one(simplified(folded), folded)
        return _one(folded.lower(), folded) if self._same.case else folded


def _half_width(character: str) -> str:
    if unicodedata.decomposition(character).startswith(("<wide>", "<narrow>")):
        return _one(unicodedata.normalize("NFKC", character), character)
    return " " if character == "\xa0" else character


def _one(character: str, otherwise: str) -> str:
    return character if len(character) == 1 else otherwise
