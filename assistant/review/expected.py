"""What of a draft can come back in a file: its paragraphs as they read, letter by letter.

Guidance and empty paragraphs are not printed; they have no part in the comparison.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.draft.compose import compose
from assistant.draft.numbering import TABLES
from assistant.figures.indicators import load_indicators
from assistant.review.noise import likeness, shows_nothing
from assistant.review.table_text import kept_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.draft.draft import Draft
    from assistant.draft.manuscript import FieldMark, Line
    from assistant.draft.parts import ParagraphStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A field or blank, which stays one as long as none of its letters changes."""

    start: int
    """First character, in :attr:`Expected.text`."""
    end: int
    """One past the last."""
    name: str
    """Name of a field's indicator; empty for a blank and for what is broken."""
    expression: str


@dataclass(frozen=True, kw_only=True)
class Expected:
    """A paragraph of the draft as it would be printed."""

    paragraph: int
    """Its index in the draft."""
    style: ParagraphStyle
    ordinal: str
    """Number that is printed before it and follows from the outline."""
    text: str
    """What is printed, without what shows nothing."""
    places: tuple[int, ...]
    """Where each character of the text stands in the draft's paragraph; one more for the end."""
    marks: tuple[Mark, ...]

    @cached_property
    def likeness(self) -> str:
        """The text as it is compared."""
        return likeness(self.text)

    @property
    def is_heading(self) -> bool:
        """Whether its number is printed and not part of the text."""
        return self.style.startswith("heading")


def expected_of(draft: Draft) -> tuple[Expected, ...]:
    """Return the paragraphs of the draft that are printed, in order."""
    return tuple(_expected(line, draft) for line in compose(draft).lines)


def _expected(line: Line, draft: Draft) -> Expected:
    is_table = line.style in TABLES
    within = kept_places(line.text) if is_table else range(len(line.text))
    kept = [at for at in within if not shows_nothing(line.text[at])]
    text = "".join(line.text[at] if is_table or not line.text[at].isspace() else " " for at in kept)
    end = kept[-1] + 1 if is_table and kept else len(line.text)
    places = (*map(line.source_offset, kept), line.source_offset(end))
    return Expected(
        paragraph=line.paragraph,
        style=line.style,
        ordinal=line.ordinal,
        text=text,
        places=places,
        marks=tuple(_marks(line, kept, draft)),
    )


def _marks(line: Line, kept: list[int], draft: Draft) -> Iterator[Mark]:
    for mark in line.marks:
        start = sum(at < mark.start for at in kept)
        end = sum(at < mark.end for at in kept)
        if start < end:
            name = _name(mark, draft) if mark.key else ""
            yield Mark(start=start, end=end, name=name, expression=mark.expression)


def _name(mark: FieldMark, draft: Draft) -> str:
    """Return what the drafter calls the indicator of a field."""
    key = mark.key or ""
    row = draft.row(key)
    if row is not None:
        return row.name
    indicators = load_indicators()
    return indicators[key].name if key in indicators else ""
