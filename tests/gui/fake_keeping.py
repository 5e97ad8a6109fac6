"""Drafts kept in a real journal, of files that are not there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.base.file_state import FileFacts
from assistant.draft.draft_lock import DraftLock
from assistant.draft.journal.journal import Original
from assistant.gui.services.keeping import KeepingServices, keeping_services_of
from assistant.workflow.desk import own_desk

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.base.file_state import FileChange
    from assistant.draft.draft_lock import Holder, NoLock


class FakeLock(DraftLock):
    """A lock on nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, -1, "", is_guarded=True)
        self.is_released = False

    def release(self) -> None:
        self.is_released = True


@dataclass
class FakeKeeping:
    """What others make of the files."""

    claim: Holder | NoLock | None = None
    """What trying to lock a file gives instead of the lock."""
    change: FileChange = "unchanged"

    def services(self) -> KeepingServices:
        return replace(
            keeping_services_of(own_desk()),
            read_original=_original,
            lock_draft=self._lock,
            watch=lambda _: lambda: self.change,
        )

    def _lock(self, path: Path, *, take_over: bool = False) -> DraftLock | Holder | NoLock:
        return self.claim or FakeLock(path)


def _original(path: Path) -> Original:
    return Original(path=path.absolute(), facts=FileFacts(size=0, mtime_ns=0, digest=""))
