"""The outline of a draft as a tree of headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QObject

    from assistant.checks.finding import Severity
    from assistant.gui.opened.survey import Entry

    Index = QModelIndex | QPersistentModelIndex
    MayMove = Callable[["Move"], bool]

ENTRY = Qt.ItemDataRole.UserRole + 1
FOUND = Qt.ItemDataRole.UserRole + 2
SECTION_MIME = "application/x-fzbg-section"


class Found(NamedTuple):
    """What the last check found in a section, its subsections included."""

    errors: int = 0
    warnings: int = 0


class Move(NamedTuple):
    """A wish to have a section elsewhere."""

    section: Entry
    before: Entry | None
    """The heading it is to stand before; None for the end."""
    level: int
    """That its heading is to have."""


class OutlineModel(QStandardItemModel):
    """Headings nested by level; each item carries its entry under :data:`ENTRY`.

    Nothing changes here when a heading is typed anew or dropped elsewhere: that is told, and the
    draft, once changed, gives other entries.

    Signals:
        renamed: an entry, and the words its heading is to have.
        move_wanted: a :class:`Move`.
    """

    renamed = Signal(object, str)
    move_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._items: list[QStandardItem] = []
        self._findings: tuple[tuple[Severity, int], ...] = ()
        self.may_move: MayMove = _stays
        """Tells whether a section can stand where it would be dropped."""

    def set_entries(self, entries: Sequence[Entry]) -> bool:
        """Show these headings; tell whether the tree was built anew.

        While headings keep their levels and places in the tree, only the words change, so that
        what is folded stays folded.
        """
        before, self._entries = self._entries, tuple(entries)
        is_same = [entry.level for entry in before] == [entry.level for entry in entries]
        if not is_same:
            self._build()
        self._fill()
        return not is_same

    def set_findings(self, findings: Iterable[tuple[Severity, int]]) -> None:
        """Show what was found: how grave it is, and in which paragraph."""
        self._findings = tuple(findings)
        self._fill()

    def indexes(self) -> list[QModelIndex]:
        """Return all headings in reading order."""
        return [self.indexFromItem(item) for item in self._items]

    def index_for(self, paragraph: int) -> QModelIndex:
        """Return the heading that a paragraph stands under, an invalid index for none."""
        found = None
        for item in self._items:
            if item.data(ENTRY).paragraph > paragraph:
                break
            found = item
        return self.indexFromItem(found) if found else self.index(-1, 0)

    # called by Qt

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heading as typed, without its number, to edit it."""
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            return super().data(index, ENTRY).stored
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Wish for other words."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        entry, words = index.data(ENTRY), " ".join(str(value).split())
        if not words or words == entry.stored:
            return False
        self.renamed.emit(entry, words)
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        """Allow moving."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return the one form in which a section is dragged."""
        return [SECTION_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return a section by its place."""
        data = QMimeData()
        if indexes:
            data.setData(SECTION_MIME, str(indexes[0].data(ENTRY).paragraph).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell whether a section can stand there."""
        del action, column
        move = self._move(data, row, parent)
        return move is not None and self.may_move(move)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Wish for a section to stand there."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        self.move_wanted.emit(self._move(data, row, parent))
        return True

    def _move(self, data: QMimeData, row: int, parent: Index) -> Move | None:
        """Return what dropping a section on *parent*, or among its children, asks for."""
        place = bytes(data.data(SECTION_MIME).data()).decode("ascii", "replace")
        dragged = next(
            (item for item in self._items if str(item.data(ENTRY).paragraph) == place), None
        )
        if dragged is None or self._is_within(parent, self.indexFromItem(dragged)):
            return None
        around = self.itemFromIndex(parent) if parent.isValid() else None
        section: Entry = dragged.data(ENTRY)
        is_among_its_own = parent == self.indexFromItem(dragged).parent()
        level = (around.data(ENTRY).level if around else 0) + 1
        return Move(
            section=section,
            before=self._before(row, parent, section),
            level=section.level if is_among_its_own else level,
        )

    def _is_within(self, index: Index, section: QModelIndex) -> bool:
        """Tell whether a heading is that of a section, or of one of its subsections."""
        while index.isValid() and index != section:
            index = index.parent()
        return index.isValid()

    def _before(self, row: int, parent: Index, section: Entry) -> Entry | None:
        """Return the heading that what is dropped there stands before."""
        if 0 <= row < self.rowCount(parent):
            return self.index(row, 0, parent).data(ENTRY)  # type: ignore[no-any-return]
        entry = parent.data(ENTRY) if parent.isValid() else None
        after = self._entries.index(entry) + 1 if entry else self._entries.index(section) + 1
        level = entry.level if entry else 0
        return next(
            (
                each
                for each in self._entries[after:]
                if each.level <= level or (each.is_attachment and not section.is_attachment)
            ),
            None,
        )

    def _build(self) -> None:
        self._items.clear()
        self.removeRows(0, self.rowCount())
        above: list[tuple[int, QStandardItem]] = [(0, self.invisibleRootItem())]
        for entry in self._entries:
            while above[-1][0] >= entry.level:
                above.pop()
            item = QStandardItem()
            item.setData(entry, ENTRY)
            above[-1][1].appendRow(item)
            above.append((entry.level, item))
            self._items.append(item)

    def _fill(self) -> None:
        for at, (item, entry) in enumerate(zip(self._items, self._entries, strict=True)):
            after = (
                each.paragraph for each in self._entries[at + 1 :] if each.level <= entry.level
            )
            end = next(after, None)
            inside = [
                severity
                for severity, place in self._findings
                if entry.paragraph <= place and (end is None or place < end)
            ]
            _fill(item, entry, Found(inside.count("error"), inside.count("warning")))


def _fill(item: QStandardItem, entry: Entry, found: Found) -> None:
    heading = f"{entry.ordinal}{entry.heading}"
    if (item.data(ENTRY), item.data(FOUND), item.text()) == (entry, found, heading):
        return
    facts = [f"{entry.characters} 字"]
    facts += [f"空白 {entry.blanks} 处"] if entry.blanks else []
    facts += [f"错误 {found.errors} 处"] if found.errors else []
    facts += [f"疑似 {found.warnings} 处"] if found.warnings else []
    facts += [f"借鉴 {entry.share:.0%}"] if entry.borrowed else []
    said = "，".join(facts)
    item.setData(entry, ENTRY)
    item.setData(found, FOUND)
    item.setText(heading)
    item.setToolTip(f"{heading}\n{said}")
    item.setData(f"{heading}，{said}", Qt.ItemDataRole.AccessibleTextRole)


def _stays(_: Move) -> bool:
    return False
