"""Writing a draft's file from outside the window: never while somebody has it open.

The lock is the window's own, so that it holds both ways: a window that is opened on the draft
meanwhile only reads it.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from assistant.draft.draft_lock import DraftLock, Holder, lock_draft
from assistant.workflow.drafting import save_draft
from assistant.workflow.errors import DraftInUse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.draft.draft import Draft


@contextlib.contextmanager
def claimed(path: Path | None) -> Iterator[None]:
    """Hold the lock of a draft's file, if one is to be written, which need not be there yet.

    Where a folder takes no locks one writes without, as the window does.

    Raises:
        DraftInUse: somebody has the draft open, or may have it.
    """
    claim = lock_draft(path) if path is not None else None
    if path is not None and isinstance(claim, Holder):
        raise DraftInUse(path, claim)
    try:
        yield
    finally:
        if isinstance(claim, DraftLock):
            claim.release()


def save_apart(path: Path, draft: Draft) -> None:
    """Write a draft to a file that is not the one on anybody's desk.

    Raises:
        DraftInUse: somebody has that file open.
        TargetNotWritable: no right, no room, or no such folder.
    """
    with claimed(path):
        save_draft(path, draft)
