"""The window of earlier versions (历史版本): the list at the left, the chosen one at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QMainWindow, QStackedWidget, QWidget

from assistant.gui.command import build_actions, dress_actions
from assistant.gui.dialogs.palette import Palette
from assistant.gui.history import commands
from assistant.gui.history.delegate import VersionDelegate
from assistant.gui.history.model import ENTRY, VersionsModel
from assistant.gui.history.preview import COMPARED, FIGURES, TEXT, VersionPreview
from assistant.gui.memory.window_size import remember_size, restore_size
from assistant.gui.widgets.basic import column, make_button, make_label, row
from assistant.gui.widgets.empty_state import EmptyState
from assistant.gui.widgets.notice import NoticeBar
from assistant.gui.widgets.scrolled import keep_bar, middle_of_window
from assistant.gui.widgets.turning_splitter import TurningSplitter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QCloseEvent

    from assistant.gui.history.entry import Entry
    from assistant.gui.history.look import Look
    from assistant.gui.look.theme import Theme
    from assistant.gui.memory.preferences import Preferences

TITLE = "历史版本 — 法治报告助手"
_SMALLEST_PX = 560
_LIST_PX = 320
_TEACHING = (
    "写作满十分钟、每次保存，以及导入审阅稿、全部替换等操作之前，都会自动留下一版。"
    "也可以随时把当前稿件存为一版，起个名称，如“送审稿”。"
)


class HistoryWindow(QMainWindow):
    """One window beside the draft's; a wish is carried out by its owner.

    Signals:
        version_chosen: another version is chosen, or none.
        section_chosen: another section of it is chosen, or none.
        save_requested: the draft is to be saved, so that it has versions.
        requested: name of a command that is to be carried out.
        closed: the window is going.
    """

    version_chosen = Signal()
    section_chosen = Signal()
    save_requested = Signal()
    requested = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.notice = NoticeBar(theme)
        self.model = VersionsModel()
        self._delegate = VersionDelegate(theme, self)
        self.list = self._make_list()
        self.preview = VersionPreview(theme)
        self._empty = EmptyState(theme, "history-line", "", _TEACHING, "保存稿件…")
        self._blank = EmptyState(theme, "file-text-line", "", "")
        self._stack = QStackedWidget()
        self._sides = QStackedWidget()
        self._told = make_label("", "muted", wraps=True)
        self.restore_section = make_button("恢复这一节", tip="先在章节里选一节（Ctrl+Shift+R）")
        self.restore_all = make_button("恢复全部…", "primary", tip="稿件换成这一版（Ctrl+R）")
        self.actions_by_name = build_actions(commands.COMMANDS, self, theme)
        self.setWindowTitle(TITLE)
        self._lay_out()
        self._connect()
        self.show_wait()

    # what the owner asks for

    @property
    def chosen(self) -> Entry | None:
        """The version that is chosen."""
        entry: Entry | None = self.list.currentIndex().data(ENTRY)
        return entry if entry is not None and entry.version is not None else None

    def show_wait(self) -> None:
        """Show that the versions are being read."""
        self._show_nothing("正在读取历史版本…", "")

    def show_unsaved(self) -> None:
        """Show that a draft without a file has no versions."""
        self._show_nothing("保存之后才有历史版本", _TEACHING, has_button=True)
        self.actions_by_name["keep"].setEnabled(False)

    def show_unread(self, words: str) -> None:
        """Show that the versions cannot be read."""
        self._show_nothing("历史版本无法读取", words)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other versions; the one that was chosen stays so, else its place is."""
        chosen, at = self.chosen, self.list.currentIndex().row()
        self.actions_by_name["keep"].setEnabled(True)
        was_blocked = self.list.selectionModel().blockSignals(True)
        self.model.show_entries(entries)
        self.list.selectionModel().blockSignals(was_blocked)
        if not self.model.version_rows:
            self._show_nothing("还没有历史版本", _TEACHING)
            self.version_chosen.emit()
            return
        if self._stack.currentIndex() == 0:
            self._stack.setCurrentIndex(1)
            self.list.setFocus()
        known = self.model.row_of(chosen.version.id) if chosen and chosen.version else None
        rows = self.model.version_rows
        target = known if known is not None else next((r for r in rows if r >= at), rows[-1])
        self.list.setCurrentIndex(self.model.index(target))

    def show_look(self, look: Look) -> None:
        """Show the version that was chosen."""
        self.preview.show_look(look)
        self._sides.setCurrentWidget(self.preview)
        self._offer(is_offered=True)

    def show_blank(self, title: str, words: str = "") -> None:
        """Show no version: it is being read, or cannot be."""
        self.preview.show_look(None)
        self._blank.tell(title, words, has_button=False)
        self._sides.setCurrentWidget(self._blank)
        self._offer(is_offered=False)

    def offer_section(self, words: str, *, is_offered: bool) -> None:
        """Say what restoring the chosen section would do."""
        self._told.setText(words)
        self.restore_section.setEnabled(is_offered)
        self.actions_by_name["restore_section"].setEnabled(is_offered)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.notice, self.preview, self._empty, self._blank):
            part.set_theme(theme)
        self._delegate.theme = theme
        self.list.viewport().update()
        dress_actions(commands.COMMANDS, self.actions_by_name, theme)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window goes."""
        remember_size(self, self._preferences, "history")
        super().closeEvent(event)
        self.closed.emit()

    # parts

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setAccessibleName("历史版本")
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_bar(view)
        view.setMinimumWidth(280)
        return view

    def _lay_out(self) -> None:
        restore_size(self, self._preferences, "history")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(commands.build_toolbar(self.actions_by_name))
        for name, action in self.actions_by_name.items():
            if name == commands.IN_LIST:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                self.list.addAction(action)
            else:
                self.addAction(action)
        self._sides.addWidget(self._blank)
        self._sides.addWidget(self.preview)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(TurningSplitter(self.list, self._sides, first_px=_LIST_PX))
        foot = QFrame()
        foot.setProperty("look", "foot")
        feet = row(self._told, self.restore_section, self.restore_all)
        feet.setStretch(0, 1)
        feet.setContentsMargins(16, 8, 16, 8)
        foot.setLayout(feet)
        middle = QWidget()
        layout = column(self.notice, self._stack, foot, spacing=0)
        layout.setStretch(1, 1)
        middle.setLayout(layout)
        self.setCentralWidget(middle_of_window(middle, _SMALLEST_PX))

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.activated.connect(lambda _: self._show_tab(COMPARED))
        self.preview.section_chosen.connect(self.section_chosen)
        self._empty.start_requested.connect(self.save_requested)
        self.restore_section.clicked.connect(lambda: self.requested.emit("restore_section"))
        self.restore_all.clicked.connect(lambda: self.requested.emit("restore_all"))
        calls: dict[str, Callable[[], object]] = {
            "text": lambda: self._show_tab(TEXT),
            "compare": lambda: self._show_tab(COMPARED),
            "figures": lambda: self._show_tab(FIGURES),
            "previous": lambda: self._step(-1),
            "next": lambda: self._step(1),
            "palette": self._on_palette,
            "close": self.close,
        }
        for name, action in self.actions_by_name.items():
            call = calls.get(name, lambda what=name: self.requested.emit(what))
            action.triggered.connect(lambda _=False, do=call: _ignore(do()))

    # what happens

    def _on_current(self, index: QModelIndex, before: QModelIndex) -> None:
        """Tell of another version; the same one in another row is none."""
        del before
        if index.isValid():
            self.version_chosen.emit()

    def _show_nothing(self, title: str, words: str, *, has_button: bool = False) -> None:
        self.show_blank("")
        self._empty.tell(title, words, has_button=has_button)
        self._stack.setCurrentWidget(self._empty)

    def _offer(self, *, is_offered: bool) -> None:
        for name in commands.ON_VERSION:
            self.actions_by_name[name].setEnabled(is_offered)
        self.restore_all.setEnabled(is_offered)
        if not is_offered:
            self.offer_section("", is_offered=False)

    def _show_tab(self, tab: int) -> None:
        self.preview.show_tab(tab)

    def _step(self, by: int) -> None:
        if not self.preview.step(by):
            self.notice.tell("info", "这一版与当前稿件相同。")

    def _on_palette(self) -> None:
        palette = Palette(self, list(self.actions_by_name.values()))
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at = QPoint((self.width() - palette.width()) // 2, 48)
        palette.move(self.mapToGlobal(at))
        palette.show()


def _ignore(_: object) -> None:
    """Want nothing of what an action gives back."""
