"""The window of a returned print (审阅稿): its changes at the left, the chosen one at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QMainWindow, QStackedWidget, QWidget

from assistant.gui.command import build_actions, dress_actions
from assistant.gui.dialogs.ask import ask_write_changes
from assistant.gui.dialogs.palette import Palette
from assistant.gui.memory.window_size import remember_size, restore_size
from assistant.gui.review import commands
from assistant.gui.review.delegate import ChangeDelegate
from assistant.gui.review.detail import Detail
from assistant.gui.review.entry import REMARK, entries_of
from assistant.gui.review.filters import ReviewFilters
from assistant.gui.review.model import ENTRY, ChangesModel, ShownChanges
from assistant.gui.widgets.basic import column, make_button, make_label, row
from assistant.gui.widgets.empty_state import EmptyState
from assistant.gui.widgets.notice import NoticeBar
from assistant.gui.widgets.scrolled import keep_bar, middle_of_window
from assistant.gui.widgets.turning_splitter import TurningSplitter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QCloseEvent

    from assistant.gui.look.theme import Theme
    from assistant.gui.memory.preferences import Preferences
    from assistant.gui.review.entry import Entry
    from assistant.review.review import Review

TITLE = "审阅稿“{}” — 法治报告助手"
_SMALLEST_PX = 560
_DETAIL_PX = 400
"""Least width of the two texts side by side."""
_LIST_PX = 380


class ReviewWindow(QMainWindow):
    """One window beside the draft's; nothing is written into the draft until one says so.

    Signals:
        finish_requested: what was accepted is to be written into the draft.
        entry_chosen: a change or remark whose place is to be shown behind the window.
        place_requested: the same, and the draft's window is to come to the front.
        take_requested: entries whose comments are to become comments of the draft.
        closed: the window is going.
    """

    finish_requested = Signal()
    entry_chosen = Signal(object)
    place_requested = Signal(object)
    take_requested = Signal(object)
    closed = Signal()

    def __init__(self, review: Review, name: str, preferences: Preferences, theme: Theme) -> None:
        super().__init__()
        self._preferences = preferences
        self.review = review
        self.may_lose = False
        """What was accepted may go: the draft itself is being closed, or it was asked already."""
        self.notice = NoticeBar(theme)
        self.model = ChangesModel(self)
        self.shown = ShownChanges(self)
        self.shown.setSourceModel(self.model)
        self.filters = ReviewFilters()
        self._delegate = ChangeDelegate(theme, self)
        self.list = self._make_list()
        self.detail = Detail(theme)
        self._empty = EmptyState(
            theme, "checkbox-circle-line", "没有改动", "审阅稿与现在的稿件相同，也没有批注。"
        )
        self._counts = make_label()
        self._finish = make_button("完成", "primary", tip="把已采纳的改动写入稿件（Ctrl+Enter）")
        self.actions_by_name = build_actions(commands.COMMANDS, self, theme)
        self.setWindowTitle(TITLE.format(name))
        self._lay_out()
        self._connect()
        restore_size(self, preferences, "review")
        self.show_review(review)
        self.list.setFocus()

    # what the owner asks for

    def show_review(self, review: Review) -> None:
        """Show what a returned file changes now; what was decided before stays decided."""
        chosen, at = self.chosen, max(self.list.currentIndex().row(), 0)
        self.review = review
        entries = entries_of(review)
        self.filters.offer(entries)
        self.model.show_entries(entries)
        self._choose_filter()
        known = next((e for e in entries if chosen is not None and e.key == chosen.key), None)
        self._choose(known, at)

    @property
    def chosen(self) -> Entry | None:
        """The change or remark that is chosen."""
        entry: Entry | None = self.list.currentIndex().data(ENTRY)
        return entry

    @property
    def accepted(self) -> list[int]:
        """Numbers of the changes to be made."""
        entries = self.model.in_state("accepted")
        return [*(e.change.id for e in entries if e.change is not None), *self.in_sheet]

    @property
    def in_sheet(self) -> list[int]:
        """Numbers of those whose number goes into the indicator sheet."""
        entries = self.model.in_state("sheet")
        return [entry.change.id for entry in entries if entry.change is not None]

    def forget_accepted(self) -> None:
        """Forget what was accepted: it is in the draft now."""
        self.model.forget([*self.model.in_state("accepted"), *self.model.in_state("sheet")])

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing is left to decide or to read."""
        return not self.model.in_state("open")

    def wait(self, *, is_waiting: bool) -> None:
        """Let nothing be written while the file is read again."""
        self._finish.setEnabled(not is_waiting)
        self.actions_by_name["finish"].setEnabled(not is_waiting)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.notice, self.detail, self._empty):
            part.set_theme(theme)
        self._delegate.theme = theme
        self.list.viewport().update()
        dress_actions(commands.COMMANDS, self.actions_by_name, theme)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about what was accepted and not written; remember the size."""
        if self.accepted and not self.may_lose:
            answer = ask_write_changes(self, len(self.accepted))
            if answer == "save":
                self.finish_requested.emit()
            if answer == "cancel" or (answer == "save" and self.accepted):
                event.ignore()
                return
        remember_size(self, self._preferences, "review")
        super().closeEvent(event)
        self.closed.emit()

    # parts

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.shown)
        view.setItemDelegate(self._delegate)
        view.setAccessibleName("改动和批注")
        view.setUniformItemSizes(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_bar(view)
        return view

    def _lay_out(self) -> None:
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(commands.build_toolbar(self.actions_by_name))
        for name, action in self.actions_by_name.items():
            if name == commands.IN_LIST:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                self.list.addAction(action)
            else:
                self.addAction(action)
        for name in ("accept_all", "reject_all"):
            action = self.actions_by_name[name]
            action.setToolTip(f"{commands.ALL_TIP}，{action.toolTip()}")
        left = QWidget()
        side = column(self.filters, self.list, spacing=0)
        side.setStretch(1, 1)
        left.setLayout(side)
        left.setMinimumWidth(300)
        self._stack = QStackedWidget()
        self._stack.setMinimumWidth(_DETAIL_PX)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.detail)
        splitter = TurningSplitter(left, self._stack, first_px=_LIST_PX)
        foot = QFrame()
        foot.setProperty("look", "foot")
        feet = row(self._counts, None, self._finish)
        feet.setContentsMargins(16, 8, 16, 8)
        foot.setLayout(feet)
        middle = QWidget()
        layout = column(self.notice, splitter, foot, spacing=0)
        layout.setStretch(1, 1)
        middle.setLayout(layout)
        self.setCentralWidget(middle_of_window(middle, _SMALLEST_PX))

    def _connect(self) -> None:
        self.filters.changed.connect(self._on_filters)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.clicked.connect(self._on_clicked)
        self.list.doubleClicked.connect(lambda _: self._on_show_place())
        self.model.decided.connect(self._tell_counts)
        self._finish.clicked.connect(self.finish_requested)
        calls: dict[str, Callable[[], object]] = {
            "accept": lambda: self._decide(accept=True),
            "to_sheet": self._on_to_sheet,
            "reject": lambda: self._decide(accept=False),
            "reopen": lambda: self._decide(accept=None),
            "take": self._on_take,
            "take_all": self._on_take_all,
            "next": lambda: self._go_on(self._next_open()),
            "accept_next": self._on_accept_next,
            "accept_all": lambda: self._decide_all(accept=True),
            "reject_all": lambda: self._decide_all(accept=False),
            "show_place": self._on_show_place,
            "finish": self.finish_requested.emit,
            "palette": self._on_palette,
            "close": self.close,
        }
        for name, call in calls.items():
            self.actions_by_name[name].triggered.connect(lambda _=False, do=call: _ignore(do()))

    # what happens

    def _choose_filter(self) -> None:
        self.shown.choose(
            author=self.filters.author,
            kind=self.filters.kind,
            only_open=self.filters.only_open.isChecked(),
        )

    def _on_filters(self) -> None:
        chosen = self.chosen
        self._choose_filter()
        self._choose(chosen, 0)

    def _choose(self, entry: Entry | None, at: int) -> None:
        """Choose an entry where it is shown, else the row that stands in its place."""
        row = self._row_of(entry)
        if row is None:
            row = min(at, self.shown.rowCount() - 1)
        self.list.setCurrentIndex(self.shown.index(row, 0))
        self.shown.keep(self.chosen)
        if self.chosen is None:
            self._show_nothing()

    def _row_of(self, entry: Entry | None) -> int | None:
        if entry is None:
            return None
        source = self.model.index(self.model.entries.index(entry))
        shown = self.shown.mapFromSource(source)
        return shown.row() if shown.isValid() else None

    def _on_current(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if entry is None:
            self._show_nothing()
            return
        self.shown.keep(entry)
        self.detail.show_entry(entry, self.review.draft)
        self._stack.setCurrentWidget(self.detail)
        self._offer(entry)
        self.entry_chosen.emit(entry)

    def _show_nothing(self) -> None:
        self.shown.keep(None)
        if self.model.entries:
            self._empty.tell("没有可列出的改动", "换一个筛选条件，可以看其他的改动和批注。")
        else:
            self._empty.tell("没有改动", "审阅稿与现在的稿件相同，也没有批注。")
        self._stack.setCurrentWidget(self._empty)
        self._offer(None)

    def _offer(self, entry: Entry | None) -> None:
        """Offer what can be done with what is chosen."""
        for name in commands.ON_ENTRY:
            self.actions_by_name[name].setEnabled(entry is not None)
        has_comments = entry is not None and bool(entry.what.comments)
        self.actions_by_name["take"].setEnabled(has_comments)
        is_remark = entry is not None and entry.kind == REMARK
        self.actions_by_name["accept"].setIconText("已阅(A)" if is_remark else "采纳(A)")
        has_number = entry is not None and entry.change is not None and bool(entry.change.sheet)
        self.actions_by_name["to_sheet"].setEnabled(has_number)
        self.actions_by_name["reject"].setEnabled(entry is not None and not is_remark)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.entry_chosen.emit(index.data(ENTRY))

    def _on_show_place(self) -> None:
        if self.chosen is not None:
            self.place_requested.emit(self.chosen)

    def _decide(self, *, accept: bool | None) -> None:
        index = self.shown.mapToSource(self.list.currentIndex())
        if index.isValid():
            self.model.decide(index.row(), accept=accept)

    def _on_to_sheet(self) -> None:
        index = self.shown.mapToSource(self.list.currentIndex())
        if index.isValid():
            self.model.put_in_sheet(index.row())

    def note_taken(self, entries: Iterable[Entry]) -> None:
        """Note that comments are in the draft: those on words that nobody changed are read."""
        for entry in entries:
            if entry.kind == REMARK and entry in self.model.entries:
                self.model.decide(self.model.entries.index(entry), accept=True)

    def _on_take(self) -> None:
        if self.chosen is not None and self.chosen.what.comments:
            self.take_requested.emit((self.chosen,))

    def _on_take_all(self) -> None:
        rows = range(self.shown.rowCount())
        entries = [self.shown.index(row, 0).data(ENTRY) for row in rows]
        noted = tuple(entry for entry in entries if entry.what.comments)
        if noted:
            self.take_requested.emit(noted)

    def _on_accept_next(self) -> None:
        following = self._next_open()
        self._decide(accept=True)
        self._go_on(following)

    def _next_open(self) -> Entry | None:
        """Return the next listed entry that is open, from the beginning again after the last."""
        count, at = self.shown.rowCount(), self.list.currentIndex().row()
        rows = [(at + step) % count for step in range(1, count)] if count else []
        entries = [self.shown.index(row, 0).data(ENTRY) for row in rows]
        return next((e for e in entries if self.model.state_of(e) == "open"), None)

    def _go_on(self, entry: Entry | None) -> None:
        row = self._row_of(entry)
        if row is not None:
            self.list.setCurrentIndex(self.shown.index(row, 0))
        elif self.is_settled:
            self.notice.tell("info", "各处都已决定。按“完成”写入稿件。")

    def _decide_all(self, *, accept: bool) -> None:
        """Decide on all that is listed and open; comments are read one by one."""
        rows = [
            self.shown.mapToSource(self.shown.index(row, 0)).row()
            for row in range(self.shown.rowCount())
        ]
        for number in rows:
            entry = self.model.entries[number]
            if entry.change is not None and self.model.state_of(entry) == "open":
                self.model.decide(number, accept=accept)

    def _tell_counts(self) -> None:
        entries = self.model.entries
        open_ones = self.model.in_state("open")
        unread = sum(entry.kind == REMARK for entry in open_ones)
        accepted = len(self.accepted)
        counts = {
            "处改动": sum(entry.kind != REMARK for entry in entries),
            "待定": len(open_ones) - unread,
            "采纳": accepted,
            "不采纳": len(self.model.in_state("rejected")),
        }
        words = [f"{counts.pop('处改动')} 处改动", *(f"{n} {c}" for n, c in counts.items())]
        if unread:
            words.append(f"批注未阅 {unread}")
        self._counts.setText(" · ".join(words))
        self._finish.setText(f"完成，写入 {accepted} 处" if accepted else "完成")
        self.wait(is_waiting=False)

    def _on_palette(self) -> None:
        palette = Palette(self, list(self.actions_by_name.values()))
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at = QPoint((self.width() - palette.width()) // 2, 48)
        palette.move(self.mapToGlobal(at))
        palette.show()


def _ignore(_: object) -> None:
    """Want nothing of what an action gives back."""
