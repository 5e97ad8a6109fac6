"""What a key does at its place in the text: in the title, at headings, in tables, at pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from assistant.gui.editor import apart, edits, items, levels, tables
from assistant.gui.editor.typed import is_deleting, is_writing

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QTextCursor

    from assistant.gui.editor.acting import Acting
    from assistant.gui.editor.paper_view import PaperView

_STEPS: dict[int, int] = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
"""Keys that lead from cell to cell, or from level to level."""
_NEW_LINE_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NEW_LINE_MODIFIERS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


def keep_tab(cursor: QTextCursor) -> bool:
    """Tell whether Tab and Shift+Tab do something here, instead of leading out of the text."""
    return tables.is_in_table(cursor) or levels.keeps_tab(cursor)


def press(event: QKeyEvent, paper: PaperView, acting: Acting) -> bool:
    """Do what a key does here; False leaves the rest to Qt."""
    is_replacing = is_deleting(event) or event.key() in _NEW_LINE_KEYS or is_writing(event)
    if is_replacing and acting.take_over_edge() and is_deleting(event):
        return True
    cursor = paper.textCursor()
    if _press_apart(event, cursor, acting) or _press_in_text(event, cursor, paper, acting):
        return True
    if event.text().isprintable():
        edits.face_forward(paper)
    return False


def _press_apart(event: QKeyEvent, cursor: QTextCursor, acting: Acting) -> bool:
    """Keep tables and pictures whole; tell whether that was all."""
    if apart.is_at_picture(cursor):
        return _press_at_picture(event, cursor, acting)
    if tables.is_in_table(cursor):
        return _press_in_table(event, cursor, acting)
    is_guarded = is_deleting(event) and apart.guard_neighbour(
        cursor, is_backward=_is_backward(event)
    )
    if is_guarded:
        acting.finish(cursor)
    return is_guarded


def _press_at_picture(event: QKeyEvent, cursor: QTextCursor, acting: Acting) -> bool:
    """Take a picture away as a whole, or write below it; tell whether that was all."""
    if is_deleting(event):
        acting.finish(apart.drop_picture(cursor))
    elif _is_new_line(event):
        acting.finish(apart.open_below(cursor))
    else:
        return is_writing(event)
    return True


def _press_in_table(event: QKeyEvent, cursor: QTextCursor, acting: Acting) -> bool:
    """Go from cell to cell, and keep them apart; tell whether that was all."""
    if event.key() in _STEPS:
        acting.finish(tables.step(cursor, _STEPS[event.key()]))
    elif _is_new_line(event):
        cursor.clearSelection()
        acting.finish(tables.new_row(cursor))
    elif is_deleting(event) and tables.guard_cells(cursor, is_backward=_is_backward(event)):
        acting.finish(cursor)
    else:
        if is_writing(event) and tables.is_over_cells(cursor):
            tables.empty_cells(cursor)
            acting.finish(cursor)
        return False
    return True


def _press_in_text(event: QKeyEvent, cursor: QTextCursor, paper: PaperView, acting: Acting) -> bool:
    """Keep the title apart, and give text after a heading; tell whether that was all."""
    if event.key() in _STEPS:
        is_down = event.key() == Qt.Key.Key_Tab
        with acting.act(levels.name_of(cursor, is_down=is_down)):
            levels.shift_level(cursor, is_down=is_down)
            paper.renumber()
    elif _is_new_line(event):
        acting.finish(cursor if items.go_on(cursor) else edits.break_paragraph(cursor))
    elif _is_backward(event) and edits.guard_start(cursor):
        paper.renumber()
    else:
        return event.key() == Qt.Key.Key_Delete and edits.is_end_of_title(cursor)
    return True


def _is_new_line(event: QKeyEvent) -> bool:
    return event.key() in _NEW_LINE_KEYS and not event.modifiers() & ~_NEW_LINE_MODIFIERS


def _is_backward(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Backspace
