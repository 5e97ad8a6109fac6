"""Writing the draft as a file for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from assistant.base.errors import AssistantError
from assistant.export.page import Page
from assistant.gui.dialogs.export import ExportDialog
from assistant.gui.printing import write_pdf
from assistant.workflow.messages import message_of

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

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

    def _on_written(self, choice: ExportChoice, laid_out: list[tuple[Page, ...]]) -> None:
        try:
            for pages in laid_out:
                write_pdf(pages, choice.path)
        except AssistantError as error:
            self._tell_error(error)
            return
        tell_written(self._notice, choice.path)
        self.exported.emit(choice)

    def _tell_error(self, error: AssistantError) -> None:
        self._notice.tell("error", message_of(error))


def tell_written(notice: NoticeBar, path: Path) -> None:
    """Say where a file was written, and offer to open it."""
    notice.tell(
        "info",
        f"已导出：{path}",
        ("打开", lambda: _open(path)),
        ("打开所在文件夹", lambda: _open(path.parent)),
    )


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
