"""The guard of the open draft's file (占用与改动): nobody writes over another one's words.

It holds the lock on the file, watches what others make of it, and tells both in a standing bar.
What the person then asks for is done by the owner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.draft.draft_lock import DraftLock, Holder, NoLock
from assistant.gui.file_watch import FileWatch
from assistant.gui.widgets.standing_bar import StandingBar
from assistant.workflow.occupancy import (
    UNGUARDED,
    change_words,
    holder_words,
    no_lock_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.base.file_state import FileChange
    from assistant.draft.journal.journal import Original
    from assistant.gui.background import Background
    from assistant.gui.keeping_services import KeepingServices
    from assistant.gui.theme import Theme

Claim = DraftLock | Holder | NoLock
"""What came of trying to lock a file."""


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
        self._lock_draft = services.lock_draft
        self._claim: Claim | None = None
        self._seen: FileChange = "unchanged"
        """A change that the person knows of and has decided on."""
        self.watch = FileWatch(services, background, self)
        self.bar = StandingBar(theme)
        self.watch.changed.connect(self._show)

    @property
    def held(self) -> Claim | None:
        """What came of trying to lock the file that is guarded now."""
        return self._claim

    @property
    def is_read_only(self) -> bool:
        """Tell whether somebody else writes the draft."""
        return isinstance(self._claim, Holder)

    def claim(self, path: Path, *, take_over: bool = False) -> Claim:
        """Try to lock a file; what comes of it is handed to :meth:`begin` or :func:`let_go`."""
        return self._lock_draft(path, take_over=take_over)

    def begin(self, original: Original | None, claim: Claim | None) -> None:
        """Guard a file from now on, as it was then; what was guarded before is let go."""
        if claim is not self._claim:
            let_go(self._claim)
        self._claim = claim
        self._seen = "unchanged"
        self.watch.begin(original)
        self._show()

    def take(self, claim: Claim) -> None:
        """Know anew who has the file."""
        self._claim = claim
        self._show()

    def end(self) -> None:
        """Guard nothing any more."""
        self.begin(None, None)

    def keep_own(self) -> None:
        """Ask no more about the change that was seen: one's own text is to stay."""
        self._seen = self.watch.change
        self._show()

    @property
    def caution(self) -> str:
        """What should be known about the lock; empty where it is a sound one."""
        if isinstance(self._claim, NoLock):
            return no_lock_words(self._claim)
        is_loose = isinstance(self._claim, DraftLock) and not self._claim.is_guarded
        return UNGUARDED if is_loose else ""

    def _show(self) -> None:
        """Tell who has the file, or what became of it; nothing where all is well."""
        if isinstance(self._claim, Holder):
            self._show_holder(self._claim)
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


def let_go(claim: Claim | None) -> None:
    """Let others write a file that was locked."""
    if isinstance(claim, DraftLock):
        claim.release()
