"""Keeping the open draft on disk: saving when asked, a journal of all that is written in between.

Saving is done at once, so that *saved* means saved. What is written is noted in the journal within
a second, however long one goes on typing; a worker forces it to the disk every few seconds. The
journal goes when the draft is saved and closed, or its changes were given up.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.base.errors import AssistantError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.draft.journal.journal import Journal, Original
    from assistant.gui.background import Background
    from assistant.gui.services import Services

NOTE_MS = 800
"""What was typed waits that long at most before it is noted."""
TIDY_MS = 5000
"""What was noted waits that long at most before it is forced to the disk."""


class Keeper(QObject):
    """Knows the file of the open draft, and whether it holds all that was written.

    Signals:
        changed: there is now something to save, or nothing any more.
        kept: what was written is safe on the disk, though not saved; carries the time.
        failed: the journal could not be written; carries the error. Told once until it can again.
        displaced: the journal lies elsewhere; carries the folder.
    """

    changed = Signal()
    kept = Signal(object)
    failed = Signal(object)
    displaced = Signal(object)

    def __init__(
        self,
        services: Services,
        background: Background,
        draft: Callable[[], Draft | None],
        *,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._background = background
        self._draft = draft
        self._original: Original | None = None
        self._journal: Journal | None = None
        self._is_read_only = False
        self._is_dirty = False
        self._is_untidied = False
        self._is_tidying = False
        self._is_failing = False
        self._is_displaced = False
        self._note_timer = QTimer(self, singleShot=True, interval=NOTE_MS)
        self._note_timer.timeout.connect(self.note)
        self._tidy_timer = QTimer(self, interval=TIDY_MS)
        self._tidy_timer.timeout.connect(self._on_tick)

    @property
    def path(self) -> Path | None:
        """The draft's file; None for one that was never saved."""
        return self._original.path if self._original else None

    @property
    def is_dirty(self) -> bool:
        """Tell whether something is not saved."""
        return self._is_dirty

    @property
    def is_kept(self) -> bool:
        """Tell whether a journal holds what was written."""
        return self._journal is not None and not self._is_failing

    @property
    def is_read_only(self) -> bool:
        """Tell whether the draft is only looked at: somebody else writes it."""
        return self._is_read_only

    def begin(
        self,
        original: Original | None,
        *,
        is_dirty: bool = False,
        is_read_only: bool = False,
    ) -> None:
        """Keep another draft from now on; the journal of the one before goes.

        Args:
            original: its file, as it was before it was read.
            is_dirty: True where the file does not hold it: new or recovered.
            is_read_only: True where somebody else writes it, so that there is nothing to keep.
        """
        self._drop_journal()
        self._original = original
        self._is_dirty, self._is_read_only = is_dirty, is_read_only
        if not is_read_only:
            self._tidy_timer.start()
            self.note()
        self.changed.emit()

    def end(self) -> None:
        """Keep nothing any more: what was open is saved, or its changes were given up."""
        self._drop_journal()
        self._original, self._is_dirty, self._is_read_only = None, False, False
        self.changed.emit()

    def touch(self) -> None:
        """Note soon that the draft was changed."""
        if not self._is_keeping:
            return
        if not self._note_timer.isActive():
            self._note_timer.start()
        if not self._is_dirty:
            self._is_dirty = True
            self.changed.emit()

    def save(self, path: Path) -> Original:
        """Write the draft to *path*, which is its file from now on, and return that file.

        Raises:
            TargetNotWritable: nothing was written, and the draft stays unsaved.
            UnreadableFile: it was written, but the file is out of reach since.
        """
        draft = self._draft()
        assert draft is not None
        self._services.save_draft(path, draft)
        original = self._services.keeping.read_original(path)
        self._original = original
        self._is_dirty, self._is_read_only = False, False
        self._write(lambda: self._note_saved(draft, original))
        self._tidy_timer.start()
        self.changed.emit()
        return original

    def renew(self, original: Original) -> None:
        """Take the file as it is now for that of the draft; nothing was saved."""
        self._original = original
        journal = self._journal
        if journal is not None:
            self._write(lambda: journal.note_original(original))

    def note(self) -> None:
        """Write into the journal at once what was not noted yet."""
        self._note_timer.stop()
        draft = self._draft() if self._is_keeping else None
        if draft is not None:
            self._write(lambda: self._note(draft))

    def note_and_tidy(self) -> None:
        """Note what was written and force it to the disk: the person looks elsewhere."""
        if self._is_keeping:
            self.note()
            self._tidy()

    def rescue(self) -> Path | None:
        """Force all to the disk at once, the program is about to end; return the journal."""
        self.note()
        if self._journal is None or not self.is_kept:
            return None
        self._journal.tidy()
        return self._journal.path

    @property
    def _is_keeping(self) -> bool:
        """Tell whether there is a draft that may be written."""
        return self._tidy_timer.isActive()

    def _note(self, draft: Draft) -> None:
        if self._journal is None:
            self._begin_journal(draft)
        else:
            self._journal.note(draft)
        self._is_untidied = True

    def _note_saved(self, draft: Draft, original: Original) -> None:
        if self._journal is None:
            self._begin_journal(draft)
        else:
            self._journal.note_saved(draft, original)
        self._is_untidied = False

    def _begin_journal(self, draft: Draft) -> None:
        self._journal = self._services.keeping.begin_journal(
            draft, original=self._original, is_changed=self._is_dirty
        )

    def _write(self, act: Callable[[], None]) -> None:
        """Write into the journal; what fails is told once and tried again with each tick."""
        try:
            act()
        except AssistantError as error:
            self._on_failed(error)
            return
        self._is_failing = False
        self._tell_displaced()

    def _on_failed(self, error: AssistantError) -> None:
        was_failing, self._is_failing = self._is_failing, True
        if not was_failing:
            self.failed.emit(error)

    def _tell_displaced(self) -> None:
        was_displaced, journal = self._is_displaced, self._journal
        self._is_displaced = journal is not None and journal.is_displaced
        if journal is not None and self._is_displaced and not was_displaced:
            self.displaced.emit(journal.path.parent)

    def _on_tick(self) -> None:
        if self._is_failing:
            self.note()
        self._tidy()

    def _tidy(self) -> None:
        """Force the journal to the disk, in a worker."""
        journal = self._journal
        if journal is None or self._is_tidying or not self._is_untidied:
            return
        self._is_tidying, self._is_untidied = True, False
        self._background.run(
            lambda _: journal.tidy(),
            on_done=lambda _: self._on_tidied(journal),
            on_error=lambda error: self._on_untidied(journal, error),
        )

    def _on_tidied(self, journal: Journal) -> None:
        self._is_tidying = False
        if journal is self._journal:
            self._tell_displaced()
            if self._is_dirty:
                self.kept.emit(datetime.now().astimezone())

    def _on_untidied(self, journal: Journal, error: AssistantError) -> None:
        self._is_tidying = False
        if journal is self._journal:
            self._is_untidied = True
            self._on_failed(error)

    def _drop_journal(self) -> None:
        self._note_timer.stop()
        self._tidy_timer.stop()
        journal, self._journal = self._journal, None
        self._is_failing = self._is_displaced = self._is_untidied = False
        if journal is not None:
            journal.discard()
