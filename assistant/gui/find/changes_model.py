"""The planned replacements as a table: whether, where, what becomes what, why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal

from assistant.gui.models.record_table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

    from assistant.draft.find.replace import Change

    Index = QModelIndex | QPersistentModelIndex

CHANGE = Qt.ItemDataRole.UserRole + 1
WHETHER, PLACE, WORDS, REASON = range(4)
_CHECK = Qt.ItemDataRole.CheckStateRole


class ChangesModel(RecordTable):
    """A row a change; refused ones cannot be ticked.

    Signals:
        ticked: other changes are chosen.
    """

    ticked = Signal()

    titles = ("替换", "位置", "改动", "说明")

    def __init__(
        self,
        place_of: Callable[[int], str],
        write: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        """Show nothing yet.

        Args:
            place_of: names the section of a paragraph.
            write: gives stored words as they read.
            parent: owner.
        """
        super().__init__(parent)
        self._place_of = place_of
        self._write = write
        self._changes: Sequence[Change] = ()
        self._left: set[int] = set()
        """Rows that were unticked."""

    def records(self) -> Sequence[Change]:
        """Return the changes, in the order of the text."""
        return self._changes

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show these changes; what was unticked stays so."""
        self.beginResetModel()
        self._changes = changes
        self.endResetModel()
        self.ticked.emit()

    @property
    def chosen(self) -> tuple[Change, ...]:
        """The changes that are ticked."""
        return tuple(
            change for row, change in enumerate(self._changes) if self._is_chosen(row, change)
        )

    def written(self, change: Change) -> str:
        """Return the words that are to stand there, as they read."""
        return self._write(change.written)

    def tick_all(self, *, is_on: bool) -> None:
        """Tick all that can be made, or none."""
        self._left = set() if is_on else set(range(len(self._changes)))
        last = self.index(max(self.rowCount() - 1, 0), WHETHER)
        self.dataChanged.emit(self.index(0, WHETHER), last, [_CHECK])
        self.ticked.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = super().flags(index)
        if index.column() == WHETHER and not self._changes[index.row()].refusal:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a cell shows."""
        if not index.isValid():
            return None
        change = self._changes[index.row()]
        roles: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self._words(change, index.column()),
            Qt.ItemDataRole.ToolTipRole: lambda: self._words(change, index.column()),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._said(change, index.column()),
            CHANGE: lambda: change,
        }
        if role == _CHECK and index.column() == WHETHER and not change.refusal:
            is_on = self._is_chosen(index.row(), change)
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        return roles[role]() if role in roles else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a change or leave it."""
        if role != _CHECK or index.column() != WHETHER:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._left.discard(index.row())
        else:
            self._left.add(index.row())
        self.dataChanged.emit(index, index, [_CHECK])
        self.ticked.emit()
        return True

    def _is_chosen(self, row: int, change: Change) -> bool:
        return not change.refusal and row not in self._left

    def _words(self, change: Change, column: int) -> str:
        hit = change.hit
        cells = {
            PLACE: lambda: self._place_of(hit.paragraph),
            WORDS: lambda: f"{hit.before}{hit.text} → {self.written(change)}{hit.after}",
            REASON: lambda: change.refusal,
        }
        return cells[column]() if column in cells else ""

    def _said(self, change: Change, column: int) -> str:
        if column != WHETHER:
            return self._words(change, column)
        return "不能替换" if change.refusal else "替换"
