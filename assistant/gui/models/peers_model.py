"""The peers of a benchmark as a table that grows as one scrolls."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from assistant.gui.models.record_table import NO_INDEX, RecordTable
from assistant.gui.peer_words import (
    change_of,
    level_of,
    marks_of,
    peer_value,
    place_of,
    source_of,
    tip_of,
    unit_of,
)
from assistant.workflow.terms import LEVEL_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from assistant.benchmark.benchmark import Benchmark, Peer

    Index = QModelIndex | QPersistentModelIndex

PEER = Qt.ItemDataRole.UserRole + 1
BODY, LEVEL, PLACE, YEAR, VALUE, CHANGE, MARKS, SENTENCE, SOURCE = range(9)
HEADINGS = ("机关", "层级", "地区", "年度", "数值", "同比", "说明", "所在句子", "来源")
AS_GIVEN = -1
"""The order the rows come in: the best value first."""
_UNKNOWN = "—"
_LEVEL_ORDER = {level: number for number, level in enumerate(LEVEL_NAMES)}


class PeersModel(RecordTable):
    """A row a peer, the best value first.

    Signals:
        more_requested: how many rows there are; the next ones are wanted.
        rest_requested: how many rows there are; all others are wanted, to sort them.
    """

    more_requested = Signal(int)
    rest_requested = Signal(int)

    titles = HEADINGS
    numbers = frozenset({YEAR, VALUE, CHANGE})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given: list[Peer] = []
        self._shown: list[Peer] = []
        self._total = 0
        self._unit = ""
        self._full_unit = ""
        self._order = (AS_GIVEN, False)
        self._is_waiting = False

    @property
    def total(self) -> int:
        """How many rows there are in all, here or not yet."""
        return self._total

    @property
    def is_complete(self) -> bool:
        """Tell whether all rows are here."""
        return len(self._given) >= self._total

    def show_benchmark(self, benchmark: Benchmark) -> None:
        """Show the first rows of another benchmark."""
        self.beginResetModel()
        self._unit, self._full_unit = benchmark.unit, unit_of(benchmark)
        self._given, self._total = list(benchmark.peers), benchmark.total
        self._shown = list(self._given)
        self._is_waiting = False
        self._arrange()
        self.endResetModel()
        self._ask_rest()

    def add(self, peers: Sequence[Peer]) -> None:
        """Show the rows that follow."""
        self._is_waiting = False
        if not peers:  # fewer than were promised: others left the corpus meanwhile
            self._total = len(self._given)
            return
        first = len(self._shown)
        self.beginInsertRows(NO_INDEX, first, first + len(peers) - 1)
        self._given += peers
        self._shown += peers
        self.endInsertRows()
        if self._order[0] != AS_GIVEN and self.is_complete:
            self._rearrange()

    def records(self) -> Sequence[Peer]:
        """Return the records shown, in order."""
        return self._shown

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether there are rows that are not here yet."""
        return not parent.isValid() and not self.is_complete and not self._is_waiting

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next rows."""
        if self.canFetchMore(parent):
            self._is_waiting = True
            self.more_requested.emit(len(self._given))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, once all rows are here."""
        self._order = (column, order == Qt.SortOrder.DescendingOrder)
        if self.is_complete or column == AS_GIVEN:
            self._rearrange()
        else:
            self._ask_rest()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return a heading; that of the values names their measure word."""
        title = super().headerData(section, orientation, role)
        is_value = section == VALUE and role == Qt.ItemDataRole.DisplayRole
        return f"{title}（{self._full_unit}）" if title and is_value and self._unit else title

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a cell shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._shown):
            return None
        peer = self._shown[index.row()]
        roles: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self.cell(peer, index.column()),
            Qt.ItemDataRole.ToolTipRole: lambda: tip_of(peer),
            Qt.ItemDataRole.TextAlignmentRole: lambda: self.side(index.column()),
            Qt.ItemDataRole.AccessibleDescriptionRole: lambda: tip_of(peer),
            PEER: lambda: peer,
        }
        return roles[role]() if role in roles else None

    def cell(self, peer: Peer, column: int) -> str:
        """Return the words of a cell."""
        if column == VALUE:
            return peer_value(peer, self._unit)
        return _CELLS[column](peer)

    def _ask_rest(self) -> None:
        if self._order[0] != AS_GIVEN and not self.is_complete:
            self._is_waiting = True
            self.rest_requested.emit(len(self._given))

    def _rearrange(self) -> None:
        """Put the rows in order; what is chosen stays chosen."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        peers = [self._shown[index.row()] for index in before]
        self._arrange()
        places = {id(peer): row for row, peer in enumerate(self._shown)}
        after = [
            self.index(places[id(peer)], index.column())
            for peer, index in zip(peers, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        column, is_falling = self._order
        if column == AS_GIVEN:
            self._shown = list(self._given)
        elif self.is_complete:
            self._shown = sorted(self._given, key=_KEYS[column], reverse=is_falling)


def _change_order(peer: Peer) -> float:
    """Return a change as a signed number; those that say none come first."""
    change = peer.change
    if change is None:
        return -math.inf
    sign = {"up": 1, "down": -1, "flat": 0}[change.direction]
    return sign * (change.value or 0.0)


_CELLS: Mapping[int, Callable[[Peer], str]] = {
    BODY: lambda peer: peer.body,
    LEVEL: lambda peer: level_of(peer) or _UNKNOWN,
    PLACE: lambda peer: place_of(peer) or _UNKNOWN,
    YEAR: lambda peer: str(peer.year or _UNKNOWN),
    CHANGE: lambda peer: change_of(peer) or _UNKNOWN,
    MARKS: marks_of,
    SENTENCE: lambda peer: peer.evidence.sentence or _UNKNOWN,
    SOURCE: lambda peer: source_of(peer.evidence),
}
_KEYS: Mapping[int, Callable[[Peer], Any]] = {
    **_CELLS,
    LEVEL: lambda peer: _LEVEL_ORDER[peer.level] if peer.level else -1,
    YEAR: lambda peer: peer.year or 0,
    VALUE: lambda peer: peer.value,
    CHANGE: _change_order,
}
"""What a column sorts by."""
