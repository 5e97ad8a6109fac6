"""Which known body a name means, however much of its province and city it is written with."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.benchmark.peer_book import PeerBody

_NAMED_BY_CITY = frozenset({"province", "city", "department_province", "department_city"})
"""Levels whose bodies have no name of their own without province or city: 人民政府, 司法局."""


class PeerNames:
    """The known bodies by all ways of writing their names."""

    def __init__(self, bodies: Iterable[PeerBody]) -> None:
        self._exact: dict[str, str] = {}
        self._ways: dict[str, set[str]] = {}
        for body in bodies:
            self._exact[body.identity] = body.identity
            for way in _ways(body):
                self._ways.setdefault(_plain(way), set()).add(body.identity)

    def find(self, name: str) -> tuple[str, ...]:
        """Return the identities that the name can mean: one, none, or several of like names."""
        if name in self._exact:
            return (name,)
        return tuple(sorted(self._ways.get(_plain(name), ())))

    def clear_name(self, body: PeerBody) -> str:
        """Return the shortest name that means this body alone: its own, or one with its places."""
        ways = (body.name, *_ways(body), body.identity)
        return next(way for way in ways if self.find(way) == (body.identity,))


def _ways(body: PeerBody) -> Iterator[str]:
    """Give ``黄埔区司法局``, with its city, with its province, with both, and the name itself."""
    province, city = body.province or "", body.city or ""
    own = body.name.removeprefix(province).removeprefix(city)
    yield body.name
    if body.level not in _NAMED_BY_CITY:
        yield own
        yield f"{province}{own}"
    if city:
        yield f"{city}{own}"
    yield f"{province}{city}{own}"


def _plain(name: str) -> str:
    """Return the name without blanks, full-width letters and digits as usual ones."""
    return "".join(unicodedata.normalize("NFKC", name).split())
