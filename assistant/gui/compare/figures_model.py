"""The numbers that differ between two texts, as the rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt

from assistant.gui.models.record_table import RecordTable
from assistant.gui.widgets.elided import plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from assistant.draft.comparing.figure_rows import FigureRow

_FIELDS = ("name", "before", "after", "change", "place")
_ABSENT = "未写"


class FiguresModel(RecordTable):
    """Indicator, both numbers, how much that is, and where it stands."""

    titles: ClassVar[tuple[str, ...]] = ("指标", "左", "右", "变化", "位置")
    numbers: ClassVar[frozenset[int]] = frozenset({1, 2, 3})

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[FigureRow, ...] = ()

    def records(self) -> Sequence[FigureRow]:
        """Return the numbers."""
        return self._rows

    def show_rows(self, rows: Sequence[FigureRow]) -> None:
        """Show other numbers."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return the words of a cell, and at which side they stand."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(index.column())
        words = self._words(index.row())[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else None

    def copied(self, rows: Iterable[int]) -> str:
        """Return rows under their heads, cells parted by tabs, as tables take them."""
        lines = [self.titles, *(self._words(row) for row in rows)]
        return "\n".join("\t".join(line) for line in lines)

    def _words(self, row: int) -> list[str]:
        words = [getattr(self._rows[row], name) for name in _FIELDS]
        return [
            word or (_ABSENT if name in ("before", "after") else "")
            for name, word in zip(_FIELDS, words, strict=True)
        ]
