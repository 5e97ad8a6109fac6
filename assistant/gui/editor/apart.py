"""Blocks that are no running text: what keys may do at a picture and beside a table.

Words never flow into a table or a picture, a picture goes as a whole, and of a table that is
selected in part only cells are emptied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor

from assistant.draft.numbering import TABLES
from assistant.gui.editor.document import style_of
from assistant.gui.editor.measures import block_format
from assistant.gui.editor.tables import empty_cells, is_over_cells

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

    from assistant.gui.editor.measures import BlockStyle

APART: tuple[BlockStyle, ...] = (*TABLES, "picture")


def is_at_picture(cursor: QTextCursor) -> bool:
    """Tell whether the cursor stands in the block of a picture and selects nothing beyond it."""
    first = cursor.document().findBlock(cursor.selectionStart())
    return style_of(first) == "picture" and cursor.selectionEnd() <= _end(first)


def may_become(block: QTextBlock, style: BlockStyle, *, is_picture: bool) -> bool:
    """Tell whether a block can have another style.

    A table becomes the other kind of table only, a picture stays one, and words become a picture
    only where they are its name.
    """
    now = style_of(block)
    if now in TABLES:
        return style in TABLES
    if now == "picture":
        return not is_picture
    return style != "picture" or is_picture


def drop_picture(cursor: QTextCursor) -> QTextCursor:
    """Take the picture away; empty text stays in its place."""
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    cursor.setBlockFormat(block_format("body"))
    cursor.endEditBlock()
    return cursor


def out_of_picture(cursor: QTextCursor) -> QTextCursor:
    """Return the cursor; at a picture, one in new text below it."""
    return open_below(cursor) if is_at_picture(cursor) else cursor


def open_below(cursor: QTextCursor) -> QTextCursor:
    """Begin text below the cursor's block."""
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.insertBlock(block_format("body"), QTextCharFormat())
    return cursor


def guard_neighbour(cursor: QTextCursor, *, is_backward: bool) -> bool:
    """Handle a deletion that would join text with a table or picture; tell whether that was all.

    An empty block goes; from one with words the caret only moves over.
    """
    block = cursor.block()
    is_edge = cursor.atBlockStart() if is_backward else cursor.atBlockEnd()
    other = block.previous() if is_backward else block.next()
    if cursor.hasSelection() or not is_edge or not other.isValid() or block.blockNumber() == 0:
        return False
    if style_of(block) in APART or style_of(other) not in APART:
        return False
    if block.length() > 1:
        cursor.setPosition(_end(other) if is_backward else other.position())
        return True
    made = other.blockFormat()
    cursor.beginEditBlock()
    if is_backward:
        cursor.deletePreviousChar()
    else:
        cursor.deleteChar()
    cursor.setBlockFormat(made)
    cursor.endEditBlock()
    return True


def is_over_edge(cursor: QTextCursor) -> bool:
    """Tell whether the selection begins or ends in a table or picture and reaches beyond it."""
    first, last = _ends(cursor)
    return first != last and (style_of(first) in APART or style_of(last) in APART)


def make_room(cursor: QTextCursor) -> QTextCursor:
    """Return where words may be written in the place of the selection, which goes where need be.

    A selection over an edge, or over several cells, leaves table and picture whole; words in the
    place of a picture go below it.
    """
    cursor.beginEditBlock()
    if is_over_edge(cursor):
        take_away(cursor)
    elif is_over_cells(cursor):
        empty_cells(cursor)
    if is_at_picture(cursor):
        open_below(cursor)
    cursor.endEditBlock()
    return cursor


def take_away(cursor: QTextCursor) -> QTextCursor:
    """Delete a selection that reaches over the edge of a table or picture.

    Of a table that it covers in part only cells are emptied, and nothing joins it. What is written
    next goes below a picture that stays.
    """
    first, last = _ends(cursor)
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    is_first_kept = style_of(first) in APART and start > first.position()
    is_last_kept = style_of(last) in APART and end < _end(last)
    between = QTextCursor(cursor)
    between.setPosition(first.next().position() if is_first_kept else start)
    until = last.position() - 1 if is_last_kept else end
    between.setPosition(max(until, between.position()), QTextCursor.MoveMode.KeepAnchor)
    made = block_format("body") if style_of(first) in APART else first.blockFormat()
    cursor.beginEditBlock()
    if is_last_kept:
        _empty(last, last.position(), end)
    between.removeSelectedText()
    if is_first_kept:
        _empty(first, start, _end(first))
    else:
        between.setBlockFormat(made)  # Qt would take that of the last, were the first all gone
    cursor.endEditBlock()
    is_below = style_of(first) == "picture" and style_of(first.next()) not in APART
    cursor.setPosition(first.next().position() if is_below else start)
    return cursor


def _ends(cursor: QTextCursor) -> tuple[QTextBlock, QTextBlock]:
    """Return the first and the last block of a selection."""
    document = cursor.document()
    return document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())


def _empty(block: QTextBlock, start: int, end: int) -> None:
    """Empty the cells of a table between two positions; a picture stays."""
    if style_of(block) in TABLES and start < end:
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        empty_cells(cursor)


def _end(block: QTextBlock) -> int:
    return block.position() + block.length() - 1
