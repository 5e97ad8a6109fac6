"""From a published file to a report that is understood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.cleaning.pipeline import clean_text
from assistant.corpus.report import Report
from assistant.figures.extract import extract_figures
from assistant.outline.parse import parse_outline
from assistant.outline.read_meta import read_meta
from assistant.passages.split import split_passages
from assistant.sources.errors import EmptySource
from assistant.sources.read import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.cleaning.clean_text import CleanText

# 示例：本文为虚构，仅供演示
_SAMPLE_MARK = re.compile(r"\A示例：[^\n]*\n")


def read_clean(path: Path) -> CleanText:
    """Return the file's text, cleaned.

    Raises:
        UnreadableFile, SourceError: the file cannot be read, or nothing is left of it.
    """
    return _read(path)[0]


def read_report(path: Path) -> Report:
    """Return the report in the file: cleaned, outlined, cut into passages, its figures found.

    Raises:
        UnreadableFile, SourceError: the file cannot be read, or nothing is left of it.
    """
    clean, title_hint = _read(path)
    mark = _SAMPLE_MARK.match(clean.text)
    text = clean.text[mark.end() :] if mark else clean.text
    outline = parse_outline(text)
    meta = read_meta(text, outline, title_hint=title_hint, file_name=path.name)
    return Report(
        meta=meta,
        text=text,
        outline=outline,
        passages=split_passages(text, outline),
        figures=extract_figures(text, outline, year=meta.year),
        notes=clean.notes,
        path=str(path),
        sample=mark is not None,
    )


def _read(path: Path) -> tuple[CleanText, str | None]:
    source = read_source(path)
    clean = clean_text(source)
    if not clean.text.strip():
        raise EmptySource(
            path, "清洗后没有剩下正文。", "请确认文件里是报告全文，而不是目录页或导航页。"
        )
    return clean, source.title
