"""Turning records into rows of the tables and rows back into records."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assistant.base.span import Note
from assistant.corpus.report import Report
from assistant.corpus.stored import StoredPassage, StoredReport
from assistant.figures.figure import Change, Figure
from assistant.outline.meta import Meta
from assistant.outline.section import Outline, Section
from assistant.passages.passage import Passage

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

Values = tuple[Any, ...]
"""The values of one row, in the order of the statement that inserts it."""


def report_values(report: Report) -> Values:
    """Return what a row of ``reports`` says of the report itself."""
    meta = report.meta
    place = (meta.level, meta.province, meta.city, meta.county, meta.year)
    inferred = json.dumps(meta.inferred, ensure_ascii=False)
    notes = json.dumps([asdict(note) for note in report.notes], ensure_ascii=False)
    return (
        *(storable(report.path), report.sample, meta.title, meta.body),
        *(*place, meta.kind, meta.published, meta.publisher, inferred, notes),
        *(len(report.text), len(report.passages), len(report.figures)),
    )


def section_values(outline: Outline) -> Iterator[Values]:
    """Yield the rows of ``sections``."""
    for position, section in enumerate(outline.sections):
        shown = [around.heading for around in outline.path_to(position) if around.heading]
        yield (
            *(position, section.level, section.ordinal, section.heading),
            *(shown[-1] if shown else None, section.role),
            *(section.start, section.body_start, section.end, section.list_item),
        )


def passage_values(passage: Passage) -> Values:
    """Return the row of ``passages``, without its number."""
    return (passage.start, passage.end, passage.section, passage.topic, passage.text)


def figure_values(figure: Figure) -> Values:
    """Return the row of ``figures``, without its number."""
    change = figure.change
    moved = (change.basis, change.direction, change.value, change.unit) if change else (None,) * 4
    return (
        *(figure.indicator, figure.key, figure.value, figure.unit, figure.qualifier),
        *(*moved, figure.kind, figure.year, figure.scope),
        *(figure.start, figure.end, figure.note),
    )


def meta_of(row: sqlite3.Row) -> Meta:
    """Return what a row of ``reports`` says of the report."""
    return Meta(
        title=row["title"],
        body=row["body"],
        level=row["level"],
        province=row["province"],
        city=row["city"],
        county=row["county"],
        year=row["year"],
        kind=row["kind"],
        published=row["published"],
        publisher=row["publisher"],
        inferred=tuple(json.loads(row["inferred"])),
    )


def report_of(
    row: sqlite3.Row,
    text: str,
    sections: Iterable[sqlite3.Row],
    passages: Iterable[sqlite3.Row],
    figures: Iterable[sqlite3.Row],
) -> Report:
    """Return the whole report from its rows, each kind in reading order."""
    return Report(
        meta=meta_of(row),
        text=text,
        outline=Outline(sections=tuple(map(_section_of, sections))),
        passages=tuple(map(_passage_of, passages)),
        figures=tuple(map(figure_of, figures)),
        notes=tuple(Note(**note) for note in json.loads(row["notes"])),
        path=row["path"],
        sample=bool(row["sample"]),
    )


def stored_report_of(row: sqlite3.Row) -> StoredReport:
    """Return one line of the list of reports."""
    return StoredReport(
        id=row["id"],
        meta=meta_of(row),
        sample=bool(row["sample"]),
        path=row["path"],
        characters=row["characters"],
        passages=row["passages"],
        figures=row["figures"],
        doubts=0 if row["is_reviewed"] else row["doubts"],
        is_reviewed=bool(row["is_reviewed"]),
        is_corrected=bool(row["is_corrected"]),
        added=row["added"],
    )


def stored_passage_of(row: sqlite3.Row) -> StoredPassage:
    """Return a passage with its surroundings."""
    return StoredPassage(**named(row) | {"sample": bool(row["sample"])})


def named(row: sqlite3.Row) -> dict[str, Any]:
    """Return the row's values by the names of its columns."""
    return dict(zip(row.keys(), row, strict=True))


def figure_of(row: sqlite3.Row) -> Figure:
    """Return the figure; its row calls year and kind ``figure_year`` and ``figure_kind``."""
    return Figure(
        indicator=row["indicator"],
        key=row["key"],
        value=row["value"],
        unit=row["unit"],
        qualifier=row["qualifier"],
        change=change_of(row),
        kind=row["figure_kind"],
        year=row["figure_year"],
        scope=row["scope"],
        start=row["start"],
        end=row["end"],
        note=row["note"],
    )


def storable(path: str) -> str:
    """Return the path without what is no text: names of files may hold any bytes."""
    return path.encode("utf-8", "replace").decode("utf-8")


def change_of(row: sqlite3.Row) -> Change | None:
    """Return the change tied to a figure, None where there is none."""
    if row["change_basis"] is None:
        return None
    return Change(
        basis=row["change_basis"],
        direction=row["change_direction"],
        value=row["change_value"],
        unit=row["change_unit"],
    )


def _section_of(row: sqlite3.Row) -> Section:
    return Section(
        level=row["level"],
        ordinal=row["ordinal"],
        heading=row["heading"],
        role=row["role"],
        start=row["start"],
        body_start=row["body_start"],
        end=row["end"],
        list_item=bool(row["list_item"]),
    )


def _passage_of(row: sqlite3.Row) -> Passage:
    return Passage(
        text=row["text"],
        start=row["start"],
        end=row["end"],
        section=row["section"],
        topic=row["topic"],
    )
