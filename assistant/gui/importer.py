"""Taking published reports into the corpus, beside the writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.base.errors import Cancelled
from assistant.gui.dialogs import files
from assistant.gui.dialogs.outcomes import OutcomesDialog
from assistant.workflow.messages import message_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.base.progress import Progress
    from assistant.gui.background import Background
    from assistant.gui.services import Services
    from assistant.gui.status import StatusBar
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.workflow.importing import ImportOutcome


class Importer(QObject):
    """Asks for files, imports them in the background, tells what became of them.

    Signals:
        corpus_counted: how many reports the corpus holds.
        folder_used: the folder that files were chosen from.
    """

    corpus_counted = Signal(int)
    folder_used = Signal(str)

    def __init__(
        self,
        window: QWidget,
        services: Services,
        background: Background,
        status: StatusBar,
        notice: NoticeBar,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._background = background
        self._status = status
        self._notice = notice
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Tell whether an import is under way."""
        return self._is_busy

    def choose_files(self, folder: str) -> None:
        """Ask for reports and import them."""
        chosen = files.choose_several(self._window, "导入报告", files.REPORTS, folder)
        if chosen:
            self.folder_used.emit(str(chosen[0].parent))
            self.start(chosen)

    def choose_folder(self, folder: str) -> None:
        """Ask for a folder of reports and import it."""
        chosen = files.choose_folder(self._window, "导入文件夹", folder)
        if chosen is not None:
            self.folder_used.emit(str(chosen))
            self.start([chosen])

    def import_samples(self) -> None:
        """Import the sample reports that ship with the program."""
        self.start([self._services.sample_reports()])

    def start(self, paths: Sequence[Path]) -> None:
        """Import files and folders."""
        if self._is_busy:
            self._notice.tell("info", "正在导入，请等这一批完成后再导入。")
            return
        self._is_busy = True
        task = self._background.run(
            lambda progress: self._work(paths, progress),
            on_done=self._on_done,
            on_error=self._on_error,
            on_progress=self._status.show_step,
            writes=True,
        )
        self._status.follow(task, "正在导入…")

    def count(self) -> None:
        """Count the reports of the corpus, and bring the search index up to it."""
        self._background.run(
            lambda progress: self._work((), progress),
            on_done=lambda answer: self.corpus_counted.emit(answer[1]),
            on_error=lambda _: None,
            writes=True,
        )

    def _work(
        self, paths: Sequence[Path], progress: Progress
    ) -> tuple[tuple[ImportOutcome, ...], int]:
        """Import and index, in a worker; what is stored stays where the person stops it."""
        outcomes = self._services.import_files(paths, progress) if paths else ()
        reports = self._services.count_reports()
        if reports:
            self._services.refresh_index(progress)
        return outcomes, reports

    def _on_done(self, answer: tuple[tuple[ImportOutcome, ...], int]) -> None:
        outcomes, reports = answer
        self._end()
        self.corpus_counted.emit(reports)
        failed = any(outcome.status == "failed" for outcome in outcomes)
        self._notice.tell(
            "warning" if failed or not outcomes else "info",
            summary_of(outcomes),
            *((("查看明细", lambda: self._show(outcomes)),) if outcomes else ()),
        )

    def _on_error(self, error: AssistantError) -> None:
        self._end()
        self._notice.tell("info" if isinstance(error, Cancelled) else "error", message_of(error))
        self.count()

    def _end(self) -> None:
        self._is_busy = False
        self._status.end_work()

    def _show(self, outcomes: Sequence[ImportOutcome]) -> None:
        OutcomesDialog(self._window, outcomes).exec()


def summary_of(outcomes: Sequence[ImportOutcome]) -> str:
    """Return what became of the files, in one sentence."""
    if not outcomes:
        return "所选的位置没有可以导入的文件。"
    counts = [
        (name, sum(outcome.status == status for outcome in outcomes))
        for status, name in (("imported", "导入"), ("duplicate", "重复"), ("failed", "未能导入"))
    ]
    return "，".join(f"{name} {count} 篇" for name, count in counts if count) + "。"
