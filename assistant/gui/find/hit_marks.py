"""The frames around the hits on the paper.

They lie in a pane over the text, so that the waves of the findings, which are the text's own, and
an input method's composition stay as they are. Only blocks in sight are looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from assistant.gui.editor.laid_out import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QTextEdit

    from assistant.gui.editor.ruler import Place
    from assistant.gui.find.hit_places import HitPlaces
    from assistant.gui.look.theme import Theme

_TINT = 44
"""Of 255, how much of the frame's colour lies over the words."""
_HEIGHT = 0.92
"""Of a frame, in heights of its letters."""
_RADIUS_PX = 3


class HitMarks(QWidget):
    """A pane over the text that the pointer does not feel."""

    def __init__(self, editor: QTextEdit, places: HitPlaces, theme: Theme) -> None:
        super().__init__(editor)
        self._editor = editor
        self._places = places
        self._theme = theme
        self._current: int | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(editor.viewport().geometry())
        editor.viewport().installEventFilter(self)
        editor.verticalScrollBar().valueChanged.connect(lambda _: self.update())
        self.hide()

    def show_hits(self, current: int | None) -> None:
        """Show the hits as they are now, one of them as that which is looked at."""
        self._current = current
        self.setVisible(bool(len(self._places)))
        self.raise_()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lie just over the text."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._editor.viewport().geometry())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame the hits in sight."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, origin in self._blocks():
            for index, place in self._places.in_block(block).items():
                self._frame(painter, block, origin, place, is_current=index == self._current)
        painter.end()
        del event

    def _blocks(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """Give the blocks in sight with their boxes."""
        layout = self._editor.document().documentLayout()
        scroll = self._editor.verticalScrollBar().value()
        block = self._editor.cursorForPosition(QPoint(self.width() // 2, 0)).block()
        while block.isValid():
            box = layout.blockBoundingRect(block).translated(0, -scroll)
            if box.top() > self.height():
                return
            yield block, box
            block = block.next()

    def _frame(
        self, painter: QPainter, block: QTextBlock, box: QRectF, place: Place, *, is_current: bool
    ) -> None:
        edge = self._theme.color("accent" if is_current else "amber")
        fill = QColor(edge)
        fill.setAlpha(0 if is_current else _TINT)
        for frame in _frames(block, *place):
            shown = frame.translated(box.topLeft())
            if not shown.intersects(QRectF(self.rect())):
                continue
            painter.setPen(edge)
            painter.setBrush(fill)
            painter.drawRoundedRect(shown, _RADIUS_PX, _RADIUS_PX)


def _frames(block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    """Give the boxes around a stretch, one a line, as seen from the block."""
    for line, left, right in lines_of(block, start, end):
        height = line.ascent() + line.descent()
        middle = line.y() + line.height() / 2
        top = middle - height * _HEIGHT / 2
        yield QRectF(left + 0.5, round(top) + 0.5, right - left - 1, round(height * _HEIGHT))
