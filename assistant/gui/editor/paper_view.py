"""The text as on the printed page: how large, in which colours, with what around and under it.

It shows a text and tells what stands where; what becomes of the text is for the editor.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QPainter, QTextOption
from PySide6.QtWidgets import QApplication, QTextEdit

from assistant.gui.editor import apart, edits, tables
from assistant.gui.editor.caret import Caret, caret_of
from assistant.gui.editor.counting import Counting
from assistant.gui.editor.ghost import Ghost
from assistant.gui.editor.looks import Looks
from assistant.gui.editor.marks import Marks
from assistant.gui.editor.measures import BODY_PT, paper_device, paper_width_px
from assistant.gui.editor.paper import View, paint_paper, paint_under_text
from assistant.gui.editor.pictures import Pictures
from assistant.gui.editor.sources import ShownSources
from assistant.gui.editor.zoom import LARGEST_PX, NORMAL_PX, SMALLEST_PX
from assistant.gui.look.paper_faces import paper_font

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QPaintEvent, QTextBlock, QTextCursor
    from PySide6.QtWidgets import QWidget

    from assistant.gui.look.theme import Theme


class PaperView(QTextEdit):
    """The paper that a text stands on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_verified: Callable[[str], bool] = bool
        self._sources = ShownSources()
        self.pictures = Pictures()
        self.counting = Counting(self.document(), self.pictures)
        self._looks = Looks(self.document(), theme)
        self.marks = Marks(self, theme)
        self.ghost = Ghost(self, theme, self.marks.hide_behind)
        self.is_laying_out = False
        """The document is changed, but not the words that someone wrote."""
        self._dress()
        self.set_character_px(NORMAL_PX)

    def _dress(self) -> None:
        self.setFont(paper_font("fangsong", BODY_PT))
        self.document().setDefaultFont(self.font())
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setCursorWidth(2)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)

    # what stands where

    @property
    def is_composing(self) -> bool:
        """Tell whether an input method is composing at the caret."""
        block = self.textCursor().block()
        is_preedit = block.isValid() and bool(block.layout().preeditAreaText())
        return is_preedit and self.ghost.words is None

    def end_composition(self) -> None:
        """Let an input method write what it composes before something else is done.

        Qt ends a composition by itself for the mouse and where the focus goes, not where a command
        acts: what was composed would stay where the caret was, and keys would find it there.
        """
        if self.is_composing:
            QGuiApplication.inputMethod().commit()
        if self.is_composing:  # it has nothing to write
            QApplication.sendEvent(self, QInputMethodEvent())

    def setTextCursor(self, cursor: QTextCursor) -> None:
        """Put the caret somewhere else, where nothing is being composed."""
        if cursor.position() != self.textCursor().position():
            self.end_composition()
        super().setTextCursor(cursor)

    def caret(self) -> Caret:
        """Return what stands around the caret."""
        return caret_of(self.textCursor())

    def is_in_table(self) -> bool:
        """Tell whether the caret stands in a table."""
        return tables.is_in_table(self.textCursor())

    def is_at_picture(self) -> bool:
        """Tell whether the caret stands at a picture."""
        return apart.is_at_picture(self.textCursor())

    def ordinal_of(self, paragraph: int) -> str:
        """Return the number shown before a paragraph."""
        return self.counting.ordinal_of(paragraph)

    def go_to(self, paragraph: int, start: int = 0, end: int = 0) -> None:
        """Select a stretch of a paragraph and show it in the upper third."""
        self.show_cursor(edits.cursor_over(self.document(), paragraph, start, end))

    def show_cursor(self, cursor: QTextCursor) -> None:
        """Put the caret somewhere and show it in the upper third."""
        self.setTextCursor(cursor)
        offset = self.cursorRect(cursor).top() - self.viewport().height() // 3
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + offset)
        self.setFocus()

    def next_blank(self) -> bool:
        """Select the next blank after the caret, or the first; tell whether there is any."""
        cursor = edits.find_blank(self.textCursor())
        if cursor is None:
            return False
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus()
        return True

    # how it looks

    @contextmanager
    def laying_out(self) -> Iterator[None]:
        """Take what is done within for no change of what someone wrote."""
        self.is_laying_out = True
        try:
            yield
        finally:
            self.is_laying_out = False

    def renumber(self) -> None:
        """Give every block the format of its style and number."""
        if self.is_composing:
            return
        with self.laying_out():
            edits.set_formats(self.document(), self.counting.count())
        self.viewport().update()

    @property
    def character_px(self) -> int:
        """Pixels of a character of body text."""
        return self.counting.character_px

    def set_character_px(self, character_px: int) -> None:
        """Zoom: give a character of body text that many pixels."""
        self.ghost.step_aside()
        top = self.cursorForPosition(QPoint(self.width() // 2, 0))
        above = self.cursorRect(top).top()
        self.counting.character_px = max(SMALLEST_PX, min(character_px, LARGEST_PX))
        self.setFixedWidth(paper_width_px(self.character_px))
        self._device = paper_device(self.character_px)
        document = self.document()
        document.documentLayout().setPaintDevice(self._device)
        self.renumber()
        document.markContentsDirty(0, document.characterCount())
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(top).top() - above if bar.value() else 0)
        self.ghost.come_back()
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._looks.set_theme(theme)
        self.marks.set_theme(theme)
        self.ghost.set_theme(theme)
        self.viewport().update()

    def set_verified(self, is_verified: Callable[[str], bool]) -> None:
        """Tell which fields' numbers are verified."""
        self._is_verified = is_verified
        self.viewport().update()

    def view(self) -> View:
        """Return what is to be painted."""
        return View(
            document=self.document(),
            theme=self._theme,
            character_px=self.character_px,
            scroll=self.verticalScrollBar().value(),
            height=self.viewport().height(),
            ordinals=self.counting.ordinals,
            is_verified=self._is_verified,
            sources=self._shown_sources,
            pictures=self.pictures,
            caret_block=self.textCursor().blockNumber() if self.hasFocus() else -1,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the paper, then the text on it; called by Qt."""
        view = self.view()
        with self._painter() as painter:
            self.paint_under(painter, view)
        super().paintEvent(event)
        if self.ghost.words is not None:
            with self._painter() as painter:
                self.ghost.paint_key(painter, view)

    def paint_under(self, painter: QPainter, view: View) -> None:
        """Paint what lies under the text."""
        paint_paper(painter, view)
        paint_under_text(painter, view)

    @contextmanager
    def _painter(self) -> Iterator[QPainter]:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        try:
            yield painter
        finally:
            painter.end()

    def _shown_sources(self, block: QTextBlock) -> frozenset[int]:
        is_written = block.blockNumber() == self.textCursor().blockNumber()
        return self._sources.of(block, is_written=is_written)
