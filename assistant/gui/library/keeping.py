"""Looking after the corpus: remove, read again, back up, restore, export."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from assistant.base.errors import Cancelled
from assistant.gui.dialogs import files
from assistant.gui.dialogs.ask import ask_remove, ask_restore
from assistant.gui.library.importer import summary_of
from assistant.gui.library.reports_model import title_of
from assistant.gui.messages import message_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.corpus.stored import StoredReport, StoreStats
    from assistant.gui.jobs.background import Work as Call
    from assistant.gui.jobs.work import Work
    from assistant.gui.library.importer import Importer
    from assistant.gui.services.services import LibraryServices
    from assistant.gui.widgets.notice import NoticeBar, NoticeKind
    from assistant.workflow.importing import ImportResult
    from assistant.workflow.safekeeping import Form

_BUSY = "正在处理上一批，请等它完成后再试。"


class Keeping(QObject):
    """Asks what has to be asked, does it as the one job under way, tells what came of it.

    Signals:
        corpus_changed: reports are gone, or other than they were.
        folder_used: where a file was chosen.
    """

    corpus_changed = Signal()
    folder_used = Signal(str)

    def __init__(
        self,
        window: QWidget,
        services: LibraryServices,
        work: Work,
        importer: Importer,
        notice: NoticeBar,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._work = work
        self._importer = importer
        self._notice = notice

    def remove(self, reports: Sequence[StoredReport]) -> None:
        """Remove reports, once the person is sure."""
        titles = [title_of(report) for report in reports]
        if not reports or not ask_remove(self._window, titles):
            return
        numbers = [report.id for report in reports]
        self._run(
            lambda _: self._services.remove_reports(numbers),
            "正在删除…",
            lambda _: self._changed(f"已删除 {len(numbers)} 篇报告。"),
        )

    def reread(self, reports: Sequence[StoredReport]) -> None:
        """Read reports again; all where none is chosen."""
        numbers = [report.id for report in reports] or None
        self._run(partial(self._services.reread_reports, numbers), "正在重新识别…", self._on_reread)

    def back_up(self, folder: str) -> None:
        """Copy the corpus into one file."""
        name = f"资料库备份{datetime.now().astimezone():%Y-%m-%d}.fzbk"
        proposal = Path(folder or Path.home()) / name
        target = files.choose_save(self._window, "备份资料库", files.BACKUPS, proposal)
        if target is None:
            return
        self.folder_used.emit(str(target.parent))
        self._run(
            partial(self._services.back_up_corpus, target),
            "正在备份…",
            lambda _: self._tell_file(f"已备份到 {target}", target.parent),
        )

    def choose_and_restore(self, folder: str) -> None:
        """Ask for a backup and put it in place of the corpus."""
        backup = files.choose_open(self._window, "恢复资料库", files.BACKUPS, folder)
        if backup is not None:
            self.folder_used.emit(str(backup.parent))
            self.restore(backup)

    def restore(self, backup: Path) -> None:
        """Put a backup in place of the corpus, once the person is sure."""
        if ask_restore(self._window, backup.name):
            self._run(
                partial(self._services.restore_corpus, backup), "正在恢复…", self._on_restored
            )

    def export(self, form: Form, reports: Sequence[StoredReport] | None, folder: str) -> None:
        """Write reports out; None for all."""
        target = self._ask_target(form, folder)
        if target is None:
            return
        numbers = None if reports is None else [report.id for report in reports]
        place = target if form == "text" else target.parent
        self.folder_used.emit(str(place))
        self._run(
            lambda progress: self._services.export_reports(
                target, form=form, numbers=numbers, progress=progress
            ),
            "正在导出…",
            lambda count: self._tell_file(f"已导出 {count} 篇报告到 {target}", place),
        )

    def _ask_target(self, form: Form, folder: str) -> Path | None:
        if form == "text":
            return files.choose_folder(self._window, "导出到文件夹", folder)
        proposal = Path(folder or Path.home()) / "资料库.json"
        return files.choose_save(self._window, "导出资料库", files.EXPORTS, proposal)

    def _run(self, call: Call, what: str, on_done: Callable[[Any], None]) -> None:
        if not self._work.start(call, what, on_done=on_done, on_error=self._on_error):
            self._notice.tell("info", _BUSY)

    def _changed(self, words: str) -> None:
        self._notice.tell("info", words)
        self.corpus_changed.emit()

    def _tell_file(self, words: str, folder: Path) -> None:
        url = QUrl.fromLocalFile(str(folder))
        self._notice.tell("info", f"{words}。", ("打开文件夹", lambda: _open(url)))

    def _on_reread(self, result: ImportResult) -> None:
        self._importer.outcomes.clear()
        self._importer.outcomes.append(result.outcomes)
        words = summary_of(result).replace("导入 ", "重新识别 ", 1)
        kind: NoticeKind = "warning" if result.stopped or result.count("failed") else "info"
        self._notice.tell(kind, words, ("查看明细", self._importer.show_outcomes))
        self.corpus_changed.emit()

    def _on_restored(self, stats: StoreStats) -> None:
        self._changed(f"已恢复资料库，共 {stats.reports:,} 篇报告。")

    def _on_error(self, error: AssistantError) -> None:
        self._notice.tell("info" if isinstance(error, Cancelled) else "error", message_of(error))
        self.corpus_changed.emit()


def _open(url: QUrl) -> None:
    QDesktopServices.openUrl(url)
