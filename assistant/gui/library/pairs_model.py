"""The lines of a report before and after cleaning, side by side."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from assistant.cleaning.compare import LinePair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QObject

    Index = QModelIndex | QPersistentModelIndex
    Row = LinePair | int

PAIR = Qt.ItemDataRole.UserRole + 1
"""A :class:`LinePair`, or how many lines without a change are left out here."""
_NONE = QModelIndex()


class PairsModel(QAbstractListModel):
    """A row a pair; runs of lines without a change can be folded into one row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pairs: tuple[LinePair, ...] = ()
        self._rows: list[Row] = []
        self._is_folded = True

    @property
    def changes(self) -> int:
        """How many lines were changed."""
        return sum(not pair.is_equal for pair in self._pairs)

    def set_pairs(self, pairs: Sequence[LinePair]) -> None:
        """Show these lines."""
        self._show(tuple(pairs), is_folded=self._is_folded)

    def fold(self, *, is_folded: bool) -> None:
        """Leave lines without a change out, or show them."""
        self._show(self._pairs, is_folded=is_folded)

    def next_change(self, row: int) -> int | None:
        """Return the row of the next changed line after *row*, from the top again at the end."""
        rows = [number for number, shown in enumerate(self._rows) if _is_change(shown)]
        return next((number for number in rows if number > row), rows[0] if rows else None)

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a row shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        shown = self._rows[index.row()]
        roles: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: words_of(shown),
            PAIR: lambda: shown,
        }
        return roles[role]() if role in roles else None

    def _show(self, pairs: tuple[LinePair, ...], *, is_folded: bool) -> None:
        self.beginResetModel()
        self._pairs, self._is_folded = pairs, is_folded
        self._rows = list(_folded(pairs)) if is_folded else list(pairs)
        self.endResetModel()


def words_of(row: Row) -> str:
    """Return a row as words: for a screen reader and the clipboard."""
    if isinstance(row, int):
        return f"{row} 行没有改动"
    if row.is_equal:
        return row.after or ""
    return f"清洗前：{row.before or '（无）'}\n清洗后：{row.after or '（删去）'}"


def _folded(pairs: Sequence[LinePair]) -> Iterator[Row]:
    for is_equal, run in groupby(pairs, key=lambda pair: pair.is_equal):
        if is_equal:
            yield sum(1 for _ in run)
        else:
            yield from run


def _is_change(row: Row) -> bool:
    return isinstance(row, LinePair) and not row.is_equal
