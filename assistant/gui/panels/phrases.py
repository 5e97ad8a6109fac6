"""The phrase bank (用语库): shipped phrases and one's own, those that fit the place first."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QListView, QMenu, QStackedWidget, QToolButton, QWidget

from assistant.gui.messages import message_of
from assistant.gui.models.phrases_model import PHRASE, PhrasesModel
from assistant.gui.panels.phrase_delegate import PhraseDelegate
from assistant.gui.panels.phrase_filter import PhraseFilter
from assistant.gui.widgets.basic import column, make_button, make_label, make_quiet_button, row
from assistant.gui.widgets.empty_state import EmptyState
from assistant.gui.widgets.scrolled import keep_bar
from assistant.phrases.search import PhraseQuery

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from assistant.gui.look.theme import Theme
    from assistant.phrases.phrase import Phrase
    from assistant.workflow.phrases import FoundPhrases

_NOTHING_FITS = ("没有符合的用语", "换几个词，或者看全部用语。")
_NOTHING_KEPT = (
    "还没有自己的用语",
    "写出一句好的，按 Ctrl+Shift+D 收藏，明年还能用；也可以从表格导入。",
)


class PhrasesPanel(QWidget):
    """A filter, the list, and what can be done with the chosen phrase.

    Signals:
        query_changed: other phrases are wanted.
        insert_requested: the phrase to write at the caret.
        keep_requested: the shipped phrase to make one's own of.
        edit_requested: the own phrase to change.
        remove_requested: the own phrase to delete.
        hide_requested: the shipped phrase that is not to be seen any more.
        restore_requested: hidden phrases are wanted back.
        new_requested: a new phrase is to be written.
        import_requested: phrases are to be read from a table.
        export_requested: one's own are to be written into one.
    """

    query_changed = Signal()
    insert_requested = Signal(object)
    keep_requested = Signal(object)
    edit_requested = Signal(object)
    remove_requested = Signal(object)
    hide_requested = Signal(object)
    restore_requested = Signal()
    new_requested = Signal()
    import_requested = Signal()
    export_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._model = PhrasesModel(self)
        self._delegate = PhraseDelegate(theme, self)
        self._menu = QMenu(self)
        self._restore = self._menu.addAction("恢复隐藏的用语")
        self._more = self._make_more(theme)
        self.filter = PhraseFilter(self._more)
        self._trouble = make_label("", "warning", wraps=True)
        self._list = self._make_list()
        self._insert = make_button("插入", "small", tip="在光标处插入选中的用语（回车）")
        self._change = make_button("编辑…", "small")
        self._drop = make_button("删除", "small")
        self._count = make_label("", "muted")
        self._empty = EmptyState(theme, "quill-pen-line", *_NOTHING_FITS, "看全部用语")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._offer()

    @property
    def model(self) -> PhrasesModel:
        """The phrases shown."""
        return self._model

    @property
    def view(self) -> QListView:
        """The list that shows them."""
        return self._list

    @property
    def chosen(self) -> Phrase | None:
        """The phrase that is chosen."""
        return cast("Phrase | None", self._list.currentIndex().data(PHRASE))

    def show_found(
        self,
        found: FoundPhrases,
        words: str,
        write: Callable[[str], str],
        *,
        from_top: bool = False,
    ) -> None:
        """Show what was found for *words*; the chosen phrase stays chosen.

        Args:
            found: the phrases, the best first.
            words: that were looked for.
            write: gives the words of a field's expression.
            from_top: choose the best instead: one opened the list, or writes in another section.
        """
        chosen = None if from_top else self.chosen
        self.filter.offer_topics(found.topics)
        self._model.set_phrases(found.phrases, words, write)
        at = self._model.row_of(chosen) if chosen else None
        self._list.setCurrentIndex(self._model.index(at or 0))
        if at is None:
            self._list.scrollToTop()
        self._restore.setText(f"恢复隐藏的用语（{found.hidden}）")
        self._restore.setEnabled(found.hidden > 0)
        self._trouble.setText(message_of(found.trouble) if found.trouble else "")
        self._trouble.setVisible(found.trouble is not None)
        self._tell_count(found)
        self._offer()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self._empty.set_theme(theme)
        self._more.setIcon(theme.icon("more-line"))
        self._list.viewport().update()

    # parts

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setAccessibleName("用语")
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_bar(view)
        view.setWordWrap(True)  # else rows keep their heights when the width is another one
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        return view

    def _make_more(self, theme: Theme) -> QToolButton:
        button = make_quiet_button("更多", theme.icon("more-line"))
        calls = (
            ("新建用语…", self.new_requested),
            ("从表格导入…", self.import_requested),
            ("导出我的用语…", self.export_requested),
        )
        for text, signal in calls:
            action = self._menu.addAction(text)
            action.triggered.connect(lambda _=False, wish=signal: wish.emit())
            self._menu.insertAction(self._restore, action)
        self._menu.insertSeparator(self._restore)
        button.setMenu(self._menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _lay_out(self) -> None:
        self._trouble.setContentsMargins(12, 0, 12, 8)
        self._trouble.hide()
        foot = row(self._insert, self._change, self._drop, None, self._count, spacing=4)
        foot.setContentsMargins(12, 8, 12, 12)
        full = QWidget()
        body = column(self._list, foot, spacing=0)
        body.setStretch(0, 1)
        full.setLayout(body)
        self._full = full
        self._stack.addWidget(full)
        self._stack.addWidget(self._empty)
        layout = column(self.filter, self._trouble, self._stack, spacing=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.filter.changed.connect(self.query_changed)
        self.filter.left.connect(self._list.setFocus)
        self._empty.start_requested.connect(self.filter.clear)
        self._restore.triggered.connect(self.restore_requested)
        self._list.activated.connect(self._on_insert)
        self._list.selectionModel().currentChanged.connect(self._offer)
        self._list.customContextMenuRequested.connect(self._on_menu)
        self._insert.clicked.connect(self._on_insert)
        self._change.clicked.connect(self._on_change)
        self._drop.clicked.connect(self._on_drop)

    # what happens

    def _tell_count(self, found: FoundPhrases) -> None:
        count = len(found.phrases)
        is_all = count == found.total
        self._count.setText(f"{count} 条" if is_all else f"{count}/{found.total} 条")
        is_own = self.filter.query == PhraseQuery(own_only=True)
        self._empty.tell(*(_NOTHING_KEPT if is_own else _NOTHING_FITS))
        self._stack.setCurrentWidget(self._full if count else self._empty)

    def _offer(self) -> None:
        """Name the buttons after what can be done with the chosen phrase."""
        chosen = self.chosen
        is_own = chosen is not None and chosen.is_own
        for button in (self._insert, self._change, self._drop):
            button.setEnabled(chosen is not None)
        for button, own, shipped in (
            (self._change, ("编辑…", "修改这条用语"), ("收藏…", "改成自己的用语")),
            (self._drop, ("删除", "删除这条用语，可以撤销"), ("隐藏", "以后不再显示，可以恢复")),
        ):
            text, tip = own if is_own else shipped
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(tip)

    def _on_menu(self, at: QPoint) -> None:
        index: QModelIndex = self._list.indexAt(at)
        if not index.isValid():
            return
        self._list.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in (self._insert, self._change, self._drop):
            action: QAction = menu.addAction(button.text())
            action.triggered.connect(lambda _=False, press=button.click: press())
        menu.popup(self._list.viewport().mapToGlobal(at))

    def _on_insert(self) -> None:
        if self.chosen is not None:
            self.insert_requested.emit(self.chosen)

    def _on_change(self) -> None:
        if self.chosen is not None:
            wish = self.edit_requested if self.chosen.is_own else self.keep_requested
            wish.emit(self.chosen)

    def _on_drop(self) -> None:
        if self.chosen is not None:
            wish = self.remove_requested if self.chosen.is_own else self.hide_requested
            wish.emit(self.chosen)
