"""A flag (待核对) as the list shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.draft.rollover.flag import FLAG_NAMES
from assistant.draft.rollover.flag_words import flag_words
from assistant.gui.review.place_names import PlaceNames
from assistant.gui.review.shown_text import shown_stretch, shown_text
from assistant.workflow.review_terms import ELEMENT_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.draft import Draft
    from assistant.draft.rollover.flag import Flag

_AROUND = 12
"""Characters of the sentence shown before the words."""
_AFTER = 40
_MORE_ELEMENTS = {"printed_on": "印发日期"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagEntry:
    """What the drafter reads of a flag."""

    kind: str
    """``会议``"""
    place: str
    """``二、（一）第3段``"""
    before: str
    """What stands before the words in their paragraph, shortened."""
    words: str
    after: str
    advice: str

    @property
    def sentence(self) -> str:
        """All of it, for those who hear it read."""
        words = f"“{self.words}”" if self.words else ""
        return f"{self.kind}，{self.place}{words}：{self.advice}"


def entries_of(draft: Draft, flags: Sequence[Flag]) -> list[FlagEntry]:
    """Return the entry of each flag of a new draft."""
    names = PlaceNames(draft)
    return [_entry(draft, flag, names) for flag in flags]


def _entry(draft: Draft, flag: Flag, names: PlaceNames) -> FlagEntry:
    before = after = ""
    if flag.paragraph is None:
        element = _MORE_ELEMENTS.get(flag.element, "公文要素")
        place = ELEMENT_NAMES.get(flag.element, element) if flag.element else "指标表"
    else:
        place = names.of_paragraph(flag.paragraph)
        text = shown_text(draft, flag.paragraph)
        start, end = shown_stretch(draft, flag.paragraph, flag.start, flag.end)
        before = ("…" if start > _AROUND else "") + text[max(start - _AROUND, 0) : start]
        after = text[end : end + _AFTER]
    words = flag_words(draft, flag)
    return FlagEntry(
        kind=FLAG_NAMES[flag.kind],
        place=place,
        before=_one_line(before),
        words=_one_line(words),
        after=_one_line(after),
        advice=flag.advice,
    )


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")
