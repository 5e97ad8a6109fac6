"""One side of a comparison: a paragraph to be read, with marked words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from assistant.gui.look.changed_words import changed_format
from assistant.gui.look.theme import interface_font
from assistant.gui.widgets.basic import column, make_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.gui.look.theme import Theme

_TEXT_PX = 16
_LINE_PERCENT = 160.0

Marked = tuple[str, str]
"""Words, and how they are marked: ``removed``, ``added``, ``noted``, or not at all."""


class TextSide(QWidget):
    """A head and the text below it."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._words: tuple[Marked, ...] = ()
        self._empty = ""
        self._head = make_label(name, "panel")
        self.text = QTextEdit()
        self.text.setObjectName("compared")
        self.text.setAccessibleName(name)
        self.text.setReadOnly(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setFont(interface_font(_TEXT_PX))
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(12)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        layout = column(self._head, self.text)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_words(self, words: Sequence[Marked], *, about: str = "", empty: str = "") -> None:
        """Show a paragraph.

        Args:
            words: its stretches.
            about: what kind of paragraph it is.
            empty: said where there are no words.
        """
        self._words, self._empty = tuple(words), empty
        self._head.setText(f"{self._name}　{about}" if about else self._name)
        self._paint()

    @property
    def head(self) -> str:
        """What stands above the text."""
        return self._head.text()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._paint()

    def _paint(self) -> None:
        """Write the words anew; the first marked ones come into sight."""
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        tall = QTextBlockFormat()
        tall.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(tall)
        first = None
        for words, mark in self._words:
            if mark and first is None:
                first = cursor.position()
            cursor.insertText(words, self._look(mark))
        if not self._words:
            cursor.insertText(self._empty, self._look("empty"))
        cursor.setPosition(first or 0)
        self.text.setTextCursor(cursor)
        self.text.ensureCursorVisible()

    def _look(self, mark: str) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(self._theme.color("muted" if mark == "empty" else "ink"))
        if mark == "noted":
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            look.setBackground(self._theme.color("amber_soft"))
        return changed_format(mark, look, self._theme)
