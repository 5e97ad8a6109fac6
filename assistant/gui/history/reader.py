"""A version to be read: its text with headings, as it would be exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from assistant.gui.compare.looks import (
    TEXT_PX,
    TITLE_PX,
    paragraph_format,
    shown_words,
    style_format,
    title_format,
)
from assistant.gui.look.theme import interface_font

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from assistant.draft.manuscript import Line, Manuscript
    from assistant.gui.look.theme import Theme

_WIDEST_PX = 760
_LEAST_MARGIN_PX = 24
_INDENTED = frozenset({"body", "internal", "heading1", "heading2", "heading3", "heading4"})


class VersionReader(QTextEdit):
    """Read only, for selecting and copying too."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._manuscript: Manuscript | None = None
        self.setObjectName("reader")
        self.setAccessibleName("这一版的正文")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setFont(interface_font(TEXT_PX))
        self.document().setDocumentMargin(0)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_manuscript(self, manuscript: Manuscript) -> None:
        """Show another text from its beginning."""
        self._manuscript = manuscript
        self._write(manuscript)

    def go_to(self, line: int) -> None:
        """Bring a line of the text to the top."""
        block = self.document().findBlockByNumber(line + 1)
        self.setTextCursor(QTextCursor(block))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top())

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if self._manuscript is not None:
            kept = self.verticalScrollBar().value()
            self._write(self._manuscript)
            self.verticalScrollBar().setValue(kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short enough to read."""
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max((room - _WIDEST_PX) // 2, _LEAST_MARGIN_PX)
        self.setViewportMargins(side, 0, side - 8, 0)
        super().resizeEvent(event)

    def _write(self, manuscript: Manuscript) -> None:
        self.setUpdatesEnabled(False)
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setBlockFormat(title_format())
        title = style_format("heading1", self._theme)
        title.setFont(interface_font(TITLE_PX, bold=True))
        cursor.insertText(manuscript.elements.title.replace("\n", "\u2028"), title)
        for line in manuscript.lines:
            self._write_line(cursor, line)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setUpdatesEnabled(True)

    def _write_line(self, cursor: QTextCursor, line: Line) -> None:
        look = paragraph_format(indents=line.style in _INDENTED)
        if line.style in ("caption", "picture"):
            look.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        look.setBottomMargin(4)
        cursor.insertBlock(look)
        words = line.ordinal + shown_words(line.text, line.style)
        cursor.insertText(words, style_format(line.style, self._theme))
