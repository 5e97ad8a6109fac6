"""The suggestions panel: how peers put what one is writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from assistant.gui.panels.suggestion_card import SuggestionCard
from assistant.gui.widgets.basic import row
from assistant.gui.widgets.elided import ElidedLabel
from assistant.gui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.gui.theme import Theme
    from assistant.workflow.suggesting import AdaptedSuggestion

_LEARN = (
    "这里显示同类写法",
    "写作时会在资料库里查找相近的语段。点“插入”，地名、年度和数据会换成本单位的字段和空白。",
)
_NONE = ("没有相近的写法", "换几个词再试，或导入更多已公开的报告。")


class SuggestionsPanel(QWidget):
    """Cards, the best first.

    Signals:
        insert_requested: with the suggestion to write at the caret.
        replace_requested: with the suggestion to write in place of the sentence.
        copy_requested: with the suggestion to put on the clipboard.
        import_requested: reports are wanted.
        scope_changed: other levels are to be searched.
    """

    insert_requested = Signal(object)
    replace_requested = Signal(object)
    copy_requested = Signal(object)
    import_requested = Signal()
    scope_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cards: list[SuggestionCard] = []
        self._empty = EmptyState(theme, "lightbulb-line", *_LEARN, "导入资料…")
        self._head = ElidedLabel("muted")
        self._scope = self._make_scope()
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(12, 0, 12, 12)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(self._list)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._area)
        self._lay_out()
        self._empty.start_requested.connect(self.import_requested)
        self._scope.activated.connect(self.scope_changed)

    @property
    def cards(self) -> tuple[SuggestionCard, ...]:
        """The cards that are shown."""
        return tuple(card for card in self._cards if card.suggestion and not card.isHidden())

    @property
    def is_own_level_only(self) -> bool:
        """Tell whether only bodies of one's own level are wanted."""
        return self._scope.currentIndex() == 1

    def show_suggestions(
        self, suggestions: Sequence[AdaptedSuggestion], words: str, write: Callable[[str], str]
    ) -> None:
        """Show what was found for *words*."""
        while len(self._cards) < len(suggestions):
            self._add_card()
        for index, card in enumerate(self._cards):
            if index < len(suggestions):
                card.show_suggestion(suggestions[index], write)
            card.setVisible(index < len(suggestions))
        self._head.setText(f"{len(suggestions)} 条 · {words}")
        if suggestions:
            self._area.verticalScrollBar().setValue(0)
            self._stack.setCurrentWidget(self._area)
        else:
            self._head.setText("")
            self._empty.tell(*_NONE)
            self._stack.setCurrentWidget(self._empty)

    def show_nothing(self) -> None:
        """Say what this panel is for."""
        self._head.setText("")
        self._empty.tell(*_LEARN)
        self._stack.setCurrentWidget(self._empty)

    def show_error(self, message: str) -> None:
        """Say why nothing could be found."""
        self._head.setText("")
        self._empty.tell("暂时无法查找", message)
        self._stack.setCurrentWidget(self._empty)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._empty.set_theme(theme)
        for card in self._cards:
            card.set_theme(theme)

    def _make_scope(self) -> QComboBox:
        scope = QComboBox()
        scope.addItems(["全部层级", "同级机关"])
        scope.setAccessibleName("查找范围")
        scope.setToolTip("只看同级机关的写法，或看全部层级")
        return scope

    def _lay_out(self) -> None:
        head = row()
        head.addWidget(self._head, 1)
        head.addWidget(self._scope)
        head.setContentsMargins(12, 8, 12, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def _add_card(self) -> None:
        card = SuggestionCard(self._theme)
        card.insert_requested.connect(self.insert_requested)
        card.replace_requested.connect(self.replace_requested)
        card.copy_requested.connect(self.copy_requested)
        self._cards.append(card)
        self._column.insertWidget(self._column.count() - 1, card)
