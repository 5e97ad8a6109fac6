"""Keeping the open draft on disk: saving when asked, copies of itself in between.

Saving is done at once, so that *saved* means saved; automatic copies are written in the lane of
writers. A copy is thrown away as soon as the draft itself is saved.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.base.errors import AssistantError
    from assistant.draft.draft import Draft
    from assistant.gui.background import Background
    from assistant.gui.services import Services


class Keeper(QObject):
    """Knows the file of the open draft, and whether it holds all that was written.

    Signals:
        changed: there is now something to save, or nothing any more.
        copied: an automatic copy was written; carries the time.
        failed: an automatic copy could not be written; carries the error.
    """

    changed = Signal()
    copied = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        services: Services,
        background: Background,
        draft: Callable[[], Draft | None],
        *,
        seconds: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._background = background
        self._draft = draft
        self._path: Path | None = None
        self._name = ""
        self._copies: set[Path] = set()
        self._is_dirty = False
        self._is_uncopied = False
        self._timer = QTimer(self, interval=seconds * 1000)
        self._timer.timeout.connect(self.copy)

    @property
    def path(self) -> Path | None:
        """The draft's file; None for one that was never saved."""
        return self._path

    @property
    def is_dirty(self) -> bool:
        """Tell whether something is not saved."""
        return self._is_dirty

    def begin(self, path: Path | None, *, is_dirty: bool = False, copy: Path | None = None) -> None:
        """Keep another draft from now on.

        Args:
            path: its file.
            is_dirty: True where the file does not hold it: new or recovered.
            copy: the automatic copy it was recovered from.
        """
        self._path = path.absolute() if path else None
        self._name = str(self._path) if self._path else f"new-{uuid4().hex}"
        self._copies = {copy} if copy else set()
        self._is_dirty = self._is_uncopied = is_dirty
        self._timer.start()
        self.changed.emit()

    def end(self) -> None:
        """Keep nothing any more; automatic copies of what was open are thrown away."""
        self._timer.stop()
        self._discard_copies()
        self._path, self._is_dirty, self._is_uncopied = None, False, False
        self.changed.emit()

    def touch(self) -> None:
        """Note that the draft was changed."""
        self._is_uncopied = True
        if not self._is_dirty:
            self._is_dirty = True
            self.changed.emit()

    def save(self, path: Path) -> None:
        """Write the draft to *path*, which is its file from now on.

        Raises:
            TargetNotWritable: nothing was written, and the draft stays unsaved.
        """
        draft = self._draft()
        if draft is None:
            return
        self._services.save_draft(path, draft)
        self._discard_copies()
        self._path = path.absolute()
        self._name = str(self._path)
        self._is_dirty = self._is_uncopied = False
        self.changed.emit()

    def copy(self) -> None:
        """Write an automatic copy if there is something new."""
        draft = self._draft() if self._is_uncopied else None
        if draft is None:
            return
        self._is_uncopied = False
        name, copies, autosave = self._name, self._copies, self._services.autosave_draft
        self._background.run(
            lambda _: copies.add(autosave(name, draft)),
            on_done=lambda _: self._on_copied(copies),
            on_error=self._on_failed,
            writes=True,
        )

    def rescue(self) -> Path | None:
        """Write an automatic copy at once: the program is about to end."""
        draft = self._draft()
        return self._services.autosave_draft(self._name, draft) if draft else None

    def _on_copied(self, copies: set[Path]) -> None:
        if copies is self._copies and self._is_dirty:
            self.copied.emit(datetime.now().astimezone())

    def _on_failed(self, error: AssistantError) -> None:
        self._is_uncopied = True
        self.failed.emit(error)

    def _discard_copies(self) -> None:
        """Throw the copies away in the lane of writers, after any that is still being written."""
        copies, discard = self._copies, self._services.discard_autosave
        self._copies = set()

        def work(_: object) -> None:
            while copies:
                discard(copies.pop())

        self._background.run(work, on_done=_ignore, on_error=_ignore, writes=True)


def _ignore(_: object) -> None:
    """Want nothing to be told."""
