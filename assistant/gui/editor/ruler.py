"""Where the characters of a stored paragraph stand in its block of the document, and back.

The block shows a field's words, the draft stores its expression; a document counts a rare character
as two. Inside a field there are no places, only before and after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.draft.find.query import Stretch
from assistant.gui.editor.document import paragraph_of, runs_in
from assistant.gui.editor.looks import code_points, utf16_length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextCursor

    from assistant.gui.editor.document import Run

Place = tuple[int, int]
"""Start and end in a block, counted as the document counts."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words, or one field, with where they begin."""

    stored: str
    shown: str
    is_field: bool
    stored_at: int
    shown_at: int


class Ruler:
    """One block, measured both ways."""

    def __init__(self, block: QTextBlock) -> None:
        self._pieces = tuple(_pieces(block))

    @property
    def stored_text(self) -> str:
        """The paragraph's text as it is stored."""
        return "".join(piece.stored for piece in self._pieces)

    def shown(self, start: int, end: int) -> Place:
        """Return where a stretch of the stored text stands in the block."""
        return self._shown(start, is_end=False), self._shown(end, is_end=True)

    def stored(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the stored text that stands there, with fields it cuts whole."""
        return self._stored(start, is_end=False), self._stored(end, is_end=True)

    def _shown(self, offset: int, *, is_end: bool) -> int:
        at = 0
        for piece in self._pieces:
            within = offset - piece.stored_at
            if within < 0 or (is_end and within == 0):
                break
            at = piece.shown_at + utf16_length(piece.shown)
            if within < len(piece.stored):
                if piece.is_field:
                    return at if is_end else piece.shown_at
                return piece.shown_at + utf16_length(piece.shown[:within])
        return at

    def _stored(self, units: int, *, is_end: bool) -> int:
        at = 0
        for piece in self._pieces:
            within = units - piece.shown_at
            if within < 0 or (is_end and within == 0):
                break
            at = piece.stored_at + len(piece.stored)
            if within < utf16_length(piece.shown):
                if piece.is_field:
                    return at if is_end else piece.stored_at
                return piece.stored_at + code_points(piece.shown, within)
        return at


def stretches_of(cursor: QTextCursor) -> tuple[Stretch, ...]:
    """Return what is selected, a stretch for each paragraph; the title is none."""
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    found = []
    block = cursor.document().findBlock(first)
    while block.isValid() and block.position() <= last:
        start = max(first - block.position(), 0)
        end = min(last - block.position(), block.length() - 1)
        if block.blockNumber() and start < end:
            found.append(Stretch(block.blockNumber() - 1, *Ruler(block).stored(start, end)))
        block = block.next()
    return tuple(found)


def _pieces(block: QTextBlock) -> Iterator[_Piece]:
    stored_at = shown_at = 0
    for run in runs_in(block):
        for stored, shown, is_field in _parts(run):
            yield _Piece(stored, shown, is_field, stored_at, shown_at)
            stored_at += len(stored)
            shown_at += utf16_length(shown)


def _parts(run: Run) -> Iterator[tuple[str, str, bool]]:
    """Give a run's words and field, as stored and as shown."""
    is_whole = paragraph_of("body", (run,)).text != run.text
    if not (is_whole and run.field and run.shown):
        yield run.text, run.text, False
        return
    before, _, after = run.text.partition(run.shown)
    if before:
        yield before, before, False
    yield run.field, run.shown, True
    if after:
        yield after, after, False
