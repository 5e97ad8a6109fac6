"""A draft in numbers: its outline with word counts and blanks, its length, what is unverified.

Pure, and made in the background while one writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.draft import Draft
    from assistant.draft.manuscript import Line
    from assistant.export.gongwen import Measures
    from assistant.export.pages.typesetter import Typesetter


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A heading in the outline panel."""

    level: int
    """1–4."""
    ordinal: str
    heading: str
    paragraph: int
    """Index of the heading in the draft."""
    characters: int
    """Characters under it, its subsections included."""
    blanks: int
    """Blanks under it, likewise."""
    borrowed: int = 0
    """Characters under it, likewise, whose source can still be recognised."""
    stored: str = ""
    """The heading as it stands in the draft, fields as such."""
    is_attachment: bool = False
    """Whether it names an attachment (附件)."""

    @property
    def share(self) -> float:
        """Share of borrowed characters, 0–1."""
        return min(self.borrowed / self.characters, 1.0) if self.characters else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What the status bar and the outline panel show."""

    entries: tuple[Entry, ...] = ()
    characters: int = 0
    pages: int = 0
    blanks: int = 0
    unverified: int = 0
    """Numbers out of the sheet that nobody has verified."""


class Surveyor:
    """Surveys drafts again and again, for which it remembers what was laid out; one at a time."""

    def __init__(self) -> None:
        self._measures: Measures | None = None
        self._typesetter: Typesetter | None = None

    def survey(self, draft: Draft, measures: Measures | None = None) -> Survey:
        """Return the numbers of a draft; pages are those of the house format with the measures."""
        from assistant.draft.compose import compose
        from assistant.export.pages.typesetter import Typesetter

        manuscript = compose(draft)
        if self._typesetter is None or measures != self._measures:
            self._measures, self._typesetter = measures, Typesetter(measures)
        pages = len(self._typesetter.lay_out(manuscript.report))
        return _survey(draft, manuscript.lines, pages)


def _survey(draft: Draft, lines: Sequence[Line], pages: int) -> Survey:
    return Survey(
        entries=tuple(
            _entry(draft, lines, index) for index in range(len(lines)) if _level(lines[index])
        ),
        characters=_characters(lines),
        pages=pages,
        blanks=_blanks(lines),
        unverified=sum(
            mark.key is not None and not mark.verified and not mark.blank
            for line in lines
            for mark in line.marks
        ),
    )


def _entry(draft: Draft, lines: Sequence[Line], index: int) -> Entry:
    line, level = lines[index], _level(lines[index])
    end = next((at for at in range(index + 1, len(lines)) if 0 < _level(lines[at]) <= level), None)
    under = lines[index:end]
    return Entry(
        level=level,
        ordinal=line.ordinal,
        heading=line.text.partition("。")[0],
        paragraph=line.paragraph,
        characters=_characters(under),
        blanks=_blanks(under),
        borrowed=sum(_borrowed(draft, each) for each in under if each.style != "internal"),
        stored=heading_words(draft.paragraphs[line.paragraph].text),
        is_attachment=line.style == "attachment",
    )


def heading_words(text: str) -> str:
    """Return the heading of a paragraph that may go on in the same line (（一）标题。正文……)."""
    return text.strip().partition("。")[0]


def _borrowed(draft: Draft, line: Line) -> int:
    """Count the borrowed characters of a line as they read."""
    from assistant.draft.fields import write_out
    from assistant.draft.provenance import keep_recognisable

    paragraph = keep_recognisable(draft.paragraphs[line.paragraph])
    words = (
        write_out(paragraph.text[each.start : each.end], draft)[0] for each in paragraph.borrowed
    )
    return sum(len(each) - sum(map(str.isspace, each)) for each in words)


def _level(line: Line) -> int:
    if line.style == "attachment":
        return 1
    return int(line.style[-1]) if line.style.startswith("heading") else 0


def _characters(lines: Sequence[Line]) -> int:
    """Count the characters of the report; a comparison for the internal edition is none of it."""
    return sum(
        len(line.words) + len(line.ordinal) - sum(map(str.isspace, line.ordinal + line.words))
        for line in lines
        if line.style != "internal"
    )


def _blanks(lines: Sequence[Line]) -> int:
    return sum(mark.blank for line in lines for mark in line.marks)
