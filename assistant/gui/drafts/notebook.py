"""The journal of one open draft, as the worker that writes it knows it.

Nothing else touches the journal: its calls follow one another in a lane of their own, so that a
disk that hangs holds up neither the window nor the draft's file. Only forcing it to the disk, which
may take long, runs beside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.draft.journal.journal import Journal, Original
    from assistant.gui.services.keeping import BeginJournal


class Notebook:
    """Begins the journal when something is noted first; tried again with the next note.

    All calls raise ``JournalNotWritable`` where no folder takes the journal.
    """

    def __init__(self, begin: BeginJournal, original: Original | None) -> None:
        self._begin = begin
        self._original = original
        self._noted: Draft | None = None
        """What was handed over last."""
        self._is_closed = False
        self.journal: Journal | None = None

    def note(self, draft: Draft, *, is_changed: bool) -> Path | None:
        """Note a draft.

        Args:
            draft: as it stands.
            is_changed: whether its file holds something else.

        Returns:
            the folder of the journal where it is not the usual one.
        """
        self._noted = draft
        if self._is_closed:
            return None
        if self.journal is None:
            self.journal = self._begin(draft, original=self._original, is_changed=is_changed)
        else:
            self.journal.note(draft)
        return self.displaced

    def note_saved(self, draft: Draft, original: Original) -> Path | None:
        """Note that a draft stands in its file; what was written since is not taken back."""
        self._original = original
        if self.journal is None:
            return self.note(draft, is_changed=False)
        if self._noted is draft or self._noted == draft:
            self.journal.note_saved(draft, original)
        else:
            self.journal.note_original(original)
        return self.displaced

    def note_original(self, original: Original) -> Path | None:
        """Note what the draft's file is now, although it was not saved."""
        self._original = original
        if self.journal is not None:
            self.journal.note_original(original)
        return self.displaced

    def tidy(self) -> Path | None:
        """Force the journal to the disk."""
        if self.journal is not None:
            self.journal.tidy()
        return self.displaced

    def secure(self, draft: Draft) -> Path | None:
        """Note a draft and force it to the disk at once; return the journal."""
        self.note(draft, is_changed=True)
        self.tidy()
        return self.journal.path if self.journal else None

    def close(self) -> None:
        """Stop, and leave the journal for the next start."""
        self._is_closed = True
        if self.journal is not None:
            self.journal.close()

    def discard(self) -> None:
        """Stop and delete the journal: the draft is saved, or its changes were given up."""
        self._is_closed = True
        if self.journal is not None:
            self.journal.discard()

    @property
    def displaced(self) -> Path | None:
        """The folder of the journal where it is not the usual one."""
        journal = self.journal
        return journal.path.parent if journal is not None and journal.is_displaced else None
