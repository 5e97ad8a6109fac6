"""The list of what is to be checked in a rolled-over draft (待核对)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QStackedWidget, QWidget

from assistant.gui.rollover.delegate import FlagDelegate
from assistant.gui.rollover.model import SETTLED, FlagsModel, OpenFlags
from assistant.gui.widgets.basic import column, make_button, make_label, row
from assistant.gui.widgets.empty_state import EmptyState
from assistant.gui.widgets.scrolled import keep_bar

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from assistant.gui.look.theme import Theme
    from assistant.gui.rollover.entry import FlagEntry


class FlagsPanel(QWidget):
    """Cards to go to and to tick off.

    Signals:
        flag_chosen: number of the flag whose place is to be shown.
        counted: how many are open.
        close_requested: the list is not wanted any more.
    """

    flag_chosen = Signal(int)
    counted = Signal(int)
    close_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.model = FlagsModel(self)
        self._shown = OpenFlags(self)
        self._shown.setSourceModel(self.model)
        self._delegate = FlagDelegate(theme, self)
        self.list = _TickList(self._delegate)
        self.list.setModel(self._shown)
        self._head = make_label("", "muted")
        self.only_open = make_button("只看未核对", "small")
        self.only_open.setCheckable(True)
        self.next = make_button("下一处", "small", tip="到下一处未核对的地方")
        self.close_button = make_button("关闭列表", "small", tip="不再列出；稿件不受影响")
        self._hint = make_label("点一条到正文里的位置；点方框或按空格，记为已核对。", "muted")
        self._empty = EmptyState(
            theme, "checkbox-circle-line", "都核对过了", "这份稿件没有待核对的地方了。", "关闭列表"
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_entries(self, entries: Sequence[FlagEntry]) -> None:
        """List other flags."""
        self.only_open.setChecked(False)
        self.model.set_entries(entries)
        self._tell_count()

    def set_changed(self, numbers: Collection[int]) -> None:
        """Tell which words do not read any more as they did."""
        self.model.set_changed(numbers)
        self._tell_count()

    def choose_next(self) -> None:
        """Go to the open flag after the one that is chosen, or to the first."""
        count, current = self.model.rowCount(), self.list.currentIndex()
        is_chosen = self.list.selectionModel().isSelected(current)  # the focus alone chooses none
        here = self._shown.mapToSource(current).row() if is_chosen else -1
        for step in range(1, count + 1):
            index = self._shown.mapFromSource(self.model.index((here + step) % count))
            if index.isValid() and self.list.is_open(index):
                self.list.setCurrentIndex(index)
                self._on_chosen(index)
                return

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self._empty.set_theme(theme)
        self.list.viewport().update()

    def _lay_out(self) -> None:
        full = QWidget()
        head = row(self._head, None, self.next, self.only_open)
        head.setContentsMargins(12, 8, 12, 8)
        foot = row(self._hint, self.close_button)
        foot.setContentsMargins(12, 8, 12, 8)
        self._hint.setWordWrap(True)
        foot.setStretch(0, 1)
        body = column(spacing=0)
        body.addLayout(head)
        body.addWidget(self.list, 1)
        body.addLayout(foot)
        full.setLayout(body)
        self._stack.addWidget(full)
        self._stack.addWidget(self._empty)
        layout = column(spacing=0)
        layout.addWidget(self._stack)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.list.tick_requested.connect(self._on_ticked)
        self.only_open.toggled.connect(self._on_only_open)
        self.next.clicked.connect(self.choose_next)
        self.close_button.clicked.connect(self.close_requested)
        self._empty.start_requested.connect(self.close_requested)

    def _on_chosen(self, index: QModelIndex) -> None:
        self.flag_chosen.emit(self._shown.mapToSource(index).row())

    def _on_ticked(self, index: QModelIndex) -> None:
        self.model.toggle(self._shown.mapToSource(index))
        self._tell_count()

    def _on_only_open(self, is_on: bool) -> None:  # a slot
        self._shown.set_only_open(is_on)
        self._tell_count()

    def _tell_count(self) -> None:
        self._shown.invalidate()
        count, total = self.model.open_count, self.model.rowCount()
        self._head.setText(f"待核对 {count} 处，共 {total} 处")
        self.next.setEnabled(count > 0)
        is_empty = not count and self.only_open.isChecked()
        self._stack.setCurrentIndex(1 if is_empty or not total else 0)
        self.counted.emit(count)


class _TickList(QListView):
    """Ticks at a press on the box or the space bar; else like any list.

    Signals:
        tick_requested: the index to tick off, or to open again.
    """

    tick_requested = Signal(QModelIndex)

    def __init__(self, delegate: FlagDelegate) -> None:
        super().__init__()
        self._delegate = delegate
        self.setItemDelegate(delegate)
        self.setAccessibleName("待核对")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_bar(self)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def is_open(self, index: QModelIndex) -> bool:
        """Tell whether a flag is still to be checked."""
        return not index.data(SETTLED)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick where the box was pressed."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and self._delegate.box_of(self.visualRect(index)).contains(at):
            self.setCurrentIndex(index)
            self.setState(QListView.State.NoState)
            self.tick_requested.emit(index)
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with the space bar, go with Enter."""
        index = self.currentIndex()
        if index.isValid() and event.key() == Qt.Key.Key_Space:
            self.tick_requested.emit(index)
        elif index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(index)
        else:
            super().keyPressEvent(event)
