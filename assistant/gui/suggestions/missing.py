"""The topics that a draft does not write about yet, each a link that asks for it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel

from assistant.gui.look.theme import CARD_PADDING
from assistant.gui.widgets.basic import column, make_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.coverage import MissingTopic
    from assistant.gui.look.theme import Theme


class MissingTopics(QFrame):
    """A quiet card above the others; hidden while nothing is missing.

    Signals:
        topic_requested: the topic whose link was clicked.
    """

    topic_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._topics: tuple[MissingTopic, ...] = ()
        self.setProperty("look", "card")
        self._head = make_label("本稿还没有写到", "panel")
        self._links = QLabel()
        self._links.setTextFormat(Qt.TextFormat.RichText)
        self._links.setWordWrap(True)
        self._links.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._links.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._links.linkActivated.connect(self.topic_requested)
        self._links.linkHovered.connect(self._on_hovered)
        self._note = make_label("", "muted", wraps=True)
        self.setLayout(column(self._head, self._links, self._note, margin=CARD_PADDING, spacing=4))

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics that are offered."""
        return tuple(each.topic for each in self._topics)

    def show_topics(self, topics: Sequence[MissingTopic]) -> None:
        """Offer other topics."""
        self._topics = tuple(topics)
        self.setVisible(bool(topics))
        if topics:
            self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if self._topics:
            self._fill()

    def _fill(self) -> None:
        color = self._theme.colors.accent
        links = (
            f'<a href="{escape(each.topic)}" style="color:{color}; text-decoration:none">'
            f"{escape(each.topic)}</a>"
            for each in self._topics
        )
        self._links.setText(f'<p style="line-height:140%; margin:0">{"、".join(links)}</p>')
        self._links.setAccessibleName("、".join(self.topics))
        self._note.setText("同类报告通常会写，点开看各地怎么写")

    def _on_hovered(self, topic: str) -> None:
        found = next((each for each in self._topics if each.topic == topic), None)
        told = f"{found.of} 份同类报告里有 {found.reports} 份写到" if found else ""
        self._links.setToolTip(told)
