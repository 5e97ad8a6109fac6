"""Writing the draft, or a chart, as a file for others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from assistant.base.errors import AssistantError
from assistant.export.page import Page
from assistant.gui.chart import write_chart
from assistant.gui.dialogs import files
from assistant.gui.dialogs.export import ExportDialog
from assistant.gui.printing import write_pdf
from assistant.workflow.messages import message_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assistant.benchmark.benchmark import Benchmark
    from assistant.draft.draft import Draft
    from assistant.gui.background import Background
    from assistant.gui.dialogs.export import ExportChoice
    from assistant.gui.services import Services
    from assistant.gui.survey import Survey
    from assistant.gui.widgets.notice import NoticeBar


class Exporter(QObject):
    """Asks how, writes in the background, tells where the file is.

    Signals:
        exported: the choice that was carried out.
    """

    exported = Signal(object)

    def __init__(
        self, window: QWidget, services: Services, background: Background, notice: NoticeBar
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._background = background
        self._notice = notice

    def ask(self, draft: Draft, survey: Survey, proposal: Path, edition: str) -> None:
        """Ask how the draft is to be exported, and export it."""
        dialog = ExportDialog(self._window, proposal, survey, edition=edition)
        if dialog.exec():
            self.export(draft, dialog.choice)

    def export(self, draft: Draft, choice: ExportChoice) -> None:
        """Export the draft.

        Pages of a PDF are laid out in the background and painted here, where Qt's fonts live.
        """
        export, laid_out = self._services.export_draft, list[tuple[Page, ...]]()

        def keep(pages: tuple[Page, ...], _: Path) -> None:
            laid_out.append(pages)

        self._background.run(
            lambda _: export(draft, choice.path, edition=choice.edition, write_pdf=keep),
            on_done=lambda _: self._on_written(choice, laid_out),
            on_error=self._tell_error,
            writes=True,
        )

    def save_chart(self, benchmark: Benchmark, folder: str) -> None:
        """Ask for a picture file and write the chart."""
        proposal = Path(folder) / f"{files.file_name(benchmark.name)}对标.png"
        path = files.choose_save(self._window, "保存图片", files.PICTURES, proposal)
        if path is None:
            return
        try:
            write_chart(benchmark, path)
        except AssistantError as error:
            self._tell_error(error)
            return
        self._tell_written(path)

    def _on_written(self, choice: ExportChoice, laid_out: list[tuple[Page, ...]]) -> None:
        try:
            for pages in laid_out:
                write_pdf(pages, choice.path)
        except AssistantError as error:
            self._tell_error(error)
            return
        self._tell_written(choice.path)
        self.exported.emit(choice)

    def _tell_written(self, path: Path) -> None:
        self._notice.tell(
            "info",
            f"已导出：{path}",
            ("打开", lambda: _open(path)),
            ("打开所在文件夹", lambda: _open(path.parent)),
        )

    def _tell_error(self, error: AssistantError) -> None:
        self._notice.tell("error", message_of(error))


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
