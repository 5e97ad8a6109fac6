"""Edits in a paragraph: sources of borrowed words and comments move along with the words."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TypeVar

from assistant.draft.comments import settled
from assistant.draft.edit import Edit, apply_edits
from assistant.draft.parts import Borrowed, Comment
from assistant.draft.provenance import keep_recognisable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.draft.parts import Paragraph

_Stretch = TypeVar("_Stretch", Borrowed, Comment)

# a cell, and what parts it from the next
_CELL = re.compile(r"[^\t\n]+|[\t\n]")


def reworded(paragraph: Paragraph, edits: Sequence[Edit]) -> Paragraph:
    """Return the paragraph with the edits made.

    Args:
        paragraph: as it stands.
        edits: in order, without overlap.
    """
    made = replace(
        paragraph,
        text=apply_edits(paragraph.text, edits),
        borrowed=_all_moved(paragraph.borrowed, edits),
        comments=_all_moved(paragraph.comments, edits),
    )
    return keep_recognisable(settled([made])[0])


def retold(paragraph: Paragraph, text: str) -> Paragraph:
    """Return a table with other cells; what lies on those that stayed stays there."""
    old, new = _CELL.findall(paragraph.text), _CELL.findall(text)
    edits, at = [], 0
    for tag, start, end, new_start, new_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        length = sum(map(len, old[start:end]))
        if tag != "equal":
            edits.append(Edit(at, at + length, "".join(new[new_start:new_end])))
        at += length
    return reworded(paragraph, edits)


def _all_moved(stretches: Iterable[_Stretch], edits: Sequence[Edit]) -> tuple[_Stretch, ...]:
    moved = (_moved(each, edits) for each in stretches)
    return tuple(each for each in moved if each.start < each.end)


def _moved(stretch: _Stretch, edits: Iterable[Edit]) -> _Stretch:
    """Return the stretch as it lies in the new text, without words put over its edges."""
    start, end = stretch.start, stretch.end
    for edit in edits:
        grown = len(edit.written) - (edit.end - edit.start)
        is_over_start = edit.start < stretch.start < edit.end
        is_over_end = edit.start < stretch.end < edit.end
        if edit.end <= stretch.start:
            start += grown
        elif is_over_start:
            start += edit.end - stretch.start + grown
        if edit.end <= stretch.end:
            end += grown
        elif is_over_end:
            end -= stretch.end - edit.start
    return replace(stretch, start=start, end=max(start, end))
