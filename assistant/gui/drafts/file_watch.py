"""Watching the open draft's file: whether somebody else changed it, moved it, or cut it off.

It is looked at every few seconds and whenever the person comes back to the window, in a worker: a
share that is away may take its time. One that does not answer at all is out of reach.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.gui.jobs.background import Latest, place_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.base.errors import AssistantError
    from assistant.base.file_state import FileChange
    from assistant.draft.journal.journal import Original
    from assistant.gui.jobs.background import Background, DiskPlace
    from assistant.gui.services.keeping import KeepingServices

LOOK_MS = 3000
_LONGEST_LOOKS = 3
"""A look that is not done when it is time for so many more will not be."""


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
        self._at: DiskPlace | None = None
        self._change: FileChange = "unchanged"
        self._missed = 0
        """How often it was time to look while a look was under way."""
        self._background = background
        self._latest = self._fresh()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def change(self) -> FileChange:
        """What became of the file, as last seen."""
        return self._change

    def begin(self, original: Original | None) -> None:
        """Watch a file as it was then, or none."""
        self._latest.forget()
        self._latest = self._fresh()  # a look at the file before may never end
        self._change, self._missed = "unchanged", 0
        self._look_at = self._watch(original) if original else None
        self._at = place_of(original.path) if original else None
        if original:
            self._timer.start()
        else:
            self._timer.stop()

    def _fresh(self) -> Latest:
        return Latest(self._background, on_done=self.take, on_error=_ignore)

    @property
    def look_at(self) -> Callable[[], FileChange]:
        """What tells what became of the file; called by who works at its place on the disk."""
        return self._look_at or _see_nothing

    def look(self) -> None:
        """Look soon, unless a look is under way."""
        look = self._look_at
        if look is None:
            return
        if self._latest.is_running:
            self._missed += 1
            if self._missed >= _LONGEST_LOOKS:
                self.take("unreadable")
        else:
            self._missed = 0
            self._latest.ask(lambda _: look(), self._at)

    def take(self, change: FileChange) -> None:
        """Know what became of the file."""
        before, self._change = self._change, change
        if change != before:
            self.changed.emit()


def _see_nothing() -> FileChange:
    return "unchanged"


def _ignore(_: AssistantError) -> None:
    """A look that was stopped tells nothing."""
