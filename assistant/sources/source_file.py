"""The record of one file to be read: a file on the disk, or a member of a zip archive."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """Where a text is to be read from."""

    path: Path
    """The file on the disk: the file itself, or the archive."""
    member: str | None = None
    """Name inside the archive, parted by ``/``; None for a file of its own."""

    @property
    def name(self) -> str:
        """What the person is shown: ``报告.docx``, ``资料.zip/2023/报告.docx``."""
        return str(self.path) if self.member is None else f"{self.path}/{self.member}"

    @property
    def file_name(self) -> str:
        """The name alone, without folders and archive: ``报告.docx``."""
        return self.path.name if self.member is None else PurePosixPath(self.member).name
