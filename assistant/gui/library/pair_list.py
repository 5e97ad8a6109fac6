"""The lines before and after side by side, drawn in batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
)

from assistant.gui.library.pairs_model import PAIR, PairsModel, words_of
from assistant.gui.look.theme import SECONDARY_PX, interface_font
from assistant.gui.widgets.marked_text import height_of, lay_out, mark_format
from assistant.gui.widgets.scrolled import keep_bar
from assistant.gui.widgets.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent, QTextCharFormat

    from assistant.cleaning.compare import LinePair
    from assistant.gui.look.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

PAD_PX = 12
SCROLL_BAR_PX = 14
"""Width of the scroll bar and the borders beside it."""
_FOLD_PX = 32
_BATCH = 60
_LINE_BREAK = "\u2028"
"""Breaks a line inside a paragraph; as long as a line feed, so marks stay in place."""


class PairList(QListView):
    """The lines; they are laid out in batches, so that a long report never holds the window up."""

    def __init__(self, model: PairsModel, theme: Theme) -> None:
        super().__init__()
        self.setModel(model)
        self._delegate = _PairDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("清洗前后对照")
        self.setProperty("look", "pairs")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_bar(self)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lines out for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the chosen lines."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        rows = sorted(self.selectedIndexes(), key=QModelIndex.row)
        QGuiApplication.clipboard().setText("\n".join(words_of(i.data(PAIR)) for i in rows))


class _PairDelegate(ThemedDelegate):
    """Draws a line before and after; what was changed is tinted and struck out or underlined."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row: as high as the higher side."""
        width = option.widget.viewport().width() if option.widget else 640  # type: ignore[attr-defined]
        shown = index.data(PAIR)
        if isinstance(shown, int):
            return QSize(width, _FOLD_PX)
        sides = self._sides(shown, width)
        return QSize(width, round(max(height_of(side) for side in sides)) + PAD_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        painter.save()
        box: QRect = option.rect  # type: ignore[attr-defined]
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(box, self.theme.color("hover"))
        shown = index.data(PAIR)
        if isinstance(shown, int):
            self._paint_fold(painter, box, shown)
        else:
            self._paint_sides(painter, box, shown)
        painter.restore()

    def _paint_fold(self, painter: QPainter, box: QRect, count: int) -> None:
        painter.fillRect(box.adjusted(0, 4, 0, -4), self.theme.color("surface"))
        painter.setFont(interface_font(SECONDARY_PX))
        painter.setPen(self.theme.color("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{count:,} 行没有改动")

    def _paint_sides(self, painter: QPainter, box: QRect, pair: LinePair) -> None:
        half = box.width() // 2
        painter.setPen(self.theme.color("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(
            QPoint(box.left() + half, box.top()), QPoint(box.left() + half, box.bottom())
        )
        painter.setPen(self.theme.color("muted" if pair.is_equal else "ink"))
        for side, left in zip(self._sides(pair, box.width()), (0, half), strict=True):
            side.draw(painter, QPointF(box.left() + left + PAD_PX, box.top() + PAD_PX // 2))

    def _sides(self, pair: LinePair, width: int) -> tuple[QTextLayout, QTextLayout]:
        room = width // 2 - 2 * PAD_PX
        removed, added = self._looks()
        return (
            _side(pair.before, pair.before_spans, removed, room),
            _side(pair.after, pair.after_spans, added, room),
        )

    def _looks(self) -> tuple[QTextCharFormat, QTextCharFormat]:
        ink = self.theme.color("ink")
        removed = mark_format(self.theme.color("red_soft"), ink=ink)
        removed.setFontStrikeOut(True)
        added = mark_format(self.theme.color("accent_soft"), ink=ink)
        added.setFontUnderline(True)
        return removed, added


def _side(
    text: str | None, spans: Sequence[tuple[int, int]], look: QTextCharFormat, room: int
) -> QTextLayout:
    shown = (text or "").replace("\n", _LINE_BREAK)
    return lay_out(shown, interface_font(), room, [(span, look) for span in spans])
