"""What can be wrong with the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError

if TYPE_CHECKING:
    from pathlib import Path


class StoreError(AssistantError):
    """The store could not be used.

    Attributes:
        path: the database file.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class StoreBusy(StoreError):
    """Another program held the store too long."""


class StoreDamaged(StoreError):
    """The file is no store or is broken."""


class StoreNotWritable(StoreError):
    """The store may not be written: no right, or the disk is full."""


class StoreTooNew(StoreError):
    """The store was written by a newer version of the program."""


class BackupUnusable(StoreError):
    """The file is no backup of a store, or is broken; the store itself is as it was."""


class UnknownReport(StoreError):
    """No report has that number.

    Attributes:
        report: the number.
    """

    def __init__(self, path: Path, report: int) -> None:
        super().__init__(path, f"no report {report}")
        self.report = report
