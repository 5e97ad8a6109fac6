"""The earlier versions as a list, the newest first, under their days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from assistant.gui.widgets.elided import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.gui.history.entry import Entry

    Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole
_NO_INDEX = QModelIndex()


class VersionsModel(QAbstractListModel):
    """A row a version or a day; a day cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other versions."""
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def row_of(self, version_id: str) -> int | None:
        """Return the row of a version."""
        for row, entry in enumerate(self.entries):
            if entry.version is not None and entry.version.id == version_id:
                return row
        return None

    @property
    def version_rows(self) -> list[int]:
        """Rows of the versions."""
        return [row for row, entry in enumerate(self.entries) if entry.version is not None]

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a version can be chosen and a day cannot."""
        if not index.isValid() or self.entries[index.row()].version is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return an entry, or its words."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.spoken if entry.version else entry.day
        return plain_tip(entry.label) if role == Qt.ItemDataRole.ToolTipRole else None
