"""Opening a report of any format as a new draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.gui.dialogs import files
from assistant.gui.jobs.background import Latest, place_of
from assistant.gui.messages import message_of

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.draft.draft import Draft
    from assistant.gui.drafts.draft_files import DraftFiles
    from assistant.gui.jobs.background import Background
    from assistant.gui.services.services import ReviewServices
    from assistant.gui.widgets.notice import NoticeBar


class ReportOpener(QObject):
    """Asks for a report, reads it in the background, puts it on the desk as an unsaved draft.

    Signals:
        folder_used: the folder that the file was chosen from.
    """

    folder_used = Signal(str)

    def __init__(
        self,
        window: QWidget,
        services: ReviewServices,
        background: Background,
        drafts: DraftFiles,
        notice: NoticeBar,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._drafts = drafts
        self._notice = notice
        self._name = ""
        self._latest = Latest(background, on_done=self._on_read, on_error=self._on_error)

    def ask(self, folder: str) -> None:
        """Ask for a report and open it."""
        path = files.choose_open(self._window, "打开报告为新稿件", files.ONE_REPORT, folder)
        if path is not None:
            self.folder_used.emit(str(path.parent))
            self.start(path)

    def start(self, path: Path) -> None:
        """Open a report as a new draft."""
        read = self._services.draft_from_report
        self._name = path.name
        self._latest.ask(lambda _: read(path), place_of(path))
        self._notice.tell("info", f"正在读取“{path.name}”…", ("取消", self._latest.forget))

    def _on_read(self, draft: Draft) -> None:
        self._notice.hide()
        self._drafts.take(draft, self._on_taken)

    def _on_taken(self, is_there: bool | None) -> None:
        if is_there:
            words = f"“{self._name}”已成为新稿件，尚未保存。请核对标题、提纲和公文要素。"
            self._notice.tell("info", words)

    def _on_error(self, error: AssistantError) -> None:
        self._notice.tell("error", message_of(error))
