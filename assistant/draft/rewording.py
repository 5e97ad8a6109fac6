"""Edits in a paragraph: the sources of borrowed words move along with the words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.draft.edit import apply_edits
from assistant.draft.provenance import keep_recognisable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.draft.edit import Edit
    from assistant.draft.parts import Borrowed, Paragraph


def reworded(paragraph: Paragraph, edits: Sequence[Edit]) -> Paragraph:
    """Return the paragraph with the edits made.

    Args:
        paragraph: as it stands.
        edits: in order, without overlap.
    """
    borrowed = (_moved(each, edits) for each in paragraph.borrowed)
    return keep_recognisable(
        replace(
            paragraph,
            text=apply_edits(paragraph.text, edits),
            borrowed=tuple(each for each in borrowed if each.start < each.end),
        )
    )


def _moved(borrowed: Borrowed, edits: Iterable[Edit]) -> Borrowed:
    """Return the stretch as it lies in the new text, without words put over its edges."""
    start, end = borrowed.start, borrowed.end
    for edit in edits:
        grown = len(edit.written) - (edit.end - edit.start)
        is_over_start = edit.start < borrowed.start < edit.end
        is_over_end = edit.start < borrowed.end < edit.end
        if edit.end <= borrowed.start:
            start += grown
        elif is_over_start:
            start += edit.end - borrowed.start + grown
        if edit.end <= borrowed.end:
            end += grown
        elif is_over_end:
            end -= borrowed.end - edit.start
    return replace(borrowed, start=start, end=max(start, end))
