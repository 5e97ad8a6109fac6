"""What all tables of records share: rows of one kind under fixed headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    Index = QModelIndex | QPersistentModelIndex

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
NO_INDEX = QModelIndex()


class RecordTable(QAbstractTableModel):
    """A row a record; a subclass says which records, and what their cells show."""

    titles: ClassVar[tuple[str, ...]] = ()
    """Words above the columns."""
    numbers: ClassVar[frozenset[int]] = frozenset()
    """Columns of numbers, which stand at the right."""

    def records(self) -> Sequence[object]:
        """Return the records shown, in order."""
        raise NotImplementedError

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of records."""
        return 0 if parent.isValid() else len(self.records())

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return a heading."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.titles):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        return self.side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def side(self, column: int) -> Qt.AlignmentFlag:
        """Return at which side of its cells a column stands."""
        return RIGHT if column in self.numbers else LEFT
