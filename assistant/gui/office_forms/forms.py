"""Sending forms to the source offices (数据报送表), and taking over what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from assistant.draft.office_forms.form import offices_of
from assistant.gui.dialogs.files import file_name
from assistant.gui.messages import message_of
from assistant.gui.office_forms.in_dialog import FormsInDialog
from assistant.gui.office_forms.offices_dialog import OfficesDialog
from assistant.gui.office_forms.out_dialog import FormsOutDialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.draft.draft import Draft
    from assistant.draft.parts import SheetRow
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.office_forms.out_dialog import FormsOutChoice
    from assistant.gui.services.yearly import FormServices
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.gui.writing.workspace import Workspace
    from assistant.workflow.office_forms import WrittenForms

_NO_ROWS = "指标表是空的，没有可以分发的表。请先填写或导入年度数据。"


class OfficeForms(QObject):
    """Asks, works in the background, tells what became of it.

    Signals:
        folder_used: the folder that returned forms were chosen from.
    """

    folder_used = Signal(str)

    def __init__(
        self,
        window: QWidget,
        services: FormServices,
        background: Background,
        workspace: Workspace,
        notice: NoticeBar,
        *,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self.theme = theme
        self._window = window
        self._services = services
        self._background = background
        self._workspace = workspace
        self._notice = notice

    def ask_out(self, folder: Path) -> None:
        """Ask who gets a form and write them; a new folder inside *folder* is proposed."""
        draft = self._workspace.draft()
        if draft is None:
            return
        if not draft.sheet:
            self._notice.tell("warning", _NO_ROWS)
            return
        if not any(map(offices_of, draft.sheet)):
            self.ask_offices()
            draft = self._workspace.draft() or draft
            if not any(map(offices_of, draft.sheet)):
                return
        proposal = folder / file_name(f"{draft.year}年数据报送表")
        dialog = FormsOutDialog(self._window, draft, folder=proposal)
        dialog.offices_requested.connect(lambda: self._ask_offices_for(dialog))
        if dialog.exec():
            self.write(self._workspace.draft() or draft, dialog.choice)

    def ask_offices(self) -> None:
        """Ask which office delivers which number, and write it into the sheet."""
        draft = self._workspace.draft()
        if draft is None:
            return
        dialog = OfficesDialog(QApplication.activeModalWidget() or self._window, draft.sheet)
        if dialog.exec() and dialog.rows:
            self._workspace.merge_rows(dialog.rows)

    def write(self, draft: Draft, choice: FormsOutChoice) -> None:
        """Write the forms."""
        write = self._services.write
        self._background.run(
            lambda _: write(choice.folder, draft, offices=choice.offices, deadline=choice.deadline),
            on_done=lambda written: self._on_written(choice.folder, written),
            on_error=self._tell_error,
            writes=True,
        )

    def ask_in(self, folder: str) -> None:
        """Ask for the returned forms and take over what is decided."""
        draft = self._workspace.draft()
        if draft is None:
            return
        dialog = FormsInDialog(
            self._window,
            self._services,
            self._background,
            self.theme,
            draft=draft,
            folder=folder,
        )
        is_taken = dialog.exec()
        if dialog.folder != folder:
            self.folder_used.emit(dialog.folder)
        if is_taken:
            self.take_over(draft, dialog.rows)

    def take_over(self, draft: Draft, rows: tuple[SheetRow, ...]) -> None:
        """Put the rows into the sheet as one act, which can be taken back."""
        keys = {row.key for row in rows}
        before = [row for row in draft.sheet if row.key in keys]
        self._workspace.merge_rows(rows)
        self._notice.tell(
            "info",
            f"已填入 {len(rows)} 项数据，状态为“已填”。请逐项核实。",
            ("撤销", lambda: self._workspace.merge_rows(before)),
        )

    def _ask_offices_for(self, dialog: FormsOutDialog) -> None:
        self.ask_offices()
        draft = self._workspace.draft()
        if draft is not None:
            dialog.show_offices(draft)

    def _on_written(self, folder: Path, written: WrittenForms) -> None:
        count, unasked = len(written.forms), len(written.without_office)
        but = f"另有 {unasked} 项指标没有来源单位，没有列入。" if unasked else ""
        self._notice.tell(
            "warning" if but else "info",
            f"已生成 {count} 份数据报送表：{folder}。{but}",
            ("打开文件夹", lambda: _open(folder)),
        )

    def _tell_error(self, error: AssistantError) -> None:
        self._notice.tell("error", message_of(error))


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
