"""Numbers that count nothing: ordinals, document numbers, named things, structure of the text.

The patterns lie in ``corpus/figure_exclusions.csv``; ``#`` stands for the numeral, before or after
it comes a regular expression (``第#``, ``#个(?:坚持|方面)``). Titles in 《》 and most quoted names
are left out by :func:`is_inside_name`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.base.tables import read_table

_WINDOW = 24
"""Characters before a numeral that a pattern may need."""
_NAME_LENGTH = 40
"""A quotation longer than this is a quoted statement, not a name."""
_NEVER = r"(?!)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusions:
    """All patterns, compiled: two fast ones for most rows, pairs for the rest."""

    before: re.Pattern[str]
    """Ends where the numeral starts."""
    after: re.Pattern[str]
    """Starts where the numeral ends."""
    around: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    """Both sides must fit."""

    def excludes(self, text: str, start: int, end: int) -> bool:
        """Tell whether the numeral at *start* to *end* (without its unit) counts nothing."""
        left = text[max(0, start - _WINDOW) : start]
        if self.before.search(left) or self.after.match(text, end):
            return True
        return any(after.match(text, end) and before.search(left) for before, after in self.around)


@cache
def load_exclusions() -> Exclusions:
    """Return the shipped exclusions."""
    return build_exclusions(read_patterns())


def read_patterns() -> tuple[str, ...]:
    """Return the patterns as written in the file."""
    return tuple(row["pattern"] for row in read_table("figure_exclusions.csv"))


def build_exclusions(patterns: tuple[str, ...]) -> Exclusions:
    """Compile patterns that each hold one ``#``."""
    before, after, around = [], [], []
    for pattern in patterns:
        left, _, right = pattern.partition("#")
        if left and right:
            around.append((re.compile(f"(?:{left})$"), re.compile(right)))
        elif left:
            before.append(left)
        else:
            after.append(right)
    return Exclusions(
        before=re.compile(f"(?:{'|'.join(before) or _NEVER})$"),
        after=re.compile("|".join(after) or _NEVER),
        around=tuple(around),
    )


def is_inside_name(text: str, start: int, end: int, *, share: bool) -> bool:
    """Tell whether a number stands inside 《》 or a quoted name (“1+5+N”, “最多跑一次”).

    Args:
        text: the clean text.
        start: first character of the number.
        end: one past its unit.
        share: the number is a percentage, which counts in quotes too (“双100%”).
    """
    if _is_between(text, start, end, ("《", "》"), 3 * _NAME_LENGTH):
        return True
    return not share and _is_between(text, start, end, ("“", "”"), _NAME_LENGTH)


def _is_between(text: str, start: int, end: int, marks: tuple[str, str], reach: int) -> bool:
    opening, closing = marks
    left = text.rfind(opening, max(0, start - reach), start)
    if left < 0 or text.rfind(closing, left, start) >= 0:
        return False
    right = text.find(closing, end, left + reach)
    return right >= 0 and "\n" not in text[left:right]
