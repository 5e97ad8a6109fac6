"""Inline completion (行内续写): offers, while one types, how peers would go on.

It searches for nothing that is searched for already: it listens to what :mod:`suggesting` found for
the sentence, and asks by itself only while that panel is hidden. Words are offered after typing
alone, never because the caret came by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from assistant.gui.jobs.background import Latest
from assistant.gui.writing.suggesting import role_of
from assistant.suggest.suggestion import Query

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.draft.parts import Paragraph
    from assistant.gui.editor.caret import Caret
    from assistant.gui.editor.editor import Editor
    from assistant.gui.jobs.background import Background
    from assistant.gui.opened.open_draft import OpenDraft
    from assistant.gui.services.services import Services
    from assistant.workflow.suggesting import AdaptedSuggestion

_FEWEST, _MOST = 6, 200
"""Characters of a sentence that is gone on with."""

Answer = tuple[str, "tuple[AdaptedSuggestion, ...]"]
"""The words searched for, and what was found."""
Place = tuple[int, int]
"""Revision of the document, and the caret's position in it."""


class Completing(QObject):
    """Has the words after the caret found, and the editor offer them."""

    def __init__(
        self,
        services: Services,
        background: Background,
        opened: OpenDraft,
        editor: Editor,
        panel: QWidget,
        *,
        delay_ms: int,
    ) -> None:
        super().__init__(editor)
        self._services = services
        self._opened = opened
        self._editor = editor
        self._panel = panel
        self._is_on = True
        self._has_typed = False
        self._answer: Answer | None = None
        """The last one; what follows words that were taken stands in it too."""
        self._searches = Latest(background, on_done=self.take_answer, on_error=self._on_error)
        self._latest = Latest(background, on_done=self._on_completed, on_error=self._on_error)
        self._timer = QTimer(self, singleShot=True, interval=delay_ms)
        self._timer.timeout.connect(self._search)
        editor.caret_moved.connect(self._on_caret_moved)
        editor.edited.connect(self._on_edited)
        editor.offer_taken.connect(self._on_offer_taken)

    @property
    def is_on(self) -> bool:
        """Tell whether words are offered at all."""
        return self._is_on

    def set_on(self, is_on: bool) -> None:  # a slot
        """Offer words from now on, or none."""
        self._is_on = is_on
        if not is_on:
            self.forget()

    def forget(self) -> None:
        """Want no answer to anything asked so far, and offer nothing."""
        self._timer.stop()
        self._searches.forget()
        self._latest.forget()
        self._has_typed, self._answer = False, None
        self._editor.ghost.hide()

    def take_answer(self, answer: Answer) -> None:
        """Go on from what is typed by what was found for the sentence."""
        self._answer = answer
        caret, draft = self._caret(), self._opened.current()
        if caret is None or draft is None:
            return
        found = tuple(each.suggestion for each in answer[1])
        complete, place = self._services.complete_phrase, self._place()
        self._latest.ask(
            lambda _: (
                place,
                complete(caret.typed[-_MOST:], found, draft, before_stop=caret.before_stop),
            )
        )

    def _search(self) -> None:
        """Search for the sentence where nobody else does."""
        caret, draft = self._caret(), self._opened.current()
        if self._panel.isVisible() or caret is None or draft is None:
            return
        query = Query(
            text=caret.typed[-_MOST:],
            section=caret.headings[-1] if caret.headings else None,
            role=role_of(caret.headings, draft.year),
            own_level=draft.level,
            own_year=draft.year,
        )
        find = self._services.suggest_phrases
        self._searches.ask(lambda _: (query.text, find(query, draft)))

    def _caret(self) -> Caret | None:
        """Return the caret where one types at the end of a sentence of the report."""
        if not self._is_on or not self._has_typed or self._editor.is_composing:
            return None
        caret = self._editor.caret()
        is_enough = caret.style == "body" and len(caret.typed) >= _FEWEST
        return caret if is_enough else None

    def _place(self) -> Place:
        return self._editor.document().revision(), self._editor.textCursor().position()

    def _on_edited(self) -> None:
        self._has_typed = True
        if self._is_on:
            self._timer.start()

    def _on_caret_moved(self) -> None:
        self._has_typed = False

    def _on_offer_taken(self) -> None:
        """Offer what comes next at once, before it is searched for."""
        self._has_typed = True
        if self._answer is not None:
            self.take_answer(self._answer)

    def _on_completed(self, answer: tuple[Place, Paragraph | None]) -> None:
        place, words = answer
        if place != self._place() or self._caret() is None or words == self._editor.ghost.words:
            return
        if words is None:
            self._editor.ghost.hide()
        else:
            self._editor.offer(words)

    def _on_error(self, error: AssistantError) -> None:
        """Offer nothing: the panel tells why nothing can be found."""
        del error
        self._editor.ghost.hide()
