"""The words by which a figure is found again (按文字认), whatever became of the text around it.

A number is named as it is written and by the words of its sentence right before and after it.
White space, width and punctuation count for nothing, as cleaning may have changed them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.figures.numerals import read_numeral
from assistant.figures.units import unit_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

Span = tuple[int, int]
"""First character and one past the last."""

_REACH = 24
"""Characters that are kept of a sentence on either side of the number."""
_LONGEST = 30
"""Characters of the longest number with its unit."""
_ENDS = "。！？\n"
_NUMERAL = "0123456789零一二两三四五六七八九十百千万亿"
_WIDE = 0xFEE0
"""What a wide sign (８) is above its narrow one (8)."""
# 受理86件: the number begins at 8
_NUMERAL_START = re.compile(rf"双?[{_NUMERAL}０-９]|百分之")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """Where a figure stands, in words."""

    written: str
    """The number with its unit as it stands in the clean text: ``86件``."""
    before: str = ""
    """The words of its sentence right before it, at most 24 characters."""
    after: str = ""
    """The words right after it, up to the end of the sentence."""
    occurrence: int = 0
    """Which one it is of several places that read alike, from 0."""


def words_at(text: str, start: int, end: int) -> FigureWords:
    """Return the words of the stretch from *start* to *end*, which holds more than white space."""
    while text[start].isspace():
        start += 1
    written = text[start:end].rstrip()
    before, after = _around(text, start, start + len(written))
    words = FigureWords(written=written, before=before, after=after)
    places = [place[0] for place in _best_places(text, words)]
    occurrence = places.index(start) if start in places else 0
    return FigureWords(written=written, before=before, after=after, occurrence=occurrence)


def find_words(text: str, words: FigureWords) -> Span | None:
    """Return the place of the number whose surroundings share most words with those kept.

    None where the text does not hold the number any more, or not half of the words around it.
    """
    places = _best_places(text, words)
    return places[words.occurrence] if 0 <= words.occurrence < len(places) else None


def number_within(text: str, start: int, end: int) -> Span | None:
    """Return the number with its unit that a stretch of text holds; None where it holds none.

    The stretch may be wider: of ``一是受理86件，`` it is ``86件``. One without a unit is given only
    where none has one.
    """
    bare: Span | None = None
    for found in _NUMERAL_START.finditer(text, start, end):
        stretch = _read(text[found.start() : min(end, found.start() + _LONGEST)])
        if stretch is not None and stretch[1]:
            return found.start(), found.start() + stretch[2]
        if stretch is not None and bare is None:
            bare = found.start(), found.start() + stretch[2]
    return bare


def read_written(written: str) -> tuple[float, str] | None:
    """Return value (base units) and unit of a number as written; None where it is none.

    ``1.8万余人次`` → 18000, 人次.
    """
    found = _read(written)
    return None if found is None else found[:2]


def spans_named(text: str, spans: Iterable[Span], typed: str) -> tuple[Span, ...]:
    """Return those spans that lie in a stretch of the text which reads as *typed*, in order."""
    stretches = stretches_of(text, typed)
    return tuple(
        sorted(
            (start, end)
            for start, end in set(spans)
            if any(first <= start and end <= last for first, last in stretches)
        )
    )


def stretches_of(text: str, typed: str) -> tuple[Span, ...]:
    """Return the stretches of the text that read as *typed*, white space and width aside."""
    if not typed.strip():
        return ()
    return tuple(found.span() for found in re.finditer(_pattern(typed), text))


def _read(written: str) -> tuple[float, str, int] | None:
    """Return value, unit and length of the number that *written* begins with."""
    narrow = "".join(map(_narrow, written))
    for length in range(len(narrow), 0, -1):
        value = read_numeral(narrow[:length].rstrip())
        if value is None:
            continue
        if narrow.startswith("百分之"):
            return value, "%", length
        unit = re.match(rf"\s?({unit_pattern()})", narrow[length:])
        return value, unit[1] if unit else "", length + (unit.end() if unit else 0)
    return None


def _best_places(text: str, words: FigureWords) -> list[Span]:
    """Return the places of the number that share most with the words around it, in order."""
    before, after = _folded(words.before), _folded(words.after)
    inside = _is_numeral(words.before[-1:]), _is_numeral(words.after[:1])
    places: list[Span] = []
    most = (len(before) + len(after) + 1) // 2
    for found in re.finditer(_pattern(words.written), text):
        start, end = found.span()
        if (_is_numeral(text[start - 1 : start]), _is_numeral(text[end : end + 1])) != inside:
            continue  # 86件 is no part of 286件
        left, right = map(_folded, _around(text, start, end))
        shared = _shared(left[::-1], before[::-1]) + _shared(right, after)
        if shared > most:
            places, most = [], shared
        if shared == most:
            places.append((start, end))
    return places


def _pattern(written: str) -> str:
    """Return an expression for the words in either width, with or without white space inside."""
    return r"\s*".join(map(_either_width, "".join(written.split())))


def _either_width(sign: str) -> str:
    narrow = _narrow(sign)
    return re.escape(sign) if not "!" <= narrow <= "~" else f"[{re.escape(narrow)}{_wide(narrow)}]"


def _wide(narrow: str) -> str:
    """Return the wide sign of a narrow one: ８ of 8."""
    return chr(ord(narrow) + _WIDE)


def _narrow(sign: str) -> str:
    """Return the narrow sign of a wide one: 8 of ８."""
    return chr(ord(sign) - _WIDE) if "！" <= sign <= "～" else sign


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words of the sentence before and after a stretch, with the marks that end it."""
    before = text[max(0, start - _REACH) : start] if start > _REACH else f"\n{text[:start]}"
    after = text[end : end + _REACH] if end + _REACH < len(text) else f"{text[end:]}\n"
    first = max(before.rfind(sign) for sign in _ENDS)
    last = min((at for sign in _ENDS if (at := after.find(sign)) >= 0), default=len(after))
    return before[max(first, 0) :], after[: last + 1]


def _folded(words: str) -> str:
    """Return the words without white space and punctuation; ``。`` stands for the end."""
    signs = unicodedata.normalize("NFKC", words)
    bare = "".join("。" if sign in "。!?\n" else sign for sign in signs if _is_kept(sign))
    return re.sub("。+", "。", bare)


def _is_kept(sign: str) -> bool:
    return sign.isalnum() or sign in "%。!?\n"


def _shared(left: str, right: str) -> int:
    """Return how many signs two texts have in common from their beginning."""
    pairs = zip(left, right, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))


def _is_numeral(sign: str) -> bool:
    return bool(sign) and _narrow(sign) in f"{_NUMERAL}."
