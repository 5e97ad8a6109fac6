"""What kind of change a stretch of words is, and how it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.draft.comparing.difference import Piece
from assistant.review.edits import follows, leads
from assistant.review.noise import JOINT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.draft.parts import ParagraphStyle
    from assistant.review.edits import Span
    from assistant.review.review import ChangeKind

_FARTHEST = 3000
"""Characters that are shown before and after a change."""
_MORE = "……"
"""Stands for what is left out."""


def kind_of(span: Span, before: str, removed: str, added: str) -> ChangeKind:
    """Return which kind a change is: whole paragraphs and their ends are told from words."""
    if not removed and added == JOINT:
        return "split"
    if removed == JOINT and not added:
        return "merged"
    if (
        not removed
        and JOINT in added
        and (leads(span, before, added) or follows(span, before, added))
    ):
        return "added"
    if added:
        return "edited"
    is_start = span.start == 0 or before[span.start - 1] == JOINT
    is_end = span.end == len(before) or before[span.end] == JOINT
    joints = removed.count(JOINT)
    if joints and (leads(span, before, removed) or follows(span, before, removed)):
        return "removed"
    return "removed" if is_start and is_end and not joints else "edited"


def style_after(
    kind: ChangeKind, styles: Sequence[ParagraphStyle], style: ParagraphStyle
) -> ParagraphStyle | None:
    """Return the style of what a change leaves, None where it leaves nothing."""
    if kind == "removed":
        return None
    return styles[0] if kind == "added" and styles else style


def pieces_of(
    before: str, span: Span, removed: str, added: str, kind: ChangeKind
) -> Iterator[Piece]:
    """Give the words of the group with one change in them; of a whole paragraph only itself.

    Of very long text only what is near, as thousands of changes may stand in it.
    """
    is_whole = kind in {"added", "removed"}
    first, last = span.start - _FARTHEST, span.end + _FARTHEST
    left = (_MORE if first > 0 else "") + before[max(first, 0) : span.start]
    right = before[span.end : last] + (_MORE if last < len(before) else "")
    row = (
        ("same", "" if is_whole else left),
        ("removed", shown(removed, kind)),
        ("added", shown(added, kind)),
        ("same", "" if is_whole else right),
    )
    for what, text in row:
        if text:
            yield Piece(what, text.replace(JOINT, "\n"))  # type: ignore[arg-type]


def shown(text: str, kind: ChangeKind) -> str:
    """Return words as a person reads them, ends of paragraphs as line feeds."""
    return text.strip(JOINT) if kind in {"added", "removed"} else text.replace(JOINT, "\n")
