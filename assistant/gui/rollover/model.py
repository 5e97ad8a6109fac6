"""The flags of a rolled-over draft as a list: each open, ticked off, or changed in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtCore import QObject

    from assistant.gui.rollover.entry import FlagEntry

    Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole + 1
SETTLED = Qt.ItemDataRole.UserRole + 2
CHANGED = Qt.ItemDataRole.UserRole + 3
_NONE = QModelIndex()


class FlagsModel(QAbstractListModel):
    """A row a flag, in the order of the text; its number is that of the flag."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[FlagEntry] = []
        self._ticked: set[int] = set()
        self._changed: frozenset[int] = frozenset()

    @property
    def open_count(self) -> int:
        """How many are neither ticked off nor changed."""
        return len(self._entries) - len(self._ticked | self._changed)

    def set_entries(self, entries: Sequence[FlagEntry]) -> None:
        """Show other flags, all of them open."""
        self.beginResetModel()
        self._entries = list(entries)
        self._ticked = set()
        self._changed = frozenset()
        self.endResetModel()

    def set_changed(self, numbers: Collection[int]) -> None:
        """Tell which words do not read any more as they did."""
        changed = frozenset(numbers)
        for number in changed ^ self._changed:
            index = self.index(number)
            self._changed = self._changed ^ {number}
            self.dataChanged.emit(index, index)

    def toggle(self, index: Index) -> None:
        """Tick a flag off, or take the tick back."""
        number = index.row()
        self._ticked ^= {number}
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of flags."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a row shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._entries):
            return None
        number, entry = index.row(), self._entries[index.row()]
        is_changed = number in self._changed
        is_settled = is_changed or number in self._ticked
        roles: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: entry.sentence,
            Qt.ItemDataRole.ToolTipRole: lambda: entry.advice,
            Qt.ItemDataRole.AccessibleTextRole: lambda: (
                f"{'已核对' if is_settled else '待核对'}，{entry.sentence}"
            ),
            ENTRY: lambda: entry,
            SETTLED: lambda: is_settled,
            CHANGED: lambda: is_changed,
        }
        return roles[role]() if role in roles else None


class OpenFlags(QSortFilterProxyModel):
    """The flags, or those alone that are open."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._only_open = False

    def set_only_open(self, is_on: bool) -> None:  # a slot
        """Leave out what is settled, or show it again."""
        self._only_open = is_on
        self.invalidate()

    def filterAcceptsRow(self, number: int, parent: Index) -> bool:
        """Tell whether a row is shown."""
        index = self.sourceModel().index(number, 0, parent)
        return not self._only_open or not index.data(SETTLED)
