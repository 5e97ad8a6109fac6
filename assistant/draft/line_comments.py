"""The comments of a draft on the lines of its manuscript, for who asks for them.

A manuscript has none by itself, so nothing that is printed or published carries any by accident.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.draft import Draft
    from assistant.draft.manuscript import Line, Manuscript
    from assistant.draft.parts import Comment


def with_comments(manuscript: Manuscript, draft: Draft) -> Manuscript:
    """Return the manuscript, composed of *draft*, with comments on its lines.

    A comment lies on one stretch, which may go on from line to line: on its first words that are
    printed and those that follow without a gap.
    """
    ends: dict[str, tuple[int, bool]] = {}
    lines = tuple(
        replace(line, comments=_on_line(line, number, draft, ends))
        for number, line in enumerate(manuscript.lines)
    )
    return replace(manuscript, lines=lines)


def _on_line(
    line: Line, number: int, draft: Draft, ends: dict[str, tuple[int, bool]]
) -> tuple[Comment, ...]:
    """Return the comments on a line; *ends* knows on which line each ended, and whether with it."""
    found: dict[str, Comment] = {}
    for piece in draft.paragraphs[line.paragraph].comments:
        start = line.shown_offset(piece.start)
        end = line.shown_offset(piece.end, is_end=True)
        if start >= end:
            continue
        before = ends.get(piece.id)
        if piece.id in found:
            start = found[piece.id].start
        elif before is not None and not (before == (number - 1, True) and start == 0):
            continue
        ends[piece.id] = number, end == len(line.text)
        found[piece.id] = replace(piece, start=start, end=end)
    return tuple(found.values())


def first_places(lines: Sequence[Line]) -> dict[str, tuple[int, Comment]]:
    """Return for each comment on the lines the first one it lies on, and how."""
    found: dict[str, tuple[int, Comment]] = {}
    for number, line in enumerate(lines):
        for comment in line.comments:
            found.setdefault(comment.id, (number, comment))
    return found
