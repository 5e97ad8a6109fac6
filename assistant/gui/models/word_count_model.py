"""How long each section is, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from assistant.gui.models.record_table import RecordTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

    from assistant.draft.word_count import DraftCount, SectionCount

    Index = QModelIndex | QPersistentModelIndex

SECTION = Qt.ItemDataRole.UserRole + 1
HEADING, WORDS, SHARE, CHARACTERS, PARAGRAPHS = range(5)
_INDENT = "\u3000"
_BEGINNING = "第一个标题之前"


class WordCountModel(RecordTable):
    """A row a section, under the one it lies in."""

    titles = ("章节", "字数", "占全文", "字符数", "段落数")
    numbers = frozenset({WORDS, SHARE, CHARACTERS, PARAGRAPHS})

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: Sequence[SectionCount] = ()
        self._total = 0

    def show_count(self, count: DraftCount) -> None:
        """Show another count."""
        self.beginResetModel()
        self._sections, self._total = count.sections, count.total.words
        self.endResetModel()

    def records(self) -> Sequence[SectionCount]:
        """Return the sections, in reading order."""
        return self._sections

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- as Qt has it
        """Return what a cell shows."""
        if not index.isValid():
            return None
        section = self._sections[index.row()]
        roles: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self.cell(section, index.column()),
            Qt.ItemDataRole.TextAlignmentRole: lambda: self.side(index.column()),
            SECTION: lambda: section,
        }
        if index.column() == HEADING:
            roles[Qt.ItemDataRole.ToolTipRole] = lambda: section.heading or _BEGINNING
        return roles[role]() if role in roles else None

    def cell(self, section: SectionCount, column: int) -> str:
        """Return the words of a cell."""
        count = section.count
        cells = (
            _INDENT * (section.level - 1) + (section.heading or _BEGINNING),
            f"{count.words:,}",
            f"{count.words / self._total:.0%}" if self._total else "",
            f"{count.characters:,}",
            f"{count.paragraphs:,}",
        )
        return cells[column]
