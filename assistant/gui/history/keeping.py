"""Keeping versions of the open draft in its file: by and by, before a big act, by a name.

A version is made of the draft as it stands when it is asked for, and written by a worker when what
was asked of the file before is done: so no version is written while the draft is saved, and nothing
that is done with the draft meanwhile gets into it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.gui.messages import message_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.base.errors import AssistantError
    from assistant.draft.versions.version import Version
    from assistant.gui.drafts.draft_files import DraftFiles
    from assistant.gui.services.version import HistoryServices
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.gui.writing.workspace import Workspace

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

    def keep_before(self, act: str) -> None:
        """Keep the draft as it stands before something big is done with it.

        A draft that was never saved has no file to keep versions in, and an act is not kept from
        being done because its version cannot be written; that is told.

        Args:
            act: what is about to be done (全部替换).
        """

        def tell(error: AssistantError) -> None:
            self._notice.tell("warning", f"“{act}”之前的稿件没有存为历史版本。{message_of(error)}")

        self.keep(act=act, on_error=tell)

    def keep_now(self) -> None:
        """Keep what was written since; a failure is told once."""
        self._timer.stop()
        if self._drafts.keeper.is_dirty:
            self.keep(then=self._on_kept, on_error=self._on_failed)

    def keep(
        self,
        *,
        act: str = "",
        name: str = "",
        then: Callable[[Version | None], object] | None = None,
        on_error: Callable[[AssistantError], object],
    ) -> None:
        """Keep the draft as it stands.

        Args:
            act: what is about to be done with it.
            name: the drafter's name for it.
            then: given the version; None where the draft has no file.
            on_error: given why its file cannot be read or written, or has no room for names.
        """
        path, draft = self.path, self._workspace.draft()
        if path is None or draft is None:
            if then is not None:
                then(None)
            return
        keep = partial(self._services.keep, path, draft, act=act, name=name)
        self._write(path, keep, then=then, on_error=on_error)

    def rename(
        self,
        path: Path,
        version: Version,
        name: str,
        *,
        on_error: Callable[[AssistantError], object],
    ) -> None:
        """Give a version another name, or take it away."""
        self._write(path, partial(self._services.name, path, version, name), on_error=on_error)

    def remove(
        self, path: Path, version: Version, *, on_error: Callable[[AssistantError], object]
    ) -> None:
        """Drop a version."""
        self._write(path, partial(self._services.remove, path, version), on_error=on_error)

    def _write(
        self,
        path: Path,
        do: Callable[[], Written],
        *,
        then: Callable[[Written], object] | None = None,
        on_error: Callable[[AssistantError], object],
    ) -> None:
        def done(written: Written) -> None:
            self.written.emit(path)
            if then is not None:
                then(written)

        self._drafts.rewrite(path, do, then=done, on_error=on_error)

    def _on_kept(self, _: object) -> None:
        self._has_failed = False

    def _on_failed(self, error: AssistantError) -> None:
        if not self._has_failed:
            self._notice.tell("warning", f"没有存下历史版本。{message_of(error)}")
        self._has_failed = True

    def _begin(self) -> None:
        """Count the time of writing anew: another draft is on the desk, or none."""
        self._timer.stop()
        self._has_failed = False

    def _on_draft_changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
