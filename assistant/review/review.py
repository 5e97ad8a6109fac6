"""A review (审阅): what a returned file changes of the draft that it was printed from.

The window shows :attr:`Review.changes` and :attr:`Review.remarks`; the person accepts some of the
changes; :func:`assistant.review.apply.apply_changes` makes them. How the two texts lie beside each
other stands in :attr:`Review.plan`, which only ``apply`` reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from assistant.draft.comparing.difference import Piece
    from assistant.draft.draft import Draft
    from assistant.draft.parts import ParagraphStyle
    from assistant.review.plan import Plan

ChangeKind = Literal[
    "edited", "added", "removed", "moved", "split", "merged", "restyled", "element"
]
"""改动文字, 增加段落, 删除段落, 移动段落, 分成两段, 并为一段, 改换层次, 改动公文要素."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment (批注) that stands in the margin of the returned file; an answer is one more."""

    text: str
    author: str = ""
    time: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetNumber:
    """A number for the indicator sheet."""

    key: str
    name: str
    """What the drafter calls the indicator."""
    value: float
    """In base units."""
    is_last_year: bool = False
    """Whether it is that of the year before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change, to be accepted or rejected by itself."""

    id: int
    """Its place among the changes, from 0."""
    kind: ChangeKind
    paragraph: int | None = None
    """Index of the draft's paragraph that it changes, the first of several; None for an element and
    for an added paragraph."""
    paragraphs: int = 1
    """How many paragraphs move together."""
    below: int | None = None
    """Of an added or moved paragraph: index of the draft's paragraph that it comes to stand below;
    None where that is no paragraph (the very beginning)."""
    start: int = 0
    """First changed character, in the text of the draft's paragraph, fields as they are typed."""
    end: int = 0
    """One past the last."""
    element: str = ""
    """Of a changed element: its name in :class:`~assistant.draft.parts.Elements`."""
    before: str = ""
    """The words that give way, as they read; empty where something is only added."""
    after: str = ""
    """The words that come; empty where something is only removed."""
    pieces: tuple[Piece, ...] = ()
    """The paragraph or element with this change alone in it; of very long ones what is near."""
    style_before: ParagraphStyle | None = None
    """Style of the draft's paragraph; None for an added one and an element."""
    style_after: ParagraphStyle | None = None
    """Style that the paragraph gets; None for a removed one and an element."""
    author: str = ""
    """Who made it, where changes were tracked (修订)."""
    time: datetime | None = None
    """When, as the author's computer said."""
    comments: tuple[Comment, ...] = ()
    """Comments on the changed words."""
    breaks_fields: tuple[str, ...] = ()
    """Names of the indicators whose fields become typed text, or go, if it is accepted."""
    sheet: SheetNumber | None = None
    """Number that the indicator sheet may take instead, so that the field stays one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Comments on words that nobody changed."""

    paragraph: int | None = None
    """Index of the draft's paragraph; None for an element, and where the place is not known."""
    start: int = 0
    """First character of the words, in the text of the draft's paragraph."""
    end: int = 0
    """One past the last."""
    element: str = ""
    """Name of the element, where they stand on one."""
    words: str = ""
    """The words, as they read; empty where the comments stand on none."""
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A draft beside the file that came back."""

    draft: Draft
    """The draft that was compared."""
    changes: tuple[Change, ...]
    """In reading order of the returned file: elements above the text, text, elements below it."""
    remarks: tuple[Remark, ...]
    """In the same order."""
    plan: Plan
    """How the changes are made."""
