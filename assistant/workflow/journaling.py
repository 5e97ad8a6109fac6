"""Keeping what is being written, and finding it again after the program ended without being asked.

Journals lie in the desk's folder of autosaves, and where that cannot be written in a folder of
their own among the system's temporary files. Nothing is deleted that was neither saved nor given
up by the person.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.base.errors import AssistantError
from assistant.base.file_lock import probe_lock
from assistant.base.files import is_file
from assistant.base.paths import APPLICATION
from assistant.base.private_folder import is_private_folder
from assistant.draft.file import read_draft
from assistant.draft.journal.journal import Journal
from assistant.draft.journal.name import journals_in
from assistant.draft.journal.reader import Recovered, read_journal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.draft.draft import Draft
    from assistant.draft.journal.journal import Original
    from assistant.draft.journal.name import JournalName
    from assistant.workflow.desk import Desk


def begin_journal(
    desk: Desk, draft: Draft, *, original: Original | None = None, is_changed: bool = False
) -> Journal:
    """Return the journal of a draft that is now open.

    Args:
        desk: where journals lie.
        draft: as opened, made or recovered.
        original: its file, None for one that was never saved.
        is_changed: whether that file holds something else: the draft was recovered.

    Raises:
        JournalNotWritable: no folder takes it.
    """
    sessions = [name.session for name, _ in _files(desk)]
    return Journal(
        (desk.autosaves, _spare_folder(desk)),
        draft,
        session=max(sessions, default=0) + 1,
        original=original,
        is_changed=is_changed,
    )


def find_recoverable(desk: Desk) -> tuple[Recovered, ...]:
    """Return what windows that are gone left unsaved, the one opened last first.

    Reads the drafts' files too, so it may wait for a share that is away: work for the background.
    """
    left = [each for _, each in _left_behind(desk) if not _is_saved(each)]
    return tuple(sorted(left, key=lambda each: (each.session, each.saved_at), reverse=True))


def discard_recovered(desk: Desk, recovered: Recovered) -> None:
    """Delete a journal: its draft is kept elsewhere by now, or the person gave it up.

    One whose writer is still running stays.
    """
    for group in _groups(desk):
        if recovered.path in group and not _is_in_use(desk, group):
            _delete(group)


def clear_saved_journals(desk: Desk) -> None:
    """Delete what windows that are gone left although their drafts stand saved in their files."""
    for group, recovered in _left_behind(desk):
        if not recovered.lost_tail and _is_saved(recovered) and not _is_in_use(desk, group):
            _delete(group)


def _spare_folder(desk: Desk) -> Path:
    """Return a folder that no other desk and no other person has."""
    key = hashlib.sha256(os.fsencode(desk.autosaves.absolute())).hexdigest()[:12]
    return Path(tempfile.gettempdir(), f"{APPLICATION}-{key}")


def _files(desk: Desk) -> list[tuple[JournalName, Path]]:
    """Return all files of journals, the newest first."""
    spare = _spare_folder(desk)
    folders = (desk.autosaves, spare) if is_private_folder(spare) else (desk.autosaves,)
    files = [each for folder in folders for each in journals_in(folder)]
    return sorted(files, reverse=True)


def _groups(desk: Desk) -> Iterator[list[Path]]:
    """Give the files of each journal, the newest first."""
    for _, files in groupby(_files(desk), key=lambda each: (each[0].session, each[0].token)):
        yield [path for _, path in files]


def _left_behind(desk: Desk) -> Iterator[tuple[list[Path], Recovered]]:
    """Give the journals whose writers are gone, each with its newest whole state."""
    for group in _groups(desk):
        recovered = _newest(group)
        if recovered and not recovered.is_live and not _is_in_use(desk, group):
            yield group, recovered


def _newest(group: list[Path]) -> Recovered | None:
    """Return what the furthest file of a journal holds.

    That is the newest one, unless its writer ended while it went on to another file: what was
    noted meanwhile stands in the old one alone.
    """
    found: list[Recovered] = []
    is_damaged = False
    for path in group:
        try:
            found.append(read_journal(path))
        except AssistantError:
            is_damaged = is_damaged or not found
    if not found:
        return None
    furthest = max(found, key=lambda each: each.noted)
    return replace(furthest, lost_tail=True) if is_damaged else furthest


def _is_in_use(desk: Desk, group: list[Path]) -> bool:
    """Tell whether a writer has one of the files, or went on to another one meanwhile."""
    return any(probe_lock(path) == "busy" for path in group) or group not in _groups(desk)


def _is_saved(recovered: Recovered) -> bool:
    """Tell whether the draft's file holds it, or held it until somebody else wrote there."""
    original = recovered.original
    if original is None or not is_file(original):
        return False
    try:
        stored = read_draft(original)
    except AssistantError:
        return False
    return not recovered.has_changes or stored == recovered.draft


def _delete(group: list[Path]) -> None:
    """Delete the files of a journal, the newest last, and halves of them never finished."""
    for path in reversed(group):
        journal, _, _ = path.name.rpartition("-")
        for file in (*path.parent.glob(f".{journal}-*.tmp"), path):
            with contextlib.suppress(OSError):
                file.unlink()
