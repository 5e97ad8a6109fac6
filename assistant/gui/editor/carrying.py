"""Cutting, pasting and dragging words, as acts: tables and pictures stay whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.draft.table_text import table_paragraph
from assistant.gui.editor import apart, edits, tables
from assistant.gui.editor.document import style_of
from assistant.gui.editor.pasting import pasted_cells

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QTextCursor
    from PySide6.QtWidgets import QTextEdit

    from assistant.gui.editor.acting import Acting
    from assistant.gui.editor.carried import Carried
    from assistant.gui.editor.following import Following


class Carrying:
    """Takes words out of an editor's text and puts them down there."""

    def __init__(
        self, editor: QTextEdit, acting: Acting, following: Following, carried: Carried
    ) -> None:
        self._editor = editor
        self._acting = acting
        self._following = following
        self._carried = carried

    def cut(self) -> None:
        """Copy and delete what is selected; cells of a table are only emptied."""
        if self._editor.textCursor().hasSelection() and not self._editor.isReadOnly():
            self._editor.copy()
            with self._acting.act("剪切"):
                self._take_out()

    def paste(self, data: QMimeData, write: Callable[[str], str]) -> None:
        """Put down plain text; words that were copied here keep their fields and sources.

        Args:
            data: what is pasted.
            write: gives the words of a field's expression.
        """
        with self._acting.act("粘贴"):
            self._acting.take_over_edge()
            cursor = apart.out_of_picture(self._editor.textCursor())
            self._acting.finish(self._put_down(cursor, data, write))

    def drop(self, target: QTextCursor, put_down: Callable[[], None]) -> None:
        """Take what is selected out and put it down elsewhere, unless that lies within."""
        if not _is_within(self._editor.textCursor(), target):
            with self._acting.acts("拖放"):
                with self._following.within():
                    self._take_out()
                self._editor.setTextCursor(target)
                put_down()

    def _put_down(
        self, cursor: QTextCursor, data: QMimeData, write: Callable[[str], str]
    ) -> QTextCursor:
        words = self._carried.words_of(data)
        is_in_table = tables.is_in_table(cursor)
        cells = pasted_cells(data, words, into_cells=is_in_table)
        if is_in_table:
            return tables.paste(cursor, cells, words, data.text(), write)
        if words:
            is_cut = self._carried.put_down()
            return edits.put_down(cursor, words, write, is_cut=is_cut)
        if cells and style_of(cursor.block()) == "body":  # below the words that stand there
            return tables.first_cell(
                edits.insert_paragraphs(cursor, [table_paragraph(cells)], write)
            )
        return edits.paste(cursor, data.text())

    def _take_out(self) -> None:
        """Delete what is selected; cells of a table are only emptied, a picture goes whole."""
        cursor = self._editor.textCursor()
        if apart.is_at_picture(cursor):
            self._acting.finish(apart.drop_picture(cursor))
        elif not self._acting.take_over_edge():
            if not (tables.is_in_table(cursor) and tables.guard_cells(cursor, is_backward=True)):
                cursor.removeSelectedText()
            self._acting.finish(cursor)
        self._carried.note_cut()


def _is_within(selected: QTextCursor, place: QTextCursor) -> bool:
    """Tell whether a place lies in what is selected, its edges included."""
    return selected.selectionStart() <= place.position() <= selected.selectionEnd()
