"""The two parties of a borrowing: whose draft a sentence goes into, and whose report it is from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.draft.places import Place, place_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.draft.draft import Draft
    from assistant.outline.meta import Level, Meta


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """Whose draft a sentence goes into."""

    body: str
    level: Level
    year: int
    place: Place = field(default_factory=Place)
    keys: frozenset[str] = frozenset()
    """Keys of the own indicator sheet."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Measure word that the own field of a key writes."""

    @classmethod
    def of(cls, draft: Draft) -> Own:
        """Return the owner of the draft."""
        body = draft.elements.body
        place = Place(
            province=draft.province,
            city=draft.city,
            county=draft.county,
            township=place_of(body).township,
        )
        units = {row.key: row.unit for row in draft.sheet}
        return cls(
            body=body,
            level=draft.level,
            year=draft.year,
            place=place,
            keys=frozenset(units),
            units=units,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose report a sentence is from; empty and None where unknown."""

    body: str = ""
    level: Level | None = None
    year: int | None = None
    place: Place = field(default_factory=Place)

    @classmethod
    def of(cls, meta: Meta) -> Origin:
        """Return the origin that the report says of itself."""
        body = meta.body or ""
        said = place_of(body)
        is_known = bool(meta.city or meta.county)
        place = Place(
            province=meta.province or said.province,
            city=meta.city or ("" if is_known else said.city),
            county=meta.county or ("" if is_known else said.county),
            township=said.township,
        )
        return cls(body=body, level=meta.level, year=meta.year, place=place)
