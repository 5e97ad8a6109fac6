"""Searching the text of all reports: a line, how much was found, the hits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from assistant.gui.jobs.background import Latest
from assistant.gui.library.hit_list import HitList
from assistant.gui.messages import message_of
from assistant.gui.widgets.basic import column, make_button, make_quiet_button, row
from assistant.gui.widgets.elided import ElidedLabel
from assistant.gui.widgets.empty_state import EmptyState
from assistant.suggest.word_search import Filters

if TYPE_CHECKING:
    from assistant.base.errors import AssistantError
    from assistant.corpus.stored import Hit
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.services.services import LibraryServices
    from assistant.suggest.word_search import Found

PAGE = 50
_DELAY_MS = 250
_HITS, _EMPTY = range(2)
_LEARN = (
    "在全部报告里检索",
    (
        "输入一个或几个词，用空格隔开，找同时写到这些词的语段；"
        "上面可以限定层级、年度、省份、部分和主题。点两下或按回车，打开报告看原文。"
    ),
)
_NOTHING = ("没有找到", "换一种说法，减少一个词，或清除上面的筛选。")


class SearchPane(QWidget):
    """Asks once one pauses; only the newest question is answered.

    Signals:
        hit_requested: a hit whose report is to be opened at it.
        copy_requested: a hit that is to be copied with its source.
    """

    hit_requested = Signal(object)
    copy_requested = Signal(object)

    def __init__(self, services: LibraryServices, background: Background, theme: Theme) -> None:
        super().__init__()
        self._services = services
        self._filters = Filters()
        self._limit = PAGE
        self._latest = Latest(background, on_done=self._on_found, on_error=self._on_error)
        self._timer = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self.line = QLineEdit(
            placeholderText="检索原文，如：行政复议 调解", clearButtonEnabled=True
        )
        self.line.setAccessibleName("检索原文")
        self._head = ElidedLabel("muted")
        self._copy = make_quiet_button("复制（带出处）", theme.icon("file-copy-line"))
        self._more = make_button("更多", "small", tip=f"再列出 {PAGE} 处")
        self.hits = HitList(theme)
        self._empty = EmptyState(theme, "search-line", *_LEARN)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_nothing()

    def search(self, words: str) -> None:
        """Look for words now."""
        self.line.setText(words)
        self._ask()

    def narrow(self, filters: Filters) -> None:
        """Look under other filters."""
        if filters != self._filters:
            self._filters = filters
            self._ask()

    def again(self) -> None:
        """Look again: the corpus is other than it was."""
        self._ask(self._limit)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.hits.set_theme(theme)
        self._empty.set_theme(theme)
        self._copy.setIcon(theme.icon("file-copy-line"))

    def _lay_out(self) -> None:
        head = row(spacing=8)
        head.addWidget(self._head, 1)
        head.addWidget(self._copy)
        head.addWidget(self._more)
        self._stack.addWidget(self.hits)
        self._stack.addWidget(self._empty)
        layout = column(self.line, head, self._stack)
        layout.setContentsMargins(16, 8, 16, 12)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._ask)
        self.line.textChanged.connect(self._ask_soon)
        self.line.returnPressed.connect(self._ask)
        self._more.clicked.connect(lambda: self._ask(self._limit + PAGE))
        self._copy.clicked.connect(self._on_copy)
        self.hits.hit_requested.connect(self.hit_requested)
        self.hits.copy_requested.connect(self.copy_requested)

    def _ask_soon(self) -> None:
        self._timer.start()

    def _ask(self, limit: int = PAGE) -> None:
        self._timer.stop()
        words = " ".join(self.line.text().split())
        if not words and self._filters == Filters():
            self._latest.forget()
            self._show_nothing()
            return
        self._limit = limit
        filters, search = self._filters, self._services.search_reports
        self._latest.ask(lambda _: search(words, filters, limit=limit))

    def _show_nothing(self) -> None:
        self._show_head("", has_hits=False)
        self._empty.tell(*_LEARN)
        self._stack.setCurrentIndex(_EMPTY)

    def _show_head(self, words: str, *, has_hits: bool, has_more: bool = False) -> None:
        self._head.setText(words)
        self._copy.setVisible(has_hits)
        self._more.setVisible(has_more)

    def _on_found(self, found: Found) -> None:
        shown = len(found.hits)
        self.hits.show_hits(found.hits)
        total = f"找到 {found.total:,} 处" if found.is_exact else f"找到约 {found.total:,} 处"
        listed = f"{total}，列出前 {shown} 处" if shown < found.total else total
        has_more = shown < found.total and shown >= self._limit
        self._show_head(listed if shown else "", has_hits=bool(shown), has_more=has_more)
        self._empty.tell(*_NOTHING)
        self._stack.setCurrentIndex(_HITS if shown else _EMPTY)

    def _on_error(self, error: AssistantError) -> None:
        self._show_head("", has_hits=False)
        self._empty.tell("暂时无法检索", message_of(error))
        self._stack.setCurrentIndex(_EMPTY)

    def _on_copy(self) -> None:
        hit: Hit | None = self.hits.chosen
        if hit is not None:
            self.copy_requested.emit(hit)
