"""What is done with a draft's file on the disk: calls for a worker, without a widget.

Each does all that belongs together in one go, so that a share that dies in the middle leaves no
lock behind that nobody knows of.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from assistant.draft.draft_lock import DraftLock, Holder, NoLock, mark_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.base.file_state import FileChange
    from assistant.draft.draft import Draft
    from assistant.draft.journal.journal import Original
    from assistant.gui.services.services import Services

Claim = DraftLock | Holder | NoLock
"""What came of trying to lock a file."""
Written = TypeVar("Written")


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDisk:
    """A draft's file, and who writes it."""

    original: Original
    claim: Claim
    mark: Path
    """Where its lock lies: the same for all paths that lead to the file."""

    @property
    def path(self) -> Path:
        """The file."""
        return self.original.path


def read_file(services: Services, path: Path, own: OnDisk | None) -> tuple[Draft, OnDisk] | None:
    """Return a draft with its file, locked if that could be; None for the file that is one's own.

    Raises:
        UnreadableFile, DraftFileError: it cannot be read; it is not locked then.
    """
    mark = mark_of(path)
    if own is not None and own.mark == mark:
        return None
    claim = services.keeping.lock_draft(path)
    return _read(services, path, claim, mark)


def read_again(services: Services, own: OnDisk) -> tuple[Draft, OnDisk]:
    """Return the draft as its file now holds it; the lock is what it was.

    Raises:
        UnreadableFile, DraftFileError: it cannot be read.
    """
    original = services.keeping.read_original(own.path)
    draft = services.open_draft(own.path)
    return draft, OnDisk(original=original, claim=own.claim, mark=own.mark)


def claim_again(
    services: Services, own: OnDisk, *, take_over: bool
) -> tuple[Draft, OnDisk] | Holder:
    """Return the draft with its file, which was only read so far, or who still has it.

    Raises:
        UnreadableFile, DraftFileError: it cannot be read; it is not locked then.
    """
    claim = services.keeping.lock_draft(own.path, take_over=take_over)
    if isinstance(claim, Holder):
        return claim
    return _read(services, own.path, claim, own.mark)


def claim_original(services: Services, original: Original | None) -> OnDisk | Holder | None:
    """Return a lost draft's file, or who has it; None where there is no such file."""
    if original is None:
        return None
    claim = services.keeping.lock_draft(original.path)
    if isinstance(claim, Holder):
        return claim
    return OnDisk(original=original, claim=claim, mark=mark_of(original.path))


def save_own(
    services: Services, draft: Draft, own: OnDisk, look: Callable[[], FileChange]
) -> OnDisk | FileChange:
    """Save a draft in its file, unless that is not what it was; return the file, or what it is.

    Raises:
        TargetNotWritable: nothing was written.
        UnreadableFile: it was written, but the file is out of reach since.
    """
    change = look()
    if change != "unchanged":
        return change
    services.save_draft(own.path, draft)
    original = services.keeping.read_original(own.path)
    return OnDisk(original=original, claim=own.claim, mark=own.mark)


def save_to(services: Services, draft: Draft, path: Path, own: OnDisk | None) -> OnDisk | Holder:
    """Save a draft in a file that the person chose; return the file, or who has it.

    Args:
        services: what writes.
        draft: the draft.
        path: the file.
        own: the draft's file where it is written here, so that its lock goes on.

    Raises:
        TargetNotWritable: nothing was written.
        UnreadableFile: it was written, but the file is out of reach since.
    """
    mark = mark_of(path)
    is_own = own is not None and own.mark == mark
    claim = own.claim if own is not None and is_own else services.keeping.lock_draft(path)
    if isinstance(claim, Holder):
        return claim
    try:
        services.save_draft(path, draft)
        original = services.keeping.read_original(path)
    except BaseException:
        if not is_own:
            let_go(claim)
        raise
    return OnDisk(original=original, claim=claim, mark=mark)


def rewrite(
    services: Services,
    own: OnDisk,
    write: Callable[[], Written],
    look: Callable[[], FileChange],
) -> tuple[Written, FileChange, OnDisk]:
    """Write a draft's file while its own draft stays as it is (历史版本).

    Returns:
        what was written, what others had made of the file before, and the file as it is now.

    Raises:
        FileError, DraftFileError: as *write* does.
    """
    change = look()
    written = write()
    original = services.keeping.read_original(own.path)
    return written, change, OnDisk(original=original, claim=own.claim, mark=own.mark)


def let_go(claim: Claim | None) -> None:
    """Let others write a file that was locked."""
    if isinstance(claim, DraftLock):
        claim.release()


def _read(services: Services, path: Path, claim: Claim, mark: Path) -> tuple[Draft, OnDisk]:
    try:
        original = services.keeping.read_original(path)
        draft = services.open_draft(path)
    except BaseException:
        let_go(claim)
        raise
    return draft, OnDisk(original=original, claim=claim, mark=mark)
