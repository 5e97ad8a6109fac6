"""Taking published reports into the corpus, beside the writing."""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from assistant.base.errors import Cancelled
from assistant.gui.dialogs import files
from assistant.gui.dialogs.outcomes import OutcomesDialog
from assistant.gui.messages import message_of
from assistant.gui.models.outcomes_model import OutcomesModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.base.progress import Progress
    from assistant.gui.jobs.background import Background
    from assistant.gui.jobs.work import Work
    from assistant.gui.look.theme import Theme
    from assistant.gui.services.services import Services
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.workflow.importing import ImportOutcome, ImportResult

_TELL_EVERY_MS = 250
_MOST_AT_ONCE = 1000
"""Rows that join the table in one go, so that a fast import never holds the window up."""


class Importer(QObject):
    """Asks for files, imports them in the background, tells what became of them.

    Signals:
        corpus_counted: how many reports the corpus holds.
        corpus_changed: reports came in.
        folder_used: the folder that files were chosen from.
        report_requested: number of the report that is to be opened.
        library_requested: the corpus is to be shown.
    """

    corpus_counted = Signal(int)
    corpus_changed = Signal()
    folder_used = Signal(str)
    report_requested = Signal(int)
    library_requested = Signal()

    def __init__(
        self,
        window: QWidget,
        services: Services,
        background: Background,
        work: Work,
        notice: NoticeBar,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._background = background
        self._work = work
        self._main_notice = self._notice = notice
        self.theme = theme
        self.outcomes = OutcomesModel(self)
        self._dialog: OutcomesDialog | None = None
        self._told: deque[ImportOutcome] = deque()
        self._timer = QTimer(self, interval=_TELL_EVERY_MS)
        self._timer.timeout.connect(self._take_told)

    def choose_files(self, folder: str, notice: NoticeBar | None = None) -> None:
        """Ask for reports and import them."""
        window = (notice or self._main_notice).window()
        chosen = files.choose_several(window, "导入报告", files.REPORTS, folder)
        if chosen:
            self.folder_used.emit(str(chosen[0].parent))
            self.start(chosen, notice)

    def choose_folder(self, folder: str, notice: NoticeBar | None = None) -> None:
        """Ask for a folder of reports and import it."""
        window = (notice or self._main_notice).window()
        chosen = files.choose_folder(window, "导入文件夹", folder)
        if chosen is not None:
            self.folder_used.emit(str(chosen))
            self.start([chosen], notice)

    def import_samples(self, notice: NoticeBar | None = None) -> None:
        """Import the sample reports that ship with the program."""
        self.start([self._services.sample_reports()], notice)

    def start(
        self, paths: Sequence[Path], notice: NoticeBar | None = None, *, keep_near: bool = False
    ) -> None:
        """Import files, folders and archives.

        Args:
            paths: what to import.
            notice: the bar of the window that asks; the main window's without one.
            keep_near: take in near-duplicates, too.
        """
        asking = notice or self._main_notice
        if self._work.job is not None:
            asking.tell("info", "正在处理上一批，请等它完成后再导入。")
            return
        self._notice = asking
        self._told.clear()
        self.outcomes.clear()
        self._timer.start()
        self._work.start(
            lambda progress: self._import(paths, progress, keep_near=keep_near),
            "正在导入…",
            on_done=self._on_done,
            on_error=self._on_error,
            show_details=self.show_outcomes,
        )

    def count(self) -> None:
        """Count the reports of the corpus, and bring the search index up to it."""
        self._background.run(
            self._count,
            on_done=self.corpus_counted.emit,
            on_error=lambda _: None,
            writes=True,
        )

    def show_outcomes(self) -> None:
        """Show what became of the files; while the import runs, the list grows."""
        if self._dialog is not None:
            self._dialog.raise_()
            self._dialog.activateWindow()
            return
        window = self._notice.window()
        dialog = OutcomesDialog(window, self.outcomes, self.theme)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.keep_requested.connect(self._on_keep)
        dialog.report_requested.connect(self.report_requested)
        dialog.finished.connect(self._on_dialog_finished)
        self._dialog = dialog
        dialog.show()

    # in a worker

    def _import(
        self, paths: Sequence[Path], progress: Progress, *, keep_near: bool
    ) -> tuple[ImportResult | None, int]:
        """Import and index; what is stored stays where the person stops it."""
        if not paths:
            return None, self._services.count_reports()
        result = self._services.import_files(
            paths, progress, keep_near=keep_near, told=self._told.append
        )
        with suppress(Cancelled):
            self._count(progress)
        return result, self._services.count_reports()

    def _count(self, progress: Progress) -> int:
        reports = self._services.count_reports()
        if reports:
            self._services.refresh_index(progress)
        return reports

    # in the window's thread

    def _take_told(self) -> None:
        """Move what the worker told into the table."""
        some = [self._told.popleft() for _ in range(min(len(self._told), _MOST_AT_ONCE))]
        if some:
            self.outcomes.append(some)
        elif self._work.job is None:
            self._timer.stop()

    def _on_done(self, answer: tuple[ImportResult | None, int]) -> None:
        result, reports = answer
        self._take_told()
        self.corpus_counted.emit(reports)
        if result is not None and result.stopped:
            self.count()
        if result is None or not (result.outcomes or result.stopped):
            self._notice.tell("warning", "所选的位置没有可以导入的文件。")
            return
        self.corpus_changed.emit()
        doubtful = result.stopped or result.count("failed") or result.count("near_duplicate")
        self._notice.tell("warning" if doubtful else "info", summary_of(result), *self._ways())

    def _ways(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        details: tuple[str, Callable[[], None]] = ("查看明细", self.show_outcomes)
        if self._notice is self._main_notice:
            return (details, ("打开资料库", self.library_requested.emit))
        return (details,)

    def _on_error(self, error: AssistantError) -> None:
        self._take_told()
        self._notice.tell("info" if isinstance(error, Cancelled) else "error", message_of(error))
        self.corpus_changed.emit()
        self.count()

    def _on_keep(self, paths: Sequence[Path]) -> None:
        self.start(paths, self._notice, keep_near=True)

    def _on_dialog_finished(self) -> None:
        self._dialog = None


def summary_of(result: ImportResult) -> str:
    """Return what became of the files, in one or two sentences."""
    counts = (
        ("导入", result.count("imported")),
        ("重复", result.count("duplicate")),
        ("几乎相同而未导入", result.count("near_duplicate")),
        ("未能导入", result.count("failed")),
    )
    done = "，".join(f"{name} {count} 篇" for name, count in counts if count)
    if not result.stopped:
        return f"{done}。"
    rest = "再次导入同样的文件，会从停下的地方继续。"
    return f"已停止，此前完成的保留：{done or '没有文件'}。{rest}"
