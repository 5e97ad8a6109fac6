"""The manuscript (成稿): a draft as it reads, fields written out and headings numbered.

Checks read it and export lays it out, so both see the same words. It is also what a DOCX or text
file from elsewhere becomes when it is checked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.draft.parts import Comment, Elements, ParagraphStyle, Picture


_NO_PROSE = frozenset({"table", "grid", "caption"})
"""Styles whose words are no sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMark:
    """A field or blank as written out in a line."""

    start: int
    """First character, in :attr:`Line.text`."""
    end: int
    """One past the last."""
    key: str | None
    """Indicator of a field; None for a blank."""
    verified: bool
    """True where the sheet's number is verified."""
    blank: bool = False
    """True for a blank, and for a field that reads as one because its number is missing."""
    error: str | None = None
    """Why a field could not be read and stands as it was typed, in Chinese."""
    expression: str = ""
    """What stands between the braces of a field: ``review.accepted | change``."""
    source: tuple[int, int] = (0, 0)
    """Start and end of the field or blank as typed, in the text of the draft's paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph as it reads."""

    style: ParagraphStyle
    """Never ``guidance``: that is not exported."""
    ordinal: str
    """``一、`` ``（二）`` ``1.`` ``（1）`` ``附件1　`` ``表1　``; empty for text."""
    text: str
    """Text without the ordinal; line feeds and tabs only in tables."""
    paragraph: int
    """Index of the paragraph in the draft."""
    marks: tuple[FieldMark, ...] = ()
    """Fields and blanks in the text, in order."""
    comments: tuple[Comment, ...] = ()
    """Comments on its words, their offsets in the text; none unless they were asked for, and then
    each without the words that lie apart from its first ones."""
    indent: int = 0
    """Blank characters that the paragraph in the draft begins with and the line leaves out."""

    @property
    def words(self) -> str:
        """What is read: the text, but not the name of a picture."""
        return "" if self.style == "picture" else self.text

    def shown_offset(self, offset: int, *, is_end: bool = False) -> int:
        """Return where a place of the draft's paragraph lies in :attr:`text`.

        One inside a field lies at the field's start, or at its end.
        """
        shift = -self.indent
        for mark in self.marks:
            start, end = mark.source
            if offset <= start:
                break
            if offset < end:
                return mark.end if is_end else mark.start
            shift = mark.end - end
        return min(max(offset + shift, 0), len(self.text))

    def source_offset(self, offset: int) -> int:
        """Return where the character at *offset* of :attr:`text` stands in the draft's paragraph.

        A character inside a field comes from the field's first character.
        """
        shift = self.indent
        for mark in self.marks:
            if offset < mark.start:
                break
            if offset < mark.end:
                return mark.source[0]
            shift = mark.source[1] - mark.end
        return offset + shift


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """Title and lines, ready to be read, checked and printed."""

    elements: Elements
    year: int | None
    lines: tuple[Line, ...]
    pictures: tuple[Picture, ...] = ()
    house_format: str = ""
    """Name of the house format (本单位版式) it is printed in; empty for the standard."""

    @property
    def attachments(self) -> tuple[Line, ...]:
        """The lines that name the attachments (附件)."""
        return tuple(line for line in self.lines if line.style == "attachment")

    def picture(self, name: str) -> Picture | None:
        """Return the picture of that name, or None."""
        return next((picture for picture in self.pictures if picture.name == name), None)

    @property
    def report(self) -> Manuscript:
        """The manuscript without what only the internal edition carries (内部对比)."""
        kept = (line for at, line in enumerate(self.lines) if not self.is_internal(at))
        return replace(self, lines=tuple(kept))

    def is_internal(self, at: int) -> bool:
        """Tell whether a line compares with peers: such a picture takes its caption along."""
        line = self.lines[at]
        if line.style == "caption" and line.ordinal.startswith("图"):
            line = self.lines[at - 1]
        if line.style == "picture":
            picture = self.picture(line.text)
            return picture is not None and picture.internal
        return line.style == "internal"

    @property
    def text(self) -> str:
        """The title and the lines, one a row, each with its ordinal; ends with a line feed."""
        title = self.elements.title.replace("\n", "")
        return "".join(
            f"{row}\n" for row in (title, *(line.ordinal + line.words for line in self.lines))
        )

    @property
    def prose(self) -> str:
        """The text with tables and captions as empty lines, every other character in its place."""
        text = self.text
        kept, done = [], 0
        for line, start in zip(self.lines, self.line_starts(), strict=True):
            if line.style in _NO_PROSE:
                end = start + len(line.ordinal) + len(line.words)
                kept += [text[done:start], "\n" * (end - start)]
                done = end
        return "".join((*kept, text[done:]))

    def line_starts(self) -> tuple[int, ...]:
        """Return for each line the offset of its ordinal (or first character) in :attr:`text`."""
        offset = len(self.elements.title.replace("\n", "")) + 1
        starts = []
        for line in self.lines:
            starts.append(offset)
            offset += len(line.ordinal) + len(line.words) + 1
        return tuple(starts)
