"""How the open draft is kept safe, as the window sees it: one callable each, like :mod:`services`.

Its journal, its lock, its file as others change it, and what an earlier session left unsaved.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from assistant.base.lazily import Lazily

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.base.file_state import FileChange
    from assistant.draft import draft_lock
    from assistant.draft.comparing.compare import Comparison
    from assistant.draft.draft import Draft
    from assistant.draft.draft_lock import DraftLock, Holder, NoLock
    from assistant.draft.journal import journal
    from assistant.draft.journal.journal import Journal, Original
    from assistant.workflow import journaling, recovering
    from assistant.workflow.desk import Desk
    from assistant.workflow.recovering import LostDifference, LostDraft
else:
    draft_lock = Lazily("assistant.draft.draft_lock")
    journal = Lazily("assistant.draft.journal.journal")
    journaling = Lazily("assistant.workflow.journaling")
    recovering = Lazily("assistant.workflow.recovering")


class BeginJournal(Protocol):
    """Begins to keep a draft on disk while it is written."""

    def __call__(
        self, draft: Draft, *, original: Original | None = None, is_changed: bool = False
    ) -> Journal:
        """Return the journal; *is_changed* where the draft's file holds something else."""
        ...


class LockDraft(Protocol):
    """Tries to become the one who writes a draft's file."""

    def __call__(self, path: Path, *, take_over: bool = False) -> DraftLock | Holder | NoLock:
        """Return the lock, who has it, or why nobody can tell."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingServices:
    """What is done so that no word is lost."""

    read_original: Callable[[Path], Original]
    begin_journal: BeginJournal
    lock_draft: LockDraft
    watch: Callable[[Original], Callable[[], FileChange]]
    """Gives what tells, as often as one likes, what became of the file since."""
    compare_with_file: Callable[[Path, Draft], Comparison]
    """What the draft has that the file has not, and the other way round."""
    find_lost: Callable[[], tuple[LostDraft, ...]]
    compare_lost: Callable[[LostDraft], LostDifference]
    original_of: Callable[[LostDraft], Original | None]
    discard_lost: Callable[[LostDraft], None]


def keeping_services_of(desk: Desk) -> KeepingServices:
    """Return the real functions for *desk*."""
    return KeepingServices(
        read_original=journal.read_original,
        begin_journal=partial(journaling.begin_journal, desk),
        lock_draft=draft_lock.lock_draft,
        watch=_watch,
        compare_with_file=recovering.compare_with_file,
        find_lost=partial(recovering.find_lost_drafts, desk),
        compare_lost=recovering.compare_lost,
        original_of=recovering.original_of,
        discard_lost=partial(recovering.discard_lost, desk),
    )


def _watch(original: Original) -> Callable[[], FileChange]:
    from assistant.base.file_state import FileState

    return FileState(original.path, original.facts).look
