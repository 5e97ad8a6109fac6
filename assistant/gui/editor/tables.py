"""Tables in the editor: moving from cell to cell, new rows, cells filled from the clipboard.

A table is one block: its rows are parted by line breaks, its cells by tabs. Each change is one step
that can be undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextCharFormat, QTextCursor

from assistant.draft.comments import without
from assistant.draft.numbering import TABLES
from assistant.draft.rewording import retold
from assistant.draft.table_text import (
    overlaid,
    table_paragraph,
    table_rows,
    with_column,
    without_column,
    without_row,
)
from assistant.gui.editor.commented import comment_ids, comments_around, drop_wordless
from assistant.gui.editor.document import (
    LINE_BREAK,
    insert_runs,
    read_block,
    runs_of,
    style_of,
)
from assistant.gui.editor.looks import utf16_length
from assistant.gui.editor.measures import block_format
from assistant.gui.editor.pasting import seen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QTextBlock

    from assistant.draft.parts import Paragraph

    TableChange = Callable[[QTextCursor, Callable[[str], str]], QTextCursor]

_KEEP = QTextCursor.MoveMode.KeepAnchor


class Cell(NamedTuple):
    """Where a cell stands in its table."""

    row: int
    column: int


def is_in_table(cursor: QTextCursor) -> bool:
    """Tell whether the cursor stands in a table."""
    return style_of(cursor.block()) in TABLES


def cell_at(cursor: QTextCursor) -> Cell:
    """Return the cell of the cursor."""
    before = cursor.positionInBlock()
    rows = _places(cursor.block())
    for number, row in enumerate(rows):
        for column, (_, end) in enumerate(row):
            if before <= end:
                return Cell(number, column)
    return Cell(len(rows) - 1, len(rows[-1]) - 1)


def first_cell(cursor: QTextCursor) -> QTextCursor:
    """Return a cursor over the first cell of its table."""
    return _over(cursor, _places(cursor.block())[0][0])


def step(cursor: QTextCursor, by: int) -> QTextCursor:
    """Return a cursor over the next cell or the one before; after the last one begins a row."""
    rows = _places(cursor.block())
    flat = [place for row in rows for place in row]
    cell = cell_at(cursor)
    at = sum(map(len, rows[: cell.row])) + cell.column + by
    if at < 0:
        return cursor
    if at >= len(flat):
        cursor.clearSelection()
        return new_row(cursor)
    return _over(cursor, flat[at])


def new_row(cursor: QTextCursor) -> QTextCursor:
    """Begin a row below that of the cursor; in an empty last row leave the table instead."""
    block, cell = cursor.block(), cell_at(cursor)
    rows = _places(block)
    row = rows[cell.row]
    is_last = cell.row == len(rows) - 1
    if is_last and cell.row and row[0][0] + len(row) - 1 == row[-1][1]:
        return _leave(cursor, row[0][0])
    width = max(map(len, rows))
    end = block.position() + row[-1][1]
    cursor.setPosition(end)
    cursor.insertText(LINE_BREAK + "\t" * (width - 1), QTextCharFormat())
    cursor.setPosition(end + 1)
    return cursor


def guard_cells(cursor: QTextCursor, *, is_backward: bool) -> bool:
    """Handle a deletion that would tear cells; tell whether that was all.

    Several cells are emptied, an empty row goes, and at the edge of a cell nothing is joined. A
    table that is selected as a whole goes backward only: Delete empties it.
    """
    block = cursor.block()
    if cursor.hasSelection():
        return _guard_selection(cursor, is_backward=is_backward)
    at, cell = cursor.positionInBlock(), cell_at(cursor)
    rows = _places(block)
    start, end = rows[cell.row][cell.column]
    if at != (start if is_backward else end):
        return False
    row = rows[cell.row]
    is_empty = row[-1][1] - row[0][0] == len(row) - 1
    if is_empty and len(rows) > 1:
        first = max(row[0][0] - 1, 0)
        cursor.setPosition(block.position() + first)
        last = row[-1][1] + (0 if cell.row else 1)
        cursor.setPosition(block.position() + last, _KEEP)
        cursor.removeSelectedText()
    elif block.length() <= 1:
        cursor.setBlockFormat(block_format("body"))
    elif is_empty and block.length() == len(row):
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
        cursor.removeSelectedText()
        cursor.setBlockFormat(block_format("body"))
    elif is_backward and at:
        cursor.setPosition(block.position() + at - 1)
    return True


def empty_cells(cursor: QTextCursor) -> None:
    """Empty the cells that are selected; the table keeps its shape."""
    block = cursor.block()
    start = cursor.selectionStart() - block.position()
    end = cursor.selectionEnd() - block.position()
    places = [place for row in _places(block) for place in row]
    cursor.beginEditBlock()
    for first, last in reversed(places):
        left, right = max(first, start), min(last, end)
        if left < right:
            cursor.setPosition(block.position() + left)
            cursor.setPosition(block.position() + right, _KEEP)
            cursor.removeSelectedText()
    drop_wordless(block)
    cursor.endEditBlock()
    cursor.setPosition(block.position() + start)


def is_over_cells(cursor: QTextCursor) -> bool:
    """Tell whether the selection lies in one table and reaches over more than one cell."""
    document = cursor.document()
    first = document.findBlock(cursor.selectionStart())
    if first != document.findBlock(cursor.selectionEnd()) or style_of(first) not in TABLES:
        return False
    words = cursor.selectedText()
    return "\t" in words or LINE_BREAK in words or "\n" in words


def fill(
    cursor: QTextCursor, cells: Sequence[Sequence[str]], write: Callable[[str], str]
) -> QTextCursor:
    """Write cells over those from the cursor's on; the table grows where they are more."""
    place = cell_at(cursor)
    rows = overlaid(_rows(cursor.block()), cells, place.row, place.column)
    return _rewrite(cursor, rows, place, write)


def paste(
    cursor: QTextCursor,
    cells: Sequence[Sequence[str]] | None,
    words: Sequence[Paragraph],
    text: str,
    write: Callable[[str], str],
) -> QTextCursor:
    """Write what the clipboard holds: cells over cells, anything else as words of one cell."""
    cursor.beginEditBlock()
    around = comments_around(cursor)
    if is_over_cells(cursor):
        empty_cells(cursor)
    cursor.removeSelectedText()
    standing = comment_ids(cursor.document())
    if cells:
        cursor = fill(cursor, cells, write)
    elif words:
        for word in words:
            insert_runs(cursor, runs_of(without(word, standing), write), around)
    else:
        cursor.insertText(seen(" ".join(text.split())))
    cursor.endEditBlock()
    return cursor


def add_row(cursor: QTextCursor, write: Callable[[str], str]) -> QTextCursor:
    """Add an empty row below the cursor's."""
    place = cell_at(cursor)
    rows = _rows(cursor.block())
    rows.insert(place.row + 1, [""] * max(map(len, rows)))
    return _rewrite(cursor, rows, Cell(place.row + 1, 0), write)


def add_column(cursor: QTextCursor, write: Callable[[str], str]) -> QTextCursor:
    """Add an empty column at the right of the cursor's."""
    place = cell_at(cursor)
    rows = with_column(_rows(cursor.block()), place.column)
    return _rewrite(cursor, rows, Cell(place.row, place.column + 1), write)


def drop_column(cursor: QTextCursor, write: Callable[[str], str]) -> QTextCursor:
    """Take the cursor's column away."""
    place = cell_at(cursor)
    rows = without_column(_rows(cursor.block()), place.column)
    return _rewrite(cursor, rows, Cell(place.row, max(place.column - 1, 0)), write)


def drop_row(cursor: QTextCursor, write: Callable[[str], str]) -> QTextCursor:
    """Take the cursor's row away."""
    place = cell_at(cursor)
    rows = without_row(_rows(cursor.block()), place.row)
    return _rewrite(cursor, rows, Cell(min(place.row, len(rows) - 1), place.column), write)


def _guard_selection(cursor: QTextCursor, *, is_backward: bool) -> bool:
    block = cursor.block()
    is_whole = cursor.selectionEnd() - cursor.selectionStart() == block.length() - 1
    if not is_over_cells(cursor):
        return False
    if is_whole and is_backward:
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        cursor.setBlockFormat(block_format("body"))
        cursor.endEditBlock()
    else:
        empty_cells(cursor)
    return True


def _leave(cursor: QTextCursor, start: int) -> QTextCursor:
    """Take the empty last row away and go on with text below the table."""
    block = cursor.block()
    cursor.beginEditBlock()
    cursor.setPosition(block.position() + start - 1)
    cursor.setPosition(block.position() + block.length() - 1, _KEEP)
    cursor.removeSelectedText()
    cursor.insertBlock(block_format("body"), QTextCharFormat())
    cursor.endEditBlock()
    return cursor


def _rows(block: QTextBlock) -> list[list[str]]:
    """Return the cells as the draft has them, with their fields."""
    return table_rows(read_block(block).text)


def _rewrite(
    cursor: QTextCursor,
    rows: Sequence[Sequence[str]],
    place: Cell,
    write: Callable[[str], str],
) -> QTextCursor:
    block = cursor.block()
    paragraph = retold(read_block(block), table_paragraph(rows).text)
    cursor.beginEditBlock()
    cursor.setPosition(block.position())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
    cursor.removeSelectedText()
    insert_runs(cursor, runs_of(paragraph, write))
    cursor.endEditBlock()
    return _over(cursor, _places(cursor.block())[place.row][place.column])


def _over(cursor: QTextCursor, place: tuple[int, int]) -> QTextCursor:
    start = cursor.block().position()
    cursor.setPosition(start + place[0])
    cursor.setPosition(start + place[1], _KEEP)
    return cursor


def _places(block: QTextBlock) -> list[list[tuple[int, int]]]:
    """Return start and end of each cell, counted as the document counts."""
    rows = []
    at = 0
    for line in block.text().split(LINE_BREAK):
        row = []
        for cell in line.split("\t"):
            end = at + utf16_length(cell)
            row.append((at, end))
            at = end + 1
        rows.append(row)
    return rows
