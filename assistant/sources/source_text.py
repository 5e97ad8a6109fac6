"""The record that leaves this room: a file's text and where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.base.span import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """A published file's text, as found: nothing cleaned yet, one paragraph a line."""

    text: str
    """The text; each paragraph ends in a line feed. Never empty."""
    path: Path
    """The file it was read from."""
    media_type: str
    """``text/plain``, ``text/html``, ``application/pdf`` …"""
    encoding: str | None = None
    """Name of the character encoding, where the file has one."""
    title: str | None = None
    """Title that the file's own metadata gives (HTML ``title``, DOCX core property), if any."""
    notes: tuple[Note, ...] = ()
    """What the reader saw and could not decide."""
