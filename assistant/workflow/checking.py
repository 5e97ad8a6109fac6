"""Checking a draft, or a report that came as a file, before the leader reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.checks.context import Context
from assistant.checks.registry import check
from assistant.cleaning.pipeline import clean_text
from assistant.draft.compose import compose
from assistant.draft.file import SUFFIX, read_draft
from assistant.draft.manuscript import Line, Manuscript
from assistant.draft.parts import Elements, ParagraphStyle
from assistant.figures.extract import extract_figures
from assistant.outline.meta import Meta
from assistant.outline.parse import parse_outline
from assistant.outline.read_meta import read_meta
from assistant.outline.title import find_title
from assistant.sources.errors import EmptySource
from assistant.sources.read import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.checks.finding import Finding
    from assistant.draft.draft import Draft
    from assistant.outline.section import Outline, Section

_WRITERS_OWN = frozenset({"width", "spaces", "copies", "punctuation", "quotes", "ordinals"})
"""Cleaning rules that would mend the writer's own faults."""

_HEADING_STYLES: dict[int, ParagraphStyle] = {
    1: "heading1",
    2: "heading2",
    3: "heading3",
    4: "heading4",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedText:
    """What was checked and what was found; offsets of findings are into the manuscript's text."""

    manuscript: Manuscript
    findings: tuple[Finding, ...]


def check_draft(draft: Draft) -> CheckedText:
    """Return the findings of all rules for the draft as it reads, 内部对比 left out."""
    manuscript = compose(draft).report
    outline = parse_outline(manuscript.text)
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

    What comes of the file (page menus, broken lines, traditional script) is cleaned away first;
    what the writer did is left as it is, since that is what a check should show.

    Raises:
        UnreadableFile, SourceError, DraftFileError: the file cannot be read.
    """
    if path.suffix.lower() == SUFFIX:
        return check_draft(read_draft(path))
    source = read_source(path)
    rows = clean_text(source, off=_WRITERS_OWN).text.splitlines()
    text = "".join(f"{row.strip()}\n" for row in rows if row.strip())
    if not text:
        raise EmptySource(path, "文件里没有正文。", "请确认文件里是报告全文。")
    title, rest = _title_apart(text)
    text = f"{title}\n{rest}"
    outline = parse_outline(text)
    meta = read_meta(text, outline, title_hint=source.title, file_name=path.name)
    manuscript = Manuscript(
        elements=Elements(title=title, body=meta.body or ""),
        year=meta.year,
        lines=_lines(rest, outline, offset=len(title) + 1),
    )
    return _check(manuscript, outline, meta, None)


def _check(
    manuscript: Manuscript, outline: Outline, meta: Meta, draft: Draft | None
) -> CheckedText:
    text = manuscript.text
    context = Context(
        draft=draft,
        meta=meta,
        outline=outline,
        figures=extract_figures(text, outline, year=meta.year),
        text=text,
    )
    return CheckedText(manuscript=manuscript, findings=check(manuscript, context))


def _title_apart(text: str) -> tuple[str, str]:
    """Return the title of a file's text in one row, empty where it has none, and the rest."""
    span = find_title(text)
    if span is None:
        return "", text
    start, end = span
    return text[start:end].replace("\n", ""), text[:start] + text[end:].removeprefix("\n")


def _lines(text: str, outline: Outline, offset: int) -> tuple[Line, ...]:
    """Return the rows of *text*, headings told from the body.

    Args:
        text: what follows the title.
        outline: of the title and *text*.
        offset: where *text* starts in what the outline was read from.
    """
    headings = {section.start: section for section in outline.sections}
    lines = []
    for number, row in enumerate(text.splitlines()):
        lines.append(_line(row, number, headings.get(offset)))
        offset += len(row) + 1
    return tuple(lines)


def _line(row: str, number: int, section: Section | None) -> Line:
    """Return one row; a heading that stands alone gets its style and ordinal."""
    ordinal = (section and section.ordinal) or ""
    alone = section is not None and section.heading is not None and not section.list_item
    if section is None or not alone or not row.startswith(ordinal):
        return Line(style="body", ordinal="", text=row, paragraph=number)
    if row[len(ordinal) :].strip(" 。") != section.heading:
        return Line(style="body", ordinal="", text=row, paragraph=number)
    style = _HEADING_STYLES[section.level]
    return Line(style=style, ordinal=ordinal, text=row[len(ordinal) :], paragraph=number)
