"""Drafts that an earlier session left unsaved (未保存的稿件): found, compared, given up.

They lie in journals, and where an earlier version of the program wrote them in automatic copies;
the person sees no difference. Nothing goes that was neither saved nor given up.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError
from assistant.base.file_state import change_since
from assistant.draft.comparing.compare import compare
from assistant.draft.compose import compose
from assistant.draft.file import read_draft
from assistant.draft.journal.journal import Original, read_original
from assistant.workflow.drafting import Autosave, discard_autosave, find_autosaves
from assistant.workflow.journaling import (
    clear_saved_journals,
    discard_recovered,
    find_recoverable,
)

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from assistant.base.file_state import FileChange
    from assistant.draft.comparing.compare import Comparison
    from assistant.draft.draft import Draft
    from assistant.draft.journal.reader import Recovered
    from assistant.draft.manuscript import Manuscript
    from assistant.workflow.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class LostDraft:
    """One draft that can be brought back."""

    draft: Draft
    """Its last whole state."""
    path: Path | None
    """The draft's file; None for one that was never saved."""
    saved_at: datetime
    """When that state was written (UTC)."""
    lost_tail: bool
    """Whether something written after it could not be read."""
    source: Recovered | Autosave
    """What it was found in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LostDifference:
    """A lost draft beside its file as it is now."""

    text: Manuscript
    """The lost draft as it reads."""
    comparison: Comparison | None
    """From the file to the lost draft; None where there is no file to read."""
    change: FileChange | None
    """What became of the file since the lost draft was begun from it; None where not known."""


def find_lost_drafts(desk: Desk) -> tuple[LostDraft, ...]:
    """Return what can be brought back, the last one first; what stands saved is cleared away.

    Reads the drafts' files too, so it may wait for a share that is away: work for the background.
    """
    journals = [
        LostDraft(
            draft=each.draft,
            path=each.original,
            saved_at=each.saved_at,
            lost_tail=each.lost_tail,
            source=each,
        )
        for each in find_recoverable(desk)
    ]
    clear_saved_journals(desk)
    return (*journals, *_lost_copies(desk))


def compare_with_file(path: Path, draft: Draft) -> Comparison:
    """Return what the draft has that the file has not, and the other way round.

    Raises:
        UnreadableFile, DraftFileError: the file cannot be read or is no draft.
    """
    return compare(read_draft(path), draft)


def compare_lost(lost: LostDraft) -> LostDifference:
    """Return how a lost draft differs from its file as it is now."""
    opened = None if isinstance(lost.source, Autosave) else lost.source.opened
    comparison = None
    if lost.path is not None:
        with contextlib.suppress(AssistantError):
            comparison = compare_with_file(lost.path, lost.draft)
    return LostDifference(
        text=compose(lost.draft),
        comparison=comparison,
        change=change_since(lost.path, opened) if lost.path and opened else None,
    )


def original_of(lost: LostDraft) -> Original | None:
    """Return the file that the lost draft goes on from, as it was then; None where it has none."""
    if lost.path is None:
        return None
    if not isinstance(lost.source, Autosave) and lost.source.opened is not None:
        return Original(path=lost.path, facts=lost.source.opened)
    try:
        return read_original(lost.path)
    except AssistantError:
        return None


def discard_lost(desk: Desk, lost: LostDraft) -> None:
    """Delete what it was found in: it is kept elsewhere by now, or the person gave it up."""
    if isinstance(lost.source, Autosave):
        discard_autosave(lost.source.path)
    else:
        discard_recovered(desk, lost.source)


def _lost_copies(desk: Desk) -> list[LostDraft]:
    """Return the automatic copies of earlier versions that hold something else than the file."""
    found = []
    for copy in find_autosaves(desk):
        draft = _draft_in(copy.path)
        if draft is None:
            continue
        if copy.original and draft == _draft_in(copy.original):
            discard_autosave(copy.path)
            continue
        lost = LostDraft(
            draft=draft,
            path=copy.original,
            saved_at=copy.saved_at,
            lost_tail=False,
            source=copy,
        )
        found.append(lost)
    return found


def _draft_in(path: Path) -> Draft | None:
    try:
        return read_draft(path)
    except AssistantError:
        return None
