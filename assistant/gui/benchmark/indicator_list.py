"""The list at the left of the window: a line to search, the indicators with one's own values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from assistant.gui.benchmark.indicators_model import ENTRY, OVERVIEW, Entry, IndicatorsModel
from assistant.gui.look.theme import SECONDARY_PX, TEXT_PX, interface_font
from assistant.gui.widgets.basic import column, make_label
from assistant.gui.widgets.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from assistant.gui.benchmark.own import Own
    from assistant.gui.look.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

_ROW_PX, _TOPIC_PX = 30, 32
_SIDE_PX, _INSET_PX, _GAP_PX = 8, 12, 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class IndicatorList(QWidget):
    """Search line and list.

    Signals:
        chosen: key of the indicator that is to be shown, :data:`OVERVIEW` for the overview.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.model = IndicatorsModel(self)
        self.line = QLineEdit(placeholderText="查找指标", clearButtonEnabled=True)
        self.line.setAccessibleName("查找指标")
        self._delegate = _EntryDelegate(theme, self)
        self.view = self._make_view()
        self._none = make_label("没有叫这个名字的指标，换几个字再查。", "muted", wraps=True)
        self._none.hide()
        self._key = OVERVIEW
        layout = column(self.line, self._none, self.view, margin=12)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.line.textChanged.connect(self._on_words)
        self.line.returnPressed.connect(self._on_return)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.choose(OVERVIEW)

    @property
    def key(self) -> str:
        """What is chosen."""
        return self._key

    def choose(self, key: str) -> None:
        """Choose an indicator or the overview, without saying so."""
        self._key = key
        row = self.model.row_of(key)
        if row is None and self.line.text():
            self.line.clear()  # shows all again, and chooses
            return
        index = QModelIndex() if row is None else self.model.index(row)
        self.view.setCurrentIndex(index)
        if index.isValid():
            self.view.scrollTo(index)

    def set_own(self, own: Own) -> None:
        """Show other values of one's own."""
        key, place = self._key, self.view.verticalScrollBar().value()
        self.model.set_own(own)
        self.choose(key)
        self.view.verticalScrollBar().setValue(place)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self.view.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the line down into the list."""
        if event.key() == Qt.Key.Key_Down and self.line.hasFocus():
            self.view.setFocus()
        else:
            super().keyPressEvent(event)

    def _make_view(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setAccessibleName("指标")
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return view

    def _on_words(self, words: str) -> None:
        key = self._key
        self.model.narrow(words)
        self._none.setVisible(not self.model.rowCount())
        self._key = key
        if self.model.row_of(key) is not None:
            self.choose(key)

    def _on_return(self) -> None:
        """Show the first indicator that was found."""
        key = self.model.first_indicator()
        if key is not None:
            self.choose(key)
            self.chosen.emit(key)

    def _on_current(self, index: QModelIndex) -> None:
        entry: Entry | None = index.data(ENTRY)
        if entry is not None and entry.key is not None and entry.key != self._key:
            self._key = entry.key
            self.chosen.emit(entry.key)


class _EntryDelegate(ThemedDelegate):
    """Draws the names of topics as headings, one's own values at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a line."""
        del option
        is_topic = index.data(ENTRY).key is None
        return QSize(_ROW_PX, _TOPIC_PX if is_topic else _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line."""
        entry: Entry = index.data(ENTRY)
        box: QRect = option.rect  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        is_chosen = bool(state & QStyle.StateFlag.State_Selected) and entry.key is not None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen or (state & QStyle.StateFlag.State_MouseOver and entry.key is not None):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("accent_soft" if is_chosen else "hover"))
            painter.drawRoundedRect(box, 4, 4)
        inside = box.adjusted(_SIDE_PX, 0, -_SIDE_PX, 0)
        if entry.key is None:
            self._draw(painter, inside.adjusted(0, 6, 0, 0), entry.text, "muted", SECONDARY_PX)
        elif entry.key == OVERVIEW:
            self._draw(painter, inside, entry.text, "accent", TEXT_PX, is_bold=True)
        else:
            painter.setFont(interface_font(SECONDARY_PX))
            painter.setPen(self.theme.color("muted"))
            painter.drawText(inside, _RIGHT, entry.own)
            taken = QFontMetrics(painter.font()).horizontalAdvance(entry.own)
            room = inside.adjusted(_INSET_PX - _SIDE_PX, 0, -(taken + _GAP_PX), 0)
            self._draw(painter, room, entry.text, "ink", TEXT_PX)
        painter.restore()

    def _draw(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        role: str,
        size_px: int,
        *,
        is_bold: bool = False,
    ) -> None:
        painter.setFont(interface_font(size_px, bold=is_bold))
        painter.setPen(self.theme.color(role))
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LEFT, shown)
