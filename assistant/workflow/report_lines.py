"""A report that came as a file, read as the manuscript it is: title apart, headings told from text.

What comes of the file (page menus, broken lines, traditional script) is cleaned away; what the
writer did is left as it is, since that is what a check should show and what a drafter goes on with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.cleaning.pipeline import clean_text
from assistant.draft.manuscript import Line, Manuscript
from assistant.draft.parts import Elements, ParagraphStyle
from assistant.outline.parse import parse_outline
from assistant.outline.read_meta import read_meta
from assistant.outline.title import find_title
from assistant.sources.errors import EmptySource
from assistant.sources.read import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.outline.meta import Meta
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
class ReadReport:
    """The manuscript of a file, with what its text tells of itself."""

    manuscript: Manuscript
    outline: Outline
    """Of :attr:`Manuscript.text`."""
    meta: Meta


def read_report_lines(path: Path) -> ReadReport:
    """Return a DOCX, PDF, HTML or text as a manuscript.

    Raises:
        UnreadableFile, SourceError: the file cannot be read.
    """
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
    return ReadReport(manuscript=manuscript, outline=outline, meta=meta)


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
