"""Checking a draft, or a report that came as a file, before the leader reads it."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    """Return the findings of all rules for the draft as it reads."""
    manuscript = compose(draft)
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
    manuscript = _manuscript(text)
    outline = parse_outline(manuscript.text)
    meta = read_meta(manuscript.text, outline, title_hint=source.title, file_name=path.name)
    elements = replace(manuscript.elements, body=meta.body or "")
    return _check(replace(manuscript, elements=elements, year=meta.year), outline, meta, None)


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


def _manuscript(text: str) -> Manuscript:
    """Return a file's text as a manuscript: its title apart, its headings told from its body."""
    span = find_title(text)
    title = text[span[0] : span[1]].replace("\n", "") if span else ""
    rest = text[: span[0]] + text[span[1] :].removeprefix("\n") if span else text
    outline = parse_outline(f"{title}\n{rest}")
    headings = {section.start - len(title) - 1: section for section in outline.sections}
    lines, offset = [], 0
    for number, row in enumerate(rest.splitlines()):
        lines.append(_line(row, number, headings.get(offset)))
        offset += len(row) + 1
    return Manuscript(elements=Elements(title=title, body=""), year=None, lines=tuple(lines))


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
