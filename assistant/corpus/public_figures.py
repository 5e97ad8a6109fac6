"""The shipped table of figures that bodies published: corpus/public-figures.csv."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from assistant.base.tables import read_table
from assistant.figures.figure import Change, Direction, Qualifier

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.outline.meta import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicFigure:
    """One figure that a body published for one year."""

    body: str
    """发文机关."""
    level: Level
    province: str | None
    city: str | None
    year: int
    key: str
    """Indicator of corpus/indicators.csv."""
    value: float
    """In base units."""
    unit: str
    qualifier: Qualifier
    change: Change | None
    title: str
    """Title of the publication."""
    url: str
    """Address of the publication; empty where not known."""


@cache
def load_public_figures() -> tuple[PublicFigure, ...]:
    """Return the shipped figures in the order of the file."""
    return tuple(map(_figure_of, read_table("public-figures.csv")))


@cache
def public_edition() -> str:
    """Return what changes whenever the shipped figures do."""
    return hashlib.sha256(repr(load_public_figures()).encode("utf-8", "replace")).hexdigest()


def _figure_of(row: Mapping[str, str]) -> PublicFigure:
    return PublicFigure(
        body=row["body"],
        level=cast("Level", row["level"]),
        province=row["province"] or None,
        city=row["city"] or None,
        year=int(row["year"]),
        key=row["key"],
        value=float(row["value"]),
        unit=row["unit"],
        qualifier=cast("Qualifier", row["qualifier"]),
        change=_change_of(row),
        title=row["title"],
        url=row["url"],
    )


def _change_of(row: Mapping[str, str]) -> Change | None:
    if not row["change_basis"]:
        return None
    return Change(
        basis=row["change_basis"],
        direction=cast("Direction", row["change_direction"]),
        value=float(row["change_value"]) if row["change_value"] else None,
        unit=row["change_unit"] or None,
    )
