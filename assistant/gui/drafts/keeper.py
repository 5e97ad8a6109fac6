"""Keeping what is written in the open draft: a journal of all that is not in its file yet.

What is written is noted in the journal within a second, however long one goes on typing; every few
seconds it is forced to the disk. The journal goes when the draft is saved and closed, or its
changes were given up. All of it is done by workers, and not by those that write the draft's file:
where that hangs, the words are in the journal all the same.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.gui.drafts.notebook import Notebook
from assistant.gui.jobs.background import DiskPlace, Latest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.base.errors import AssistantError
    from assistant.draft.draft import Draft
    from assistant.draft.journal.journal import Original
    from assistant.gui.jobs.background import Background
    from assistant.gui.services.services import Services

NOTE_MS = 800
"""What was typed waits that long at most before it is noted."""
TIDY_MS = 5000
"""What was noted waits that long at most before it is forced to the disk."""
RESCUE_S = 5.0
"""When the program has to end, the disk is waited for that long."""
JOURNAL = DiskPlace(name="journal")
"""Where journals are written."""
_TIDYING = DiskPlace(name="journal, forced to the disk")


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
        self._saved: Draft | None = None
        """What stands in the file; None where it is not known."""
        self._notebook: Notebook | None = None
        self._has_noted = False
        self._is_read_only = False
        self._is_dirty = False
        self._is_untidied = False
        self._is_tidying = False
        self._is_failing = False
        self._is_displaced = False
        self._notes = Latest(background, on_done=self._on_noted, on_error=self._on_failed)
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
        return self._has_noted and not self._is_failing

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
        self._saved = None if is_dirty else self._draft()
        self._is_dirty, self._is_read_only = is_dirty, is_read_only
        if not is_read_only:
            self._begin_journal()
        self.changed.emit()

    def end(self) -> None:
        """Keep nothing any more: what was open is saved, or its changes were given up."""
        self._drop_journal()
        self._original = self._saved = None
        self._is_dirty = self._is_read_only = False
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

    def catch_up(self) -> None:
        """Know of what was written just now, before anybody told of it."""
        now = self._draft() if self._is_keeping and not self._is_dirty else None
        if now is not None and now is not self._saved and now != self._saved:
            self.touch()

    def snapshot(self) -> Draft:
        """Return the draft as it stands, to be saved; it is noted before."""
        draft = self._draft()
        assert draft is not None
        self.note()
        return draft

    def take_saved(self, draft: Draft, original: Original) -> None:
        """Know that a draft stands in its file; what was written since is still to be saved."""
        self._original = original
        self._saved, now = draft, self._draft()
        self._is_dirty, self._is_read_only = now is not draft and now != draft, False
        notebook = self._notebook
        if notebook is None:
            self._begin_journal()
        else:
            self._post(notebook, partial(notebook.note_saved, draft, original))
        self.changed.emit()

    def renew(self, original: Original) -> None:
        """Take the file as it is now for that of the draft; nothing was saved."""
        self._original = original
        notebook = self._notebook
        if notebook is not None:
            self._post(notebook, partial(notebook.note_original, original))

    def note(self) -> None:
        """Write into the journal what was not noted yet."""
        self._note_timer.stop()
        notebook = self._notebook
        draft = self._draft() if notebook else None
        if notebook is not None and draft is not None:
            note = partial(notebook.note, draft, is_changed=self._is_dirty)
            self._notes.ask(lambda _: (notebook, note()), JOURNAL)
            self._is_untidied = True

    def note_and_tidy(self) -> None:
        """Note what was written and force it to the disk: the person looks elsewhere."""
        if self._is_keeping:
            self.note()
            self._tidy()

    def securing(self) -> Callable[[], Path | None]:
        """Return what forces all that was written to the disk; called in a worker."""
        notebook, draft = self._notebook, self._draft()
        assert notebook is not None
        assert draft is not None
        return partial(notebook.secure, draft)

    def leave(self) -> None:
        """Keep nothing any more; the journal stays for the next start."""
        notebook, self._notebook = self._notebook, None
        if notebook is not None:
            at = DiskPlace(name=JOURNAL.name, must_end=True)
            self._background.run(
                lambda _: notebook.close(), on_done=_ignore, on_error=_ignore, at=at
            )
        self.end()

    def rescue(self) -> Path | None:
        """Force all to the disk at once, the program is about to end; return the journal."""
        notebook, draft = self._notebook, self._draft()
        if notebook is None or draft is None:
            return None
        return self._background.call(partial(notebook.secure, draft), JOURNAL, RESCUE_S)

    @property
    def _is_keeping(self) -> bool:
        """Tell whether there is a draft that may be written."""
        return self._notebook is not None

    def _begin_journal(self) -> None:
        self._notebook = Notebook(self._services.keeping.begin_journal, self._original)
        self._tidy_timer.start()
        self.note()

    def _post(self, notebook: Notebook, call: Callable[[], Path | None]) -> None:
        """Have something written into the journal."""
        self._background.run(
            lambda _: (notebook, call()),
            on_done=self._on_noted,
            on_error=partial(self._on_unwritten, notebook),
            at=JOURNAL,
        )

    def _on_noted(self, written: tuple[Notebook, Path | None]) -> None:
        notebook, displaced = written
        if notebook is self._notebook:
            self._has_noted, self._is_failing = True, False
            self._tell_displaced(displaced)

    def _on_unwritten(self, notebook: Notebook, error: AssistantError) -> None:
        if notebook is self._notebook:
            self._on_failed(error)

    def _on_failed(self, error: AssistantError) -> None:
        """Tell what fails, once; it is tried again with each tick."""
        was_failing, self._is_failing = self._is_failing, True
        if self._is_keeping and not was_failing:
            self.failed.emit(error)

    def _tell_displaced(self, folder: Path | None) -> None:
        was_displaced, self._is_displaced = self._is_displaced, folder is not None
        if self._is_displaced and not was_displaced:
            self.displaced.emit(folder)

    def _on_tick(self) -> None:
        if self._is_failing:
            self.note()
        self._tidy()

    def _tidy(self) -> None:
        """Force the journal to the disk."""
        notebook = self._notebook
        if notebook is None or self._is_tidying or not self._is_untidied:
            return
        self._is_tidying, self._is_untidied = True, False
        self._background.run(
            lambda _: notebook.tidy(),
            on_done=lambda folder: self._on_tidied(notebook, folder),
            on_error=lambda error: self._on_untidied(notebook, error),
            at=_TIDYING,
        )

    def _on_tidied(self, notebook: Notebook, folder: Path | None) -> None:
        self._is_tidying = False
        if notebook is self._notebook:
            self._tell_displaced(folder)
            if self._is_dirty:
                self.kept.emit(datetime.now().astimezone())

    def _on_untidied(self, notebook: Notebook, error: AssistantError) -> None:
        self._is_tidying = False
        if notebook is self._notebook:
            self._is_untidied = True
        self._on_unwritten(notebook, error)

    def _drop_journal(self) -> None:
        self._note_timer.stop()
        self._tidy_timer.stop()
        self._notes.forget()
        notebook, self._notebook = self._notebook, None
        self._has_noted = self._is_failing = self._is_displaced = self._is_untidied = False
        if notebook is not None:
            self._background.run(
                lambda _: notebook.discard(), on_done=_ignore, on_error=_ignore, at=JOURNAL
            )


def _ignore(_: object) -> None:
    """Want nothing to be told."""
