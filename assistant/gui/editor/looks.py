"""How the meaning in the document looks: faces by style, grey guidance, ink of blanks.

A highlighter lays the looks over the text, so that none of it is stored in the document, in its
undo history or in the draft.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat

from assistant.draft.numbering import TABLES
from assistant.gui.editor.document import LINE_BREAK, style_of
from assistant.gui.editor.measures import TABLE_PT, faces_of
from assistant.gui.look.paper_faces import paper_font

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextDocument

    from assistant.gui.editor.measures import BlockStyle
    from assistant.gui.look.theme import Theme

# 依法办理行政复议案件【受理件数】
BLANK = re.compile(r"【[^【】{}\n]{0,60}】")


class Looks(QSyntaxHighlighter):
    """Lays faces and ink over the document's text."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._formats: dict[BlockStyle, QTextCharFormat] = {}

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._formats.clear()
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Lay the looks over one block; called by Qt."""
        look = self._format_of(style_of(self.currentBlock()))
        self.setFormat(0, utf16_length(text), look)
        if style_of(self.currentBlock()) in TABLES:
            self.setFormat(0, utf16_length(text.partition(LINE_BREAK)[0]), self._head_format())
        for start, end in find_blanks(text):
            blank = QTextCharFormat(look)
            blank.setForeground(self._theme.color("amber"))
            self.setFormat(start, end - start, blank)

    def _head_format(self) -> QTextCharFormat:
        head = QTextCharFormat(self._format_of("table"))
        head.setFont(paper_font("heiti", TABLE_PT))
        return head

    def _format_of(self, style: BlockStyle) -> QTextCharFormat:
        if style not in self._formats:
            look = QTextCharFormat()
            look.setFont(paper_font(*faces_of(style)))
            role = "muted" if style == "guidance" else "ink"
            look.setForeground(self._theme.color(role))
            if style == "picture":
                look.setForeground(QColor(Qt.GlobalColor.transparent))
            self._formats[style] = look
        return self._formats[style]


def find_blanks(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each blank, in the units a document counts in (UTF-16)."""
    for match in BLANK.finditer(text):
        yield utf16_length(text[: match.start()]), utf16_length(text[: match.end()])


def utf16_length(text: str) -> int:
    """Return how many units a document counts for *text*; rare characters take two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def code_points(text: str, units: int) -> int:
    """Return how many characters of *text* the first *units* of a document's count hold."""
    if utf16_length(text) == len(text):
        return min(units, len(text))
    taken = 0
    for index, character in enumerate(text):
        if taken >= units:
            return index
        taken += 2 if character > "\uffff" else 1
    return len(text)
