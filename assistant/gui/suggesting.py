"""Looking up what peers wrote, while one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from assistant.gui.background import Latest
from assistant.gui.panels.suggestion_card import plain_adapted
from assistant.outline.roles import role_of_heading
from assistant.suggest.suggestion import Query
from assistant.workflow.messages import message_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.base.errors import AssistantError
    from assistant.draft.draft import Draft
    from assistant.gui.background import Background
    from assistant.gui.editor.editor import Editor
    from assistant.gui.open_draft import OpenDraft
    from assistant.gui.panels.suggestions import SuggestionsPanel
    from assistant.gui.services import Services
    from assistant.outline.section import Role
    from assistant.workflow.suggesting import AdaptedSuggestion

_FEWEST, _MOST = 2, 200
"""Characters of a sentence that is looked up."""

Answer = tuple[str, "tuple[AdaptedSuggestion, ...]"]
"""The words asked for, and what was found."""


class Suggesting(QObject):
    """Asks for the sentence at the caret once one pauses, and writes what one chooses."""

    def __init__(
        self,
        services: Services,
        background: Background,
        opened: OpenDraft,
        editor: Editor,
        panel: SuggestionsPanel,
        *,
        delay_ms: int,
    ) -> None:
        super().__init__(panel)
        self._services = services
        self._opened = opened
        self._editor = editor
        self._panel = panel
        self._asked: Query | None = None
        self._latest = Latest(background, on_done=self._on_found, on_error=self._on_error)
        self._timer = QTimer(self, singleShot=True, interval=delay_ms)
        self._timer.timeout.connect(self._ask)
        panel.insert_requested.connect(self.insert)
        panel.replace_requested.connect(self.replace_sentence)
        panel.copy_requested.connect(self._on_copy)

    def ask_soon(self) -> None:
        """Look up the caret's sentence after a pause."""
        self._timer.start()

    def ask_now(self) -> None:
        """Look up the caret's sentence even if it was looked up before."""
        self._asked = None
        self._ask()

    def forget(self) -> None:
        """Want no answer to anything asked so far."""
        self._timer.stop()
        self._latest.forget()
        self._asked = None
        self._panel.show_nothing()

    def insert(self, suggestion: AdaptedSuggestion) -> None:
        """Write the adapted words at the caret."""
        self._editor.insert_borrowed(suggestion.adapted, suggestion.borrowed)
        self._editor.setFocus()

    def insert_first(self) -> bool:
        """Write the best suggestion at the caret; tell whether there is one."""
        cards = self._panel.cards
        if not cards or cards[0].suggestion is None:
            return False
        self.insert(cards[0].suggestion)
        return True

    def replace_sentence(self, suggestion: AdaptedSuggestion) -> None:
        """Write the adapted words in place of the sentence at the caret."""
        caret = self._editor.caret()
        self._editor.insert_borrowed(
            suggestion.adapted, suggestion.borrowed, over=(caret.start, caret.end)
        )
        self._editor.setFocus()

    def _ask(self) -> None:
        draft = self._opened.current() if self._panel.isVisible() else None
        if draft is None or self._editor.is_composing:
            return
        query = self._query(draft)
        if query is None or query == self._asked:
            return
        self._asked = query
        find = self._services.suggest_phrases
        self._latest.ask(lambda _: (query.text, find(query, draft)))

    def _query(self, draft: Draft) -> Query | None:
        """Return what the caret asks for: its sentence, or the heading it stands under."""
        caret = self._editor.caret()
        words = caret.sentence if len(caret.sentence) >= _FEWEST else ""
        words = words or (caret.headings[-1] if caret.headings else "")
        if not words or caret.style == "title":
            return None
        return Query(
            text=words[:_MOST],
            section=caret.headings[-1] if caret.headings else None,
            role=role_of(caret.headings, draft.year),
            level=draft.level if self._panel.is_own_level_only else None,
        )

    def _on_found(self, answer: Answer) -> None:
        words, suggestions = answer
        self._panel.show_suggestions(suggestions, words, self._opened.write)

    def _on_error(self, error: AssistantError) -> None:
        self._panel.show_error(message_of(error))

    def _on_copy(self, suggestion: AdaptedSuggestion) -> None:
        words = plain_adapted(suggestion.adapted, self._opened.write)
        QGuiApplication.clipboard().setText(words)


def role_of(headings: Sequence[str], year: int) -> Role | None:
    """Return the role that the innermost telling heading names."""
    roles = (role_of_heading(heading, year) for heading in reversed(headings))
    return next((role for role in roles if role is not None), None)
