"""The record that leaves this room: a file's text and where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.base.span import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedHeading:
    """A line that the file itself marks as a heading (Word: 标题 1; HTML: h2)."""

    text: str
    """The line as it stands in the text, its number included."""
    level: int
    """1 for the highest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A published file's text, as found: nothing cleaned yet, one paragraph a line."""

    text: str
    """The text; each paragraph ends in a line feed. Never empty."""
    path: Path
    """The file it was read from; of a member of an archive, ``资料.zip/2023/报告.docx``."""
    media_type: str
    """``text/plain``, ``text/html``, ``application/pdf`` …"""
    encoding: str | None = None
    """Name of the character encoding, where the file has one."""
    title: str | None = None
    """Title that the file's own metadata gives (HTML ``title``, DOCX core property), if any."""
    published: str | None = None
    """Day of publication that the file's own metadata gives, ``2024-01-20``, if any."""
    publisher: str | None = None
    """Who published it (来源, 发布机构), where the file's own metadata says so."""
    headings: tuple[MarkedHeading, ...] = ()
    """The lines that the file marks as headings, in order."""
    notes: tuple[Note, ...] = ()
    """What the reader saw and could not decide."""
