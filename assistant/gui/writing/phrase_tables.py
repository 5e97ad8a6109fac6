"""Phrases of one's own carried from desk to desk: read from a table, written into one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.gui.dialogs import files
from assistant.gui.messages import message_of
from assistant.gui.output.exporter import tell_written

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.gui.jobs.background import Background
    from assistant.gui.memory.preferences import Preferences
    from assistant.gui.services.services import PhraseServices
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.workflow.phrases import ImportedPhrases

_MOST_TOLD = 5
_TABLE_NAME = "我的用语.xlsx"


class PhraseTables(QObject):
    """Asks for the file, reads or writes it, tells what became of it.

    Signals:
        imported: there may be more phrases.
    """

    imported = Signal()

    def __init__(
        self,
        main: QWidget,
        services: PhraseServices,
        background: Background,
        preferences: Preferences,
        notice: NoticeBar,
    ) -> None:
        super().__init__(main)
        self._main = main
        self._services = services
        self._background = background
        self._preferences = preferences
        self._notice = notice

    def import_table(self) -> None:
        """Ask for a table and add its phrases."""
        folder = self._preferences.state.folder
        path = files.choose_open(self._main, "导入用语", files.TABLES, folder)
        if path is None:
            return
        self._preferences.remember(folder=str(path.parent))
        take = self._services.import_phrases
        self._background.run(
            lambda _: take(path), on_done=self._on_imported, on_error=self._tell, writes=True
        )

    def export_table(self) -> None:
        """Ask for a file and write one's own phrases into it."""
        proposal = Path(self._preferences.state.folder or Path.home()) / _TABLE_NAME
        path = files.choose_save(self._main, "导出我的用语", files.TABLES_OUT, proposal)
        if path is None:
            return
        self._preferences.remember(folder=str(path.parent))
        give = self._services.export_phrases
        self._background.run(
            lambda _: give(path),
            on_done=lambda _: tell_written(self._notice, path),
            on_error=self._tell,
            writes=True,
        )

    def _on_imported(self, done: ImportedPhrases) -> None:
        words = f"已导入 {done.added} 条用语。"
        if done.known:
            words += f"有 {done.known} 条原来就有，没有重复。"
        if done.unread:
            more = "等" if len(done.unread) > _MOST_TOLD else ""
            lines = "；".join(done.unread[:_MOST_TOLD])
            words += f"有 {len(done.unread)} 行没有用上：{lines}{more}。"
        self._notice.tell("warning" if done.unread else "info", words)
        self.imported.emit()

    def _tell(self, error: AssistantError) -> None:
        self._notice.tell("error", message_of(error))
