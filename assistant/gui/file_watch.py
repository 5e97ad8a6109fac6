"""Watching the open draft's file: whether somebody else changed it, moved it, or cut it off.

It is looked at every few seconds and whenever the person comes back to the window, in a worker: a
share that is away may take its time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.gui.background import Latest

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.base.errors import AssistantError
    from assistant.base.file_state import FileChange
    from assistant.draft.journal.journal import Original
    from assistant.gui.background import Background
    from assistant.gui.keeping_services import KeepingServices

LOOK_MS = 3000


class FileWatch(QObject):
    """Looks at one file, at most.

    Signals:
        changed: something else became of the file than was known before.
    """

    changed = Signal()

    def __init__(
        self, services: KeepingServices, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._watch = services.watch
        self._look_at: Callable[[], FileChange] | None = None
        self._change: FileChange = "unchanged"
        self._latest = Latest(background, on_done=self._take, on_error=_ignore)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def change(self) -> FileChange:
        """What became of the file, as last seen."""
        return self._change

    def begin(self, original: Original | None) -> None:
        """Watch a file as it was then, or none."""
        self._latest.forget()
        self._change = "unchanged"
        self._look_at = self._watch(original) if original else None
        if original:
            self._timer.start()
        else:
            self._timer.stop()

    def look(self) -> None:
        """Look soon, unless a look is under way."""
        look = self._look_at
        if look is not None and not self._latest.is_running:
            self._latest.ask(lambda _: look())

    def look_now(self) -> FileChange:
        """Look and tell what became of the file."""
        if self._look_at is not None:
            self._latest.forget()
            self._take(self._look_at())
        return self._change

    def _take(self, change: FileChange) -> None:
        before, self._change = self._change, change
        if change != before:
            self.changed.emit()


def _ignore(_: AssistantError) -> None:
    """A look that was stopped tells nothing."""
