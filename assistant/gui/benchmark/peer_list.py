"""The peers in a narrow panel: two lines each, name and value, then year, marks and change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from assistant.gui.look.theme import SECONDARY_PX, interface_font
from assistant.gui.models.peers_model import PEER, VALUE, PeersModel
from assistant.gui.peer_words import change_of, level_of, marks_of
from assistant.gui.widgets.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from assistant.benchmark.benchmark import Peer
    from assistant.gui.look.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

_ROW_PX = 48
_SIDE_PX = 10
_LINE_PX = 20
_GAP_PX = 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PeerList(QListView):
    """Shows a :class:`PeersModel`."""

    def __init__(self, model: PeersModel, theme: Theme) -> None:
        super().__init__()
        self._delegate = _PeerDelegate(theme, model, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setProperty("look", "pairs")
        self.setAccessibleName("同类机关的数据")
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self.viewport().update()


class _PeerDelegate(ThemedDelegate):
    """Draws a peer; one that does not count for the distribution is muted."""

    def __init__(self, theme: Theme, model: PeersModel, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row."""
        del option, index
        return QSize(_ROW_PX, _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        peer: Peer = index.data(PEER)
        box: QRect = option.rect  # type: ignore[attr-defined]
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        if is_chosen:
            painter.fillRect(box, self.theme.color("accent_soft"))
        painter.setPen(self.theme.color("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        ink = "ink" if peer.standing == "counted" else "muted"
        first = QRect(box.left() + _SIDE_PX, box.top() + 4, box.width() - 2 * _SIDE_PX, _LINE_PX)
        second = first.translated(0, _LINE_PX - 1)
        painter.setFont(interface_font())
        self._line(painter, first, (peer.body, ink), (self._model.cell(peer, VALUE), ink))
        painter.setFont(interface_font(SECONDARY_PX))
        about = " · ".join(
            word for word in (str(peer.year or ""), level_of(peer), marks_of(peer)) if word
        )
        role = "amber" if peer.others else "muted"
        self._line(painter, second, (about, role), (change_of(peer), "muted"))
        painter.restore()

    def _line(
        self, painter: QPainter, box: QRect, left: tuple[str, str], right: tuple[str, str]
    ) -> None:
        """Draw words at both sides; the left ones give way."""
        metrics = QFontMetrics(painter.font())
        taken = metrics.horizontalAdvance(right[0])
        room = box.adjusted(0, 0, -(taken + _GAP_PX), 0)
        painter.setPen(self.theme.color(right[1]))
        painter.drawText(box, _RIGHT, right[0])
        painter.setPen(self.theme.color(left[1]))
        shown = metrics.elidedText(left[0], Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)
