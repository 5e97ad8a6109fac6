"""One's own lists of peers (对标名单), and how many people live where they work (常住人口).

Records and what can be done with them; the file they are kept in is :mod:`peer_book_file`'s matter.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.outline.meta import Level

SEPARATORS = "、，,；;"
"""What parts several lists in one cell of a table; no name of a list holds one."""

# 珠三角、长三角   "周边 区县\n"
_NOT_IN_NAMES = re.compile(rf"[{SEPARATORS}\s]+")
_LONGEST_NAME = 40
# 85.3万人   853,000   853000人
_RESIDENTS = re.compile(
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<wan>万)?(?P<people>人)?"
)
_WAN = 10_000
_FEWEST_RESIDENTS, _MOST_RESIDENTS = 100, 200_000_000
"""A number outside is one of 万 taken for persons, or the other way round: no 街道 has fewer, no 省
more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerBody:
    """A body that is known, from imported reports or from the shipped figures."""

    identity: str
    """By :func:`assistant.outline.identity.body_identity`."""
    name: str
    """发文机关."""
    level: Level | None
    province: str | None
    city: str | None
    years: tuple[int, ...]
    """Years that something is known of, rising."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerList:
    """A list of peers by name (周边区县, 同类街道)."""

    name: str
    bodies: tuple[str, ...] = ()
    """Identities, in the order they were put in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerBook:
    """All lists, and the residents of bodies."""

    lists: tuple[PeerList, ...] = ()
    """In the order they were made; no name twice."""
    residents: Mapping[str, int] = field(default_factory=dict)
    """常住人口 by identity, in persons."""

    def find(self, name: str) -> PeerList | None:
        """Return the list of that name, None where there is none."""
        return next((each for each in self.lists if each.name == name), None)

    def with_bodies(self, name: str, bodies: Iterable[str]) -> PeerBook:
        """Return the book with these bodies in the list of that name, made where it is new."""
        made = PeerList(name=name, bodies=tuple(dict.fromkeys(bodies)))
        if self.find(name) is None:
            return replace(self, lists=(*self.lists, made))
        return replace(
            self, lists=tuple(made if each.name == name else each for each in self.lists)
        )

    def renamed(self, name: str, other: str) -> PeerBook:
        """Return the book with the list under another name, which no other list has."""
        return replace(
            self,
            lists=tuple(
                replace(each, name=other) if each.name == name else each for each in self.lists
            ),
        )

    def without(self, name: str) -> PeerBook:
        """Return the book without that list; residents stay."""
        return replace(self, lists=tuple(each for each in self.lists if each.name != name))

    def with_residents(self, identity: str, residents: int | None) -> PeerBook:
        """Return the book with another number of residents of a body; None for not known."""
        known = {each: count for each, count in self.residents.items() if each != identity}
        if residents is not None:
            known[identity] = residents
        return replace(self, residents=known)


def forgotten_bodies(book: PeerBook, bodies: Iterable[PeerBody]) -> tuple[PeerBody, ...]:
    """Return the bodies of the book that are none of *bodies*, by what their identities say."""
    known = {body.identity for body in bodies}
    used = [identity for each in book.lists for identity in each.bodies]
    return tuple(
        _body_of(identity)
        for identity in dict.fromkeys((*used, *book.residents))
        if identity not in known
    )


def clean_list_name(text: str) -> str:
    """Return the text as a name of a list: one line, without what parts names; may be empty."""
    return _NOT_IN_NAMES.sub(" ", text).strip()[:_LONGEST_NAME].strip()


def parse_residents(text: str, *, in_wan: bool) -> int | None:
    """Return the persons that were written, None for nothing.

    ``85.3万``, ``853,000`` and ``853000人`` are numbers; what the text itself says goes before
    *in_wan*.

    Args:
        text: as written.
        in_wan: a bare number counts ten thousands (万人).

    Raises:
        ValueError: it is no number, not a whole one of persons, or no number of residents.
    """
    written = unicodedata.normalize("NFKC", text).replace(" ", "")
    if written in {"", "-", "—", "/"}:
        return None
    match = _RESIDENTS.fullmatch(written)
    if match is None:
        raise ValueError(text)
    value = Decimal(match["digits"].replace(",", ""))
    if match["wan"] or (in_wan and not match["people"]):
        value = (value * _WAN).quantize(Decimal(1))
    if value != int(value) or not _FEWEST_RESIDENTS <= value <= _MOST_RESIDENTS:
        raise ValueError(text)
    return int(value)


def format_wan(residents: int) -> str:
    """Return the residents in 万人 without losing one: ``85.3``, ``0.8214``."""
    return f"{Decimal(residents) / _WAN:f}"


def _body_of(identity: str) -> PeerBody:
    place, _, own = identity.partition("/")
    return PeerBody(
        identity=identity,
        name=place + own,
        level=None,
        province=None,
        city=place or None,
        years=(),
    )
