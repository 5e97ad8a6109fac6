"""Keeping versions of the open draft in its file: by and by, before a big act, by a name.

A version is written at once, in the window's thread, as saving is: so no version is written while
the draft is saved, and the draft that a version was made of stands in the file before the act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.base.errors import AssistantError
from assistant.gui.messages import message_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.draft.versions.version import Version
    from assistant.gui.draft_files import DraftFiles
    from assistant.gui.version_services import HistoryServices
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.gui.workspace import Workspace

Written = TypeVar("Written")
WRITING_MS = 10 * 60 * 1000
"""A version is kept after that much time in which something was written."""


class VersionKeeping(QObject):
    """Writes versions; all that changes the history of the open draft goes through it.

    Signals:
        written: the draft's file is another one now; its own draft is as it was.
    """

    written = Signal(object)

    def __init__(
        self,
        services: HistoryServices,
        workspace: Workspace,
        drafts: DraftFiles,
        notice: NoticeBar,
        *,
        every_ms: int = WRITING_MS,
    ) -> None:
        super().__init__(drafts)
        self._services = services
        self._workspace = workspace
        self._drafts = drafts
        self._notice = notice
        self._has_failed = False
        """It was told that a version could not be kept by and by."""
        self._timer = QTimer(self, singleShot=True, interval=every_ms)
        self._timer.timeout.connect(self.keep_now)
        workspace.draft_changed.connect(self._on_draft_changed)
        drafts.opened.connect(self._begin)
        drafts.closed.connect(self._begin)

    @property
    def path(self) -> Path | None:
        """File of the open draft; None where there is none."""
        return self._drafts.keeper.path if self._workspace.draft() is not None else None

    def keep_before(self, act: str) -> bool:
        """Keep the draft as it stands before something big is done with it.

        A draft that was never saved has no file to keep versions in, and an act is not kept from
        being done because its version cannot be written; that is told.

        Args:
            act: what is about to be done (全部替换).

        Returns:
            whether the version is kept.
        """
        try:
            return self.keep(act=act) is not None
        except AssistantError as error:
            self._notice.tell("warning", f"“{act}”之前的稿件没有存为历史版本。{message_of(error)}")
            return False

    def keep_now(self) -> None:
        """Keep what was written since; a failure is told once."""
        self._timer.stop()
        if not self._drafts.keeper.is_dirty:
            return
        try:
            self.keep()
        except AssistantError as error:
            if not self._has_failed:
                self._notice.tell("warning", f"没有存下历史版本。{message_of(error)}")
            self._has_failed = True
        else:
            self._has_failed = False

    def keep(self, *, act: str = "", name: str = "") -> Version | None:
        """Keep the draft as it stands; None where it has no file.

        Raises:
            FileError, DraftFileError: its file cannot be read or written, or has no room for names.
        """
        path, draft = self.path, self._workspace.draft()
        if path is None or draft is None:
            return None
        return self._write(path, lambda: self._services.keep(path, draft, act=act, name=name))

    def rename(self, path: Path, version: Version, name: str) -> Version:
        """Give a version another name, or take it away.

        Raises:
            FileError, DraftFileError: the file cannot be read or written, or has no room for names.
        """
        return self._write(path, lambda: self._services.name(path, version, name))

    def remove(self, path: Path, version: Version) -> None:
        """Drop a version.

        Raises:
            FileError, DraftFileError: the file cannot be read or written.
        """
        self._write(path, lambda: self._services.remove(path, version))

    def _write(self, path: Path, do: Callable[[], Written]) -> Written:
        result = self._drafts.rewrite(path, do)
        self.written.emit(path)
        return result

    def _begin(self) -> None:
        """Count the time of writing anew: another draft is on the desk, or none."""
        self._timer.stop()
        self._has_failed = False

    def _on_draft_changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
