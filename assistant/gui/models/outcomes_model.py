"""What became of each imported file, as a table that grows while the import runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from assistant.gui.models.record_table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from assistant.workflow.importing import ImportOutcome, Status

    Index = QModelIndex | QPersistentModelIndex

OUTCOME = Qt.ItemDataRole.UserRole + 1
FILE, RESULT, EXPLANATION = range(3)
HEADINGS = ("文件", "结果", "说明")
STATUS_NAMES: dict[Status, str] = {
    "failed": "未能导入",
    "near_duplicate": "几乎相同",
    "duplicate": "重复",
    "imported": "已导入",
}
"""The ones that want a look first."""


class OutcomesModel(RecordTable):
    """A row a file, in the order they were done; :meth:`show_status` narrows them."""

    titles = HEADINGS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[ImportOutcome] = []
        self._shown: list[ImportOutcome] = []
        self._status: Status | None = None
        self._counts = dict.fromkeys(STATUS_NAMES, 0)

    @property
    def outcomes(self) -> tuple[ImportOutcome, ...]:
        """The outcomes shown."""
        return tuple(self._shown)

    @property
    def total(self) -> int:
        """How many files are done."""
        return len(self._all)

    def count(self, status: Status) -> int:
        """Return how many files became that."""
        return self._counts[status]

    def clear(self) -> None:
        """Begin anew: another import starts."""
        self.beginResetModel()
        self._all, self._shown = [], []
        self._counts = dict.fromkeys(STATUS_NAMES, 0)
        self.endResetModel()

    def append(self, outcomes: Sequence[ImportOutcome]) -> None:
        """Add what was done since."""
        self._all += outcomes
        for outcome in outcomes:
            self._counts[outcome.status] += 1
        more = [outcome for outcome in outcomes if self._is_shown(outcome)]
        if not more:
            return
        first = len(self._shown)
        self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
        self._shown += more
        self.endInsertRows()

    def show_status(self, status: Status | None) -> None:
        """Show only the files that became that; None for all."""
        self.beginResetModel()
        self._status = status
        self._shown = [outcome for outcome in self._all if self._is_shown(outcome)]
        self.endResetModel()

    def records(self) -> Sequence[ImportOutcome]:
        """Return the records shown, in order."""
        return self._shown

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a cell shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._shown):
            return None
        outcome = self._shown[index.row()]
        cells = (outcome.name, STATUS_NAMES[outcome.status], explanation_of(outcome))
        roles: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: cells[index.column()],
            Qt.ItemDataRole.ToolTipRole: lambda: f"{outcome.path}\n{outcome.message}",
            OUTCOME: lambda: outcome,
        }
        return roles[role]() if role in roles else None

    def _is_shown(self, outcome: ImportOutcome) -> bool:
        return self._status is None or outcome.status == self._status


def explanation_of(outcome: ImportOutcome) -> str:
    """Return why, without the path, which would push the reason out of its column."""
    return outcome.message.replace(f"“{outcome.path}”", "")
