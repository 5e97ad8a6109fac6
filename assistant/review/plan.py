"""How the changes of a review are made: where each one cuts into the draft.

Read by :mod:`assistant.review.apply` alone. Numbers of changes are :attr:`Change.id`; one change
may be made by several entries, and is made by all of them or none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.draft.parts import Borrowed, Comment, Paragraph, ParagraphStyle, Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A stretch of paragraphs that reads otherwise.

    Offsets are into the typed texts of the group's paragraphs, joined by
    :data:`~assistant.review.noise.JOINT`, which stands for the end of a paragraph.
    """

    change: int
    start: int
    end: int
    text: str
    """What comes in its place, as typed; may end paragraphs."""
    styles: tuple[ParagraphStyle, ...] = ()
    """Styles of the paragraphs that it begins, or, if it leads, of those that it ends."""
    borrowed: tuple[Borrowed, ...] = ()
    """What of :attr:`text` is borrowed, where it is a paragraph of the draft that moves here."""
    comments: tuple[Comment, ...] = ()
    """Its comments likewise."""
    leads: bool = False
    """Whether it puts whole paragraphs above the one at :attr:`start`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restyle:
    """A paragraph that becomes a heading of another level, or text."""

    change: int
    paragraph: int
    """Index in the draft."""
    style: ParagraphStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Paragraphs that belong to one stretch of the returned file: one, unless split or merged."""

    paragraphs: tuple[int, ...]
    """Indices in the draft, in order."""
    edits: tuple[Edit, ...] = ()
    restyles: tuple[Restyle, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A paragraph that goes."""

    change: int
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Paragraphs that come to stand below another one, or at the very beginning."""

    change: int
    below: int | None
    added: tuple[Paragraph, ...] = ()
    moved: tuple[int, ...] = ()
    """Indices of paragraphs that leave their place."""
    pictures: tuple[Picture, ...] = ()
    """What the added paragraphs show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementEdit:
    """An element that reads otherwise."""

    change: int
    name: str
    """Name in :class:`~assistant.draft.parts.Elements`."""
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that the changes do."""

    groups: tuple[Group, ...] = ()
    removals: tuple[Removal, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
    """In the order in which they come to stand."""
    elements: tuple[ElementEdit, ...] = ()
