"""The suggestions panel: how peers put what one is writing, and what they reported of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from assistant.gui.messages import message_of
from assistant.gui.suggestions.card import holds_focus
from assistant.gui.suggestions.card_list import CardList, Group
from assistant.gui.suggestions.hand import Hand
from assistant.gui.suggestions.head_line import HeadLine
from assistant.gui.suggestions.index_bar import IndexBar
from assistant.gui.suggestions.number_rows import NumberRows
from assistant.gui.suggestions.search_bar import SearchBar
from assistant.gui.widgets.basic import column, make_label
from assistant.gui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QResizeEvent

    from assistant.gui.look.theme import Theme
    from assistant.gui.suggestions.card import SuggestionCard
    from assistant.gui.suggestions.filters import Narrowing
    from assistant.workflow.suggesting import Advice

_LEARN = (
    "这里显示同类写法",
    (
        "写作时会在资料库里查找相近的语段；也可以在上面输入几个词搜索。"
        "点“插入”，地名、年度和数据会换成本单位的字段和空白。"
    ),
)
_NO_CORPUS = ("资料库里还没有报告", "导入已公开的报告后，这里显示各地的写法。")
_NONE = ("没有相近的写法", "换几个词再试，或导入更多已公开的报告。")
_FILTERED = "筛选后没有相近的写法"
_LOWEST_LIST_PX = 160
_LOW_PX = 760
"""A panel that is no higher has no room for filters, cards and numbers at once."""
Asked = Literal["sentence", "section", "search"]
"""What an answer is for: a sentence, an empty section, the words of the search field."""


class SuggestionsPanel(QWidget):
    """A search field, filters, the cards, the peers' numbers.

    While one's hand is in the panel, a new answer waits and the head says so: nothing is taken away
    under the pointer.

    Signals:
        insert_requested: with the suggestion to write at the caret.
        replace_requested: with the suggestion to write in place of the sentence.
        copy_requested: with the suggestion to put on the clipboard.
        keep_requested: with the suggestion to keep as a phrase.
        pin_requested: with the suggestion to keep on top.
        unpin_requested: with the one to keep there no longer.
        hide_requested: with the one never to show again.
        restore_requested: text of the hidden passage that is wanted back; empty for all.
        search_changed: other words stand in the search field.
        search_requested: they are to be looked up now.
        filters_changed: the suggestions are to be narrowed otherwise.
        topic_requested: the missing topic that one wants to see written.
        end_requested: the search is over, one wants what fits the caret.
        import_requested: reports are wanted.
        retry_requested: what failed is to be tried again.
        benchmark_requested: key of the indicator whose benchmark is wanted.
        sentence_requested: key of the indicator whose sentence is to be written at the caret.
        left: one wants back to the text.
    """

    insert_requested = Signal(object)
    replace_requested = Signal(object)
    copy_requested = Signal(object)
    keep_requested = Signal(object)
    pin_requested = Signal(object)
    unpin_requested = Signal(object)
    hide_requested = Signal(object)
    restore_requested = Signal(str)
    search_changed = Signal()
    search_requested = Signal()
    filters_changed = Signal()
    topic_requested = Signal(str)
    end_requested = Signal()
    import_requested = Signal()
    retry_requested = Signal()
    benchmark_requested = Signal(str)
    sentence_requested = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._waiting: Callable[[], None] | None = None
        """Shows the answer that came while the hand was in the panel."""
        self._sentence = ""
        self._hand = Hand(self)
        self.bar = SearchBar(theme)
        self.head = HeadLine()
        self.index = IndexBar()
        self.list = CardList(theme)
        self.numbers = NumberRows(theme)
        self._trouble = make_label("", "warning", wraps=True)
        self._learn = EmptyState(theme, "lightbulb-line", *_LEARN, "导入资料…")
        self._filtered = EmptyState(theme, "filter-off-line", _FILTERED, "", "清除筛选")
        self._broken = EmptyState(theme, "error-warning-line", "暂时无法查找", "", "重试")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect_parts()
        self._connect_list()

    @property
    def cards(self) -> tuple[SuggestionCard, ...]:
        """The cards that are shown, from top to bottom."""
        return self.list.cards if self._stack.currentWidget() is self.list else ()

    @property
    def words(self) -> str:
        """What stands in the search field."""
        return self.bar.words

    @property
    def sentence(self) -> str:
        """The sentence that the cards were found for; empty for a search or an empty section."""
        return self._sentence

    def card(self, number: int) -> SuggestionCard | None:
        """Return the card of that number, or for 1 a pinned one at the keyboard; None for none."""
        if number == 1:
            focused = next((each for each in self.cards if holds_focus(each)), None)
            if focused is not None and not focused.number:
                return focused
        return next((each for each in self.cards if each.number == number), None)

    @property
    def narrowing(self) -> Narrowing:
        """What the suggestions are narrowed to."""
        return self.bar.filters.narrowing

    def show_advice(
        self,
        advice: Advice,
        words: str,
        write: Callable[[str], str],
        own: Callable[[str], str],
        *,
        kind: Asked,
        at_once: bool,
    ) -> None:
        """Show an answer.

        Args:
            advice: the answer.
            words: what was asked, for the head.
            write: gives the words of a field's expression.
            own: gives one's own number of an indicator, with its measure word.
            kind: what it is an answer to.
            at_once: the person asked for it; otherwise it waits while the hand is in the panel.
        """

        def show() -> None:
            self._sentence = words if kind == "sentence" else ""
            self._show(advice, words, write, own)
            self.head.show_search(is_search=kind == "search")

        if at_once or not self._is_in_use():
            self._drop_waiting()
            show()
        else:
            self._waiting = show
            self.head.news.show()

    def show_nothing(self) -> None:
        """Say what this panel is for."""
        self._clear()
        self._learn.tell(*_LEARN, has_button=False)
        self._stack.setCurrentWidget(self._learn)

    def show_error(self, message: str) -> None:
        """Say why nothing can be found."""
        self._clear()
        self._broken.tell("暂时无法查找", message)
        self._stack.setCurrentWidget(self._broken)

    def refresh_own(self) -> None:
        """Show one's own numbers as the indicator sheet has them now."""
        self.numbers.refresh_own()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        states = (self._learn, self._filtered, self._broken)
        for part in (self.bar, self.list, self.numbers, *states):
            part.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the cards their share of the height; called by Qt."""
        super().resizeEvent(event)
        self.numbers.follow_window()

    # parts

    def _lay_out(self) -> None:
        self._trouble.setContentsMargins(12, 0, 12, 8)
        self._trouble.hide()
        for page in (self._learn, self._filtered, self._broken, self.list):
            self._stack.addWidget(page)
        self._stack.setMinimumHeight(_LOWEST_LIST_PX)
        parts = (self.bar, self.head, self.index, self._trouble, self._stack, self.numbers)
        layout = column(*parts, spacing=0)
        layout.setStretch(4, 1)
        self.setLayout(layout)

    def _connect_parts(self) -> None:
        self.bar.changed.connect(self.search_changed)
        self.bar.requested.connect(self.search_requested)
        self.bar.down_pressed.connect(self.list.focus_first)
        self.bar.left.connect(self.left)
        self.bar.filters.changed.connect(self.filters_changed)
        self.bar.fold.toggled.connect(self._on_filters_opened)
        self.head.news_requested.connect(self._show_waiting)
        self.head.end_requested.connect(self.end_requested)
        self.head.unfilter_requested.connect(self.bar.filters.clear)
        self.head.restore_requested.connect(self.restore_requested)
        self._learn.start_requested.connect(self.import_requested)
        self._filtered.start_requested.connect(self.bar.filters.clear)
        self._broken.start_requested.connect(self.retry_requested)
        self.numbers.benchmark_requested.connect(self.benchmark_requested)
        self.numbers.sentence_requested.connect(self.sentence_requested)

    def _connect_list(self) -> None:
        for wish, told in (
            (self.list.insert_requested, self.insert_requested),
            (self.list.replace_requested, self.replace_requested),
            (self.list.copy_requested, self.copy_requested),
            (self.list.keep_requested, self.keep_requested),
            (self.list.pin_requested, self.pin_requested),
            (self.list.unpin_requested, self.unpin_requested),
            (self.list.hide_requested, self.hide_requested),
            (self.list.topic_requested, self.topic_requested),
            (self.list.left, self.left),
        ):
            wish.connect(told)
        self.list.head_requested.connect(self.bar.focus)
        self.list.settled.connect(self._on_settled)
        self._hand.left.connect(self._on_settled)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    # what is shown

    def _show(
        self,
        advice: Advice,
        words: str,
        write: Callable[[str], str],
        own: Callable[[str], str],
    ) -> None:
        is_empty = advice.is_empty_corpus
        groups = [group for group in _groups(advice) if group.items]
        self._tell(advice, words)
        self.numbers.show_numbers(advice.numbers, own)
        if groups or advice.missing:
            self.list.show_groups(groups, advice.missing, write)
            self._stack.setCurrentWidget(self.list)
        elif advice.beyond:
            told = f"清除筛选后有 {advice.beyond} 条。"
            self._filtered.tell(_FILTERED, told)
            self._stack.setCurrentWidget(self._filtered)
        else:
            self._learn.tell(*_why_nothing(advice, words), has_button=bool(words) or is_empty)
            self._stack.setCurrentWidget(self._learn)

    def _tell(self, advice: Advice, words: str) -> None:
        count, pinned = len(advice.suggestions), len(advice.pinned)
        told = f"{count} 条" if count else "没有相近的写法"
        told = "各地怎么写" if advice.topics else told
        told += f"，另固定 {pinned} 条" if pinned else ""
        self.head.tell(f"{told} · {words}" if words else "")
        self.head.show_beyond(advice.beyond)
        self.head.show_hidden(advice.hidden)
        self._trouble.setText(message_of(advice.trouble) if advice.trouble else "")
        self._trouble.setVisible(advice.trouble is not None)

    def _clear(self) -> None:
        self._drop_waiting()
        self._sentence = ""
        self.head.tell("")
        self.head.show_search(is_search=False)
        self.head.show_beyond(0)
        self.numbers.show_numbers((), str)

    def _on_filters_opened(self, is_open: bool) -> None:  # a slot
        self.numbers.give_way(is_wanted=is_open and self.height() <= _LOW_PX)

    # the hand in the panel

    def _is_in_use(self) -> bool:
        return bool(self.cards) and (self._hand.is_here or self.list.is_in_use)

    def _on_focus_changed(self) -> None:
        if self.isVisible():
            self._on_settled()

    def _on_settled(self) -> None:
        if self._waiting is not None and not self._is_in_use():
            self._show_waiting()

    def _show_waiting(self) -> None:
        show = self._waiting
        self._drop_waiting()
        if show is not None:
            show()

    def _drop_waiting(self) -> None:
        self._waiting = None
        self.head.news.hide()


def _groups(advice: Advice) -> Iterator[Group]:
    """Give the cards of an answer as they stand together."""
    yield Group(items=advice.pinned, is_pinned=True)
    if not advice.topics:
        yield Group(items=advice.suggestions)
    for each in advice.topics:
        yield Group(items=each.suggestions, title=f"{each.topic} · {each.reports} 份报告")


def _why_nothing(advice: Advice, words: str) -> tuple[str, str]:
    if advice.is_empty_corpus:
        return _NO_CORPUS
    return _NONE if words else _LEARN
