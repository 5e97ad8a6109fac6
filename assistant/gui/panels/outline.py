"""The outline panel: headings with word counts and what is still blank; a click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QStackedWidget,
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from assistant.gui.models.outline_model import ENTRY, OutlineModel
from assistant.gui.theme import ROW_PX, SECONDARY_PX, interface_font
from assistant.gui.widgets.basic import make_label
from assistant.gui.widgets.empty_state import EmptyState
from assistant.gui.widgets.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.gui.survey import Entry
    from assistant.gui.theme import Theme

_TEACHING = "把一段文字设为标题（Ctrl+1 至 Ctrl+4），就会出现在这里；点击可以跳到正文。"


class OutlinePanel(QWidget):
    """The left panel.

    Signals:
        paragraph_chosen: index of the heading's paragraph in the draft.
    """

    paragraph_chosen = Signal(int)

    def __init__(self, theme: Theme, teaching: str = _TEACHING) -> None:
        super().__init__()
        self._model = OutlineModel(self)
        self._delegate = _EntryDelegate(theme, self)
        self._empty = EmptyState(
            theme,
            "list-unordered",
            "这里显示提纲",
            teaching,
        )
        self._tree = self._make_tree()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._tree)
        title = make_label("提纲", "panel")
        title.setContentsMargins(16, 12, 16, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(title)
        layout.addWidget(self._stack, 1)
        self._tree.clicked.connect(self._on_chosen)
        self._tree.activated.connect(self._on_chosen)

    @property
    def tree(self) -> QTreeView:
        """The tree of headings."""
        return self._tree

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show the headings of the draft."""
        if self._model.set_entries(entries):
            self._tree.expandAll()
        self._stack.setCurrentWidget(self._tree if entries else self._empty)

    def show_place(self, paragraph: int) -> None:
        """Mark the heading that one writes under."""
        index = self._model.index_for(paragraph)
        if index != self._tree.currentIndex():
            self._tree.setCurrentIndex(index)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self._empty.set_theme(theme)
        self._tree.viewport().update()

    def _make_tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setModel(self._model)
        tree.setItemDelegate(self._delegate)
        tree.setHeaderHidden(True)
        tree.setIndentation(16)
        tree.setUniformRowHeights(True)
        tree.setExpandsOnDoubleClick(False)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setAccessibleName("提纲")
        return tree

    def _on_chosen(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if entry is not None:
            self.paragraph_chosen.emit(entry.paragraph)


class _EntryDelegate(ThemedDelegate):
    """Draws a heading with its count at the right, and a dot with the number of blanks."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a row."""
        return QSize(super().sizeHint(option, index).width(), ROW_PX)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a row."""
        painter.save()
        entry: Entry = index.data(ENTRY)
        box: QRect = option.rect.adjusted(0, 1, -8, -1)  # type: ignore[attr-defined]
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("accent_soft"))
            painter.drawRoundedRect(box, 4, 4)
        self._paint_words(painter, box.adjusted(6, 0, -8, 0), entry)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect, entry: Entry) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        small = interface_font(SECONDARY_PX)
        painter.setFont(small)
        painter.setPen(self.theme.color("muted"))
        count = f"{entry.characters}字" if not entry.blanks else ""
        blanks = f"● {entry.blanks}" if entry.blanks else ""
        if blanks:
            painter.setPen(self.theme.color("amber"))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, blanks or count)
        room = box.width() - QFontMetrics(small).horizontalAdvance(blanks or count) - 8
        font = interface_font(bold=entry.level == 1)
        painter.setFont(font)
        painter.setPen(self.theme.color("ink"))
        text = f"{entry.ordinal}{entry.heading}"
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, shown)
