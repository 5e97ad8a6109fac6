"""The findings of a check as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from assistant.checks.finding import Finding, Severity

    Index = QModelIndex | QPersistentModelIndex

FINDING = Qt.ItemDataRole.UserRole + 1
EXCERPT = Qt.ItemDataRole.UserRole + 2
SEVERITY_NAMES: dict[Severity, str] = {"error": "错误", "warning": "疑似", "info": "提示"}
_NONE = QModelIndex()


class FindingsModel(QAbstractListModel):
    """A row a finding, in the order of the text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Finding, str]] = []

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings shown."""
        return tuple(finding for finding, _ in self._rows)

    def set_findings(self, rows: Sequence[tuple[Finding, str]]) -> None:
        """Show findings, each with the words it is about."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def remove(self, finding: Finding) -> None:
        """Take away a finding that is settled."""
        at = self.findings.index(finding)
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._rows[at]
        self.endRemoveRows()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of findings."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a row shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        finding, excerpt = self._rows[index.row()]
        words = f"{SEVERITY_NAMES[finding.severity]}：{finding.message}"
        roles: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: words,
            Qt.ItemDataRole.ToolTipRole: lambda: finding.message,
            FINDING: lambda: finding,
            EXCERPT: lambda: excerpt,
        }
        return roles[role]() if role in roles else None
