"""The guard of the open draft's file (占用与改动): nobody writes over another one's words.

It holds the lock on the file, watches what others make of it, and tells both in a standing bar.
What the person then asks for is done by the owner.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.draft.draft_lock import DraftLock, Holder, NoLock
from assistant.gui.drafts.draft_disk import let_go
from assistant.gui.drafts.file_watch import FileWatch
from assistant.gui.jobs.background import place_of
from assistant.gui.widgets.standing_bar import StandingBar
from assistant.workflow.occupancy import (
    UNGUARDED,
    change_words,
    holder_words,
    no_lock_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.base.file_state import FileChange
    from assistant.gui.drafts.draft_disk import OnDisk
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.services.keeping import KeepingServices


class Guard(QObject):
    """Knows who writes the open draft's file.

    Signals:
        retry_requested: try again to write it; True to take it over from who may be gone.
        reload_requested: show the file as it is now.
        compare_requested: show what differs between the file and what is on the desk.
        copy_requested: save what is on the desk as another file.
    """

    retry_requested = Signal(bool)
    reload_requested = Signal()
    compare_requested = Signal()
    copy_requested = Signal()

    def __init__(
        self,
        services: KeepingServices,
        background: Background,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._file: OnDisk | None = None
        self._seen: FileChange = "unchanged"
        """A change that the person knows of and has decided on."""
        self.watch = FileWatch(services, background, self)
        self.bar = StandingBar(theme)
        self.watch.changed.connect(self._show)

    @property
    def file(self) -> OnDisk | None:
        """The file that is guarded now."""
        return self._file

    @property
    def is_read_only(self) -> bool:
        """Tell whether somebody else writes the draft."""
        return self._file is not None and isinstance(self._file.claim, Holder)

    def begin(self, file: OnDisk | None) -> None:
        """Guard a file from now on, as it was then; what was guarded before is let go."""
        before, self._file = self._file, file
        if before is not None and (file is None or file.claim is not before.claim):
            self.let_go(before)
        self._seen = "unchanged"
        self.watch.begin(file.original if file else None)
        self._show()

    def take(self, holder: Holder) -> None:
        """Know anew who has the file."""
        if self._file is not None:
            self._file = replace(self._file, claim=holder)
        self._show()

    def let_go(self, file: OnDisk) -> None:
        """Let others write a file, when all is done that was begun there."""
        if isinstance(file.claim, DraftLock):
            self._background.run(
                lambda _: let_go(file.claim),
                on_done=_ignore,
                on_error=_ignore,
                at=place_of(file.path),
            )

    def end(self) -> None:
        """Guard nothing any more."""
        self.begin(None)

    def keep_own(self) -> None:
        """Ask no more about the change that was seen: one's own text is to stay."""
        self._seen = self.watch.change
        self._show()

    @property
    def caution(self) -> str:
        """What should be known about the lock; empty where it is a sound one."""
        claim = self._file.claim if self._file else None
        if isinstance(claim, NoLock):
            return no_lock_words(claim)
        is_loose = isinstance(claim, DraftLock) and not claim.is_guarded
        return UNGUARDED if is_loose else ""

    def _show(self) -> None:
        """Tell who has the file, or what became of it; nothing where all is well."""
        if self._file is not None and isinstance(self._file.claim, Holder):
            self._show_holder(self._file.claim)
        elif self.watch.change in ("unchanged", self._seen):
            self.bar.hide()
        else:
            self._show_change(self.watch.change)

    def _show_holder(self, holder: Holder) -> None:
        words = holder_words(holder)
        ways: list[tuple[str, Callable[[], object]]] = [
            ("另存为副本", self.copy_requested.emit),
            ("重试", lambda: self.retry_requested.emit(False)),
        ]
        if not holder.is_certain:
            ways.insert(0, ("接着编辑", lambda: self.retry_requested.emit(True)))
        if self.watch.change == "changed":
            words += "文件里已有新的内容。"
            ways.insert(0, ("重新载入", self.reload_requested.emit))
        self.bar.tell("info" if holder.is_certain else "warning", words, *ways)

    def _show_change(self, change: FileChange) -> None:
        ways: dict[FileChange, list[tuple[str, Callable[[], object]]]] = {
            "changed": [
                ("比较", self.compare_requested.emit),
                ("重新载入", self.reload_requested.emit),
                ("保留我的", self.keep_own),
            ],
            "gone": [("另存为", self.copy_requested.emit)],
            "unreadable": [("另存为", self.copy_requested.emit), ("重试", self.watch.look)],
        }
        self.bar.tell("warning", change_words(change), *ways.get(change, []))


def _ignore(_: object) -> None:
    """Want nothing to be told."""
