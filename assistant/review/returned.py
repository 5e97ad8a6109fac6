"""A returned file as the draft would see it: each paragraph with its part in the document.

What only the print carries (附件说明, 附件1) is left out. Numbers that follow from the outline and
what the standard puts around a text are cut off by :func:`seen_as`, once it is known which
paragraph of the draft one belongs to.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.draft.field_bookmark import expression_of
from assistant.draft.print_bookmark import is_internal_bookmark
from assistant.review.letters import (
    read_letters,
    text_after,
    text_before,
)
from assistant.review.line_breaks import at_line_breaks
from assistant.review.review import Comment
from assistant.review.roles import role_of
from assistant.sources.tracked import NO_STAMP, Run, TrackedParagraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.draft.parts import ParagraphStyle, Picture
    from assistant.review.letters import Letters
    from assistant.sources.tracked import (
        Bookmark,
        MarginNote,
        Stamp,
        State,
        TrackedDocument,
        TrackedPicture,
    )

_ONLY_PRINTED = frozenset(("attachment_note", "attachment_label", "imprint", "page_number"))
"""Parts of the document that follow from others, or that nobody takes back."""
_HEADINGS: tuple[ParagraphStyle, ...] = ("heading1", "heading2", "heading3", "heading4")
_STYLES: dict[str, ParagraphStyle] = {
    "body": "body",
    "internal": "internal",
    "caption": "caption",
    "picture": "picture",
    "attachment_title": "attachment",
    **{style: style for style in _HEADINGS},
}
"""Style in the draft of a part of the document."""
_TABLES = frozenset(("table", "table_head", None))
"""Parts that cells of a table are; the red mark of a joint issue is set in a table, but is none."""
_PICTURE = "图片"
"""Name of a picture that has none."""
_BROKEN = frozenset(("title", "attachment_title"))
"""Parts whose lines were broken for print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A field that was printed, by its bookmark."""

    start: int
    end: int
    expression: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A comment and the words it stands on."""

    start: int
    end: int
    comment: Comment


@dataclass(frozen=True, kw_only=True)
class Returned:
    """A paragraph of the returned file, or a table."""

    letters: Letters
    role: str | None = None
    """Part of the document that its style is for; None where the style says nothing."""
    style: ParagraphStyle | None = None
    """Style in the draft that its own style or mark asks for; None where neither does."""
    label: str = ""
    """Its automatic number."""
    marked: tuple[Bookmark, ...] = ()
    noted: tuple[MarginNote, ...] = ()
    pictures: tuple[TrackedPicture, ...] = ()
    end: State = "kept"
    end_stamp: Stamp = NO_STAMP
    is_table: bool = False

    @cached_property
    def text(self) -> str:
        """What it reads after all changes."""
        return text_after(self.letters)

    @cached_property
    def original(self) -> str:
        """What it read before all changes."""
        return text_before(self.letters)

    @property
    def is_tracked(self) -> bool:
        """Whether a tracked change touches it."""
        return self.end != "kept" or any(letter.state != "kept" for letter in self.letters)

    @cached_property
    def _places(self) -> list[int]:
        return [letter.at for letter in self.letters if letter.state != "deleted"]

    def _offset(self, at: int) -> int:
        """Return where a place of the whole text in the file lies in :attr:`text`."""
        return bisect_left(self._places, at)

    def stretches(self) -> Iterator[Stretch]:
        """Give the fields that were printed in it."""
        for mark in self.marked:
            expression = expression_of(mark.name)
            start, end = self._offset(mark.start), self._offset(mark.end)
            if expression and start < end:
                yield Stretch(start=start, end=end, expression=expression)

    @property
    def is_internal(self) -> bool:
        """Whether it shows a picture that only the internal edition carries."""
        return any(is_internal_bookmark(mark.name) for mark in self.marked)

    def notes(self) -> Iterator[Note]:
        """Give the comments on it."""
        for note in self.noted:
            start, end = self._offset(note.start), self._offset(note.end)
            yield Note(start=start, end=end, comment=comment_of(note))


def comment_of(note: MarginNote) -> Comment:
    """Return what a comment says."""
    return Comment(text=note.text, author=note.stamp.author, time=note.stamp.time)


def read_returned(
    document: TrackedDocument, pictures: Sequence[Picture] = ()
) -> tuple[Returned, ...]:
    """Return the paragraphs of a file in order, without what only the print carries.

    Args:
        document: the file.
        pictures: of the draft, by which one is known that a word processor gave another name.
    """
    made: list[Returned] = []
    for each in document.paragraphs:
        role = role_of(each.styles)
        if role in _ONLY_PRINTED:
            continue
        for part in _parts(_with_known_names(each, pictures), role):
            returned = _returned(part, role)
            if returned.style == "picture":
                returned = replace(returned, end="kept")
                if made:
                    made[-1] = replace(made[-1], end="kept")
            if returned.letters:
                made.append(returned)
            elif returned.end == "kept" and made:
                made[-1] = replace(made[-1], end="kept")
    return tuple(made)


def _with_known_names(paragraph: TrackedParagraph, pictures: Sequence[Picture]) -> TrackedParagraph:
    """Return the paragraph with the draft's names for its pictures, by what they show."""
    if not paragraph.pictures:
        return paragraph
    names = {picture.data: picture.name for picture in reversed(pictures)}
    known = {(picture.name, picture.data) for picture in pictures}
    shown = tuple(
        each
        if (each.name, each.data) in known
        else replace(each, name=names.get(each.data, each.name or _PICTURE))
        for each in paragraph.pictures
    )
    return replace(paragraph, pictures=shown)


def _parts(paragraph: TrackedParagraph, role: str | None) -> Iterator[TrackedParagraph]:
    """Give the paragraphs that one is in a draft, where a picture stands by itself."""
    if paragraph.is_table or role in _BROKEN:
        yield paragraph
        return
    has_words = bool(paragraph.text.strip() or paragraph.original.strip())
    if paragraph.pictures and not has_words and len(paragraph.pictures) == 1:
        yield paragraph
        return
    for shown in paragraph.pictures:
        yield TrackedParagraph(
            styles=paragraph.styles, bookmarks=paragraph.bookmarks, pictures=(shown,)
        )
    if has_words or not paragraph.pictures:
        yield from at_line_breaks(replace(paragraph, pictures=()))


def read_heads(document: TrackedDocument) -> tuple[Returned, ...]:
    """Return the paragraphs of the page headers."""
    made = (_returned(each, role_of(each.styles)) for each in document.heads)
    return tuple(each for each in made if each.letters)


def notes_beside(document: TrackedDocument) -> Iterator[tuple[str, Comment]]:
    """Give the comments on what only the print carries, with the words they stand on."""
    for each in document.paragraphs:
        if role_of(each.styles) in _ONLY_PRINTED:
            for note in each.notes:
                yield each.text[note.start : note.end], comment_of(note)


def _returned(paragraph: TrackedParagraph, role: str | None) -> Returned:
    runs = paragraph.runs
    is_table = paragraph.is_table and role in _TABLES
    if paragraph.pictures and not paragraph.text.strip():
        runs = (Run(text=paragraph.pictures[0].name),)
    letters = read_letters(runs, is_table=is_table)
    return Returned(
        letters=letters,
        role=role,
        style=_style(paragraph, role),
        label=paragraph.label.strip(),
        marked=paragraph.bookmarks,
        noted=paragraph.notes,
        pictures=paragraph.pictures,
        end=paragraph.end,
        end_stamp=paragraph.end_stamp,
        is_table=is_table,
    )


def _style(paragraph: TrackedParagraph, role: str | None) -> ParagraphStyle | None:
    if paragraph.is_table:
        return "grid" if paragraph.is_grid else "table"
    if paragraph.pictures and not paragraph.text.strip():
        return "picture"
    if role is None and paragraph.level and paragraph.level <= len(_HEADINGS):
        return _HEADINGS[paragraph.level - 1]
    style = _STYLES.get(role or "")
    return "body" if style == "picture" else style
