"""Carrying a benchmark away: a picture copied or saved, the table written into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from assistant.base.errors import AssistantError
from assistant.base.files import replace_bytes
from assistant.gui.charts.picture import drawn_for, picture_image
from assistant.gui.dialogs import files
from assistant.gui.jobs.background import place_of
from assistant.gui.messages import message_of
from assistant.gui.output.exporter import tell_written

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assistant.gui.benchmark.asking import Question
    from assistant.gui.charts.picture import Picture
    from assistant.gui.jobs.background import Background
    from assistant.gui.services.services import BenchmarkServices
    from assistant.gui.widgets.notice import NoticeBar


class Carrying(QObject):
    """Asks for the file, writes it, tells where it is.

    Signals:
        folder_used: where a file was written.
    """

    folder_used = Signal(str)

    def __init__(
        self,
        window: QWidget,
        services: BenchmarkServices,
        background: Background,
        notice: NoticeBar,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._background = background
        self._notice = notice

    def copy_picture(self, picture: Picture) -> None:
        """Put the charts on the clipboard."""
        QGuiApplication.clipboard().setImage(picture_image(picture))
        self._notice.tell("info", "图片已复制，可以粘贴到 Word 或 WPS 里。")

    def save_picture(self, picture: Picture, folder: str) -> None:
        """Ask for a picture file and write the charts; an ending of another kind is refused."""
        proposal = f"{picture.benchmark.name}对标.png"
        path = self._ask("保存图片", files.PICTURES, proposal, folder)
        if path is None:
            return
        try:
            data = drawn_for(picture, path)
        except AssistantError as error:
            self._tell_error(error)
            return
        self._background.run(
            lambda _: replace_bytes(path, data),
            on_done=lambda _: tell_written(self._notice, path),
            on_error=self._tell_error,
            at=place_of(path, must_end=True),
        )

    def save_table(self, question: Question, name: str, folder: str) -> None:
        """Ask for a table file and write all rows with their sources."""
        path = self._ask("导出表格", files.TABLES_OUT, f"{name}对标.xlsx", folder)
        if path is None:
            return
        write, value = self._services.write_peer_table, question.value
        self._notice.tell("info", "正在导出表格…")
        self._background.run(
            lambda _: write(question.key, question.choice, path, value=value),
            on_done=lambda _: tell_written(self._notice, path),
            on_error=self._tell_error,
            at=place_of(path, must_end=True),
        )

    def _ask(self, title: str, kinds: str, name: str, folder: str) -> Path | None:
        proposal = Path(folder or Path.home()) / files.file_name(name)
        path = files.choose_save(self._window, title, kinds, proposal)
        if path is not None:
            self.folder_used.emit(str(path.parent))
        return path

    def _tell_error(self, error: AssistantError) -> None:
        self._notice.tell("error", message_of(error))
