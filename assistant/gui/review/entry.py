"""What the window lists in reading order: changes, and comments on words that nobody changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from heapq import merge
from typing import TYPE_CHECKING, Literal, TypeGuard

from assistant.gui.review.place_names import PlaceNames
from assistant.review.elements import BELOW
from assistant.review.review import Change, Remark
from assistant.workflow.review_terms import CHANGE_NAMES, STYLE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from assistant.review.review import Review

State = Literal["open", "accepted", "sheet", "rejected", "read"]
STATE_NAMES: dict[State, str] = {
    "open": "待定",
    "accepted": "采纳",
    "sheet": "改指标表",
    "rejected": "不采纳",
    "read": "已阅",
}
REMARK = "批注"
"""Kind of a comment on words that nobody changed."""
_CONTEXT = 8
"""Characters before and after a change by which it is known again."""

Key = tuple[object, ...]
_Place = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of the list."""

    what: Change | Remark
    key: Key
    """What it is known by when the file is read again beside another state of the draft."""
    kind: str
    """改动文字, 增加段落 … or :data:`REMARK`."""
    place: str
    """``二、（一）第3段``"""
    target: str
    """Where what moves comes to stand; empty for what does not move."""
    words: str
    """What changes, in a few words."""
    author: str
    time: datetime | None

    @property
    def change(self) -> Change | None:
        """The change, None for a remark."""
        return self.what if isinstance(self.what, Change) else None


def entries_of(review: Review) -> tuple[Entry, ...]:
    """Return what there is to decide, in reading order."""
    names = PlaceNames(review.draft)
    seen: Counter[Key] = Counter()
    entries = []
    for what in _in_order(review):
        key = _key_of(what)
        seen[key] += 1
        stamp = what if isinstance(what, Change) else next(iter(what.comments))
        entries.append(
            Entry(
                what=what,
                key=(*key, seen[key]),
                kind=CHANGE_NAMES[what.kind] if isinstance(what, Change) else REMARK,
                place=names.of(what),
                target=names.target_of(what) if _moves(what) else "",
                words=_words_of(what),
                author=stamp.author,
                time=stamp.time,
            )
        )
    return tuple(entries)


def _moves(what: Change | Remark) -> TypeGuard[Change]:
    return isinstance(what, Change) and what.kind == "moved"


def _in_order(review: Review) -> Iterator[Change | Remark]:
    """Give changes and remarks; what moved stands where it comes to stand."""
    placed: list[list[tuple[_Place, int, Change | Remark]]] = []
    kinds: tuple[Sequence[Change | Remark], ...] = (review.changes, review.remarks)
    for number, known in enumerate(kinds):
        at: _Place = (-2, 0)
        row = []
        for what in known:
            at = max(at, _place_of(what))
            row.append((at, number, what))
        placed.append(row)
    for _, _, what in merge(*placed, key=lambda item: item[:2]):
        yield what


def _place_of(what: Change | Remark) -> _Place:
    if what.element:
        return (float("inf") if what.element in BELOW else -2, 0)
    below = what.below if isinstance(what, Change) else None
    if isinstance(what, Change) and what.kind in {"added", "moved"}:
        return (-1 if below is None else below, float("inf"))
    return (float("inf"), 1) if what.paragraph is None else (what.paragraph, what.start)


def _key_of(what: Change | Remark) -> Key:
    comments = tuple((comment.author, comment.text) for comment in what.comments)
    if isinstance(what, Remark):
        return (REMARK, what.element, what.words, comments)
    first = next((n for n, piece in enumerate(what.pieces) if piece.kind != "same"), 0)
    before = what.pieces[first - 1].text[-_CONTEXT:] if first else ""
    after = what.pieces[-1].text[:_CONTEXT] if what.pieces[-1:] else ""
    return (what.kind, what.element, what.before, what.after, what.style_after, before, after)


def _words_of(what: Change | Remark) -> str:
    if isinstance(what, Remark):
        return _line("；".join(comment.text for comment in what.comments))
    before, after = _line(what.before), _line(what.after)
    if what.kind == "restyled" and what.style_before and what.style_after:
        styles = f"{STYLE_NAMES[what.style_before]}改为{STYLE_NAMES[what.style_after]}"
        return f"{styles}：{after or before}"
    if what.kind in {"added", "removed", "moved", "split", "merged"}:
        return after or before or _line("".join(piece.text for piece in what.pieces))
    if before and after:
        return f"“{before}”改为“{after}”"
    return f"加上“{after}”" if after else f"删去“{before}”"


def _line(text: str) -> str:
    return " ".join(text.split())
