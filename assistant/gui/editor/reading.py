"""The paragraphs that stand in a document, each read again only after its block was changed.

Paragraphs are frozen: what is known of a block can be handed out again and again, and a draft of
hundreds of paragraphs costs one keystroke no more than a short one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.draft.provenance import keep_recognisable
from assistant.gui.editor.document import read_block

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from assistant.draft.parts import Paragraph


class Reading:
    """What the blocks of a document say, as read last; whoever changes it has to tell."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._blocks: list[Paragraph | None] = []
        self._kept: list[Paragraph | None] = []
        """The same without the sources that cannot be recognised; the title stands for itself."""

    def forget(self) -> None:
        """Know nothing any more."""
        self._blocks, self._kept = [], []

    def forget_change(self, position: int, added: int) -> None:
        """Know nothing any more of the blocks in which a change of the document lies.

        Args:
            position: where it begins.
            added: how many characters stand there now.
        """
        count = self._document.blockCount()
        first = self._document.findBlock(position).blockNumber()
        last = self._document.findBlock(position + added).blockNumber()
        last = count - 1 if last < 0 else last
        behind = last + 1 + len(self._blocks) - count
        unread = [None] * (last + 1 - first)
        self._blocks[first:behind] = unread
        self._kept[first:behind] = unread

    def blocks(self) -> tuple[Paragraph, ...]:
        """Return what all blocks say, the title first, with every source that was ever noted."""
        if len(self._blocks) != self._document.blockCount():
            self._blocks = [None] * self._document.blockCount()
            self._kept = [None] * len(self._blocks)
        return tuple(
            self._read(number) if known is None else known
            for number, known in enumerate(self._blocks)
        )

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs below the title, with the sources that can be recognised."""
        blocks = self.blocks()
        for number, kept in enumerate(self._kept):
            if kept is None:
                self._kept[number] = keep_recognisable(blocks[number])
        return tuple(kept for kept in self._kept[1:] if kept is not None)

    def _read(self, number: int) -> Paragraph:
        self._blocks[number] = read = read_block(self._document.findBlockByNumber(number))
        return read
