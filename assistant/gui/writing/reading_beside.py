"""Fetching the report that one reads beside the paper, and taking words of it into the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from assistant.gui.beside.choose import ChooseReportDialog
from assistant.gui.jobs.background import Latest, place_of
from assistant.gui.messages import READ_ONLY, message_of

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.corpus.report import Report
    from assistant.corpus.stored import StoredReport
    from assistant.gui.jobs.background import Background
    from assistant.gui.services.beside import BesideServices
    from assistant.gui.services.services import LibraryServices
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.gui.writing.workspace import Workspace


class Beside(QObject):
    """Stands between the pane and the corpus.

    Signals:
        opened: a report is in the pane, which is to be seen.
        folder_used: the folder that a file was chosen from.
    """

    opened = Signal()
    folder_used = Signal(str)

    def __init__(
        self,
        window: QWidget,
        services: BesideServices,
        library: LibraryServices,
        background: Background,
        workspace: Workspace,
        notice: NoticeBar,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._library = library
        self._workspace = workspace
        self._pane = workspace.beside
        self._notice = notice
        self._folder = ""
        self._lists = Latest(background, on_done=self._choose, on_error=self._on_error)
        self._reports = Latest(background, on_done=self._show, on_error=self._on_error)
        self._pane.insert_requested.connect(self.insert)

    def ask(self, folder: str) -> None:
        """Ask which report is to be read, and open it."""
        self._folder = folder
        list_reports = self._library.list_reports
        self._lists.ask(lambda _: list_reports())

    def open_report(self, number: int) -> None:
        """Open a report of the corpus."""
        open_report = self._library.open_report
        self._reports.ask(lambda _: (open_report(number).report, f"第 {number} 号报告"))

    def open_file(self, path: Path) -> None:
        """Open a report that is not in the corpus."""
        read = self._services.read_report
        self._notice.tell("info", f"正在读取“{path.name}”…", ("取消", self._reports.forget))
        self._reports.ask(lambda _: (read(path), path.stem), place_of(path))

    def insert(self, start: int, end: int) -> None:
        """Write a stretch at the caret as one's own; more than a paragraph is only copied."""
        report, draft = self._pane.report, self._workspace.draft()
        if report is None or draft is None:
            return
        if self._workspace.editor.isReadOnly():
            self._notice.tell("warning", READ_ONLY)
            return
        words = report.text[start:end].strip()
        if "\n" in words:
            QGuiApplication.clipboard().setText(words)
            self._notice.tell("done", "所选文字超过一段，已复制原文；请粘贴后自行改写。")
            return
        self._workspace.suggesting.insert(self._services.adapt_stretch(report, start, end, draft))

    def _choose(self, reports: tuple[StoredReport, ...]) -> None:
        dialog = ChooseReportDialog(self._window, reports, self._folder)
        if not dialog.exec():
            return
        if dialog.path is not None:
            self.folder_used.emit(str(dialog.path.parent))
            self.open_file(dialog.path)
        elif dialog.number is not None:
            self.open_report(dialog.number)

    def _show(self, answer: tuple[Report, str]) -> None:
        self._notice.hide()
        self._pane.show_report(*answer)
        self.opened.emit()

    def _on_error(self, error: AssistantError) -> None:
        self._notice.tell("error", message_of(error))
