"""The indicator sheet (指标表) as a table that can be filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from assistant.draft.numbers import format_change, format_number
from assistant.gui.models.record_table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from assistant.draft.parts import SheetRow, SheetState

    Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole + 1
NAME, THIS_YEAR, LAST_YEAR, STATE = range(4)
HEADINGS = ("指标", "今年", "去年", "状态")
STATE_NAMES: dict[SheetState, str] = {"empty": "未填", "filled": "已填", "verified": "已核实"}
# 1，234.5    　158
_NOISE = str.maketrans({"，": "", ",": "", " ": "", "\u3000": "", "．": "."})


class SheetModel(RecordTable):
    """A row an indicator; numbers and state can be edited.

    Signals:
        row_changed: the row before and the row after, when the person changed one.
    """

    row_changed = Signal(object, object)

    titles = HEADINGS
    numbers = frozenset({THIS_YEAR, LAST_YEAR})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SheetRow] = []

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """The sheet as it stands."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[SheetRow]) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def records(self) -> Sequence[SheetRow]:
        """Return the records shown, in order."""
        return self._rows

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a cell."""
        flags = super().flags(index)
        if index.isValid() and index.column() != NAME:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a cell shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        roles: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: _shown(row, column),
            Qt.ItemDataRole.EditRole: lambda: _edited(row, column),
            Qt.ItemDataRole.ToolTipRole: lambda: f"{row.name}\n{details_of(row)}",
            Qt.ItemDataRole.TextAlignmentRole: lambda: self.side(column),
            ROW: lambda: row,
        }
        return roles[role]() if role in roles else None

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401 -- as Qt has it
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Take what the person typed; words that are no number are refused."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        before = self._rows[index.row()]
        after = _changed(before, index.column(), str(value))
        if after is None:
            return False
        if after != before:
            self._rows[index.row()] = after
            left, right = self.index(index.row(), 0), self.index(index.row(), len(HEADINGS) - 1)
            self.dataChanged.emit(left, right)
            self.row_changed.emit(before, after)
        return True


def parse_number(text: str) -> float | None:
    """Return the number that was typed; ValueError for anything else, None for nothing.

    ``1,234``, ``1 234`` and ``1.2万`` are numbers, ``约30`` is not.
    """
    plain = text.strip().translate(_NOISE)
    if not plain:
        return None
    factor = {"万": 10_000.0, "亿": 100_000_000.0}.get(plain[-1], 1.0)
    number = float(plain[:-1] if factor > 1 else plain)
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError(text)
    return number * factor


def _changed(row: SheetRow, column: int, text: str) -> SheetRow | None:
    if column == STATE:
        states = {name: state for state, name in STATE_NAMES.items()}
        state = states.get(text)
        return None if state is None else replace(row, state=state)
    try:
        number = parse_number(text)
    except ValueError:
        return None
    if column == LAST_YEAR:
        return replace(row, last_year=number)
    if column != THIS_YEAR or number == row.this_year:
        return row if column == THIS_YEAR else None
    return replace(row, this_year=number, state="empty" if number is None else "filled")


def _shown(row: SheetRow, column: int) -> str:
    if column == NAME:
        return row.name
    if column == STATE:
        return STATE_NAMES[row.state]
    number = row.this_year if column == THIS_YEAR else row.last_year
    return "" if number is None else format_number(number)


def _edited(row: SheetRow, column: int) -> str:
    return STATE_NAMES[row.state] if column == STATE else _shown(row, column)


def details_of(row: SheetRow) -> str:
    """Return what the columns do not show: measure word, change, office, note."""
    change = format_change(row.this_year, row.last_year, row.unit)
    unit = f"单位：{row.unit}" if row.unit else ""
    office = f"来源：{row.office}" if row.office else ""
    return " · ".join(part for part in (unit, change, office, row.note) if part)
