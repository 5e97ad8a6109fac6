"""The tree of headings: its sections can be dragged; what was folded is folded again."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from assistant.gui.models.outline_model import ENTRY

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from assistant.gui.models.outline_model import OutlineModel

Path = tuple[str, ...]


class OutlineTree(QTreeView):
    """Shows the outline."""

    def __init__(self, model: OutlineModel) -> None:
        super().__init__()
        self._outline = model
        self._folds: dict[Hashable, set[Path]] = {}
        self._folded: set[Path] = set()
        """Headings of the open draft that are folded, each with those it stands under."""
        self._words = ""
        self._is_arranging = False
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("提纲")
        self.set_writable(is_writable=False)
        self.collapsed.connect(lambda index: self._note(index, is_folded=True))
        self.expanded.connect(lambda index: self._note(index, is_folded=False))

    def set_writable(self, *, is_writable: bool) -> None:
        """Let headings be renamed and dragged, or only be looked at."""
        triggers = QAbstractItemView.EditTrigger
        mode = QAbstractItemView.DragDropMode
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed
            if is_writable
            else triggers.NoEditTriggers
        )
        self.setDragDropMode(mode.InternalMove if is_writable else mode.NoDragDrop)

    def open(self, key: Hashable) -> None:
        """Show another draft, folded as it was left in this session."""
        self._folded = self._folds.setdefault(key, set())

    def arrange(self) -> None:
        """Fold and hide what is to be, after the headings were set."""
        with self._arranging():
            self.expandAll()
            for index in self._outline.indexes():
                is_hidden = bool(self._words) and not self._is_fitting(index)
                self.setRowHidden(index.row(), index.parent(), is_hidden)
                if not self._words and _path(index) in self._folded:
                    self.collapse(index)

    def filter(self, words: str) -> None:
        """Show only headings that hold these words, and those they stand under."""
        self._words = words.strip()
        self.arrange()

    def fold_all(self) -> None:
        """Leave the headings of the first level."""
        self.collapseAll()
        self._folded |= {_path(each) for each in self._outline.indexes()}

    def unfold_all(self) -> None:
        """Show all headings."""
        self.expandAll()
        self._folded.clear()

    def show_current(self, index: QModelIndex) -> None:
        """Mark a heading, or the one it is folded under."""
        shown = above = index
        while above.parent().isValid():
            above = above.parent()
            if not self.isExpanded(above):
                shown = above
        if shown != self.currentIndex():
            self.setCurrentIndex(shown)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag a section; the draft is what changes, so no row is taken away here."""
        del actions
        index = self.currentIndex()
        if index.isValid():
            drag = QDrag(self)
            drag.setMimeData(self._outline.mimeData([index]))
            drag.exec(Qt.DropAction.MoveAction)

    @contextmanager
    def _arranging(self) -> Iterator[None]:
        place = self.verticalScrollBar().value()
        self._is_arranging = True
        yield
        self._is_arranging = False
        self.verticalScrollBar().setValue(place)

    def _note(self, index: QModelIndex, *, is_folded: bool) -> None:
        if self._is_arranging or self._words:
            return
        if is_folded:
            self._folded.add(_path(index))
        else:
            self._folded.discard(_path(index))

    def _is_fitting(self, index: QModelIndex) -> bool:
        below = (self._outline.index(row, 0, index) for row in range(self._outline.rowCount(index)))
        return self._words in (index.data() or "") or any(map(self._is_fitting, below))


def _path(index: QModelIndex | QPersistentModelIndex) -> Path:
    """Return the words of a heading and of those it stands under, without their numbers."""
    path: list[str] = []
    while index.isValid():
        path.insert(0, index.data(ENTRY).heading)
        index = index.parent()
    return tuple(path)
