"""Inserting what is no running text: tables, pictures, charts of benchmarks, attachments."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from assistant.draft.parts import Picture
from assistant.draft.pictures import free_name
from assistant.draft.shown_picture import shown_picture, with_picture
from assistant.gui.charts.picture import picture_image, title_of
from assistant.gui.dialogs.files import PHOTOGRAPHS, choose_open
from assistant.gui.dialogs.insert_picture import ChangePictureDialog, InsertPictureDialog
from assistant.gui.dialogs.insert_table import InsertTableDialog
from assistant.gui.jobs.background import place_of
from assistant.gui.messages import READ_ONLY, message_of
from assistant.gui.writing.picture_file import picture_data, read_picture, usual_width_mm

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from assistant.gui.charts.picture import Picture as Chart
    from assistant.gui.editor.tables import TableChange
    from assistant.gui.jobs.background import Background
    from assistant.gui.memory.preferences import Preferences
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.gui.writing.workspace import Workspace

_CHART_MM = 140.0


class Inserting(QObject):
    """Asks what is wanted and has the editor write it, each as one step."""

    def __init__(
        self,
        main: QWidget,
        background: Background,
        workspace: Workspace,
        preferences: Preferences,
        notice: NoticeBar,
    ) -> None:
        super().__init__(main)
        self._background = background
        self._main = main
        self._workspace = workspace
        self._preferences = preferences
        self._notice = notice

    def insert_table(self) -> None:
        """Ask for a table and write it below the caret."""
        draft = self._workspace.draft()
        if draft is None:
            return
        dialog = InsertTableDialog(self._main, draft)
        if dialog.exec():
            self._workspace.editor.insert_paragraphs(dialog.paragraphs)
        dialog.deleteLater()
        self._workspace.editor.setFocus()

    def insert_picture(self) -> None:
        """Ask for a picture file and show it below the caret; what is no picture is refused."""
        state = self._preferences.state
        path = choose_open(self._main, "插入图片", PHOTOGRAPHS, state.folder)
        if path is None:
            return
        self._preferences.remember(folder=str(path.parent))
        self._background.run(
            lambda _: _read(path),
            on_done=partial(self._ask_how, path.stem),
            on_error=lambda error: self._notice.tell("error", message_of(error)),
            at=place_of(path),
        )

    def _ask_how(self, stem: str, read: tuple[bytes, float]) -> None:
        """Ask how a picture is to be shown, and show it."""
        data, usual_mm = read
        if self._workspace.draft() is None or self._workspace.editor.isReadOnly():
            return
        dialog = InsertPictureDialog(self._main, stem, usual_mm)
        if dialog.exec():
            self._show(
                data,
                name=dialog.title or stem,
                caption=dialog.title,
                width_mm=dialog.width_mm,
                internal=dialog.internal,
            )
        dialog.deleteLater()
        self._workspace.editor.setFocus()

    def change_picture(self) -> None:
        """Ask for another width, title or words of the picture at the caret; one step to undo."""
        draft, at = self._workspace.draft(), self._workspace.editor.textCursor().blockNumber() - 1
        if draft is None:
            return
        shown = shown_picture(draft, at)
        if shown is None:
            self._notice.tell("hint", "请先单击要改动的图片。")
            return
        dialog = ChangePictureDialog(self._main, shown.picture, shown.caption)
        if dialog.exec():
            changed = replace(
                shown.picture,
                name=dialog.words or shown.picture.name,
                width_mm=dialog.width_mm,
                internal=dialog.internal,
            )
            made = with_picture(draft, shown, changed, dialog.title)
            self._workspace.opened.take_over(made, "改动图片")
        dialog.deleteLater()
        self._workspace.editor.setFocus()

    def insert_chart(self, chart: Chart) -> None:
        """Show the chart of a benchmark below the caret, for the internal edition only."""
        if self._workspace.draft() is None:
            return
        if self._workspace.editor.isReadOnly():
            self._notice.tell("warning", READ_ONLY)
            return
        caption = f"{title_of(chart.benchmark)}与同类机关对比"
        self._show(
            picture_data(picture_image(chart)),
            name=f"{chart.benchmark.name}对标图",
            caption=caption,
            width_mm=_CHART_MM,
            internal=True,
        )
        self._notice.tell("done", "图表已插入正文，只随报送版导出，不能放进公开版。")

    def insert_attachment(self) -> None:
        """Begin an attachment at the end of the draft."""
        self._workspace.editor.insert_attachment()
        self._workspace.editor.setFocus()

    def change_table(self, change: TableChange) -> None:
        """Add a row or column to the table at the caret, or take one away."""
        if not self._workspace.editor.change_table(change):
            self._notice.tell("hint", "请先把光标放在表格里。")
        self._workspace.editor.setFocus()

    def _show(
        self, data: bytes, *, name: str, caption: str, width_mm: float, internal: bool
    ) -> None:
        editor = self._workspace.editor
        taken = {picture.name for picture in editor.pictures.all()}
        picture = Picture(
            name=free_name(name, taken),
            data=data,
            width_mm=width_mm,
            internal=internal,
        )
        editor.insert_picture(picture, caption)


def _read(path: Path) -> tuple[bytes, float]:
    """Return a picture file as the draft keeps it, and how wide it is shown; in a worker."""
    image = read_picture(path)
    return picture_data(image), usual_width_mm(image)
