"""Writing the list of sources (借鉴来源清单) for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from assistant.draft.source_list import list_sources
from assistant.gui.dialogs import files
from assistant.gui.jobs.background import place_of
from assistant.gui.messages import message_of
from assistant.gui.output.exporter import tell_written

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.draft.draft import Draft
    from assistant.gui.jobs.background import Background
    from assistant.gui.services.services import Services
    from assistant.gui.widgets.notice import NoticeBar

_NOTHING = "稿件里没有借鉴的文字，没有来源可以导出。插入“建议”里的语段后，来源会自动记下。"
_KINDS = f"{files.TABLES_OUT};;纯文本 (*.txt)"


class SourceLists(QObject):
    """Asks for the file, writes in the background, tells where it is."""

    def __init__(
        self, window: QWidget, services: Services, background: Background, notice: NoticeBar
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._background = background
        self._notice = notice

    def ask(self, draft: Draft, folder: Path) -> None:
        """Ask for a file in *folder* and write what the draft borrowed, if it did."""
        if not list_sources(draft).entries:
            self._notice.tell("info", _NOTHING)
            return
        name = files.file_name(f"{draft.elements.title}借鉴来源清单")
        path = files.choose_save(self._window, "导出借鉴来源清单", _KINDS, folder / f"{name}.xlsx")
        if path is None:
            return
        write = self._services.write_source_list
        self._background.run(
            lambda _: write(draft, path),
            on_done=lambda _: tell_written(self._notice, path),
            on_error=self._tell_error,
            at=place_of(path, must_end=True),
        )

    def _tell_error(self, error: AssistantError) -> None:
        self._notice.tell("error", message_of(error))
