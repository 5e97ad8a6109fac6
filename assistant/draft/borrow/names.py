"""The peer's names in a borrowed sentence, and what stands for them in one's own.

Province, city, county, township and body become the own ones, 我区 and 区委 the words of the own
level. Short names (黄埔) are replaced only where they are words of their own; where they begin the
name of something else (黄埔海关) that is marked.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from assistant.draft.borrow.common import load_common_names
from assistant.draft.borrow.levels import is_office, level_marks, self_edits
from assistant.draft.borrow.marks import Mark, covered
from assistant.draft.edit import Edit
from assistant.draft.fields import write_blank
from assistant.draft.places import short_place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assistant.draft.borrow.parties import Origin, Own
    from assistant.draft.borrow.text import BorrowedText
    from assistant.draft.places import Place

# 黄埔大道, 黄埔海关: names of something else
_OTHER_NAME = re.compile(
    r"[省州县镇乡村路街道巷桥河江湖山岛港站]|市(?![场民])|区(?![域内])"
    r"|大道|海关|机场|大学|学院|银行|高速|铁路|集团|公司|新区"
    r"|(?:军校|会馆|书院|起义|战役|古[港村城])(?:旧址|遗址)?"
)
# 穗黄埔平台: a name made of two places
_ABBREVIATED_BEFORE = re.compile(r"[粤穗浙沪苏皖闽赣鲁豫鄂湘桂琼渝黔滇甬杭]$")


class Names:
    """The names of one peer as they stand in one text."""

    def __init__(self, borrowed: BorrowedText, own: Own, source: Origin) -> None:
        self._borrowed = borrowed
        self.own = own
        self.source = source
        self._full = _full_names(own, source)
        self._short = _short_names(own, source)

    @property
    def of_peer(self) -> frozenset[str]:
        """Full and short names that are not one's own too."""
        return frozenset((*self._full, *self._short))

    @property
    def known(self) -> frozenset[str]:
        """The places of both, full and short."""
        return _places(self.own) | _places(self.source)

    @cached_property
    def of_place(self) -> bytes:
        """Return 1 for each character of a place that is one's own or becomes so."""
        text = self._borrowed.text
        own = _any_of(_places(self.own)) if _places(self.own) else re.compile(r"(?!)")
        kept = (Edit(*match.span(), match[0]) for match in own.finditer(text))
        return covered((*self.place_edits, *kept), len(text))

    @property
    def is_home(self) -> bool:
        """Say whether the peer is of one's own place, as in one's own earlier report."""
        mine, peer = self.own.place, self.source.place
        is_same_city = mine.city == peer.city or (
            bool(mine.county) and not (mine.city and peer.city)
        )
        is_same = is_same_city and (mine.county, mine.township) == (peer.county, peer.township)
        return is_same and bool(mine.county or mine.city)

    @cached_property
    def place_edits(self) -> tuple[Edit, ...]:
        """The edits that turn the peer's places and body into one's own, strongest first."""
        text = self._borrowed.text
        short = (
            Edit(match.start(), match.end(), self._short[match[0]])
            for match in self._short_names
            if match[0] in self._short
            and not _OTHER_NAME.match(text, match.end())
            and not self._is_abbreviated(match)
        )
        return (*self._full_edits, *short)

    def self_edits(self) -> Iterator[Edit]:
        """Give the edits that turn 我区、区委、我局、镇长 into the own words."""
        return self_edits(self._borrowed.text, self.own, self.source)

    def marks(self) -> Iterator[Mark]:
        """Mark what else is named after the peer's place: 黄埔海关; and a township's short name."""
        full = covered(self._full_edits, len(self._borrowed.text))
        for match in self._short_names:
            other = _OTHER_NAME.match(self._borrowed.text, match.end())
            if full[match.start()]:
                continue
            if other:
                yield Mark(match.start(), other.end(), verbatim=True)
            elif self._is_abbreviated(match):
                yield Mark(match.start() - 1, match.end(), verbatim=True)
            elif match[0] not in self._short:
                yield Mark(match.start(), match.end())
        yield from level_marks(self._borrowed.text, self.own, self.source)

    @cached_property
    def _full_edits(self) -> tuple[Edit, ...]:
        if not self._full:
            return ()
        return tuple(
            Edit(match.start(), match.end(), self._full[match[0]])
            for match in _any_of(self._full).finditer(self._borrowed.text)
            if len(match[0]) > 2 or match.start() in self._borrowed.edges
        )

    @cached_property
    def _short_names(self) -> tuple[re.Match[str], ...]:
        """The short names that are no accident of two words (公开平台 holds no 开平)."""
        text = self._borrowed.text
        township = short_place(self.source.place.township)
        names = {*self._short, township} if township else {*self._short}
        if not any(name in text for name in names):
            return ()
        return tuple(match for match in _any_of(names).finditer(text) if self._is_whole(match))

    def _is_abbreviated(self, match: re.Match[str]) -> bool:
        text = self._borrowed.text
        return bool(_ABBREVIATED_BEFORE.search(text, max(0, match.start() - 1), match.start()))

    def _is_whole(self, match: re.Match[str]) -> bool:
        """Return whether words begin and end with the name, or cut it at one end only."""
        edges = self._borrowed.edges
        starts, ends = match.start() in edges, match.end() in edges
        if starts and ends:
            return True
        if not (starts or ends):
            return False
        first, last = self._borrowed.word_at(match.end() if starts else match.start())
        return self._borrowed.text[first:last] not in load_common_names().ordinary


def _places(party: Own | Origin) -> frozenset[str]:
    steps = _steps(party.place)
    return frozenset(name for name in (*steps, *map(short_place, steps)) if name)


def _any_of(names: Collection[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))


def _full_names(own: Own, source: Origin) -> dict[str, str]:
    names = {}
    if source.body and is_office(source.level, source.body) == is_office(own.level, own.body):
        short = _without_superiors(source.body, source.place)
        names[source.body] = own.body or write_blank("发文机关")
        names[short] = _without_superiors(own.body, own.place) or write_blank("发文机关")
    peer, mine = _steps(source.place), _steps(own.place)
    for first, end in combinations(range(len(peer) + 1), 2):
        name = "".join(peer[first:end])
        if all(peer[first:end]):
            names.setdefault(name, _counterpart(mine, first, end))
    return {name: written for name, written in names.items() if name and name != written}


def _short_names(own: Own, source: Origin) -> dict[str, str]:
    peer, mine = _steps(source.place), _steps(own.place)
    names: dict[str, str] = {}
    known = peer if own.place.township else peer[:-1]
    for step, name in enumerate(known):
        counterpart = _counterpart(mine, step, step + 1)
        short = short_place(name)
        if short and name != counterpart:
            names.setdefault(short, short_place(counterpart) or counterpart)
    return names


def _steps(place: Place) -> tuple[str, str, str, str]:
    """Return the names from the province down."""
    return (place.province, place.city, place.county, place.township)


def _counterpart(mine: tuple[str, ...], first: int, end: int) -> str:
    """Return the own name for the steps of a peer's; the next higher one where it is missing."""
    found = "".join(dict.fromkeys(mine[first:end]))
    if found:
        return found
    return next((name for name in reversed(mine[:first]) if name), "") or write_blank("地名")


def _without_superiors(body: str, place: Place) -> str:
    """Return ``青栎区司法局`` for ``云汀市青栎区司法局``."""
    for name in (place.province, place.city):
        if name and place.county:
            body = body.removeprefix(name)
    return body
