"""What the tests of this room share."""

from __future__ import annotations

from pathlib import Path

from assistant.cleaning.pipeline import clean_text
from assistant.sources.source_text import SourceText


def clean(text: str, *off: str) -> str:
    """Return *text* as the whole pipeline leaves it."""
    return clean_text(source(text), off=frozenset(off)).text


def notes(text: str) -> str:
    """Return all remarks on *text*, one a line: rule and message."""
    return "\n".join(f"{note.rule} {note.message}" for note in clean_text(source(text)).notes)


def source(text: str) -> SourceText:
    return SourceText(text=text, path=Path("report.txt"), media_type="text/plain")
