"""Wavy underlines at the places that a check found; they follow the text while one writes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from assistant.gui.editor.edits import cursor_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.gui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPlace:
    """A stretch of a paragraph that is underlined."""

    paragraph: int
    """Index in the draft; -1 for the title."""
    start: int
    end: int
    role: str
    """Role of the colour."""


class Marks:
    """The underlined places of an editor, each known by its index."""

    def __init__(self, editor: QTextEdit, theme: Theme) -> None:
        self._editor = editor
        self._theme = theme
        self._marks: list[tuple[QTextCursor, str] | None] = []
        self._behind: int | None = None

    def show(self, places: Sequence[MarkedPlace | None]) -> None:
        """Underline these places instead of those before; None keeps an index for no place."""
        document = self._editor.document()
        self._marks = [
            (cursor_over(document, place.paragraph, place.start, place.end), place.role)
            if place
            else None
            for place in places
        ]
        self.paint()

    def remove(self, index: int) -> None:
        """Take one underline away; the others keep their indices."""
        self._marks[index] = None
        self.paint()

    def cursor(self, index: int) -> QTextCursor | None:
        """Return a cursor over the words that now stand at a place, None for no place."""
        mark = self._marks[index]
        return QTextCursor(mark[0]) if mark else None

    def paint(self) -> None:
        """Show the underlines."""
        shown = (mark for mark in self._marks if mark and not self._is_pushed_on(mark[0]))
        self._editor.setExtraSelections([self._wave(*mark) for mark in shown])

    def hide(self) -> None:
        """Show none until they are painted again: an input method is composing."""
        self._editor.setExtraSelections([])

    def hide_behind(self, position: int | None) -> None:
        """Show none behind a position in its paragraph, where words on offer push the text on.

        Qt would paint them where the text stood before. None shows all again.
        """
        self._behind = position
        self.paint()

    def _is_pushed_on(self, cursor: QTextCursor) -> bool:
        if self._behind is None or cursor.selectionEnd() <= self._behind:
            return False
        return cursor.document().findBlock(self._behind).contains(cursor.selectionStart())

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.paint()

    def _wave(self, cursor: QTextCursor, role: str) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(self._theme.color(role))
        selection.cursor = cursor  # type: ignore[attr-defined]
        selection.format = look  # type: ignore[attr-defined]
        return selection
