"""Pinning and hiding: changes of the kept passages, one after another, in the background."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.gui.messages import message_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.base.errors import AssistantError
    from assistant.draft.draft import Draft
    from assistant.gui.jobs.background import Background
    from assistant.gui.services.services import SuggestionServices
    from assistant.suggest.suggestion import Suggestion


class KeptChanges(QObject):
    """Makes one change at a time; not in the lane of writers, where an import may take minutes.

    Signals:
        changed: what is pinned or hidden is another one.
        failed: why it is not, in words.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self, services: SuggestionServices, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._background = background
        self._waiting: deque[Callable[[], None]] = deque()
        self._is_running = False

    def pin(self, draft: Draft, passage: Suggestion) -> None:
        """Keep a passage on top for a draft."""
        self._do(lambda: self._services.pin_passage(draft, passage))

    def unpin(self, draft: Draft, text: str) -> None:
        """Keep it there no longer."""
        body, year, change = draft.elements.body, draft.year, self._services.change_kept
        self._do(lambda: change(lambda kept: kept.unpinning(body, year, text)))

    def hide(self, text: str) -> None:
        """Never show a passage again."""
        self._do(lambda: self._services.change_kept(lambda kept: kept.hiding(text)))

    def restore(self, text: str) -> None:
        """Show a hidden passage again; all of them for the empty text."""
        self._do(
            lambda: self._services.change_kept(
                lambda kept: kept.showing(text) if text else kept.showing_all()
            )
        )

    def _do(self, change: Callable[[], None]) -> None:
        self._waiting.append(change)
        if not self._is_running:
            self._next()

    def _next(self) -> None:
        self._is_running = bool(self._waiting)
        if self._is_running:
            change = self._waiting.popleft()
            self._background.run(lambda _: change(), on_done=self._on_done, on_error=self._on_error)

    def _on_done(self, _: object) -> None:
        self._next()
        self.changed.emit()

    def _on_error(self, error: AssistantError) -> None:
        self._next()
        self.failed.emit(message_of(error))
