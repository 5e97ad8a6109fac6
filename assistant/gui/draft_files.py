"""Making, opening, saving and closing the one draft that is on the desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.base.errors import AssistantError
from assistant.gui.dialogs import files
from assistant.gui.dialogs.ask import ask_unsaved
from assistant.gui.dialogs.new_draft import NewDraftDialog
from assistant.gui.drops import REPORT_ENDINGS
from assistant.gui.keeper import Keeper
from assistant.workflow.messages import message_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from assistant.draft.draft import Draft
    from assistant.gui.background import Background
    from assistant.gui.dialogs.new_draft import NewDraftChoice
    from assistant.gui.services import Services
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.gui.workspace import Workspace
    from assistant.workflow.drafting import Autosave


class DraftFiles(QObject):
    """Stands between the desk and the disk.

    Signals:
        opened: another draft is on the desk.
        closed: no draft is on the desk.
        title_changed: the title bar has to follow.
        saved: words for the status bar and, where something was written, when.
        path_used: a draft's file was opened or written.
        made: a new draft was made; carries the choice.
        report_chosen: a report was chosen that is to become a new draft.
        roll_over_requested: last year's report is to become the new draft.
    """

    opened = Signal()
    closed = Signal()
    title_changed = Signal()
    saved = Signal(str, object)
    path_used = Signal(object)
    made = Signal(object)
    report_chosen = Signal(object)
    roll_over_requested = Signal()

    def __init__(
        self,
        window: QWidget,
        services: Services,
        background: Background,
        workspace: Workspace,
        notice: NoticeBar,
        *,
        autosave_seconds: int,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._workspace = workspace
        self._notice = notice
        self.may_close: Callable[[], bool] = _yes
        """Asked before a draft goes off the desk; what is open beside it may want to stay."""
        self.keeper = Keeper(
            services, background, workspace.draft, seconds=autosave_seconds, parent=self
        )
        workspace.draft_changed.connect(self.keeper.touch)
        workspace.editor.left.connect(self.keeper.copy)
        self.keeper.changed.connect(self.title_changed)
        self.keeper.copied.connect(lambda at: self.saved.emit("已自动保存", at))
        self.keeper.failed.connect(self._on_copy_failed)

    @property
    def title(self) -> str:
        """Title of the open draft."""
        draft = self._workspace.draft()
        return (draft.elements.title or "未命名稿件") if draft else ""

    def make(self, *, body: str, template: str) -> None:
        """Ask what a new draft is to be, and make it."""
        try:
            known = self._services.templates()
        except AssistantError as error:
            self.tell_error(error)
            return
        dialog = NewDraftDialog(self._window, known, body=body, template=template)
        if dialog.exec():
            self.make_from(dialog.choice)
        elif dialog.wants_roll_over:
            self.roll_over_requested.emit()

    def make_from(self, choice: NewDraftChoice) -> None:
        """Make a draft and put it on the desk."""
        try:
            draft = self._services.new_draft(
                choice.template, body=choice.body, year=choice.year, sheet=choice.sheet
            )
        except AssistantError as error:
            self.tell_error(error)
            return
        if self.take(draft):
            self.made.emit(choice)

    def take(self, draft: Draft) -> bool:
        """Put a draft on the desk that no file holds yet; tell whether it is there now."""
        if not self.close():
            return False
        self._workspace.open(draft)
        self.keeper.begin(None, is_dirty=True)
        self._tell_opened("尚未保存")
        return True

    def choose_and_open(self, folder: str) -> None:
        """Ask for a draft file and open it; a report is left to others."""
        path = files.choose_open(self._window, "打开", files.DRAFTS_AND_REPORTS, folder)
        if path is not None and path.suffix.lower() in REPORT_ENDINGS:
            self.report_chosen.emit(path)
        elif path is not None:
            self.open(path)

    def open(self, path: Path) -> bool:
        """Open a draft file; tell whether it is on the desk now."""
        if self.keeper.path == path.absolute():
            return True
        try:
            draft = self._services.open_draft(path)
        except AssistantError as error:
            self.tell_error(error)
            return False
        if not self.close():
            return False
        self._workspace.open(draft)
        self.keeper.begin(path)
        self.path_used.emit(path.absolute())
        self._tell_opened("已保存")
        return True

    def save(self) -> bool:
        """Save the draft where it belongs, asking where for a new one."""
        if self.keeper.path is None:
            return self.save_as()
        return self._save_to(self.keeper.path)

    def save_as(self) -> bool:
        """Ask for a file and save the draft there."""
        proposal = self.keeper.path or Path(f"{files.file_name(self.title)}.fzbg")
        path = files.choose_save(self._window, "保存稿件", files.DRAFTS, proposal)
        return path is not None and self._save_to(path)

    def close(self) -> bool:
        """Take the draft off the desk, asking about unsaved changes; tell whether it is off."""
        if self._workspace.draft() is None:
            return True
        if not self.may_close():
            return False
        if self.keeper.is_dirty:
            answer = ask_unsaved(self._window, self.title)
            if answer == "cancel" or (answer == "save" and not self.save()):
                return False
        self.keeper.end()
        self._workspace.close_draft()
        self._notice.hide()
        self.closed.emit()
        return True

    def offer_recovery(self) -> None:
        """Offer the newest automatic copy that an earlier session left, if there is any."""
        found = self._services.find_autosaves()
        if not found:
            return
        copy = found[0]
        at = copy.saved_at.astimezone()
        self._notice.tell(
            "warning",
            f"上次有一份稿件没有保存：《{copy.title or '未命名稿件'}》"
            f"（{at.month}月{at.day}日 {at:%H:%M} 自动保存）。要恢复吗？",
            ("恢复", lambda: self.recover(copy)),
            ("放弃", lambda: self._give_up(copy)),
        )

    def recover(self, copy: Autosave) -> None:
        """Put an automatic copy on the desk, to be saved where its draft belongs."""
        if not self.close():
            return
        try:
            draft = self._services.open_draft(copy.path)
        except AssistantError as error:
            self.tell_error(error)
            return
        self._workspace.open(draft)
        self.keeper.begin(copy.original, is_dirty=True, copy=copy.path)
        self._tell_opened("已恢复，尚未保存")

    def tell_error(self, error: AssistantError, *ways: tuple[str, Callable[[], None]]) -> None:
        """Say in the bar what went wrong."""
        self._notice.tell("error", message_of(error), *ways)

    def _save_to(self, path: Path) -> bool:
        try:
            self.keeper.save(path)
        except AssistantError as error:
            self.tell_error(error, ("另存为…", lambda: _do(self.save_as)))
            return False
        self._notice.hide()
        self.path_used.emit(path.absolute())
        self.saved.emit("已保存", None)
        self.title_changed.emit()
        return True

    def _give_up(self, copy: Autosave) -> None:
        self._services.discard_autosave(copy.path)
        self.offer_recovery()

    def _tell_opened(self, state: str) -> None:
        self._notice.hide()
        self.opened.emit()
        self.saved.emit(state, None)
        self.title_changed.emit()

    def _on_copy_failed(self, error: AssistantError) -> None:
        self._notice.tell("error", f"自动保存没有成功。{message_of(error)}")


def _yes() -> bool:
    return True


def _do(call: Callable[[], bool]) -> None:
    call()
