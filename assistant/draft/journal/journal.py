"""The journal of an open draft (流水): what was written is on disk from the first key on.

A draft is noted after each change and only what changed is written. A kill of the program loses
nothing that was noted; a cut of power loses what was noted since the last :meth:`Journal.tidy`. A
journal that has grown is begun anew in a file of its own before the old one goes, so that at no
moment there is none. Reading is left to ``journal_reader.py``.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from assistant.base.file_state import read_facts
from assistant.base.files import TargetNotWritable, make_folder
from assistant.base.private_folder import make_private_folder
from assistant.base.process import own_process
from assistant.draft.draft_json import draft_to_raw
from assistant.draft.file import FORMAT as DRAFT_FORMAT
from assistant.draft.journal.change import edit_between, picture_key
from assistant.draft.journal.file import LARGEST_JOURNAL, JournalFile, Record
from assistant.draft.journal.name import JournalName
from assistant.draft.pictures import LARGEST_PICTURE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.base.file_state import FileFacts
    from assistant.draft.draft import Draft

FORMAT = 1
"""Version of the journal that this program writes."""
GROWTH = 500_000
"""Bytes by which a journal grows, at least, before it is begun anew."""
MOST_COUNT = 20_000
"""Changes in one file; more take long to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The draft's file as the window last knew it."""

    path: Path
    facts: FileFacts
    """Read before the content when opened, after it was written when saved."""


def read_original(path: Path) -> Original:
    """Return the file as it is now.

    Raises:
        UnreadableFile: it is missing, no file, or may not be read.
    """
    return Original(path=path.absolute(), facts=read_facts(path))


class JournalNotWritable(TargetNotWritable):
    """What was written is kept in memory alone: no folder takes the journal."""


class Journal:
    """Keeps one open draft on disk while it is being written; one for each window.

    :meth:`note` is quick and forces nothing to the disk; :meth:`tidy` is slow and may run in
    another thread meanwhile. All else is called by the one thread that notes.

    Args:
        folders: where to write; a later one, for this person alone, only while those before it
            cannot be written.
        draft: the draft as opened or made.
        session: rises from one journal to the next, whatever the clock says.
        original: the draft's file, None for one that was never saved.
        is_changed: whether that file holds something else: the draft was recovered.

    Raises:
        JournalNotWritable: it could not be begun.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        draft: Draft,
        *,
        session: int,
        original: Original | None = None,
        is_changed: bool = False,
    ) -> None:
        self._folders = tuple(folders)
        self._name = JournalName(session=session, token=uuid4().hex[:12], generation=0)
        self._began = _now()
        self._original = original
        self._last = draft
        self._noted = 0
        """Rises with each change: of two files of one journal the one with more holds more."""
        self._saved = draft if original and not is_changed else None
        """What stands in the draft's file."""
        self._left: list[Path] = []
        """Older files in folders that could not be written any more."""
        self._is_closed = False
        self._mutex = threading.Lock()
        self._tidying = threading.Lock()
        self._file = self._begun_anew(self._next_name(), draft, self._folders)

    @property
    def path(self) -> Path:
        """The file that is written now."""
        return self._file.path

    @property
    def is_displaced(self) -> bool:
        """Tell whether it lies elsewhere, since the first folder could not be written."""
        return self._file.path.parent != self._folders[0]

    def note(self, draft: Draft) -> None:
        """Write what changed since the draft was noted last; nothing where nothing did.

        Raises:
            JournalNotWritable: not written; the next call tries again, with all since then.
        """
        with self._mutex:
            edit = edit_between(self._last, draft)
            if edit is None:
                return
            self._noted += 1
            self._add(self._change(edit), draft)
        if self._file.size > LARGEST_JOURNAL // 2 or self._file.count > MOST_COUNT * 2:
            self.tidy()

    def note_saved(self, draft: Draft, original: Original) -> None:
        """Write that the draft now stands in its file.

        Raises:
            JournalNotWritable: not written. The draft is saved all the same.
        """
        self.note(draft)
        with self._mutex:
            self._original, self._saved = original, draft
            self._add(Record(b"S", _json({"at": _now(), **self._source()})), draft)

    def note_original(self, original: Original) -> None:
        """Write what the draft's file is now: not this draft, but its history or an earlier state.

        Raises:
            JournalNotWritable: not written; told again with what is noted next.
        """
        with self._mutex:
            self._original = original
            self._add(Record(b"O", _json({"at": _now(), **self._source()})), self._last)

    def tidy(self) -> None:
        """Force what was noted to the disk, and begin the file anew where it has grown.

        Raises:
            JournalNotWritable: the disk does not take it; what was noted stays where it is.
        """
        if not self._tidying.acquire(blocking=False):
            return
        try:
            if self._is_closed:
                return
            if self._has_grown():
                with contextlib.suppress(TargetNotWritable):  # the old one still does
                    self._compact()
            self._sync()
        finally:
            self._tidying.release()

    def close(self) -> None:
        """Stop and leave the file: what it holds is offered when the program starts again."""
        with self._tidying, self._mutex:
            self._is_closed = True
            self._file.close()

    def discard(self) -> None:
        """Stop and delete the file: the draft is saved, or the person gave the changes up."""
        with self._tidying, self._mutex:
            self._is_closed = True
            self._file.remove()
            for path in self._left:
                with contextlib.suppress(OSError):
                    path.unlink()

    def _add(self, record: Record, draft: Draft) -> None:
        """Write a record, or the whole draft in a new file where the old one takes no more."""
        if self._is_closed:
            return
        try:
            _extend(self._file, record, self._last, draft)
        except TargetNotWritable:
            self._go_on_in(self._begun_anew(self._next_name(), draft, self._folders))
        self._last = draft

    def _has_grown(self) -> bool:
        grown = self._file.size - self._file.first_size
        return grown > max(GROWTH, 2 * self._file.first_size) or self._file.count > MOST_COUNT

    def _compact(self) -> None:
        """Write the draft anew; it may be noted in the old file meanwhile."""
        with self._mutex:
            base, old, name, noted = self._last, self._file, self._next_name(), self._noted
        here = self._folders.index(old.path.parent) + 1
        begun = self._begun_anew(name, base, self._folders[:here], noted=noted)
        with self._mutex:
            edit = edit_between(base, self._last)
            try:
                if edit is not None:
                    _extend(begun, self._change(edit), base, self._last)
            except TargetNotWritable:
                begun.remove()
                raise
            if old is self._file:
                self._go_on_in(begun)
            else:  # it was begun anew meanwhile, since the old one took no more
                begun.remove()

    def _go_on_in(self, begun: JournalFile) -> None:
        """Take another file; the old one goes, unless it lies in a folder that outlives more."""
        old, self._file = self._file, begun
        if old.path.parent == begun.path.parent:
            old.remove()
        else:
            old.close()
            self._left.append(old.path)

    def _sync(self) -> None:
        try:
            with self._mutex:
                twin = self._file.twin()
            try:
                os.fsync(twin)
            finally:
                os.close(twin)
        except (OSError, TargetNotWritable) as error:
            raise _not_writable(self.path, error) from error

    def _next_name(self) -> str:
        self._name = self._name.next()
        return str(self._name)

    def _begun_anew(
        self, name: str, draft: Draft, folders: Sequence[Path], *, noted: int | None = None
    ) -> JournalFile:
        """Return a file that begins with the whole draft, in the first folder that takes it."""
        pictures = _pictures_of(draft)
        base = {
            "at": _now(),
            "saved": draft == self._saved,
            "noted": self._noted if noted is None else noted,
            "draft": draft_to_raw(draft, picture_key),
        }
        records = (
            Record(b"H", _json(self._header())),
            *(Record(b"P", data) for data in pictures.values()),
            Record(b"B", _json(base)),
        )
        first: TargetNotWritable | None = None
        for folder in folders:
            try:
                self._make(folder)
                begun = JournalFile(folder / name, records)
            except TargetNotWritable as error:
                first = first or error
            else:
                begun.pictures = frozenset(pictures)
                return begun
        assert first is not None
        raise _not_writable(first.path, first) from first

    def _make(self, folder: Path) -> None:
        if folder == self._folders[0]:
            make_folder(folder)
        else:
            make_private_folder(folder)

    def _header(self) -> dict[str, object]:
        return {
            "format": FORMAT,
            "draft_format": DRAFT_FORMAT,
            "began": self._began,
            "writer": asdict(own_process()),
            **self._source(),
        }

    def _change(self, edit: list[Any]) -> Record:
        return Record(b"C", _json({"at": _now(), "noted": self._noted, "edit": edit}))

    def _source(self) -> dict[str, object]:
        if self._original is None:
            return {"original": None, "opened": None}
        return {"original": str(self._original.path), "opened": asdict(self._original.facts)}


def _extend(file: JournalFile, record: Record, before: Draft, draft: Draft) -> None:
    """Add a record, and before it the pictures that it needs and the file has not.

    Raises:
        TargetNotWritable: nothing was added.
    """
    if before.pictures == draft.pictures:
        file.add([record])
        return
    shown = _pictures_of(draft)
    new = [Record(b"P", data) for key, data in shown.items() if key not in file.pictures]
    file.add([*new, record])
    file.pictures |= shown.keys()


def _pictures_of(draft: Draft) -> dict[str, bytes]:
    """Return the pictures' data by their keys; one that no file takes must not hold up the text."""
    sound = (picture for picture in draft.pictures if len(picture.data) <= LARGEST_PICTURE)
    return {picture_key(picture): picture.data for picture in sound}


def _not_writable(path: Path, error: OSError | TargetNotWritable) -> JournalNotWritable:
    reason = error.reason if isinstance(error, TargetNotWritable) else error
    return JournalNotWritable(path, reason)


def _json(raw: dict[str, Any]) -> bytes:
    """Return raw data as bytes; broken characters become question marks, one for one."""
    text = json.dumps(raw, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", errors="replace")


def _now() -> str:
    return datetime.now(UTC).isoformat()
