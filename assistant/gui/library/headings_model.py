"""The outline as recognised and as corrected, a heading a row, level and role to choose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from assistant.gui.library.pending import NO_HEADING
from assistant.gui.models.record_table import RecordTable
from assistant.workflow.terms import HEADING_LEVEL_NAMES, ROLE_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from assistant.gui.library.pending import Heading

    Index = QModelIndex | QPersistentModelIndex

HEADING = Qt.ItemDataRole.UserRole + 1
WORDS, LEVEL, ROLE = range(3)
COLUMNS = ("标题", "级别", "部分")
_INDENT = "　"
_LEVELS = {name: level for level, name in HEADING_LEVEL_NAMES.items()}
_ROLES = {name: role for role, name in ROLE_NAMES.items()}


class HeadingsModel(RecordTable):
    """A row a heading, in the order of the text.

    Signals:
        heading_changed: a :class:`Heading` as the person now says it is.
    """

    heading_changed = Signal(object)

    titles = COLUMNS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings: list[Heading] = []

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings shown."""
        return tuple(self._headings)

    def set_headings(self, headings: Sequence[Heading]) -> None:
        """Show these headings; where only levels or roles differ, the view stays."""
        if [heading.key for heading in self._headings] == [heading.key for heading in headings]:
            self._headings = list(headings)
            if headings:
                last = self.index(len(headings) - 1, len(COLUMNS) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._headings = list(headings)
        self.endResetModel()

    def records(self) -> Sequence[Heading]:
        """Return the records shown, in order."""
        return self._headings

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a cell shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._headings):
            return None
        heading = self._headings[index.row()]
        cells = _cells(heading)
        roles: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: cells[index.column()],
            Qt.ItemDataRole.EditRole: lambda: cells[index.column()],
            Qt.ItemDataRole.ToolTipRole: lambda: _tip(heading),
            HEADING: lambda: heading,
        }
        return roles[role]() if role in roles else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let level and role be chosen; what is no heading has no role."""
        flags = super().flags(index)
        if not index.isValid() or index.column() == WORDS:
            return flags
        heading = self._headings[index.row()]
        can_edit = heading.is_headed if index.column() == LEVEL else heading.level != NO_HEADING
        return flags | Qt.ItemFlag.ItemIsEditable if can_edit else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a level or role by its name."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        heading = self._headings[index.row()]
        if not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        if index.column() == LEVEL and value in _LEVELS:
            changed = replace(heading, level=_LEVELS[str(value)])
        elif index.column() == ROLE and value in _ROLES:
            changed = replace(heading, role=_ROLES[str(value)])
        else:
            return False
        if changed != heading:
            self.heading_changed.emit(changed)
        return True


def _cells(heading: Heading) -> tuple[str, str, str]:
    words = heading.line if heading.is_headed else f"（无标题）{heading.line}"
    return (
        _INDENT * max(heading.level - 1, 0) + words,
        HEADING_LEVEL_NAMES[heading.level] if heading.is_headed else "—",
        ROLE_NAMES[heading.role] if heading.level else "—",
    )


def _tip(heading: Heading) -> str:
    return f"{heading.line}\n已由人工更正" if heading.is_corrected else heading.line
