"""Writing the draft as a file for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from assistant.gui.dialogs.export import ExportDialog
from assistant.gui.jobs.background import place_of
from assistant.gui.look.paper_faces import missing_faces
from assistant.gui.look.printing import write_pdf
from assistant.gui.messages import message_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.draft.draft import Draft
    from assistant.gui.dialogs.export import ExportChoice
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.services.services import Services
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.workflow.export_facts import ExportFacts
    from assistant.workflow.house_formats import DraftFormat


class Exporter(QObject):
    """Asks how, writes in the background, tells where the file is.

    Signals:
        exported: the choice that was carried out.
    """

    exported = Signal(object)

    def __init__(
        self,
        window: QWidget,
        services: Services,
        background: Background,
        notice: NoticeBar,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self.theme = theme
        self._window = window
        self._services = services
        self._background = background
        self._notice = notice
        self.before_act: Callable[[str], object] = lambda _: None
        """Told that the draft is about to be exported (导出)."""

    def ask(self, draft: Draft, proposal: Path, edition: str) -> None:
        """Ask how the draft is to be exported, with what should be known before, and export it."""
        self._background.run(
            lambda _: self._services.export_facts(draft),
            on_done=lambda facts: self._on_facts(draft, facts, proposal, edition),
            on_error=self._tell_error,
        )

    def export(self, draft: Draft, choice: ExportChoice) -> None:
        """Export the draft, in the background."""
        self.before_act("导出")
        self._background.run(
            lambda _: self._write(draft, choice),
            on_done=lambda found: self._on_written(choice, found),
            on_error=self._tell_error,
            at=place_of(choice.path, must_end=True),
        )

    def _on_facts(self, draft: Draft, facts: ExportFacts, proposal: Path, edition: str) -> None:
        missing = missing_faces(facts.format.measures)
        dialog = ExportDialog(
            self._window, proposal, facts, self.theme, edition=edition, missing=missing
        )
        if dialog.exec():
            self.export(draft, dialog.choice)

    def _write(self, draft: Draft, choice: ExportChoice) -> DraftFormat:
        """Write the file in the draft's format and return that; in a worker."""
        found = self._services.formats.of_draft(draft)
        self._services.export_draft(
            draft,
            choice.path,
            edition=choice.edition,
            measures=found.measures,
            marks_open=choice.marks_open,
            comments=choice.comments,
            write_pdf=write_pdf,
        )
        return found

    def _on_written(self, choice: ExportChoice, found: DraftFormat) -> None:
        tell_written(self._notice, choice.path, found.sentence if found.missing else "")
        self.exported.emit(choice)

    def _tell_error(self, error: AssistantError) -> None:
        self._notice.tell("error", message_of(error))


def tell_written(notice: NoticeBar, path: Path, but: str = "") -> None:
    """Say where a file was written and what is not as it was wanted, and offer to open it."""
    notice.tell(
        "warning" if but else "info",
        f"已导出：{path}。{but}" if but else f"已导出：{path}",
        ("打开", lambda: _open(path)),
        ("打开所在文件夹", lambda: _open(path.parent)),
    )


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
