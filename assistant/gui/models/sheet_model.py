"""The indicator sheet (指标表) as a table that can be filled in: a row an indicator.

What is shown of it, and in which order, is left to :mod:`sheet_lines`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from assistant.draft.numbers import format_change
from assistant.draft.sheet.cell import (
    CellRefused,
    Column,
    cell_text,
    change_words,
    is_own,
    with_cell,
)
from assistant.draft.sheet.file import STATES
from assistant.gui.models.record_table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from assistant.draft.parts import SheetRow
    from assistant.draft.sheet.uses import Use

    Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole + 1
NAME, THIS_YEAR, LAST_YEAR, CHANGE, UNIT, OFFICE, STATE, NOTE, USES = range(9)
HEADINGS = ("指标", "今年", "去年", "同比", "单位", "来源单位", "状态", "备注", "正文引用")
STATE_NAMES = STATES
COLUMNS: Mapping[int, Column] = {
    NAME: "name",
    THIS_YEAR: "this_year",
    LAST_YEAR: "last_year",
    UNIT: "unit",
    OFFICE: "office",
    STATE: "state",
    NOTE: "note",
}
"""Columns that are stored; the others are computed."""


_PER_CENT = ("%", "％")


class SheetModel(RecordTable):
    """Numbers, words and state of each indicator; the change and its uses are computed.

    Signals:
        sheet_changed: all rows, when the person changed some.
        refused: why words were not taken.
    """

    sheet_changed = Signal(object)
    refused = Signal(str)

    titles = HEADINGS
    numbers = frozenset({THIS_YEAR, LAST_YEAR, CHANGE, USES})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SheetRow] = []
        self._uses: Mapping[str, Sequence[Use]] = {}

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """The sheet as it stands."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[SheetRow]) -> None:
        """Show another sheet; of the same indicators only the rows that differ are drawn anew."""
        if [row.key for row in rows] != [row.key for row in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        for at, row in enumerate(rows):
            if row != self._rows[at]:
                self._rows[at] = row
                self._tell_changed(at)

    def set_uses(self, uses: Mapping[str, Sequence[Use]]) -> None:
        """Take where the text uses the indicators."""
        before, self._uses = self._uses, uses
        for at, row in enumerate(self._rows):
            if len(before.get(row.key, ())) != len(uses.get(row.key, ())):
                self._tell_changed(at)

    def uses_of(self, key: str) -> Sequence[Use]:
        """Return where the text uses an indicator."""
        return self._uses.get(key, ())

    def row_of(self, key: str) -> SheetRow | None:
        """Return the row of an indicator."""
        return next((row for row in self._rows if row.key == key), None)

    def take(self, rows: Iterable[SheetRow]) -> None:
        """Put rows in the place of those with their keys, new ones at the end; as one change."""
        merged = {row.key: row for row in (*self._rows, *rows)}
        self._change(tuple(merged.values()))

    def remove(self, keys: Collection[str]) -> None:
        """Leave out the rows with these keys."""
        self._change(tuple(row for row in self._rows if row.key not in keys))

    def records(self) -> Sequence[SheetRow]:
        """Return the records shown, in order."""
        return self._rows

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a cell."""
        flags = super().flags(index)
        if not index.isValid() or index.column() not in COLUMNS:
            return flags
        if index.column() == NAME and not is_own(self._rows[index.row()]):
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a cell shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        roles: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self._shown(row, column),
            Qt.ItemDataRole.EditRole: lambda: self._edited(row, column),
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
        """Take what the person typed; what does not belong there is refused with a word."""
        column = COLUMNS.get(index.column())
        if not index.isValid() or column is None or role != Qt.ItemDataRole.EditRole:
            return False
        before = self._rows[index.row()]
        try:
            after = with_cell(before, column, str(value))
        except CellRefused as error:
            self.refused.emit(error.reason)
            return False
        if after != before:
            self.take([after])
        return True

    def _change(self, rows: tuple[SheetRow, ...]) -> None:
        if rows != self.rows:
            self.set_rows(rows)
            self.sheet_changed.emit(rows)

    def _tell_changed(self, at: int) -> None:
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(HEADINGS) - 1))

    def _edited(self, row: SheetRow, column: int) -> str:
        return cell_text(row, COLUMNS[column]) if column in COLUMNS else self._shown(row, column)

    def _shown(self, row: SheetRow, column: int) -> str:
        if column == CHANGE:
            return change_words(row)
        if column == USES:
            count = len(self.uses_of(row.key))
            return f"{count} 处" if count else ""
        words = cell_text(row, COLUMNS[column])
        is_rate = column in (THIS_YEAR, LAST_YEAR) and row.unit in _PER_CENT
        return f"{words}%" if words and is_rate else words


def details_of(row: SheetRow) -> str:
    """Return what the narrow table does not show: measure word, change, office, note."""
    change = format_change(row.this_year, row.last_year, row.unit)
    unit = f"单位：{row.unit}" if row.unit else ""
    office = f"来源：{row.office}" if row.office else ""
    return " · ".join(part for part in (unit, change, office, row.note) if part)
