"""What can be done with a peer in a list: open, copy, put into a list of one's own, follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from assistant.gui.models.peers_model import PEER
from assistant.gui.peer_words import with_source

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QAbstractItemView

    from assistant.benchmark.benchmark import Peer


class PeerActions(QObject):
    """The menu of a view of peers; what is activated is opened.

    Signals:
        open_requested: the :class:`Peer` whose publication is to be shown.
        list_requested: the peer that is to be put into a list.
        trend_requested: the peer whose five years are to be shown.
    """

    open_requested = Signal(object)
    list_requested = Signal(object)
    trend_requested = Signal(object)

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.open = self._add("打开原文", self.open_requested.emit)
        self.copy = self._add("复制数据和来源", _copy, "Ctrl+C")
        self.list = self._add("加入对标名单…", self.list_requested.emit)
        self.trend = self._add("显示走势", self.trend_requested.emit)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        view.activated.connect(self._on_activated)

    @property
    def peer(self) -> Peer | None:
        """The peer that is chosen."""
        found: Peer | None = self._view.currentIndex().data(PEER)
        return found

    def _add(self, text: str, do: Callable[[Peer], object], keys: str = "") -> QAction:
        action = QAction(text, self._view)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: self._with_peer(do))
        self._view.addAction(action)
        return action

    def _with_peer(self, do: Callable[[Peer], object]) -> None:
        peer = self.peer
        if peer is not None:
            do(peer)

    def _on_activated(self, index: QModelIndex) -> None:
        peer = index.data(PEER)
        if peer is not None:
            self.open_requested.emit(peer)


def _copy(peer: Peer) -> None:
    QGuiApplication.clipboard().setText(with_source(peer))
