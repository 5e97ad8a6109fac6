"""The lists of peers by name: new, rename, remove."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from assistant.benchmark.peer_book import PeerBook, clean_list_name
from assistant.gui.dialogs.ask import ask_remove_list
from assistant.gui.look.theme import ROW_PX
from assistant.gui.widgets.basic import column, make_button, make_label, row

if TYPE_CHECKING:
    from assistant.gui.look.theme import Theme

_NEW_NAME = "新名单"
_TEACHING = "名单是自己常用的一组对标机关，如“周边区县”。点“新建”，再在右边勾选机关。"


class PeerListsPane(QWidget):
    """The names of the lists, and buttons to change them.

    Signals:
        book_changed: the :class:`PeerBook` after a list came, went or was renamed.
        chosen: another list is the current one.
        refused: why a name cannot be taken, in Chinese.
    """

    book_changed = Signal(object)
    chosen = Signal()
    refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._book = PeerBook()
        self.names = QListWidget()
        self.names.setAccessibleName("对标名单")
        self._teaching = make_label(_TEACHING, "muted", wraps=True)
        self.new = make_button("新建(&N)", "small", icon=theme.icon("add-line"))
        self.rename = make_button("改名(&R)", "small")
        self.remove = make_button("删除(&D)", "small")
        buttons = row(self.new, self.rename, self.remove, None)
        layout = column(make_label("名单", "panel"), self._teaching, self.names, buttons)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.names.currentRowChanged.connect(self._on_row)
        self.names.itemChanged.connect(self._on_renamed)
        self.new.clicked.connect(self._on_new)
        self.rename.clicked.connect(lambda: self.names.editItem(self.names.currentItem()))
        self.remove.clicked.connect(self._on_remove)

    @property
    def current(self) -> str | None:
        """Name of the current list, None where there is none."""
        number = self.names.currentRow()
        return self._book.lists[number].name if 0 <= number < len(self._book.lists) else None

    def show_book(self, book: PeerBook) -> None:
        """Show the lists of a book; the current list stays the current one."""
        names = [each.name for each in book.lists]
        shown = [self.names.item(number).text() for number in range(self.names.count())]
        number = self.names.currentRow()
        self._book = book
        if names != shown:
            self.names.blockSignals(True)
            self.names.clear()
            for name in names:
                item = QListWidgetItem(name)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                item.setSizeHint(QSize(0, ROW_PX))
                self.names.addItem(item)
            self.names.setCurrentRow(min(max(number, 0), len(names) - 1))
            self.names.blockSignals(False)
        self._teaching.setVisible(not names)
        for button in (self.rename, self.remove):
            button.setEnabled(bool(names))

    def _on_row(self) -> None:
        self.chosen.emit()

    def _on_new(self) -> None:
        names = (f"{_NEW_NAME}{number if number > 1 else ''}" for number in count(1))
        free = next(name for name in names if self._book.find(name) is None)
        self.book_changed.emit(self._book.with_bodies(free, ()))
        self.names.setCurrentRow(self.names.count() - 1)
        self.names.editItem(self.names.currentItem())

    def _on_renamed(self, item: QListWidgetItem) -> None:
        before, name = self._book.lists[self.names.row(item)].name, clean_list_name(item.text())
        is_taken = name != before and self._book.find(name) is not None
        if is_taken or not name:
            self.refused.emit(f"已经有名单“{name}”，请换一个名称。" if name else "请写名单的名称。")
            name = before
        self.names.blockSignals(True)
        item.setText(name)
        self.names.blockSignals(False)
        if name != before:
            self.book_changed.emit(self._book.renamed(before, name))

    def _on_remove(self) -> None:
        peers = self._book.find(self.current or "")
        if peers is None:
            return
        if not peers.bodies or ask_remove_list(self, peers.name):
            self.book_changed.emit(self._book.without(peers.name))
