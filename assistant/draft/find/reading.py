"""A paragraph as it is searched: its text as it reads, and where each character is stored.

A field is one thing: whatever is found of the number it writes stands for the whole field. A blank
reads as it is typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.draft.fields import split_fields, write_out
from assistant.draft.manuscript import FieldMark

if TYPE_CHECKING:
    from assistant.draft.draft import Draft

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One paragraph's text as it is searched."""

    text: str
    """What is searched."""
    source: str
    """Text of the paragraph."""
    marks: tuple[FieldMark, ...] = ()
    """Fields, blanks and broken stretches in :attr:`text`, in order."""

    def touched(self, start: int, end: int) -> tuple[FieldMark, ...]:
        """Return the marks of which a stretch holds at least one character."""
        return tuple(mark for mark in self.marks if mark.start < end and start < mark.end)

    def stored(self, start: int, end: int) -> Span:
        """Return the stretch of the paragraph's text, which holds every field whole."""
        return self._place(start, is_end=False), self._place(end, is_end=True)

    def _place(self, offset: int, *, is_end: bool) -> int:
        shift = 0
        for mark in self.marks:
            if offset < mark.start or (is_end and offset == mark.start):
                break
            if offset < mark.end or (is_end and offset == mark.end):
                if mark.key is None:
                    return mark.source[0] + offset - mark.start
                return mark.source[1] if is_end else mark.source[0]
            shift = mark.source[1] - mark.end
        return offset + shift


def read_out(text: str, draft: Draft) -> Reading:
    """Return a paragraph's text as it reads, fields written out."""
    if not _is_marked(text):
        return Reading(text=text, source=text)
    written, marks = write_out(text, draft)
    return Reading(text=written, source=text, marks=marks)


def read_stored(text: str) -> Reading:
    """Return a paragraph's text as it is stored."""
    if not _is_marked(text):
        return Reading(text=text, source=text)
    marks = tuple(
        FieldMark(
            start=piece.start,
            end=piece.end,
            key=piece.key,
            verified=False,
            blank=piece.kind == "blank",
            error=piece.reason,
            source=(piece.start, piece.end),
        )
        for piece in split_fields(text)
        if piece.kind != "plain"
    )
    return Reading(text=text, source=text, marks=marks)


def _is_marked(text: str) -> bool:
    return "{{" in text or "}}" in text or "【" in text
