"""The peers of a benchmark as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from assistant.draft.numbers import format_number, format_value
from assistant.gui.models.record_table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from assistant.benchmark.benchmark import Peer

    Index = QModelIndex | QPersistentModelIndex

PEER = Qt.ItemDataRole.UserRole + 1
BODY, YEAR, VALUE, CHANGE = range(4)
HEADINGS = ("机关", "年度", "数值", "同比")
_DIRECTIONS = {"up": "↑", "down": "↓", "flat": "持平"}


class PeersModel(RecordTable):
    """A row a peer, the largest value first."""

    titles = HEADINGS
    numbers = frozenset({YEAR, VALUE, CHANGE})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._peers: tuple[Peer, ...] = ()
        self._unit = ""

    def set_peers(self, peers: Sequence[Peer], unit: str) -> None:
        """Show these peers, whose values are counted in *unit*."""
        self.beginResetModel()
        self._unit = unit
        self._peers = tuple(peers)
        self.endResetModel()

    def records(self) -> Sequence[Peer]:
        """Return the records shown, in order."""
        return self._peers

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a cell shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._peers):
            return None
        peer = self._peers[index.row()]
        roles: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self._cell(peer, index.column()),
            Qt.ItemDataRole.ToolTipRole: lambda: _tip(peer),
            Qt.ItemDataRole.TextAlignmentRole: lambda: self.side(index.column()),
            PEER: lambda: peer,
        }
        return roles[role]() if role in roles else None

    def _cell(self, peer: Peer, column: int) -> str:
        if column == BODY:
            return peer.body
        if column == YEAR:
            return str(peer.year) if peer.year else "—"
        if column == CHANGE:
            return _change(peer)
        return format_number(peer.value) + ("" if peer.unit == self._unit else peer.unit)


def _change(peer: Peer) -> str:
    change = peer.change
    if change is None:
        return "—"
    if change.value is None:
        return _DIRECTIONS[change.direction]
    amount = format_value(change.value, change.unit or "")
    return f"{_DIRECTIONS[change.direction]}{amount}"


def _tip(peer: Peer) -> str:
    lines = [f"{peer.body}　{peer.title}".strip(), peer.sentence, peer.url]
    return "\n".join(line for line in lines if line)
