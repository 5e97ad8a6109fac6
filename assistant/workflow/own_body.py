"""What the name of the own body (本机关) tells: its full name, its level, where it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.outline.body import complete_name, describe_body, leading_county, level_of
from assistant.outline.divisions import Place, load_divisions

if TYPE_CHECKING:
    from assistant.outline.meta import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBody:
    """A body by what is known of its name."""

    name: str
    """In full, as an official document writes it."""
    level: Level | None
    """None where the name does not tell."""
    place: Place | None
    """None where the name does not tell, or tells several."""
    choices: tuple[Place, ...] = ()
    """The places it could mean where it tells several (鼓楼区)."""


def describe_own_body(name: str, place: Place | None = None) -> OwnBody:
    """Return what a name tells.

    Args:
        name: as typed: ``黄埔区司法局``.
        place: which of :attr:`OwnBody.choices` is meant, where one was chosen.
    """
    typed = "".join(name.split())
    if not typed:
        return OwnBody(name="", level=None, place=None)
    level, told = describe_body(typed)
    chosen = told or place
    return OwnBody(
        name=complete_name(typed, chosen),
        level=level or level_of(typed, chosen),
        place=chosen,
        choices=() if told else _places_named(typed),
    )


def _places_named(name: str) -> tuple[Place, ...]:
    """Return the places of today that bear the county's name at the start of *name*."""
    county = leading_county(name)
    if county is None:
        return ()
    return tuple(
        Place(province=each.province, city=each.city, county=each.name)
        for each in load_divisions().named(county)
        if each.level == "county" and each.in_force(None)
    )
