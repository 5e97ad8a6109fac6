"""Numbers of headings in the editor: counted anew when a change can have moved them.

Numbers are no part of the text; a block's format makes room for its number, and the paper paints it
there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.draft.numbering import TABLES, ordinals
from assistant.gui.editor.columns import column_tabs
from assistant.gui.editor.document import blocks, style_of
from assistant.gui.editor.measures import block_format, title_inset
from assistant.gui.editor.zoom import NORMAL_PX

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextDocument

    from assistant.draft.parts import ParagraphStyle
    from assistant.gui.editor.measures import BlockStyle
    from assistant.gui.editor.pictures import Pictures

_PLAIN = ("body", "guidance", "internal")
_LONG_CHANGE = 2000
"""Characters; a change longer than that is looked at as a whole."""


class Counting:
    """The number of each block of a document, as counted last."""

    def __init__(self, document: QTextDocument, pictures: Pictures) -> None:
        self._document = document
        self._pictures = pictures
        self.ordinals: tuple[str, ...] = ()
        self.character_px = NORMAL_PX
        """Zoom: pixels of a character of body text."""
        self.is_stale = True
        """Numbers may have moved since they were counted."""

    def ordinal_of(self, paragraph: int) -> str:
        """Return the number of a paragraph of the draft."""
        return self.ordinals[paragraph + 1] if paragraph + 1 < len(self.ordinals) else ""

    def note_change(self, position: int, added: int) -> None:
        """Note where the document was changed, and how many characters stand there now."""
        self.is_stale = self.is_stale or self._is_touched_by(position, added)

    def _is_touched_by(self, position: int, added: int) -> bool:
        """Tell whether a change can have moved the numbers of headings."""
        if self._document.blockCount() != len(self.ordinals) or added > _LONG_CHANGE:
            return True
        block, end = self._document.findBlock(position), position + added
        while block.isValid() and block.position() <= end:
            if style_of(block) not in _PLAIN or self.ordinals[block.blockNumber()]:
                return True
            block = block.next()
        return False

    def count(self) -> list[tuple[QTextBlock, QTextBlockFormat]]:
        """Count anew, and return the format that each block has for its style and number."""
        self.is_stale = False
        all_blocks = list(blocks(self._document))
        styles = [style_of(block) for block in all_blocks]
        is_filled = [block.length() > 1 and bool(block.text().strip()) for block in all_blocks]
        # An empty paragraph is not printed: it parts no caption from its table.
        printed = [
            _plain_style(style) for style, is_so in zip(styles, is_filled, strict=True) if is_so
        ]
        counted = iter(ordinals(printed))
        self.ordinals = tuple(next(counted) if is_so else "" for is_so in is_filled)
        return [
            (block, _format_of(block, style, ordinal, self.character_px, self._pictures))
            for block, style, ordinal in zip(all_blocks, styles, self.ordinals, strict=True)
        ]


def _format_of(
    block: QTextBlock, style: BlockStyle, ordinal: str, character_px: int, pictures: Pictures
) -> QTextBlockFormat:
    if style in TABLES:
        return block_format(style, "", character_px, tabs=column_tabs(block.text()))
    if style == "picture":
        return block_format(style, "", character_px, height=pictures.height(block.text()))
    if style == "title":
        return block_format(style, "", character_px, title_inset(block.text()))
    return block_format(style, ordinal, character_px)


def _plain_style(style: BlockStyle) -> ParagraphStyle:
    return "body" if style == "title" else style
