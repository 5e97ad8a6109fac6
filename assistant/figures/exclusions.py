"""Numbers that count nothing: ordinals, document numbers, named things, structure of the text.

The patterns lie in ``corpus/figure_exclusions.csv``; ``#`` stands for the numeral, before or after
it comes a regular expression (``第#``, ``#个(?:坚持|方面)``); ``#=1`` stands for the numeral one
(``每月召开#=1次``). Titles in 《》 and most quoted names
are left out by :func:`is_inside_name`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from assistant.base.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WINDOW = 24
"""Characters before a numeral that a pattern may need."""
_NAME_LENGTH = 40
"""A quotation longer than this is a quoted statement, not a name."""
_TITLE_LENGTH = 3 * _NAME_LENGTH
_NEVER = r"(?!)"
_IS_ONE = "=1"
_ONE = frozenset({"1", "一"})
# . / [^，] / \w / 一-十 / (?<!甲): what fits signs that the pattern is not written with
_UNWRITTEN = re.compile(r"[.^$]|\\(?![ds])[A-Za-z]|[^\x00-~]-|-[^\x00-~]|\(\?(?!:)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusions:
    """All patterns, compiled: one-sided ones in two unions, pairs for the rest."""

    before: re.Pattern[str]
    """Ends where the numeral starts."""
    after: re.Pattern[str]
    """Starts where the numeral ends."""
    around: tuple[tuple[re.Pattern[str], re.Pattern[str], bool], ...]
    """Both sides must fit; the last tells whether only the numeral one is meant."""
    last_sign: re.Pattern[str]
    """The sign before a numeral where one of the left sides may fit: they fit few."""

    def excludes(self, text: str, start: int, end: int) -> bool:
        """Tell whether the numeral at *start* to *end* (without its unit) counts nothing."""
        if self.after.match(text, end):
            return True
        if not self.last_sign.match(text, start - 1):
            return False
        left = text[max(0, start - _WINDOW) : start]
        if self.before.search(left):
            return True
        return any(
            (not only_one or text[start:end] in _ONE)
            and after.match(text, end)
            and before.search(left)
            for before, after, only_one in self.around
        )


@cache
def load_exclusions() -> Exclusions:
    """Return the shipped exclusions."""
    return build_exclusions(read_patterns())


def read_patterns() -> tuple[str, ...]:
    """Return the patterns as written in the file."""
    return tuple(row["pattern"] for row in read_table("figure_exclusions.csv"))


def build_exclusions(patterns: tuple[str, ...]) -> Exclusions:
    """Compile patterns that each hold one ``#``."""
    sides = [pattern.partition("#")[::2] for pattern in patterns]
    return Exclusions(
        before=_ending_in(left for left, right in sides if not right),
        after=re.compile("|".join(right for left, right in sides if not left) or _NEVER),
        around=tuple(
            (_ending_in([left]), re.compile(right.removeprefix(_IS_ONE)), right.startswith(_IS_ONE))
            for left, right in sides
            if left and right
        ),
        last_sign=_last_sign([left for left, _ in sides if left]),
    )


def _ending_in(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(patterns) or _NEVER})$")


def _last_sign(patterns: Sequence[str]) -> re.Pattern[str]:
    """Return any of the signs that the patterns are written with, and all of ASCII.

    Where a pattern may fit others, or nothing at all, it is any sign.
    """
    if any(_UNWRITTEN.search(pattern) or re.fullmatch(pattern, "") for pattern in patterns):
        return re.compile("")
    signs = {sign for pattern in patterns for sign in pattern if sign > "~"}
    return re.compile(rf"[\x00-~\d\s{''.join(sorted(signs))}]")


def is_inside_name(text: str, start: int, end: int, *, share: bool) -> bool:
    """Tell whether a number stands inside 《》 or a quoted name (“1+5+N”, “最多跑一次”).

    Args:
        text: the clean text.
        start: first character of the number.
        end: one past its unit.
        share: the number is a percentage, which counts in quotes too (“双100%”).
    """
    left = text.rfind("《", max(0, start - _TITLE_LENGTH), start)
    if left >= 0 and _is_closed(text, left, (start, end), "》", left + _TITLE_LENGTH):
        return True
    left = -1 if share else text.rfind("“", max(0, start - _NAME_LENGTH), start)
    return left >= 0 and _is_closed(text, left, (start, end), "”", left + _NAME_LENGTH)


def _is_closed(text: str, left: int, number: tuple[int, int], closing: str, limit: int) -> bool:
    """Tell whether the name opened at *left* is closed after the number, in the same line."""
    start, end = number
    if text.rfind(closing, left, start) >= 0:
        return False
    right = text.find(closing, end, limit)
    return right >= 0 and "\n" not in text[left:right]
