"""A document with its tracked changes (修订), comments (批注) and bookmarks, as it came back.

Unlike :class:`~assistant.sources.source_text.SourceText` nothing is settled here: what was inserted
or deleted stays marked with who did it, so that a reader can tell the text before from the text
after. Offsets are into the text after, :attr:`TrackedParagraph.text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

State = Literal["kept", "inserted", "deleted"]
"""What a tracked change did with some words, or with the end of a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who tracked a change or wrote a comment, and when."""

    author: str = ""
    time: datetime | None = None


NO_STAMP = Stamp()
"""Nobody known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words that share what happened to them."""

    text: str
    """Never empty; a line break is a line feed."""
    state: State = "kept"
    stamp: Stamp = NO_STAMP


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """A named stretch of a paragraph."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginNote:
    """A comment, and the words of this paragraph that it stands on; an answer is one more."""

    start: int
    end: int
    text: str
    stamp: Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedPicture:
    """A picture inside a paragraph."""

    name: str
    """As the file calls it."""
    data: bytes
    width_mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedParagraph:
    """A paragraph, or a whole table: rows parted by line feeds, cells by tabs."""

    runs: tuple[Run, ...] = ()
    styles: tuple[str, ...] = ()
    """Name of its style and of those that one is based on; of a table, those of its cells."""
    level: int | None = None
    """Level of the heading that it is marked as, from 1."""
    label: str = ""
    """Its automatic number, not part of the text."""
    bookmarks: tuple[Bookmark, ...] = ()
    notes: tuple[MarginNote, ...] = ()
    pictures: tuple[TrackedPicture, ...] = ()
    end: State = "kept"
    """What happened to the paragraph's end: an inserted one split a paragraph in two, a deleted one
    joins this paragraph with the next."""
    end_stamp: Stamp = NO_STAMP
    is_table: bool = False
    is_grid: bool = False
    """Whether a table has rules between its columns."""

    @property
    def text(self) -> str:
        """The words after all changes."""
        return "".join(run.text for run in self.runs if run.state != "deleted")

    @property
    def original(self) -> str:
        """The words before all changes."""
        return "".join(run.text for run in self.runs if run.state != "inserted")

    @property
    def is_tracked(self) -> bool:
        """Whether a tracked change touches it."""
        return self.end != "kept" or any(run.state != "kept" for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedDocument:
    """The body of a document in reading order, empty paragraphs left out."""

    paragraphs: tuple[TrackedParagraph, ...]
    boxes: tuple[TrackedParagraph, ...] = ()
    """Paragraphs of the text boxes (版记)."""
    styles: frozenset[str] = frozenset()
    """Names of all styles that the file knows, used or not."""
    creator: str = ""
    """Whom the file's own properties name as its author."""
    heads: tuple[TrackedParagraph, ...] = ()
    """Paragraphs of the page headers that hold words (the red name of a letter)."""
    bookmarks: frozenset[str] = frozenset()
    """Names of all bookmarks, those too that go on over several paragraphs."""
    loose: tuple[MarginNote, ...] = ()
    """Comments that stand nowhere in the body; their offsets say nothing."""
