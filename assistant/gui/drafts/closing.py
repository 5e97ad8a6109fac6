"""Closing the window: the draft first, then whatever is still being written.

Nothing of it is waited for with the window held. Where the disk takes its time the window stays
open, says so, and closes when all is written, or when the person waits no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assistant.gui.drafts.draft_files import DraftFiles
    from assistant.gui.jobs.background import Background
    from assistant.gui.widgets.notice import NoticeBar

_MOMENT_S = 0.02
"""So long may the window be held: most of what is written at the end is written by then."""
_LOOK_MS = 100
_PATIENCE_MS = 2000
_WRITING = "正在写完最后的内容，写好后关闭。"


class Closing(QObject):
    """Knows how far the window is on its way to be closed."""

    def __init__(
        self, window: QWidget, background: Background, drafts: DraftFiles, notice: NoticeBar
    ) -> None:
        super().__init__(window)
        self._window = window
        self._background = background
        self._drafts = drafts
        self._notice = notice
        self._is_closing = False
        """The draft is on its way off the desk."""
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._tell)

    def is_done(self) -> bool:
        """Take the draft off the desk; tell whether the window may close now.

        Where not, it closes by itself once that is so, unless the person wants to stay.
        """
        if self._is_closing:
            return False
        turn = self._drafts.close()
        if not turn.is_ended:
            self._is_closing = True
            turn.then = self._on_draft_closed
            return False
        if not turn.result:
            return False
        if self._background.has_ended(_MOMENT_S):
            return True
        self._wait()
        return False

    def _on_draft_closed(self, is_closed: bool | None) -> None:
        self._is_closing = False
        if is_closed:
            self._window.close()

    def _wait(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
            self._patience.start()

    def _look(self) -> None:
        if self._background.has_ended():
            self._timer.stop()
            self._patience.stop()
            self._window.close()

    def _tell(self) -> None:
        self._notice.tell("info", _WRITING, ("不再等待", self._background.leave_all))
