"""The lines of a table of indicators: topics that can be folded, and the rows under them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from assistant.draft.sheet.order import Order, SortColumn, arranged
from assistant.gui.models.record_table import LEFT, NO_INDEX
from assistant.gui.models.sheet_model import CHANGE, COLUMNS, NAME, USES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from assistant.draft.parts import SheetRow
    from assistant.gui.models.sheet_model import SheetModel

    Index = QModelIndex | QPersistentModelIndex

TOPIC = Qt.ItemDataRole.UserRole + 2
"""Name of the topic whose line it is; None for a line of an indicator."""
FOLDED = Qt.ItemDataRole.UserRole + 3

_COMPUTED: dict[int, SortColumn] = {CHANGE: "change", USES: "uses"}


class _Line(NamedTuple):
    topic: str
    at: int | None
    """Row of the sheet; None for the line of the topic itself."""
    rows: tuple[int, ...] = ()
    """Of a topic, the rows that are shown or folded away."""


class SheetLines(QAbstractTableModel):
    """What one table shows of the sheet; two tables may show the same sheet each in its order.

    A row that was changed stays where it is until another order is asked for.
    """

    def __init__(self, sheet: SheetModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._order = Order()
        self._folded: set[str] = set()
        self._lines: list[_Line] = []
        self._line_of: dict[int, int] = {}
        sheet.modelAboutToBeReset.connect(self.beginResetModel)
        sheet.modelReset.connect(self._on_reset)
        sheet.dataChanged.connect(self._on_changed)
        self._build()

    @property
    def order(self) -> Order:
        """Which rows are shown, in which order."""
        return self._order

    @property
    def shown(self) -> int:
        """How many indicators the order leaves, folded ones too."""
        return sum(len(line.rows) for line in self._lines)

    def arrange(self, **what: Any) -> None:  # noqa: ANN401 -- fields of Order
        """Show other rows or in another order."""
        self._rebuild(replace(self._order, **what), self._folded)

    def sort_by(self, column: int) -> None:
        """Sort by a column: up, then down, then as the sheet has it."""
        name = _COMPUTED.get(column) or COLUMNS[column]
        if self._order.sort != name:
            self.arrange(sort=name, descending=False)
        elif not self._order.descending:
            self.arrange(descending=True)
        else:
            self.arrange(sort=None, descending=False)

    def fold(self, topic: str) -> None:
        """Fold a topic, or open it again."""
        self._rebuild(self._order, self._folded ^ {topic})

    def fold_all(self, *, is_folded: bool) -> None:
        """Fold all topics, or open them."""
        topics = {line.topic for line in self._lines}
        self._rebuild(self._order, topics if is_folded else set())

    def topic_lines(self) -> list[int]:
        """Return the lines of topics."""
        return [at for at, line in enumerate(self._lines) if line.at is None]

    def row_at(self, line: int) -> SheetRow | None:
        """Return the row that stands on a line, None on that of a topic."""
        if not 0 <= line < len(self._lines):
            return None
        at = self._lines[line].at
        return None if at is None else self._sheet.records()[at]

    def place_of(self, key: str, column: int = NAME) -> QModelIndex:
        """Return the cell of an indicator; an invalid one where it is not shown."""
        for line in range(len(self._lines)):
            row = self.row_at(line)
            if row is not None and row.key == key:
                return self.index(line, column)
        return QModelIndex()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else self._sheet.columnCount()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return a heading."""
        return self._sheet.headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a cell; a topic is only folded."""
        at = self._at(index)
        if at is None:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return self._sheet.flags(self._sheet.index(at, index.column()))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a cell shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        if line.at is not None:
            return self._sheet.data(self._sheet.index(line.at, index.column()), role)
        if index.column() == NAME and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return self._topic_words(line, is_spoken=role == Qt.ItemDataRole.AccessibleTextRole)
        told = {
            TOPIC: line.topic,
            FOLDED: line.topic in self._folded,
            Qt.ItemDataRole.TextAlignmentRole: LEFT,
        }
        return told.get(role)

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401 -- as Qt has it
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Hand what was typed to the sheet."""
        at = self._at(index)
        if at is None:
            return False
        return self._sheet.setData(self._sheet.index(at, index.column()), value, role)

    def _at(self, index: Index) -> int | None:
        is_there = index.isValid() and 0 <= index.row() < len(self._lines)
        return self._lines[index.row()].at if is_there else None

    def _topic_words(self, line: _Line, *, is_spoken: bool) -> str:
        rows: Sequence[SheetRow] = self._sheet.records()
        filled = sum(rows[at].state != "empty" for at in line.rows)
        words = f"{line.topic}　已填 {filled}／{len(line.rows)}"
        if not is_spoken:
            return words
        return f"{words}，{'已折叠' if line.topic in self._folded else '已展开'}"

    def _rebuild(self, order: Order, folded: set[str]) -> None:
        self.beginResetModel()
        self._order, self._folded = order, folded
        self._build()
        self.endResetModel()

    def _build(self) -> None:
        def uses(key: str) -> int:
            return len(self._sheet.uses_of(key))

        lines: list[_Line] = []
        for topic, places in arranged(self._sheet.records(), self._order, uses):
            lines.append(_Line(topic, None, places))
            if topic not in self._folded:
                lines += (_Line(topic, at) for at in places)
        self._lines = lines
        self._line_of = {
            line.at: number for number, line in enumerate(lines) if line.at is not None
        }

    def _on_reset(self) -> None:
        self._build()
        self.endResetModel()

    def _on_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        """Draw the rows anew, and the topics above them."""
        changed = set(range(first.row(), last.row() + 1))
        for number, line in enumerate(self._lines):
            if line.at in changed or not changed.isdisjoint(line.rows):
                right = self.index(number, self.columnCount() - 1)
                self.dataChanged.emit(self.index(number, 0), right)
