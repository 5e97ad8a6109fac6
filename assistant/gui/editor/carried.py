"""Words copied in the editor and put down again there: they keep their fields and sources.

Words that were cut take their comments along, once: of copied words these stay with the first.

Another program gets plain text. The clipboard carries nothing but a number that the editor knows
again, so what comes from elsewhere can pretend to nothing.
"""

from __future__ import annotations

from dataclasses import replace
from secrets import token_bytes
from typing import TYPE_CHECKING

from assistant.draft.numbering import TABLES
from assistant.gui.editor.cells_out import tabs_before
from assistant.gui.editor.document import paragraph_of, runs_between, style_of

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QTextCursor

    from assistant.draft.parts import Paragraph

_KIND = "application/x-fazhi-report-words"


class Carried:
    """What was copied last."""

    def __init__(self) -> None:
        self._token = b""
        self._words: tuple[Paragraph, ...] = ()
        self._is_cut = False

    def take(self, cursor: QTextCursor, data: QMimeData) -> None:
        """Note what the cursor selects, and mark the data that carries its text."""
        self._token = token_bytes(16)
        self._words = selected(cursor)
        self._is_cut = False
        data.setData(_KIND, self._token)

    def note_cut(self) -> None:
        """Note that what was copied last is gone from where it stood."""
        self._is_cut = True

    def forget_cut(self) -> None:
        """Note that it may stand there again."""
        self._is_cut = False

    def put_down(self) -> bool:
        """Tell whether what is put down now was cut, and not put down before."""
        is_cut, self._is_cut = self._is_cut, False
        return is_cut

    def words_of(self, data: QMimeData) -> tuple[Paragraph, ...]:
        """Return the words that the data carries; none where it comes from elsewhere."""
        is_own = bool(self._token) and data.data(_KIND).data() == self._token
        return self._words if is_own else ()


def selected(cursor: QTextCursor) -> tuple[Paragraph, ...]:
    """Return what the cursor selects, a paragraph for each block it touches.

    Part of a paragraph is mere text, unless it is cells; of a picture it is the whole.
    """
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    found = []
    while block.isValid() and block.position() <= end:
        last = block.position() + block.length() - 1
        is_whole = start <= block.position() and last <= end
        style = style_of(block)
        style = style if is_whole or style in (*TABLES, "picture") else "body"
        first, past = start - block.position(), end - block.position()
        if style == "picture":
            first, past = 0, block.length() - 1
        runs = runs_between(block, first, past)
        paragraph = paragraph_of("body" if style == "title" else style, runs)
        found.append(replace(paragraph, text=tabs_before(cursor, block) + paragraph.text))
        block = block.next()
    return tuple(found)
