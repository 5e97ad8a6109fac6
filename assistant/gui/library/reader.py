"""The text of a report to read: headings as headings, what was found marked, a menu at a line."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from assistant.gui.library.places import Positions
from assistant.gui.look.theme import interface_font

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QPoint

    from assistant.corpus.report import Report
    from assistant.gui.look.theme import Theme
    from assistant.outline.section import Section

Span = tuple[int, int]
_TEXT_PX = 15
_HEADING_PX = {1: 17, 2: 15, 3: 15, 4: 15}
_TITLE_PX = 20
_WIDEST_PX = 760
_LEAST_MARGIN_PX = 24
_LINE_PERCENT = 135
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_KEEP = QTextCursor.MoveMode.KeepAnchor
_BAR_PX = 3


class Reader(QTextEdit):
    """Read only; offsets are characters of the report's clean text.

    Signals:
        menu_requested: first and last offset of the paragraph under the pointer, that of the
            character there, and where on the screen.
    """

    menu_requested = Signal(int, int, int, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = ""
        self._places = Positions("")
        self._passage: Span | None = None
        self._matches: tuple[Span, ...] = ()
        self._current: Span | None = None
        self.setObjectName("reader")
        self.setAccessibleName("报告原文")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFont(interface_font(_TEXT_PX))
        self.document().setDocumentMargin(0)

    @property
    def text(self) -> str:
        """The text shown."""
        return self._text

    def show_report(self, report: Report) -> None:
        """Show another report from its beginning, or the same one where one was reading."""
        kept = self.verticalScrollBar().value() if report.text == self._text else 0
        self._text = report.text
        self._places = Positions(report.text)
        self._passage, self._matches, self._current = None, (), None
        self.setUpdatesEnabled(False)
        self.setPlainText(report.text.removesuffix("\n"))
        self._dress(report)
        self.setUpdatesEnabled(True)
        self.verticalScrollBar().setValue(kept)
        self._mark()

    def go_to(self, start: int, end: int) -> None:
        """Show a passage and mark it with a bar."""
        self._passage = (start, max(end, start + 1))
        self._mark()
        self._scroll_to(start)

    def show_matches(self, matches: Iterable[Span], current: Span | None = None) -> None:
        """Mark words found, one of them as the one that is looked at."""
        self._matches, self._current = tuple(matches), current
        self._mark()
        if current is not None:
            self._scroll_to(current[0])

    def selection(self) -> Span | None:
        """Return what is selected, None where nothing is."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return self._places.offset(start), self._places.offset(end)

    def line_of(self, position: int) -> Span:
        """Return the paragraph that holds a position of the document."""
        block = self.document().findBlock(position)
        start = block.position()
        return (
            self._places.offset(start),
            self._places.offset(start + block.length() - 1),
        )

    def block_of(self, offset: int) -> int:
        """Return the number of the paragraph that a character stands in."""
        return self.document().findBlock(self._places.position(offset)).blockNumber()

    def offset_of_block(self, number: int) -> int:
        """Return the first character of a paragraph."""
        return self._places.offset(self.document().findBlockByNumber(number).position())

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._mark()
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the paragraph under the pointer, or of the caret."""
        is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        cursor = self.textCursor() if is_key else self.cursorForPosition(event.pos())
        where: QPoint = event.globalPos()
        if is_key:
            where = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        at = self._places.offset(self._character_at(cursor, event.pos(), is_key=is_key))
        self.menu_requested.emit(*self.line_of(cursor.position()), at, where)

    def _character_at(self, cursor: QTextCursor, point: QPoint, *, is_key: bool) -> int:
        """Return the position of the character under a point, to whose end the caret may be near.

        By the keyboard it is the character after the caret.
        """
        is_left = not is_key and self.cursorRect(cursor).left() > point.x()
        return max(cursor.position() - is_left, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short enough to read."""
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max((room - _WIDEST_PX) // 2, _LEAST_MARGIN_PX)
        self.setViewportMargins(side, 0, side - 8, 0)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and the bar beside the passage that is looked at."""
        super().paintEvent(event)
        if self._passage is None:
            return
        painter = QPainter(self.viewport())
        top = self.cursorRect(self._cursor((self._passage[0],) * 2)).top()
        bottom = self.cursorRect(self._cursor((self._passage[1],) * 2)).bottom()
        bar = QRectF(0, top, _BAR_PX, max(bottom - top, 1))
        painter.fillRect(bar, self._theme.color("accent"))
        painter.end()

    def _dress(self, report: Report) -> None:
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()  # one layout for all
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(_paragraph_format())
        cursor.setCharFormat(QTextCharFormat())
        for section in report.outline.sections:
            if section.heading is not None and section.level in _HEADING_PX:
                self._dress_heading(section)
        title = title_span(report.text, report.outline.sections)
        if title is not None:
            self._dress_title(title)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _dress_heading(self, section: Section) -> None:
        cursor = self._cursor((section.start, section.body_start))
        look = QTextCharFormat()
        look.setFont(interface_font(_HEADING_PX[section.level], bold=True))
        stands_alone = self._text[section.start : section.body_start].endswith("\n")
        if stands_alone:
            cursor = self._cursor((section.start, section.body_start - 1))
            space = QTextBlockFormat()
            space.setTopMargin(12 if section.level == 1 else 4)
            cursor.mergeBlockFormat(space)
        cursor.mergeCharFormat(look)

    def _dress_title(self, span: Span) -> None:
        cursor = self._cursor(span)
        look = QTextCharFormat()
        look.setFont(interface_font(_TITLE_PX, bold=True))
        cursor.mergeCharFormat(look)
        middle = QTextBlockFormat()
        middle.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        middle.setTextIndent(0)
        cursor.mergeBlockFormat(middle)

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(self._places.position(span[0]), last))
        cursor.setPosition(min(self._places.position(span[1]), last), _KEEP)
        return cursor

    def _mark(self) -> None:
        marks = [self._marked(span, "amber_soft") for span in self._matches]
        if self._passage is not None:
            marks.insert(0, self._marked(self._passage, "field", is_word=False))
        if self._current is not None:
            marks.append(self._marked(self._current, "accent", ink="on_accent"))
        self.setExtraSelections(marks)

    def _marked(
        self, span: Span, background: str, *, ink: str = "ink", is_word: bool = True
    ) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self._cursor(span)  # type: ignore[attr-defined]
        look = QTextCharFormat()
        look.setBackground(self._theme.color(background))
        if is_word:
            look.setForeground(self._theme.color(ink))
            look.setFontUnderline(True)
            look.setFontWeight(QFont.Weight.DemiBold)
        mark.format = look  # type: ignore[attr-defined]
        return mark

    def _scroll_to(self, offset: int) -> None:
        """Bring a place into the upper third of the view, with the caret there."""
        cursor = self._cursor((offset, offset))
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        top = self.cursorRect(cursor).top()
        if not 0 <= top <= self.viewport().height() * 2 // 3:
            bar.setValue(bar.value() + top - self.viewport().height() // 3)


def title_span(text: str, sections: Sequence[Section]) -> Span | None:
    """Return where the title stands: the white that the sections of level 1 leave."""
    first = [section for section in sections if section.level == 1]
    if not first:
        return None
    if first[0].start > 0:
        return _stripped(text, 0, first[0].start)
    for section, after in pairwise(first):
        if section.end < after.start:
            return _stripped(text, section.end, after.start)
    return None


def _stripped(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (start, end) if start < end else None


def _paragraph_format() -> QTextBlockFormat:
    look = QTextBlockFormat()
    look.setLineHeight(_LINE_PERCENT, _PROPORTIONAL)
    look.setTextIndent(2 * _TEXT_PX)
    look.setBottomMargin(4)
    return look
