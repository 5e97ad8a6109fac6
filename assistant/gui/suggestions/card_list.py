"""The list of cards: groups with small heads; the same passages keep their cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget

from assistant.gui.suggestions.card import SuggestionCard, holds_focus
from assistant.gui.suggestions.missing import MissingTopics
from assistant.gui.widgets.basic import make_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from assistant.draft.coverage import MissingTopic
    from assistant.gui.look.theme import Theme
    from assistant.workflow.suggesting import AdaptedSuggestion

_MARGIN_PX = 12
_MOST_SPARE = 30
"""Cards out of use that are kept to be filled again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Cards that stand together."""

    items: tuple[AdaptedSuggestion, ...]
    title: str = ""
    """Above them; empty for none."""
    is_pinned: bool = False


class CardList(QScrollArea):
    """Cards one under another; one goes up and down by the arrow keys.

    Signals:
        insert_requested, replace_requested, copy_requested, keep_requested, pin_requested,
            unpin_requested, hide_requested: as those of :class:`SuggestionCard`.
        topic_requested: the missing topic that one wants to see written.
        head_requested: the arrow up was pressed in the first card.
        left: the Esc key was pressed.
        settled: nothing is compared or opened in a card any more.
    """

    insert_requested = Signal(object)
    replace_requested = Signal(object)
    copy_requested = Signal(object)
    keep_requested = Signal(object)
    pin_requested = Signal(object)
    unpin_requested = Signal(object)
    hide_requested = Signal(object)
    topic_requested = Signal(str)
    head_requested = Signal()
    left = Signal()
    settled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cards: list[SuggestionCard] = []
        self._spare: list[SuggestionCard] = []
        self._heads: list[QLabel] = []
        self._order: tuple[str, ...] = ()
        """Digests of the passages shown."""
        self._kept: set[str] = set()
        """Digests of those that were kept as phrases."""
        self.missing = MissingTopics(theme)
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, _MARGIN_PX)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self.setWidget(self._list)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.missing.topic_requested.connect(self.topic_requested)
        self.missing.hide()

    @property
    def cards(self) -> tuple[SuggestionCard, ...]:
        """The cards that are shown, from top to bottom."""
        return tuple(self._cards)

    @property
    def is_in_use(self) -> bool:
        """Tell whether a card is compared, opened, or at the keyboard."""
        return any(card.is_open for card in self._cards) or holds_focus(self)

    def show_groups(
        self,
        groups: Sequence[Group],
        missing: Sequence[MissingTopic],
        write: Callable[[str], str],
    ) -> None:
        """Show other cards; where they are the same, one's place in the list is kept.

        Args:
            groups: from top to bottom.
            missing: topics that the draft lacks.
            write: gives the words of a field's expression.
        """
        place = self.verticalScrollBar().value()
        order = tuple(item.suggestion.digest for group in groups for item in group.items)
        self._list.setUpdatesEnabled(False)
        self.missing.show_topics(missing)
        self._arrange(groups, write)
        self._column.activate()  # nothing keeps a place that it has no more
        self._list.setUpdatesEnabled(True)
        if order != self._order:
            place = 0
        self._order = order
        self.verticalScrollBar().setValue(place)

    def show_kept(self, suggestion: AdaptedSuggestion, *, is_kept: bool) -> None:
        """Show whether a passage is among the phrases, now and when it comes again."""
        digest = suggestion.suggestion.digest
        (self._kept.add if is_kept else self._kept.discard)(digest)
        for card in self._cards:
            if card.suggestion is not None and card.suggestion.suggestion.digest == digest:
                card.show_kept(is_kept=is_kept)

    def focus_first(self) -> bool:
        """Take the keyboard to the first card; tell whether there is one."""
        if self._cards:
            self._go_to(self._cards[0])
        return bool(self._cards)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.missing.set_theme(theme)
        for card in (*self._cards, *self._spare):
            card.set_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the text by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self, groups: Sequence[Group], write: Callable[[str], str]) -> None:
        known, free = self._sorted_out(groups)
        self._cards, at, number = [], 0, 0
        heads = iter(tuple(self._heads))
        if not any(group.is_pinned for group in groups):
            at = self._place(self.missing, at)
        for group in groups:
            if group.title:
                head = next(heads, None) or self._make_head()
                head.setText(group.title)
                at = self._place(head, at)
            for item in group.items:
                known_card = known.pop(item.suggestion.digest, None)
                card = known_card or (free.pop(0) if free else self._make_card())
                card.show_suggestion(item, write, is_pinned=group.is_pinned)
                card.show_kept(is_kept=item.suggestion.digest in self._kept)
                self._cards.append(card)
                number += not group.is_pinned
                card.show_key(0 if group.is_pinned else number)
                at = self._place(card, at)
            at = self._place(self.missing, at) if group.is_pinned else at
        for head in heads:
            head.hide()
        self._put_away(free)

    def _sorted_out(
        self, groups: Sequence[Group]
    ) -> tuple[dict[str, SuggestionCard], list[SuggestionCard]]:
        """Return the cards that are wanted again, by digest, and those that can be filled anew."""
        wanted = {item.suggestion.digest for group in groups for item in group.items}
        known: dict[str, SuggestionCard] = {}
        free = []
        for card in self._cards:
            digest = card.suggestion.suggestion.digest if card.suggestion else ""
            if digest in wanted and digest not in known:
                known[digest] = card
            else:
                free.append(card)
        return known, free + self._spare

    def _place(self, widget: QWidget, at: int) -> int:
        """Put a widget at a place of the column, where it is not there yet; return the next."""
        if self._column.indexOf(widget) != at:
            self._column.removeWidget(widget)
            self._column.insertWidget(at, widget)
        if widget is not self.missing:  # which is hidden where nothing is missing
            widget.show()
        return at + 1

    def _put_away(self, cards: list[SuggestionCard]) -> None:
        """Keep some of the cards out of use, to be filled again."""
        self._spare = cards[:_MOST_SPARE]
        for card in cards:
            card.hide()
        for card in cards[_MOST_SPARE:]:
            self._column.removeWidget(card)
            card.deleteLater()

    def _make_head(self) -> QLabel:
        head = make_label("", "panel", wraps=True)
        head.setContentsMargins(0, 8, 0, 0)
        self._heads.append(head)
        return head

    def _make_card(self) -> SuggestionCard:
        card = SuggestionCard(self._theme)
        for wish, told in (
            (card.insert_requested, self.insert_requested),
            (card.replace_requested, self.replace_requested),
            (card.copy_requested, self.copy_requested),
            (card.keep_requested, self.keep_requested),
            (card.pin_requested, self.pin_requested),
            (card.unpin_requested, self.unpin_requested),
            (card.hide_requested, self.hide_requested),
        ):
            wish.connect(told)
        card.settled.connect(self.settled)
        card.compared.connect(lambda: self._show_comparison(card))
        card.step_requested.connect(lambda step: self._step(card, step))
        return card

    def _step(self, card: SuggestionCard, step: int) -> None:
        at = self._cards.index(card) + step
        if at < 0:
            self.head_requested.emit()
        elif at < len(self._cards):
            self._go_to(self._cards[at])

    def _show_comparison(self, card: SuggestionCard) -> None:
        """Bring what the passage becomes into sight, its beginning before its end."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._list.adjustSize()
        begin, end = card.comparison_edges(self._list)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        lowest = min(begin, end + _MARGIN_PX - height)
        bar.setValue(min(max(bar.value(), lowest), begin))

    def _go_to(self, card: SuggestionCard) -> None:
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(card, 0, _MARGIN_PX)
