"""The comments panel: what was noted on the draft, to be answered, settled or taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QListView, QStackedWidget, QWidget

from assistant.gui.models.comments_model import COMMENT, CommentsModel
from assistant.gui.panels.comment_delegate import CommentDelegate
from assistant.gui.panels.comment_form import CommentForm
from assistant.gui.widgets.basic import column, make_button, make_label, row
from assistant.gui.widgets.empty_state import EmptyState
from assistant.gui.widgets.scrolled import keep_bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.parts import Comment
    from assistant.gui.look.theme import Theme
    from assistant.gui.models.comments_model import Row

_BATCH = 40
"""Cards that are measured in one go."""
_EMPTY = (
    "这里列出稿件的批注",
    "选中文字，按 Ctrl+Alt+M 写批注。批注随文字移动，只留在稿件里，不会印到公开的文件上。",
)
_ALL_SETTLED = ("没有未处理的批注", "取消“只看未处理”，可以看已处理的批注。")


class CommentsPanel(QWidget):
    """The list of comments, and the form for a new one.

    Signals:
        new_requested: a comment is to be written on the words chosen in the text.
        comment_chosen: the id of the comment whose words are to be shown.
        current_changed: the id of the comment that stands out in the list, empty for none.
        reply_requested, edit_requested, remove_requested: the id of a comment.
        settle_requested: the same, to be settled or opened again.
    """

    new_requested = Signal()
    comment_chosen = Signal(str)
    current_changed = Signal(str)
    reply_requested = Signal(str)
    edit_requested = Signal(str)
    settle_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self.model = CommentsModel(self)
        self._delegate = CommentDelegate(theme, self)
        self.view = self._make_list()
        self.form = CommentForm()
        self._head = make_label("", "muted")
        self._only_open = QCheckBox("只看未处理")
        self._new = make_button("新批注", "small", tip="批注选中的文字（Ctrl+Alt+M）")
        self.reply = make_button("答复", "small", tip="答复选中的批注（R）")
        self.edit = make_button("修改", "small", tip="修改选中的批注（F2）")
        self.settle = make_button("已处理", "small", tip="选中的批注已处理，或者重新打开（空格）")
        self.remove = make_button("删除", "small", tip="删除选中的批注和它的答复（Delete）")
        self._empty = EmptyState(theme, "chat-3-line", *_EMPTY, "写批注（Ctrl+Alt+M）")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show()

    @property
    def chosen(self) -> Comment | None:
        """The comment that is chosen."""
        comment: Comment | None = self.view.currentIndex().data(COMMENT)
        return comment

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the comments of the draft as they are now."""
        self._rows = rows
        self._show()

    def choose(self, key: str) -> None:
        """Let a comment stand out in the list; one that is filtered out is shown again."""
        if key and self.model.row_of(key) < 0 and self._only_open.isChecked():
            self._only_open.setChecked(False)
        at = self.model.row_of(key)
        index = self.model.index(at)
        if at != self.view.currentIndex().row():
            self.view.setCurrentIndex(index)
        if at >= 0:
            self.view.scrollTo(index)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self._empty.set_theme(theme)
        self.view.viewport().update()

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setAccessibleName("批注")
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_bar(view)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setLayoutMode(QListView.LayoutMode.Batched)
        view.setBatchSize(_BATCH)
        return view

    def _lay_out(self) -> None:
        full = QWidget()
        head = row(self._head, None, self._only_open, self._new)
        head.setContentsMargins(12, 8, 12, 8)
        acts = row(self.reply, self.edit, self.settle, None, self.remove)
        acts.setContentsMargins(12, 8, 12, 8)
        body = column(spacing=0)
        body.addLayout(head)
        body.addWidget(self.view, 1)
        body.addLayout(acts)
        full.setLayout(body)
        self._full = full
        self._stack.addWidget(self._empty)
        self._stack.addWidget(full)
        layout = column(self.form, spacing=0)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.view.clicked.connect(self._on_clicked)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.model.modelReset.connect(lambda: self._on_current(self.view.currentIndex()))
        self._only_open.toggled.connect(self._show)
        self._new.clicked.connect(self.new_requested)
        self._empty.start_requested.connect(self.new_requested)
        for button, signal in (
            (self.reply, self.reply_requested),
            (self.edit, self.edit_requested),
            (self.settle, self.settle_requested),
            (self.remove, self.remove_requested),
        ):
            button.clicked.connect(lambda _=False, tell=signal: self._ask(tell))
        for keys, tell in (
            ("Return", self.comment_chosen),
            ("Enter", self.comment_chosen),
            ("R", self.reply_requested),
            ("F2", self.edit_requested),
            ("Space", self.settle_requested),
            ("Delete", self.remove_requested),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda tell=tell: self._ask(tell))

    def _ask(self, tell: Signal) -> None:
        if self.chosen is not None:
            tell.emit(self.chosen.id)  # type: ignore[attr-defined]

    def _show(self) -> None:
        """Fill the list, its filter heeded; what was chosen stays so."""
        chosen = self.chosen
        only_open = self._only_open.isChecked()
        open_ones = [each for each in self._rows if not each[0].resolved]
        self.model.set_rows(open_ones if only_open else self._rows)
        if chosen is not None and self.chosen is None:
            self.view.setCurrentIndex(self.model.index(self.model.row_of(chosen.id)))
        self._head.setText(f"批注 {len(self._rows)} · 未处理 {len(open_ones)}")
        self._empty.tell(*(_ALL_SETTLED if self._rows and not open_ones and only_open else _EMPTY))
        has_list = bool(self._rows)
        self._stack.setCurrentWidget(self._full if has_list else self._empty)
        self._offer()

    def _offer(self) -> None:
        chosen = self.chosen
        for button in (self.reply, self.edit, self.settle, self.remove):
            button.setEnabled(chosen is not None)
        is_settled = chosen is not None and chosen.resolved
        self.settle.setText("重新打开" if is_settled else "已处理")
        self.settle.setAccessibleName(self.settle.text())

    def _on_current(self, index: QModelIndex) -> None:
        comment = index.data(COMMENT)
        self._offer()
        self.current_changed.emit(comment.id if comment is not None else "")

    def _on_clicked(self, index: QModelIndex) -> None:
        self.comment_chosen.emit(index.data(COMMENT).id)
