"""The peers in full: a table that sorts and grows as one scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView

from assistant.gui.benchmark.excerpt import words_around
from assistant.gui.models.peers_model import (
    AS_GIVEN,
    BODY,
    CHANGE,
    LEVEL,
    MARKS,
    PEER,
    PLACE,
    SENTENCE,
    SOURCE,
    VALUE,
    YEAR,
    PeersModel,
)
from assistant.gui.widgets.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from assistant.gui.look.theme import Theme

_ROW_PX = 34
_WIDTHS_PX = {
    BODY: 184,
    LEVEL: 80,
    PLACE: 116,
    YEAR: 56,
    VALUE: 104,
    CHANGE: 78,
    MARKS: 92,
    SENTENCE: 240,
    SOURCE: 148,
}


class PeerTable(QTableView):
    """Shows a :class:`PeersModel`."""

    def __init__(self, model: PeersModel, theme: Theme) -> None:
        super().__init__()
        self._delegate = _PeerDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._dress()
        self._dress_header(model)

    def sort_as_given(self) -> None:
        """Have the best value first again."""
        self.horizontalHeader().setSortIndicator(AS_GIVEN, Qt.SortOrder.AscendingOrder)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self.viewport().update()

    def _dress(self) -> None:
        self.setAccessibleName("同类机关的数据")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _dress_header(self, model: PeersModel) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(SENTENCE, QHeaderView.ResizeMode.Stretch)
        for number, width in _WIDTHS_PX.items():
            header.resizeSection(number, width)
        header.setSelectionModel(QItemSelectionModel(model, header))  # none: it asks each row
        self.sort_as_given()
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)


class _PeerDelegate(ThemedDelegate):
    """Mutes what does not count for the distribution, and marks what sources differ about.

    Of a sentence it shows the words around the figure.
    """

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Set the words and their colour."""
        super().initStyleOption(option, index)
        peer = index.data(PEER)
        if index.column() == SENTENCE and peer.evidence.sentence:
            option.text = words_around(peer)  # type: ignore[attr-defined]
        role = "ink" if peer.standing == "counted" else "muted"
        if index.column() in (MARKS, SENTENCE, SOURCE):
            role = "amber" if peer.others and index.column() == MARKS else "muted"
        palette = QPalette(option.palette)  # type: ignore[attr-defined]
        for kind in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            palette.setColor(kind, self.theme.color(role))
        option.palette = palette  # type: ignore[attr-defined]
