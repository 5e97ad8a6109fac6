"""Keeps the search index in step with the corpus, in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.suggest.index import IndexBusy

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.base.errors import AssistantError
    from assistant.base.progress import Progress
    from assistant.gui.jobs.background import Background, Step

_SLOW_S = 0.3
"""A building that is over sooner is not worth a word."""
_RETRY_MS = 1000


class IndexKeeper(QObject):
    """One building at a time.

    Signals:
        stepped: how far it is, a ``Step``; None while another program or lane builds.
        ready: the index is that of the corpus.
        failed: the error, where it cannot be.
    """

    stepped = Signal(object)
    ready = Signal()
    failed = Signal(object)

    def __init__(
        self,
        refresh_index: Callable[[Progress], None],
        background: Background,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._refresh_index = refresh_index
        self._background = background
        self._is_running = False
        self._is_stale = False
        self._retry = QTimer(self, singleShot=True, interval=_RETRY_MS)
        self._retry.timeout.connect(self._run)

    @property
    def is_running(self) -> bool:
        """Tell whether the index is being brought up to the corpus."""
        return self._is_running

    def follow(self) -> None:
        """Bring the index up to the corpus."""
        if self._is_running:
            self._is_stale = True
        else:
            self._run()

    def _run(self) -> None:
        self._is_running, self._is_stale = True, False
        self._background.run(
            self._refresh_index,
            on_done=self._on_done,
            on_error=self._on_error,
            on_progress=self._on_step,
        )

    def _on_step(self, step: Step) -> None:
        if step.seconds > _SLOW_S:
            self.stepped.emit(step)

    def _on_done(self, _: object) -> None:
        if self._is_stale:
            self._run()
            return
        self._is_running = False
        self.ready.emit()

    def _on_error(self, error: AssistantError) -> None:
        if isinstance(error, IndexBusy):
            self.stepped.emit(None)
            self._retry.start()
            return
        self._is_running = False
        self.failed.emit(error)
