"""What a search of the corpus is narrowed to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.suggest.fields import LABELS, years_between

if TYPE_CHECKING:
    import tantivy

    from assistant.outline.meta import Level
    from assistant.outline.section import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which passages are looked at; a field that is None narrows nothing."""

    level: Level | None = None
    """Only of bodies of this level."""
    year_from: int | None = None
    """Only of this reporting year and later ones; reports without a year are left out."""
    year_to: int | None = None
    """Only of this reporting year and earlier ones; reports without a year are left out."""
    province: str | None = None
    """Only of bodies of this province: ``东海省``."""
    role: Role | None = None
    """Only of sections of this role."""
    topic: str | None = None
    """Only of this topic: ``行政复议``."""
    report: int | None = None
    """Only of the report of this number."""


def filter_queries(schema: tantivy.Schema, filters: Filters) -> list[tantivy.Query]:
    """Return the queries that a passage must meet, none where nothing is narrowed."""
    from tantivy import Query

    labels = ((name, getattr(filters, name)) for name in LABELS)
    asked = [Query.term_query(schema, name, value, "basic") for name, value in labels if value]
    if filters.report is not None:
        asked.append(_of_report(schema, filters.report))
    if filters.year_from is not None or filters.year_to is not None:
        asked.append(years_between(schema, filters.year_from, filters.year_to))
    return asked


def _of_report(schema: tantivy.Schema, report: int) -> tantivy.Query:
    from tantivy import Query

    return Query.term_query(schema, "report", report) if report > 0 else Query.empty_query()
