"""Checking a draft, or a report that came as a file, before the leader reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.checks.context import Context
from assistant.checks.registry import check
from assistant.draft.compose import compose
from assistant.draft.file import SUFFIX, read_draft
from assistant.figures.extract import extract_figures
from assistant.outline.meta import Meta
from assistant.outline.parse import parse_outline
from assistant.workflow.report_lines import read_report_lines

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.checks.finding import Finding
    from assistant.draft.draft import Draft
    from assistant.draft.manuscript import Manuscript
    from assistant.outline.section import Outline


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedText:
    """What was checked and what was found; offsets of findings are into the manuscript's text."""

    manuscript: Manuscript
    findings: tuple[Finding, ...]


def check_draft(draft: Draft) -> CheckedText:
    """Return the findings of all rules for the draft as it reads, 内部对比 left out."""
    manuscript = compose(draft).report
    outline = parse_outline(manuscript.prose)
    meta = Meta(
        title=draft.elements.title,
        body=draft.elements.body,
        level=draft.level,
        province=draft.province or None,
        city=draft.city or None,
        county=draft.county or None,
        year=draft.year,
    )
    return _check(manuscript, outline, meta, draft)


def check_file(path: Path) -> CheckedText:
    """Return the findings for a draft file, or for a DOCX, PDF, HTML or text as it was found.

    Raises:
        UnreadableFile, SourceError, DraftFileError: the file cannot be read.
    """
    if path.suffix.lower() == SUFFIX:
        return check_draft(read_draft(path))
    report = read_report_lines(path)
    return _check(report.manuscript, report.outline, report.meta, None)


def _check(
    manuscript: Manuscript, outline: Outline, meta: Meta, draft: Draft | None
) -> CheckedText:
    text = manuscript.prose
    context = Context(
        draft=draft,
        meta=meta,
        outline=outline,
        figures=extract_figures(text, outline, year=meta.year),
        text=text,
        whole=manuscript.text,
    )
    return CheckedText(manuscript=manuscript, findings=check(manuscript, context))
