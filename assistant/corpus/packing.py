"""A report made ready to be stored: rows of plain values, which pass between processes fast."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.base.span import Note
from assistant.corpus import rows
from assistant.corpus.corrections import Corrections, write_corrections
from assistant.corpus.likeness import telling_marks
from assistant.corpus.reported import identity_of, reported_by
from assistant.sources.source_text import MarkedHeading, SourceText

if TYPE_CHECKING:
    from assistant.corpus.report import Report
    from assistant.corpus.reported import Reported
    from assistant.corpus.rows import Values


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedReport:
    """One report as the store takes it."""

    fingerprint: str
    """Of the text that cleaning with all its rules gives."""
    marks: tuple[int, ...]
    """By which its twins are found."""
    text: str
    """The clean text."""
    source: bytes | None
    """The text as found, packed; None where it is not known any more."""
    report: Values
    """The row of ``reports`` without number, revision and time."""
    sections: tuple[Values, ...]
    """The rows of ``sections`` without the report's number; so are the next two."""
    passages: tuple[Values, ...]
    figures: tuple[Values, ...]
    identity: str | None
    """Whose values it gives; None where they are not compared."""
    reported: tuple[Reported, ...]
    """The values that it gives."""


def pack_report(
    report: Report,
    source: SourceText | None = None,
    *,
    corrections: Corrections | None = None,
    doubts: int = 0,
    plain_text: str | None = None,
) -> PackedReport:
    """Return the report as rows.

    Args:
        report: what was understood, corrections applied.
        source: the text as found.
        corrections: what a person changed; by default nothing.
        doubts: how many reasons there are to look at the report.
        plain_text: what cleaning with all its rules gives, where *report* was cleaned with fewer.
    """
    known = corrections or Corrections()
    plain = report.text if plain_text is None else plain_text
    identity = identity_of(report.meta, sample=report.sample)
    tail = (doubts, known.is_reviewed, not known.is_empty, write_corrections(known))
    return PackedReport(
        fingerprint=fingerprint(plain),
        marks=telling_marks(plain),
        text=report.text,
        source=None if source is None else pack_source(source),
        report=(*rows.report_values(report), *tail),
        sections=tuple(rows.section_values(report.outline)),
        passages=tuple(map(rows.passage_values, report.passages)),
        figures=tuple(map(rows.figure_values, report.figures)),
        identity=identity,
        reported=reported_by(report.meta, report.figures) if identity else (),
    )


def fingerprint(text: str) -> str:
    """Return the hash of the clean text without its white space.

    Two files of one report, of which one broke the lines elsewhere, have one fingerprint.
    """
    return hashlib.sha256("".join(text.split()).encode("utf-8")).hexdigest()


def pack_source(source: SourceText) -> bytes:
    """Return the text as found, with where it came from, in few bytes."""
    shape = asdict(source) | {"path": rows.storable(str(source.path))}
    return zlib.compress(json.dumps(shape, ensure_ascii=False).encode("utf-8", "replace"), 6)


def unpack_source(packed: bytes) -> SourceText:
    """Return what :func:`pack_source` packed."""
    shape = json.loads(zlib.decompress(packed))
    shape["path"] = Path(shape["path"])
    shape["notes"] = tuple(Note(**note) for note in shape["notes"])
    shape["headings"] = tuple(MarkedHeading(**heading) for heading in shape["headings"])
    return SourceText(**shape)
