"""Making, opening, saving and closing the one draft that is on the desk.

Of a draft that somebody else writes a copy is on the desk, to be read only. No file is written over
that somebody else changed, unless the person says so.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from assistant.base.errors import AssistantError
from assistant.base.files import TargetNotWritable
from assistant.draft.draft_lock import Holder, mark_of
from assistant.gui.dialogs import files
from assistant.gui.dialogs.ask import ask_overwrite, ask_reload, ask_unsaved
from assistant.gui.dialogs.new_draft import NewDraftDialog
from assistant.gui.drops import REPORT_ENDINGS
from assistant.gui.guard import Guard, let_go
from assistant.gui.keeper import Keeper
from assistant.gui.messages import message_of
from assistant.gui.recovery.difference_dialog import DifferenceDialog
from assistant.workflow.occupancy import DISPLACED, change_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from assistant.draft.comparing.compare import Comparison
    from assistant.draft.draft import Draft
    from assistant.draft.journal.journal import Original
    from assistant.gui.background import Background
    from assistant.gui.dialogs.new_choice import NewDraftChoice
    from assistant.gui.guard import Claim
    from assistant.gui.services import Services
    from assistant.gui.theme import Theme
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.gui.workspace import Workspace
    from assistant.workflow.recovering import LostDraft

Written = TypeVar("Written")


class DraftFiles(QObject):
    """Stands between the desk and the disk.

    Signals:
        opened: another draft is on the desk, or may now be written.
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
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self.theme = theme
        self._window = window
        self._services = services
        self._background = background
        self._workspace = workspace
        self._notice = notice
        self.house_format: Callable[[], str] = str
        """Gives the name of the house format that new drafts begin with."""
        self.may_close: Callable[[], bool] = _yes
        """Asked before a draft goes off the desk; what is open beside it may want to stay."""
        self.keeper = Keeper(services, background, workspace.draft, parent=self)
        self.guard = Guard(services.keeping, background, theme, self)
        workspace.draft_changed.connect(self.keeper.touch)
        workspace.editor.left.connect(self.keeper.note_and_tidy)
        self.keeper.changed.connect(self._on_keeper_changed)
        self.keeper.kept.connect(lambda at: self.saved.emit("已自动保存", at))
        self.keeper.failed.connect(self._on_journal_failed)
        self.keeper.displaced.connect(self._on_displaced)
        self.guard.retry_requested.connect(self.retry)
        self.guard.reload_requested.connect(self.reload)
        self.guard.compare_requested.connect(self.compare)
        self.guard.copy_requested.connect(self.save_as)

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
        dialog = NewDraftDialog(
            self._window, known, body=body, template=template, house_format=self.house_format()
        )
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
        """Put a draft on the desk that no file holds yet; tell whether it is there now.

        It begins with the house format of new drafts, unless it has one.
        """
        if not self.close():
            return False
        draft = replace(draft, house_format=draft.house_format or self.house_format())
        self._put(draft, None, None, words="尚未保存")
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
        if self._is_own(path):
            return True
        claim = self.guard.claim(path)
        found = self._read(path)
        if found is None or not self.close():
            let_go(claim)
            return False
        self._put(*found, claim)
        self.path_used.emit(path.absolute())
        return True

    def recover(self, lost: LostDraft) -> bool:
        """Put a draft on the desk that was left unsaved; tell whether it is kept there now."""
        if not self.close():
            return False
        original = self._services.keeping.original_of(lost)
        claim = self.guard.claim(original.path) if original else None
        is_held = isinstance(claim, Holder)
        if is_held:
            original = claim = None
        self._put(lost.draft, original, claim, words="已恢复，尚未保存")
        if is_held:
            self._notice.tell("warning", "原来的文件正由别人编辑，恢复的稿件请另存。")
        return self.keeper.is_kept

    def save(self) -> bool:
        """Save the draft where it belongs, asking where for a new one."""
        path = self.keeper.path
        if path is None or self.keeper.is_read_only:
            return self.save_as()
        change = self.guard.watch.look_now()
        if change == "changed":
            answer = ask_overwrite(self._window, path.name)
            if answer == "replace":
                return self._save_to(path)
            return answer == "other" and self.save_as()
        if change != "unchanged":
            words = f"没有保存：{change_words(change)}"
            self._notice.tell("error", words, ("另存为…", lambda: _do(self.save_as)))
            return False
        return self._save_to(path)

    def save_as(self) -> bool:
        """Ask for a file and save the draft there."""
        path = files.choose_save(self._window, "保存稿件", files.DRAFTS, self._proposal())
        return path is not None and self._save_to(path)

    def retry(self, take_over: bool = False) -> None:
        """Try again to write the draft that is only read so far."""
        path = self.keeper.path
        if path is None:
            return
        claim = self.guard.claim(path, take_over=take_over)
        if isinstance(claim, Holder):
            self.guard.take(claim)
            self._notice.tell("info", "稿件仍被占用，还不能编辑。")
            return
        found = self._read(path)
        if found is None:
            let_go(claim)
        else:
            self._put(*found, claim)

    def reload(self) -> None:
        """Show the file as it is now, in place of what is on the desk."""
        path = self.keeper.path
        if path is None or not self.may_close():
            return
        if self.keeper.is_dirty and not ask_reload(self._window, path.name):
            return
        found = self._read(path)
        if found is not None:
            self._put(*found, self.guard.held)

    def compare(self) -> None:
        """Show what differs between the file and what is on the desk."""
        path, draft = self.keeper.path, self._workspace.draft()
        if path is None or draft is None:
            return
        compare = self._services.keeping.compare_with_file
        self._background.run(
            lambda _: compare(path, draft), on_done=self._on_compared, on_error=self.tell_error
        )

    def rewrite(self, path: Path, write: Callable[[], Written]) -> Written:
        """Let a draft's file be written while its own draft stays as it is (历史版本).

        What others made of the open draft's file before is told all the same.

        Raises:
            TargetNotWritable: the draft is only read.
        """
        if not self._is_own(path):
            return write()
        if self.keeper.is_read_only:
            raise TargetNotWritable(path, "稿件正由别人编辑，以只读方式打开")
        is_unchanged = self.guard.watch.look_now() == "unchanged"
        result = write()
        if is_unchanged:
            original = self._services.keeping.read_original(path)
            self.keeper.renew(original)
            self.guard.begin(original, self.guard.held)
        return result

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
        self.guard.end()
        self._workspace.close_draft()
        self._notice.hide()
        self.closed.emit()
        return True

    def tell_error(self, error: AssistantError, *ways: tuple[str, Callable[[], None]]) -> None:
        """Say in the bar what went wrong."""
        self._notice.tell("error", message_of(error), *ways)

    def _is_own(self, path: Path) -> bool:
        """Tell whether a path leads to the open draft's file."""
        own = self.keeper.path
        return own is not None and mark_of(path.absolute()) == mark_of(own)

    def _proposal(self) -> Path:
        path = self.keeper.path
        if path is None:
            return Path(f"{files.file_name(self.title)}.fzbg")
        return path.with_stem(f"{path.stem}（副本）") if self.keeper.is_read_only else path

    def _read(self, path: Path) -> tuple[Draft, Original] | None:
        """Return a file's draft, and the file as it was before; None where that was told off."""
        try:
            original = self._services.keeping.read_original(path)
            return self._services.open_draft(path), original
        except AssistantError as error:
            self.tell_error(error)
            return None

    def _put(
        self, draft: Draft, original: Original | None, claim: Claim | None, *, words: str = ""
    ) -> None:
        """Put a draft on the desk; *words* say so of one that its file does not hold."""
        self._notice.hide()
        self._workspace.open(draft)
        self.guard.begin(original, claim)
        self._tell_caution()
        is_read_only = self.guard.is_read_only
        self.keeper.begin(original, is_dirty=bool(words), is_read_only=is_read_only)
        self.opened.emit()
        self.saved.emit("只读" if is_read_only else words or "已保存", None)

    def _save_to(self, path: Path) -> bool:
        """Write the draft to a file that the person chose."""
        was_read_only, is_own = self.keeper.is_read_only, self._is_own(path)
        is_held = is_own and not was_read_only
        claim = self.guard.held if is_held else self.guard.claim(path)
        if isinstance(claim, Holder):
            words = f"“{path.name}”正由别人编辑，没有保存。请换一个文件名。"
            self._notice.tell("error", words, ("另存为…", lambda: _do(self.save_as)))
            return False
        self._notice.hide()
        try:
            original = self.keeper.save(path)
        except AssistantError as error:
            if not is_held:
                let_go(claim)
            self.tell_error(error, ("另存为…", lambda: _do(self.save_as)))
            return False
        self.guard.begin(original, claim)
        if not is_held:
            self._tell_caution()
        self.path_used.emit(path.absolute())
        self.saved.emit("已保存", None)
        if was_read_only:
            self.opened.emit()
        return True

    def _tell_caution(self) -> None:
        if self.guard.caution:
            self._notice.tell("warning", self.guard.caution)

    def _on_keeper_changed(self) -> None:
        if self.keeper.is_dirty:
            self.saved.emit("未保存", None)
        self.title_changed.emit()

    def _on_compared(self, comparison: Comparison) -> None:
        DifferenceDialog(self._window, comparison, self.theme).exec()

    def _on_journal_failed(self, error: AssistantError) -> None:
        self.tell_error(error, ("另存为…", lambda: _do(self.save_as)))

    def _on_displaced(self, folder: Path) -> None:
        self._notice.tell("warning", DISPLACED.format(folder))


def _yes() -> bool:
    return True


def _do(call: Callable[[], bool]) -> None:
    call()
