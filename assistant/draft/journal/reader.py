"""Reading a journal back: the last whole state of a draft that was being written.

A file may be torn, damaged, hostile or of a newer program, so all sizes are bounded and all types
checked; nothing is ever changed or deleted here.
"""

from __future__ import annotations

import hashlib
import json
import stat
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.base.file_lock import probe_lock
from assistant.base.file_state import FileFacts
from assistant.base.files import UnreadableFile, read_bytes
from assistant.base.process import Process, is_running
from assistant.draft.draft_json import WrongShape, draft_from_raw
from assistant.draft.file import FORMAT as DRAFT_FORMAT
from assistant.draft.file import LIFTS, DraftDamaged, DraftTooNew
from assistant.draft.journal.change import WrongEdit, edited
from assistant.draft.journal.file import LARGEST_JOURNAL, records_in
from assistant.draft.journal.journal import FORMAT
from assistant.draft.journal.name import parse_name
from assistant.draft.pictures import is_kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.draft.draft import Draft
    from assistant.draft.journal.file import Record

_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """What a journal holds (找回的稿件)."""

    path: Path
    """The journal."""
    draft: Draft
    """The last whole state."""
    original: Path | None
    """The draft's file; None for one that was never saved."""
    opened: FileFacts | None
    """What that file was when it was opened or last saved by the journal's writer."""
    has_changes: bool
    """Whether something was written since that file was opened or last saved."""
    saved_at: datetime
    """When the state was noted, by the writer's clock (UTC); told to the person, never compared."""
    session: int
    """Rises from one journal to the next."""
    is_live: bool
    """Whether its writer is still running."""
    lost_tail: bool
    """Whether something after the last whole state could not be read."""
    noted: int = 0
    """How many changes were noted up to the last whole state."""

    @property
    def opened_hash(self) -> str | None:
        """SHA-256 of the draft's file when it was opened or last saved."""
        return self.opened.digest if self.opened else None


def read_journal(path: Path) -> Recovered:
    """Return what the journal holds.

    Raises:
        UnreadableFile: the file is missing or may not be read.
        DraftDamaged: it is no journal, or not one state of it is whole.
        DraftTooNew: a newer program wrote it.
    """
    data = _bounded_bytes(path)
    replay = _Replay(path)
    end = 0
    for record, record_end in records_in(data):
        if not replay.take(record):
            break
        end = record_end
    draft = replay.draft()
    name = parse_name(path.name)
    return Recovered(
        path=path,
        draft=draft,
        original=replay.original,
        opened=replay.opened,
        has_changes=replay.has_changes,
        saved_at=replay.saved_at,
        session=name.session if name else 0,
        is_live=_is_live(path, replay.writer),
        lost_tail=end < len(data),
        noted=replay.noted,
    )


class _Replay:
    """Does again, record by record, what was written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._version = 0
        self._raw: Any = None
        self._pictures: dict[str, bytes] = {}
        self.original: Path | None = None
        self.opened: FileFacts | None = None
        self.has_changes = True
        self.noted = 0
        self.saved_at = _NO_TIME
        self.writer: Process | None = None

    def take(self, record: Record) -> bool:
        """Do what a record says; tell whether it could be done."""
        if record.kind == b"P":
            self._take_picture(record.payload)
            return True
        raw = _parsed(record.payload)
        if raw is None or (record.kind == b"H") != (self._version == 0):
            return False
        match record.kind:
            case b"H":
                self._take_header(raw)
            case b"B":
                self._raw = raw.get("draft")
                self.has_changes = raw.get("saved") is not True
            case b"C":
                return self._take_change(raw)
            case b"S":
                self._take_source(raw)
                self.has_changes = False
            case b"O":
                self._take_source(raw)
                return True
            case _:
                return False
        self._take_moment(raw)
        return True

    def _take_moment(self, raw: Mapping[str, Any]) -> None:
        self.saved_at = _time(raw.get("at"), self.saved_at)
        noted = raw.get("noted")
        if isinstance(noted, int):
            self.noted = max(self.noted, noted)

    def draft(self) -> Draft:
        """Return the draft after all that was done.

        Raises:
            DraftDamaged: there is none, or it is not what a draft is.
        """
        if not self._version or self._raw is None:
            raise DraftDamaged(self._path, "自动保存的内容不完整")
        raw: dict[str, Any] = {"format": self._version, "draft": self._raw}
        for number in range(self._version, DRAFT_FORMAT):
            raw = LIFTS[number](raw)
        try:
            return draft_from_raw(raw.get("draft"), self._pictures.get)
        except WrongShape as error:
            raise DraftDamaged(self._path, f"“{error.place}”的内容不对") from error

    def _take_header(self, raw: Mapping[str, Any]) -> None:
        for name, newest in (("format", FORMAT), ("draft_format", DRAFT_FORMAT)):
            version = raw.get(name)
            if not isinstance(version, int) or isinstance(version, bool) or version < 1:
                raise DraftDamaged(self._path, "没有格式版本号")
            if version > newest:
                raise DraftTooNew(self._path, version)
            self._version = version
        self.writer = _process(raw.get("writer"))
        self._take_source(raw)

    def _take_source(self, raw: Mapping[str, Any]) -> None:
        self.original = _path(raw.get("original"))
        self.opened = _facts(raw.get("opened"))

    def _take_change(self, raw: Mapping[str, Any]) -> bool:
        try:
            self._raw = edited(self._raw, raw.get("edit"))
        except (WrongEdit, RecursionError):
            return False
        self._take_moment(raw)
        self.has_changes = True
        return True

    def _take_picture(self, data: bytes) -> None:
        if is_kept(data):
            self._pictures[hashlib.sha256(data).hexdigest()] = data


def _bounded_bytes(path: Path) -> bytes:
    try:
        seen = path.stat()
    except OSError as error:
        raise UnreadableFile(path, error) from error
    if not stat.S_ISREG(seen.st_mode) or seen.st_size > LARGEST_JOURNAL:
        raise DraftDamaged(path, "不是自动保存的文件，或者文件太大")
    return read_bytes(path)


def _is_live(path: Path, writer: Process | None) -> bool:
    """Tell whether the writer is there: by its lock; by its number only where there are none."""
    lock = probe_lock(path)
    if lock == "unsupported":
        return writer is not None and is_running(writer) is True
    return lock == "busy"


def _parsed(payload: bytes) -> dict[str, Any] | None:
    try:
        # A number that is none was never meant: better no number than no draft.
        raw = json.loads(payload.decode("utf-8"), parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None
    return raw if isinstance(raw, dict) else None


def _time(raw: object, before: datetime) -> datetime:
    try:
        time = datetime.fromisoformat(str(raw))
    except ValueError:
        return before
    is_sane = time.tzinfo is not None and _NO_TIME.year < time.year < 9000
    return time.astimezone(UTC) if is_sane else before


def _path(raw: object) -> Path | None:
    if not isinstance(raw, str) or "\0" in raw or not Path(raw).is_absolute():
        return None
    return Path(raw)


def _facts(raw: object) -> FileFacts | None:
    match raw:
        case {"size": int(size), "mtime_ns": int(mtime_ns), "digest": str(digest)}:
            return FileFacts(size=size, mtime_ns=mtime_ns, digest=digest)
    return None


def _process(raw: object) -> Process | None:
    match raw:
        case {"host": str(host), "pid": int(pid), "started": str(started)}:
            return Process(host=host, pid=pid, started=started)
    return None
