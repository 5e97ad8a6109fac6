"""Putting another state of the draft in the place of the text, as one step that can be undone.

Only paragraphs that differ are touched: what stands in the others, the caret among it, stays. A
state has a number, which the block of the title carries through the history; by it whoever knows
more of the draft than its text learns which state an undo brought back.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor

from assistant.gui.editor.document import Run, insert_runs, read_title, runs_of
from assistant.gui.editor.measures import STATE, block_format

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument

    from assistant.draft.parts import Paragraph

_KEEP = QTextCursor.MoveMode.KeepAnchor


def state_of(document: QTextDocument) -> int:
    """Return the number of the state that the document is in or was made from; 0 for none."""
    return document.firstBlock().blockFormat().intProperty(STATE)


def number_state(cursor: QTextCursor, number: int) -> None:
    """Give the state of the cursor's document a number."""
    cursor.setPosition(0)
    made = cursor.blockFormat()
    made.setProperty(STATE, number)
    cursor.setBlockFormat(made)


def rewrite(
    document: QTextDocument,
    title: str,
    before: Sequence[Paragraph],
    after: Sequence[Paragraph],
    write: Callable[[str], str],
    *,
    number: int,
) -> None:
    """Let the document hold another title and other paragraphs.

    Args:
        document: what holds *before*.
        title: the title it gets.
        before: its paragraphs as they stand.
        after: its paragraphs as they shall be.
        write: gives the words of a field's expression.
        number: of the state it gets.
    """
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for tag, start, end, new_start, new_end in reversed(changes):
        if tag != "equal":
            _replace(cursor, start, end, after[new_start:new_end], write)
    if title != read_title(document):
        _empty(cursor, document.firstBlock())
        insert_runs(cursor, (Run(text=title),))
    number_state(cursor, number)
    cursor.endEditBlock()


def _replace(
    cursor: QTextCursor,
    start: int,
    end: int,
    paragraphs: Sequence[Paragraph],
    write: Callable[[str], str],
) -> None:
    """Put paragraphs in the place of those from *start* to *end*, the last first."""
    document = cursor.document()
    kept = min(end - start, len(paragraphs))
    for index in range(end - 1, start + kept - 1, -1):
        _remove(cursor, document.findBlockByNumber(index + 1))
    cursor.setPosition(_end(document.findBlockByNumber(start + kept)))
    for paragraph in paragraphs[kept:]:
        cursor.insertBlock(block_format(paragraph.style), QTextCharFormat())
        insert_runs(cursor, runs_of(paragraph, write))
    for index in range(start, start + kept):
        paragraph = paragraphs[index - start]
        _empty(cursor, document.findBlockByNumber(index + 1))
        cursor.setBlockFormat(block_format(paragraph.style))
        insert_runs(cursor, runs_of(paragraph, write))


def _empty(cursor: QTextCursor, block: QTextBlock) -> None:
    cursor.setPosition(block.position())
    cursor.setPosition(_end(block), _KEEP)
    cursor.removeSelectedText()


def _remove(cursor: QTextCursor, block: QTextBlock) -> None:
    """Take a block away; the one above keeps its format."""
    above = block.previous()
    made = above.blockFormat()
    cursor.setPosition(_end(above))
    cursor.setPosition(_end(block), _KEEP)
    cursor.removeSelectedText()
    cursor.setBlockFormat(made)


def _end(block: QTextBlock) -> int:
    return block.position() + block.length() - 1
