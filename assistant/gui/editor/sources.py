"""Which borrowed stretches are shown as such, and what is said of them when one points at one.

The document keeps every source, so that undoing brings it back. Shown are those that can be
recognised; in the paragraph one is writing in, a source stays until one leaves it, so that its mark
does not flicker while a sentence is being rewritten.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from assistant.draft.provenance import keep_recognisable, source_of
from assistant.gui.editor.document import paragraph_of, runs_in
from assistant.gui.editor.looks import utf16_length
from assistant.gui.editor.paper import borrowed_bars

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QTextBlock

    from assistant.draft.parts import Borrowed
    from assistant.gui.editor.paper import View


def source_line(body: str | None, year: int | None, section: str | None) -> str:
    """Return ``龙湾区司法局 · 2022年 · 行政复议``; what is not known is left out."""
    parts = (body or "来源机关不详", f"{year}年" if year else None, section)
    return " · ".join(part for part in parts if part)


def tip_at(view: View, at: QPoint, position: int) -> str | None:
    """Return the tool tip for a place of the viewport: its bar of a borrowed stretch, or its words.

    Args:
        view: what is painted.
        at: the place, in pixels.
        position: the character there, in the document.
    """
    for block, place in view.blocks():
        for top, bottom, first in borrowed_bars(view, block, place):
            if top <= at.y() <= bottom and at.x() < place.left() + 1:
                return source_at(view, block.position() + first)
    return source_at(view, position)


def source_at(view: View, position: int) -> str | None:
    """Return the tool tip for a position of the document, None where nothing is borrowed."""
    block = view.document.findBlock(position)
    shown, offset = view.sources(block), position - block.position()
    for run in runs_in(block):
        offset -= utf16_length(run.text)
        if offset < 0:
            return _tip(run.borrowed) if run.borrowed and run.borrowed_serial in shown else None
    return None


class ShownSources:
    """Knows which borrowed stretches of a document are shown as such."""

    def __init__(self) -> None:
        self._lost: set[int] = set()
        """Serials of stretches that could not be recognised when their paragraph was left."""

    def of(self, block: QTextBlock, *, is_written: bool) -> frozenset[int]:
        """Return the serials of the stretches of a block that are shown.

        Args:
            block: any block.
            is_written: the caret stands in it, so no source is given up.
        """
        runs = runs_in(block)
        lent = {run.borrowed_serial: source_of(run.borrowed) for run in runs if run.borrowed}
        if not lent:
            return frozenset()
        kept = {source_of(each) for each in keep_recognisable(paragraph_of("body", runs)).borrowed}
        for serial, source in lent.items():
            if source in kept:
                self._lost.discard(serial)
            elif not is_written:
                self._lost.add(serial)
        return frozenset(lent) - self._lost


def _tip(borrowed: Borrowed) -> str:
    line = source_line(borrowed.body, borrowed.year, borrowed.section)
    return (
        f"<div style='width:320px'><b>借鉴自</b>　{escape(line)}"
        f"<br><br>{escape(borrowed.text)}</div>"
    )
