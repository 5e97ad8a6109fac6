"""The list of hits: each passage with its words marked, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QTextLayout
from PySide6.QtWidgets import (
    QListView,
    QStyleOptionViewItem,
)

from assistant.gui.library.hits_model import HIT, HitsModel, excerpt_of, source_of
from assistant.gui.look.theme import CARD_PADDING, SECONDARY_PX, interface_font
from assistant.gui.widgets.marked_text import height_of, lay_out, mark_format
from assistant.gui.widgets.scrolled import keep_bar
from assistant.gui.widgets.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QItemSelection
    from PySide6.QtGui import QResizeEvent

    from assistant.corpus.stored import Hit
    from assistant.gui.look.theme import Theme

_GAP_PX, _SOURCE_PX, _WIDEST_PX = 8, 20, 960
_NARROW_PX = 640
_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HitList(QListView):
    """Shows a :class:`HitsModel`.

    Signals:
        hit_requested: a hit whose report is to be opened at it.
        copy_requested: a hit that is to be copied with its source.
    """

    hit_requested = Signal(object)
    copy_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = HitsModel(self)
        self._delegate = _HitDelegate(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("检索结果")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_bar(self)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.doubleClicked.connect(self._on_open)
        self.selectionModel().selectionChanged.connect(self._on_selected)

    @property
    def chosen(self) -> Hit | None:
        """The hit that is chosen."""
        hit: Hit | None = self.currentIndex().data(HIT)
        return hit

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show what was found."""
        self._model.set_hits(hits)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and copy by keys."""
        if event.key() in _OPEN_KEYS:
            self._on_open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._ask_copy()
        else:
            super().keyPressEvent(event)

    def _ask_copy(self) -> None:
        if self.chosen is not None:
            self.copy_requested.emit(self.chosen)

    def _on_open(self, index: QModelIndex) -> None:
        hit = index.data(HIT)
        if hit is not None:
            self.hit_requested.emit(hit)

    def _on_selected(self, selected: QItemSelection) -> None:
        """Beside an open report the hit one moves to is shown at once."""
        indexes = selected.indexes()
        if self.width() < _NARROW_PX and indexes:
            self._on_open(indexes[0])


class _HitDelegate(ThemedDelegate):
    """Draws a card: where the passage stands, and the passage."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a card for the width of the list."""
        width = option.widget.viewport().width() if option.widget else 336  # type: ignore[attr-defined]
        words = self._words(index.data(HIT), _room(width))
        return QSize(width, round(height_of(words)) + _SOURCE_PX + 2 * CARD_PADDING + _GAP_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a card."""
        painter.save()
        box: QRect = option.rect.adjusted(1, 1, -1, -_GAP_PX)  # type: ignore[attr-defined]
        self.paint_card(painter, option, box)
        hit = index.data(HIT)
        inside = box.adjusted(CARD_PADDING, CARD_PADDING, -CARD_PADDING, -CARD_PADDING)
        self._paint_source(painter, inside, hit)
        painter.setFont(interface_font())
        painter.setPen(self.theme.color("ink"))
        words = self._words(hit, _room(option.rect.width()))  # type: ignore[attr-defined]
        words.draw(painter, QPointF(inside.left(), inside.top() + _SOURCE_PX))
        painter.restore()

    def _paint_source(self, painter: QPainter, box: QRect, hit: Hit) -> None:
        font = interface_font(SECONDARY_PX)
        painter.setFont(font)
        painter.setPen(self.theme.color("muted"))
        shown = QFontMetrics(font).elidedText(
            source_of(hit), Qt.TextElideMode.ElideRight, box.width()
        )
        line = QRect(box.left(), box.top() - 2, box.width(), 16)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)

    def _words(self, hit: Hit, width: int) -> QTextLayout:
        text, spans = excerpt_of(hit)
        look = mark_format(self.theme.color("amber_soft"), ink=self.theme.color("ink"))
        look.setFontWeight(QFont.Weight.DemiBold)
        look.setFontUnderline(True)
        return lay_out(text, interface_font(), width, [(span, look) for span in spans])


def _room(width: int) -> int:
    """Return how wide the words of a card may be."""
    return min(width - 2 * CARD_PADDING - 2, _WIDEST_PX)
