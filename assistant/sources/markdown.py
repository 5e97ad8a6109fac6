"""Markdown: the text that a person sees, without the signs that say how it looks.

The Markdown is turned into HTML, and that is read as any page: tables give rows, lists their
numbers. Lines stay lines, since many such files have one paragraph a line.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.sources.html import NOTHING, PageText, fragment_text
from assistant.sources.html_facts import read_day, read_publisher
from assistant.sources.plain import decode, no_text
from assistant.sources.source_text import SourceText

if TYPE_CHECKING:
    from pathlib import Path

LONGEST = 300_000
"""Characters of a text that is understood as Markdown; a longer one is read as plain text."""

# --- / title: 报告 / date: 2024-01-20 / ---
FRONT_MATTER = re.compile(
    r"\A\s*---[ \t]*\r?\n(?P<fields>(?:(?!---).*\r?\n){0,200})---[ \t]*(?:\r?\n|\Z)"
)

# a field of it, such as title: "2023年法治政府建设年度报告"
FIELD = re.compile(
    r"^(?P<name>[A-Za-z]\w*)[ \t]*:[ \t]*[\"']?(?P<value>[^\"'\n]+?)[\"']?[ \t]*$", re.MULTILINE
)

# **“八五”普法。**全年 : bold beside Chinese marks of punctuation, which the standard does not see
LEFT_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,200}?)\1")


def read_markdown(path: Path, data: bytes) -> SourceText:
    """Return the text of a Markdown file.

    Raises:
        UnreadableSource: the bytes are no text in any encoding known here.
    """
    decoded = decode(data)
    if decoded is None:
        raise no_text(path)
    text, fields = _split_front_matter(decoded.text)
    shown = markdown_text(text)
    return SourceText(
        text=shown.text,
        path=path,
        media_type="text/markdown",
        encoding=decoded.encoding,
        title=fields.get("title"),
        published=read_day(fields.get("date", "")),
        publisher=read_publisher(fields.get("source") or fields.get("author") or ""),
        headings=shown.headings,
        notes=decoded.notes,
    )


def markdown_text(text: str) -> PageText:
    """Return what a Markdown text shows, one block a line."""
    if len(text) > LONGEST:
        return PageText(text=text, facts=NOTHING)
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": True, "breaks": True})
    reader.enable(["table", "strikethrough"]).disable("code")
    shown = fragment_text(f"<body>{reader.render(text)}</body>")
    return replace(shown, text=LEFT_BOLD.sub(r"\2", shown.text))


def _split_front_matter(text: str) -> tuple[str, dict[str, str]]:
    """Return the text without the fields that stand above it, and those fields."""
    found = FRONT_MATTER.match(text)
    if found is None:
        return text, {}
    fields = {field["name"].lower(): field["value"] for field in FIELD.finditer(found["fields"])}
    return text[found.end() :], fields
