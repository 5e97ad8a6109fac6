"""The outline of a draft as a tree of headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QObject

    from assistant.gui.survey import Entry

ENTRY = Qt.ItemDataRole.UserRole + 1


class OutlineModel(QStandardItemModel):
    """Headings nested by level; each item carries its entry under :data:`ENTRY`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._items: list[QStandardItem] = []

    def set_entries(self, entries: Sequence[Entry]) -> bool:
        """Show these headings; tell whether the tree was built anew.

        While headings keep their levels and places in the tree, only the words change, so that
        what is folded stays folded.
        """
        before, self._entries = self._entries, tuple(entries)
        if [entry.level for entry in before] == [entry.level for entry in entries]:
            for item, entry in zip(self._items, entries, strict=True):
                _fill(item, entry)
            return False
        self._build()
        return True

    def index_for(self, paragraph: int) -> QModelIndex:
        """Return the heading that a paragraph stands under, an invalid index for none."""
        found = None
        for item in self._items:
            if item.data(ENTRY).paragraph > paragraph:
                break
            found = item
        return self.indexFromItem(found) if found else self.index(-1, 0)

    def _build(self) -> None:
        self._items.clear()
        self.removeRows(0, self.rowCount())
        above: list[tuple[int, QStandardItem]] = [(0, self.invisibleRootItem())]
        for entry in self._entries:
            while above[-1][0] >= entry.level:
                above.pop()
            item = QStandardItem()
            item.setEditable(False)
            _fill(item, entry)
            above[-1][1].appendRow(item)
            above.append((entry.level, item))
            self._items.append(item)


def _fill(item: QStandardItem, entry: Entry) -> None:
    if item.data(ENTRY) == entry:
        return
    blanks = f"，空白 {entry.blanks} 处" if entry.blanks else ""
    item.setData(entry, ENTRY)
    item.setText(f"{entry.ordinal}{entry.heading}")
    item.setToolTip(f"{entry.ordinal}{entry.heading}\n{entry.characters} 字{blanks}")
    item.setData(
        f"{entry.ordinal}{entry.heading}，{entry.characters} 字{blanks}",
        Qt.ItemDataRole.AccessibleTextRole,
    )
