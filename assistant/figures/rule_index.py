"""Which rules may fit a clause, told from its signs, so that only those are tried.

Most cells of the rule file are plain words. One of them must then stand in the text, and with it
its rarest sign: the signs of a text, looked up one after the other, lead to the rules. A cell that
is more than words (``^(?=.{0,11}$)``) asks for no sign, so no rule that fits is missed.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

# 受理 / 法律…进 / 率(?!先) / (?<!被)申请(?!人) / (?<![设建])立法
_PLAIN = re.compile(
    r"(?:\(\?<[=!](?:\w+|\[\w+\])\))?(?P<word>\w+(?:…\w+)*)(?:\(\?[=!](?:\w+|\[\w+\])\))?"
)
_REMEMBERED = 16
"""Texts whose rules are kept: an act or a subject is carried through a few clauses."""


class RuleIndex:
    """The rules by what they ask of a clause, of the act, of the subject and the measure word.

    Sets of rules are whole numbers, one bit a rule. What a text offers is three such sets in one:
    from the lowest bit on, the rules that it may fit as clause, as act and as subject.
    """

    def __init__(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Take the rows of the rule file; their places are the numbers of the rules."""
        self._count = len(rows)
        cells = [
            *(_first_plain(row["own"].split()) for row in rows),
            *(plain_words(row["act"]) for row in rows),
            *(plain_words(row["topic"]) for row in rows),
        ]
        common = Counter(sign for words in cells for word in words for sign in word)
        self._by_sign, self._always = _places_by_name(
            [_rarest(word, common) for word in words] for words in cells
        )
        self._by_unit, self._any_unit = _places_by_name(
            row["units"].split("|") if row["units"] else () for row in rows
        )
        self._offered_by = lru_cache(_REMEMBERED)(self._look_up)

    def may_fit(self, own: str, act: str, topic: str, units: Iterable[str]) -> Iterator[int]:
        """Yield the numbers of the rules that may fit, all that do fit among them.

        Args:
            own: the clause of the number.
            act: the clause from which the act is carried.
            topic: what is spoken of.
            units: the measure word and its class.
        """
        rules = self._any_unit
        for unit in units:
            rules |= self._by_unit.get(unit, 0)
        here = self._offered_by(own)
        rules &= here
        rules &= (here | self._offered_by(act)) >> self._count
        rules &= (here | self._offered_by(topic)) >> 2 * self._count
        while rules:
            number = rules.bit_length() - 1
            yield number
            rules ^= 1 << number

    def _look_up(self, text: str) -> int:
        offered, by_sign = self._always, self._by_sign
        for sign in text:
            if sign in by_sign:
                offered |= by_sign[sign]
        return offered


def plain_words(cell: str) -> tuple[str, ...]:
    """Return the words of a cell without what may not stand beside them.

    There are none where the cell is more than a list of words.
    """
    found = [_PLAIN.fullmatch(word) for word in cell.split("|")]
    words = tuple(match["word"] for match in found if match)
    return words if len(words) == len(found) else ()


def _first_plain(groups: Iterable[str]) -> tuple[str, ...]:
    """Return the words of one of the groups; each must be found, so one is enough to look for."""
    return next(filter(None, map(plain_words, groups)), ())


def _rarest(word: str, common: Counter[str]) -> str:
    return min(word.replace("…", ""), key=common.__getitem__)


def _places_by_name(names: Iterable[Sequence[str]]) -> tuple[dict[str, int], int]:
    """Return the places at which each name is given, a bit each, and those without a name."""
    places: dict[str, int] = {}
    nameless = 0
    for place, given in enumerate(names):
        for name in given:
            places[name] = places.get(name, 0) | 1 << place
        if not given:
            nameless |= 1 << place
    return places, nameless
