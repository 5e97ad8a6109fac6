"""The record that leaves this room: clean text with the remarks of the rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.base.span import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """Simplified text in full-width punctuation, one paragraph a line, each ending in a line feed.

    All offsets of later rooms are characters of :attr:`text`.
    """

    text: str
    """The cleaned text."""
    published: str | None = None
    """Day of publication as the page or its metadata gives it, ``2024-01-20``, if any."""
    publisher: str | None = None
    """Who published the text (来源, 发布机构), as the page or its metadata says, if any."""
    changed: tuple[str, ...] = ()
    """Names of the rules that changed the text, in their order."""
    notes: tuple[Note, ...] = ()
    """What the rules changed in a way worth knowing, or could not decide."""
