"""The changes of a returned file as a list, with what was decided of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from assistant.gui.review.entry import REMARK, STATE_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from assistant.gui.review.entry import Entry, Key, State

    Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole + 1
STATE = Qt.ItemDataRole.UserRole + 2
_NONE = QModelIndex()


class ChangesModel(QAbstractListModel):
    """A row a change or remark; decisions are kept by what a change is, not by its number.

    Signals:
        decided: something was decided, or other changes are shown.
    """

    decided = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._states: dict[Key, State] = {}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is listed."""
        return self._entries

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """List other changes; those that were there before keep what was decided of them."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()
        self.decided.emit()

    def state_of(self, entry: Entry) -> State:
        """Return what was decided."""
        return self._states.get(entry.key, "open")

    def decide(self, row: int, *, accept: bool | None) -> None:
        """Decide on a row: taken over or read, or not, or open again (None)."""
        entry = self._entries[row]
        states: dict[bool | None, State] = {True: "accepted", False: "rejected", None: "open"}
        if entry.kind == REMARK:
            states = {True: "read", False: "open", None: "open"}
        self._settle(row, states[accept])

    def put_in_sheet(self, row: int) -> None:
        """Decide that the number of a row goes into the indicator sheet, where it can."""
        entry = self._entries[row]
        if entry.change is not None and entry.change.sheet is not None:
            self._settle(row, "sheet")

    def forget(self, entries: Sequence[Entry]) -> None:
        """Forget what was decided of entries: it was carried out."""
        for entry in entries:
            self._states.pop(entry.key, None)

    def _settle(self, row: int, state: State) -> None:
        self._states[self._entries[row].key] = state
        index = self.index(row)
        self.dataChanged.emit(index, index)
        self.decided.emit()

    def in_state(self, state: State) -> list[Entry]:
        """Return the entries of which that was decided."""
        return [entry for entry in self._entries if self.state_of(entry) == state]

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a row shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role == STATE:
            return self.state_of(entry)
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                f"{STATE_NAMES[self.state_of(entry)]}，{entry.kind}，{entry.place}：{entry.words}"
            )
        return None


class ShownChanges(QSortFilterProxyModel):
    """Those of one author, of one kind, or that are still open."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._author: str | None = None
        self._kind: str | None = None
        self._only_open = False
        self._kept: Key | None = None

    def choose(self, *, author: str | None, kind: str | None, only_open: bool) -> None:
        """Show only what fits; None is anything."""
        self._author, self._kind, self._only_open = author, kind, only_open
        self._kept = None
        self.invalidateFilter()

    def keep(self, entry: Entry | None) -> None:
        """Let an entry stay in sight, though it is decided: one is looking at it."""
        key = entry.key if entry is not None else None
        if key != self._kept:
            self._kept = key
            if self._only_open:
                self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Tell whether a row is shown."""
        index = self.sourceModel().index(row, 0, parent)
        entry: Entry = index.data(ENTRY)
        authors = {entry.author, *(comment.author for comment in entry.what.comments)}
        return (
            (self._author is None or self._author in authors)
            and (self._kind is None or entry.kind == self._kind)
            and (not self._only_open or index.data(STATE) == "open" or entry.key == self._kept)
        )
