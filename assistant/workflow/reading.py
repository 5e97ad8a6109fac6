"""From a published file to a report that is understood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.base.span import Note
from assistant.cleaning.pipeline import clean_text
from assistant.corpus.corrections import Corrections
from assistant.corpus.packing import pack_report
from assistant.corpus.report import Report
from assistant.figures.correct import correct_figures, unmatched_figures
from assistant.figures.extract import extract_figures
from assistant.outline.correct import correct_meta, correct_outline, unmatched_corrections
from assistant.outline.doubts import find_doubts
from assistant.outline.marked import find_marked
from assistant.outline.parse import parse_outline
from assistant.outline.read_meta import read_meta
from assistant.passages.split import split_passages
from assistant.sources.errors import EmptySource
from assistant.sources.read import read_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.cleaning.clean_text import CleanText
    from assistant.corpus.packing import PackedReport
    from assistant.outline.meta import Meta
    from assistant.outline.section import Outline
    from assistant.sources.source_file import SourceFile
    from assistant.sources.source_text import SourceText

# 示例：本文为虚构，仅供演示
_SAMPLE_MARK = re.compile(r"\A示例：[^\n]*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report with what it was read from and what is unsure about it."""

    report: Report
    """What was understood, corrections applied."""
    source: SourceText
    """The text as found."""
    corrections: Corrections
    """What a person changed by hand."""
    doubts: tuple[Note, ...]
    """Why a person should look at it."""
    plain_text: str
    """What cleaning with all its rules gives."""

    def packed(self) -> PackedReport:
        """Return the report as the store takes it."""
        return pack_report(
            self.report,
            self.source,
            corrections=self.corrections,
            doubts=len(self.doubts),
            plain_text=self.plain_text,
        )


def read_clean(file: SourceFile | Path) -> CleanText:
    """Return the file's text, cleaned.

    Raises:
        UnreadableFile, SourceError: the file cannot be read, or nothing is left of it.
    """
    return _cleaned(read_source(file))


def read_report(file: SourceFile | Path) -> Report:
    """Return the report in the file: cleaned, outlined, cut into passages, its figures found.

    Raises:
        UnreadableFile, SourceError: the file cannot be read, or nothing is left of it.
    """
    return understand(read_source(file)).report


def understand(source: SourceText, corrections: Corrections | None = None) -> Reading:
    """Return what a text as found is understood as, a person's corrections applied.

    Raises:
        EmptySource: nothing is left of it.
    """
    known = corrections or Corrections()
    clean = _cleaned(source, known.off)
    text = _SAMPLE_MARK.sub("", clean.text)
    outline = correct_outline(text, _outlined(text, source), known.headings)
    found = read_meta(
        text,
        outline,
        title_hint=source.title,
        file_name=source.path.name,
        published=clean.published,
        publisher=clean.publisher,
    )
    meta = correct_meta(found, known.meta)
    found_figures = extract_figures(text, outline, year=meta.year)
    report = Report(
        meta=meta,
        text=text,
        outline=outline,
        passages=split_passages(text, outline),
        figures=correct_figures(text, found_figures, known.figures, year=meta.year),
        notes=clean.notes,
        path=str(source.path),
        sample=len(text) < len(clean.text),
    )
    plain = _cleaned(source).text if known.off else clean.text
    return Reading(
        report=report,
        source=source,
        corrections=known,
        doubts=doubts_of(text, outline, meta, known),
        plain_text=_SAMPLE_MARK.sub("", plain),
    )


def doubts_of(
    text: str, outline: Outline, meta: Meta, corrections: Corrections
) -> tuple[Note, ...]:
    """Return why a person should look at a report: what is unsure, and what corrections lost."""
    return (*_lost(text, outline, corrections), *find_doubts(text, outline, meta))


def _lost(text: str, outline: Outline, corrections: Corrections) -> Iterator[Note]:
    """Give the corrected headings and figures whose words the text does not hold any more."""
    headings = [
        f"标题“{correction.line.strip()[:20]}”"
        for correction in unmatched_corrections(text, outline, corrections.headings)
    ]
    figures = [
        f"数据“{correction.words.before.strip()[-8:]}{correction.words.written}”"
        for correction in unmatched_figures(text, corrections.figures)
    ]
    for what in headings + figures:
        yield Note(rule="lost_correction", message=f"更正过的{what}在正文里找不到了。")


def _outlined(text: str, source: SourceText) -> Outline:
    """Return the outline that the text shows, with the headings that only the file marks."""
    outline = parse_outline(text)
    return correct_outline(text, outline, find_marked(text, outline, source.headings))


def _cleaned(source: SourceText, off: frozenset[str] = frozenset()) -> CleanText:
    clean = clean_text(source, off=off)
    if not clean.text.strip():
        raise EmptySource(
            source.path, "清洗后没有剩下正文。", "请确认文件里是报告全文，而不是目录页或导航页。"
        )
    return clean
