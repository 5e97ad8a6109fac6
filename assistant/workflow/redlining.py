"""花脸稿: writing what changed in a draft since an earlier version, and finding that version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.draft.compose import compose
from assistant.draft.file import read_history, read_version
from assistant.export.docx.changes import write_docx_changes
from assistant.workflow.errors import UnknownFormat, UnknownVersion

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from assistant.draft.draft import Draft
    from assistant.draft.file import Version
    from assistant.export.gongwen import Measures

ENDING = ".docx"


def list_versions(path: Path) -> tuple[Version, ...]:
    """Return the earlier versions in a draft file, the newest first.

    Raises:
        UnreadableFile, DraftFileError: it cannot be read or is no draft.
    """
    return read_history(path)[::-1]


def open_version(path: Path, version: Version) -> Draft:
    """Return one of these versions.

    Raises:
        UnreadableFile, DraftFileError: it cannot be read, or is no longer there.
    """
    return read_version(path, version)


def open_numbered_version(path: Path, number: int) -> Draft:
    """Return an earlier version by its place in the list, 1 for the newest.

    Raises:
        UnknownVersion: there is none of that number.
        UnreadableFile, DraftFileError: it cannot be read or is no draft.
    """
    versions = list_versions(path)
    if not 1 <= number <= len(versions):
        raise UnknownVersion(path, number, len(versions))
    return open_version(path, versions[number - 1])


def write_redline(
    draft: Draft,
    path: Path,
    *,
    against: Draft,
    measures: Measures | None = None,
    now: datetime | None = None,
) -> None:
    """Write the draft as a DOCX whose tracked changes are its differences from *against*.

    Args:
        draft: what is written, in its edition with all elements.
        path: the file; what it held is replaced in one step.
        against: the version compared with.
        measures: those of the draft's house format; by default the standard's.
        now: the moment that the changes bear; by default the present.

    Raises:
        UnknownFormat: the ending is not :data:`ENDING`.
        ExportError: there is nothing to write, or nothing changed.
        TargetNotWritable: the file there before is untouched.
    """
    if path.suffix.lower() != ENDING:
        raise UnknownFormat(path, (ENDING,))
    write_docx_changes(compose(against), compose(draft), path, now=now, measures=measures)
