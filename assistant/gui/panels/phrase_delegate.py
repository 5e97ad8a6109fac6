"""One phrase of the phrase bank as a card: whose it is and what for, its words, the note."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics

from assistant.gui.look.theme import CARD_PADDING, SECONDARY_PX, interface_font
from assistant.gui.models.phrases_model import PHRASE, SHOWN, about
from assistant.gui.widgets.marked_text import height_of, lay_out, mark_format
from assistant.gui.widgets.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from assistant.gui.look.theme import Theme
    from assistant.gui.models.phrases_model import MarkKind, ShownPhrase
    from assistant.phrases.phrase import Phrase

    Index = QModelIndex | QPersistentModelIndex

_HEAD_PX = 20
_GAP_PX = 8
"""Between two cards, and between the parts of one."""
_SIDE_PX = 12
"""Left of the cards; right of them stands the scroll bar."""
_ICON_PX = 14
_MOST_HEIGHTS = 4_000


class PhraseDelegate(ThemedDelegate):
    """Draws the cards and knows how high each is."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._heights: dict[tuple[ShownPhrase, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a card for the width of the list."""
        width = option.widget.viewport().width() if option.widget else 320  # type: ignore[attr-defined]
        room = width - _SIDE_PX - 2 * CARD_PADDING
        note = _HEAD_PX if index.data(PHRASE).note else 0
        words = self._height(index.data(SHOWN), room)
        return QSize(width, 2 * CARD_PADDING + _HEAD_PX + 4 + words + note + _GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a card."""
        painter.save()
        box: QRect = option.rect.adjusted(_SIDE_PX, 0, 0, -_GAP_PX)  # type: ignore[attr-defined]
        self.paint_card(painter, option, box)
        inner = box.adjusted(CARD_PADDING, CARD_PADDING, -CARD_PADDING, -CARD_PADDING)
        phrase = index.data(PHRASE)
        self._paint_head(painter, inner, phrase)
        painter.setPen(self.theme.color("ink"))
        layout = self._laid_out(index.data(SHOWN), inner.width())
        layout.draw(painter, QPointF(inner.left(), inner.top() + _HEAD_PX + 4))
        if phrase.note:
            note = QRect(inner.left(), inner.bottom() - _HEAD_PX + 5, inner.width(), _HEAD_PX)
            self._paint_muted(painter, note, f"备注：{phrase.note}")
        painter.restore()

    def _paint_head(self, painter: QPainter, inner: QRect, phrase: Phrase) -> None:
        name, role = ("star-fill", "accent") if phrase.is_own else ("book-2-line", "muted")
        top = inner.top() + (_HEAD_PX - _ICON_PX) // 2
        self.theme.icon(name, role).paint(painter, QRect(inner.left(), top, _ICON_PX, _ICON_PX))
        room = QRect(inner.left() + 20, inner.top(), inner.width() - 20, _HEAD_PX)
        self._paint_muted(painter, room, about(phrase))

    def _paint_muted(self, painter: QPainter, room: QRect, words: str) -> None:
        small = interface_font(SECONDARY_PX)
        shown = QFontMetrics(small).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(small)
        painter.setPen(self.theme.color("muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _laid_out(self, shown: ShownPhrase, width: int) -> QTextLayout:
        marks = [(span, self._look(kind)) for span, kind in shown.marks]
        return lay_out(shown.text, interface_font(), width, marks)

    def _look(self, kind: MarkKind) -> QTextCharFormat:
        color = self.theme.color
        if kind == "word":
            return mark_format(color("accent_soft"), ink=color("accent"))
        if kind == "blank":
            return mark_format(color("amber_soft"), ink=color("amber"))
        return mark_format(color("field"))

    def _height(self, shown: ShownPhrase, width: int) -> int:
        """Return how high the words are; asked of every row whenever the list is laid out.

        Marks count: punctuation is set closer within a stretch than across the edge of one.
        """
        if len(self._heights) > _MOST_HEIGHTS:
            self._heights.clear()
        key = (shown, width)
        if key not in self._heights:
            self._heights[key] = ceil(height_of(self._laid_out(shown, width)))
        return self._heights[key]
