"""Making, opening, saving and closing the one draft that is on the desk.

Of a draft that somebody else writes a copy is on the desk, to be read only. No file is written over
that somebody else changed, unless the person says so. What has to do with the disk is done by
workers, one act after the other (``turns.py``): one writes on meanwhile, and what is written while
the draft is saved is still to be saved.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from assistant.base.errors import AssistantError, Cancelled
from assistant.base.files import TargetNotWritable
from assistant.draft.draft_lock import Holder
from assistant.gui.dialogs import files
from assistant.gui.dialogs.ask import ask_reload, ask_unsaved
from assistant.gui.dialogs.new_draft import NewDraftDialog
from assistant.gui.drafts import draft_disk
from assistant.gui.drafts.draft_disk import OnDisk
from assistant.gui.drafts.guard import Guard
from assistant.gui.drafts.keeper import JOURNAL, Keeper
from assistant.gui.drafts.saving import Saving, title_of
from assistant.gui.drafts.slow_disk import SlowDisk
from assistant.gui.drafts.turns import Ask, Turns
from assistant.gui.drops import REPORT_ENDINGS
from assistant.gui.jobs.background import DESK, place_of
from assistant.gui.messages import message_of
from assistant.gui.recovery.difference_dialog import DifferenceDialog
from assistant.workflow.occupancy import DISPLACED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from assistant.draft.comparing.compare import Comparison
    from assistant.draft.draft import Draft
    from assistant.gui.dialogs.new_choice import NewDraftChoice
    from assistant.gui.drafts.draft_disk import Written
    from assistant.gui.drafts.turns import Act, Turn
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.services.services import Services
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.gui.writing.workspace import Workspace
    from assistant.workflow.recovering import LostDraft


class DraftFiles(QObject):
    """Stands between the desk and the disk.

    What takes its time is a turn; ``then`` is told what came of it: True where the draft was
    opened, saved or closed as one wished.

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
        self._leaves = False
        """The person waits for the disk no more: the words stay in the journal."""
        self.may_close: Callable[[], bool] = _yes
        """Asked before a draft goes off the desk; what is open beside it may want to stay."""
        self.turns = Turns(background, self)
        self.keeper = Keeper(services, background, workspace.draft, parent=self)
        self.guard = Guard(services.keeping, background, theme, self)
        self._saving = Saving(window, services, workspace, self.keeper, self.guard, notice)
        self._slow = SlowDisk(self.turns, notice, self)
        self._connect()

    def _connect(self) -> None:
        self._workspace.draft_changed.connect(self.keeper.touch)
        self._workspace.editor.left.connect(self.keeper.note_and_tidy)
        self.keeper.changed.connect(self._on_keeper_changed)
        self.keeper.kept.connect(lambda at: self.saved.emit("已自动保存", at))
        self.keeper.failed.connect(self._saving.tell_not_written)
        self.keeper.displaced.connect(self._on_displaced)
        self.guard.retry_requested.connect(self.retry)
        self.guard.reload_requested.connect(self.reload)
        self.guard.compare_requested.connect(self.compare)
        self.guard.copy_requested.connect(self.save_as)
        self._saving.saved.connect(lambda words: self.saved.emit(words, None))
        self._saving.path_used.connect(self.path_used)
        self._saving.made_own.connect(self.opened)
        self._saving.elsewhere_requested.connect(self.save_as)
        self._slow.doing.connect(self._on_doing)
        self._slow.leave_requested.connect(self.leave)
        self._slow.elsewhere_requested.connect(self._save_elsewhere)
        self._slow.is_kept = lambda: self.keeper.is_kept

    @property
    def title(self) -> str:
        """Title of the open draft."""
        return title_of(self._workspace.draft())

    # what one asks for

    def make(self, *, body: str, template: str) -> None:
        """Ask what a new draft is to be, and make it."""
        self._start(self._choosing_new(body, template), "make")

    def make_from(
        self, choice: NewDraftChoice, then: Callable[[bool | None], object] | None = None
    ) -> Turn:
        """Make a draft and put it on the desk."""
        return self._start(self._making(choice), "make", then)

    def take(self, draft: Draft, then: Callable[[bool | None], object] | None = None) -> Turn:
        """Put a draft on the desk that no file holds yet.

        It begins with the house format of new drafts, unless it has one.
        """
        return self._start(self._taking(draft), "take", then)

    def choose_and_open(self, folder: str) -> None:
        """Ask for a draft file and open it; a report is left to others."""
        path = files.choose_open(self._window, "打开", files.DRAFTS_AND_REPORTS, folder)
        if path is not None and path.suffix.lower() in REPORT_ENDINGS:
            self.report_chosen.emit(path)
        elif path is not None:
            self.open(path)

    def open(self, path: Path, then: Callable[[bool | None], object] | None = None) -> Turn:
        """Open a draft file; one that is still being opened gives way to it."""
        self.turns.give_up("open")
        return self._start(self._opening(path), "open", then)

    def recover(self, lost: LostDraft, then: Callable[[bool | None], object] | None = None) -> Turn:
        """Put a draft on the desk that was left unsaved; what came of it: whether it is kept."""
        return self._start(self._recovering(lost), "recover", then)

    def save(self, then: Callable[[bool | None], object] | None = None) -> Turn:
        """Save the draft where it belongs, asking where for a new one."""
        is_again = self.turns.kind == "save"
        return self._start(self._saving.save(is_again=is_again), "save", then)

    def save_as(self, then: Callable[[bool | None], object] | None = None) -> Turn:
        """Ask for a file and save the draft there."""
        return self._start(self._saving.save_as(), "save_as", then)

    def retry(self, take_over: bool = False) -> None:
        """Try again to write the draft that is only read so far."""
        self._start(self._retrying(take_over=take_over), "retry")

    def reload(self) -> None:
        """Show the file as it is now, in place of what is on the desk."""
        self._start(self._reloading(), "reload")

    def compare(self) -> None:
        """Show what differs between the file and what is on the desk."""
        path, draft = self.keeper.path, self._workspace.draft()
        if path is None or draft is None:
            return
        compare = self._services.keeping.compare_with_file
        self._background.run(
            lambda _: compare(path, draft),
            on_done=self._on_compared,
            on_error=self.tell_error,
            at=place_of(path),
        )

    def rewrite(
        self,
        path: Path,
        write: Callable[[], Written],
        *,
        then: Callable[[Written], object],
        on_error: Callable[[AssistantError], object],
    ) -> Turn:
        """Let a draft's file be written while its own draft stays as it is (历史版本).

        What others made of the open draft's file before is told all the same.

        Args:
            path: the file.
            write: writes it, in a worker; returns what *then* is given.
            then: told when it is written.
            on_error: told why not: also that the draft is only read, or that one waits no more.
        """
        refused: list[AssistantError] = []

        def refuse(error: AssistantError) -> None:
            refused.append(error)
            on_error(error)

        def done(written: tuple[Written] | None) -> None:
            if written is not None:
                then(written[0])
            elif not refused:
                on_error(Cancelled())

        act = self._rewriting(path, write)
        return self.turns.start(act, "rewrite", then=done, on_error=refuse)

    def close(self, then: Callable[[bool | None], object] | None = None) -> Turn:
        """Take the draft off the desk, asking about unsaved changes.

        A draft that is still being opened is not waited for.
        """
        self.turns.give_up("open")
        self._leaves = False
        turn = self._start(self._closing(), "close", then)
        if not turn.is_ended:
            self._slow.tell_closing()
        return turn

    def leave(self) -> None:
        """Wait for the disk no more and close: the words stay in the journal."""
        self._leaves = True
        self.turns.give_up()

    def tell_error(self, error: AssistantError, *ways: tuple[str, Callable[[], None]]) -> None:
        """Say in the bar what went wrong."""
        self._notice.tell("error", message_of(error), *ways)

    # acts

    def _start(self, act: Act, kind: str, then: Callable[[Any], object] | None = None) -> Turn:
        return self.turns.start(act, kind, then=then, on_error=self.tell_error)

    def _choosing_new(self, body: str, template: str) -> Act:
        known = yield Ask(at=DESK, call=self._services.templates)
        dialog = NewDraftDialog(
            self._window, known, body=body, template=template, house_format=self.house_format()
        )
        if dialog.exec():
            self.make_from(dialog.choice)
        elif dialog.wants_roll_over:
            self.roll_over_requested.emit()

    def _making(self, choice: NewDraftChoice) -> Act:
        new_draft = partial(
            self._services.new_draft,
            choice.template,
            body=choice.body,
            year=choice.year,
            sheet=choice.sheet,
        )
        at = place_of(choice.sheet) if choice.sheet else DESK
        draft = yield Ask(at=at, call=new_draft, what="read", name=choice.body)
        is_taken = yield from self._taking(draft)
        if is_taken:
            self.made.emit(choice)
        return is_taken

    def _taking(self, draft: Draft) -> Act:
        if not (yield from self._closing()):
            return False
        draft = replace(draft, house_format=draft.house_format or self.house_format())
        self._put(draft, None, words="尚未保存")
        return True

    def _opening(self, path: Path) -> Act:
        read = partial(draft_disk.read_file, self._services, path, self.guard.file)
        at = place_of(path, on_late=self._on_opened_late)
        found = yield Ask(at=at, call=read, what="read", name=path.name)
        if found is None:
            return True
        draft, file = found
        is_off = False
        try:
            is_off = yield from self._closing()
        finally:
            if not is_off:
                self.guard.let_go(file)
        if not is_off:
            return False
        self._put(draft, file)
        self.path_used.emit(path.absolute())
        return True

    def _recovering(self, lost: LostDraft) -> Act:
        if not (yield from self._closing()):
            return False
        services, file = self._services, None
        if lost.path is not None:
            original_of = partial(services.keeping.original_of, lost)
            at = place_of(lost.path, on_late=self._on_opened_late)
            original = yield Ask(at=at, call=original_of, what="read", name=lost.path.name)
            claim = partial(draft_disk.claim_original, services, original)
            file = yield Ask(at=at, call=claim, what="read", name=lost.path.name)
        is_held = isinstance(file, Holder)
        self._put(lost.draft, None if is_held else file, words="已恢复，尚未保存")
        if is_held:
            self._notice.tell("warning", "原来的文件正由别人编辑，恢复的稿件请另存。")
        yield Ask(at=JOURNAL, call=_nothing, what="read", name=self.title)
        return self.keeper.is_kept

    def _retrying(self, *, take_over: bool) -> Act:
        file = self.guard.file
        if file is None:
            return
        claim = partial(draft_disk.claim_again, self._services, file, take_over=take_over)
        at = place_of(file.path, on_late=self._on_opened_late)
        found = yield Ask(at=at, call=claim, what="read", name=file.path.name)
        if isinstance(found, Holder):
            self.guard.take(found)
            self._notice.tell("info", "稿件仍被占用，还不能编辑。")
        else:
            self._put(*found)

    def _reloading(self) -> Act:
        file = self.guard.file
        if file is None or not self.may_close():
            return
        given_up = None
        if self.keeper.is_dirty:
            given_up = self._workspace.draft()
            if not ask_reload(self._window, file.path.name):
                return
        read = partial(draft_disk.read_again, self._services, file)
        found = yield Ask(at=place_of(file.path), call=read, what="read", name=file.path.name)
        is_other = self.keeper.is_dirty and self._workspace.draft() != given_up
        if not is_other or ask_reload(self._window, file.path.name):  # one wrote on meanwhile
            self._put(*found)

    def _rewriting(self, path: Path, write: Callable[[], Any]) -> Act:
        file = self.guard.file
        if file is None or file.path != path:
            at = place_of(path, must_end=True)
            return ((yield Ask(at=at, call=write, what="rewrite", name=path.name)),)
        if self.keeper.is_read_only:
            raise TargetNotWritable(path, "稿件正由别人编辑，以只读方式打开")
        rewrite = partial(draft_disk.rewrite, self._services, file, write, self.guard.watch.look_at)
        at = place_of(path, must_end=True, on_late=self._on_rewritten)
        found = yield Ask(at=at, call=rewrite, what="rewrite", name=path.name)
        self._on_rewritten(found)
        return (found[0],)

    def _closing(self) -> Act:
        if self._workspace.draft() is None:
            return True
        if not self.may_close():
            return False
        self.keeper.catch_up()
        while self.keeper.is_dirty:  # also by what was written while it was saved
            if self._leaves:
                return (yield from self._parting())
            answer = ask_unsaved(self._window, self.title)
            if answer == "discard":
                break
            if answer == "cancel":
                return False
            try:
                if not (yield from self._saving.save()):
                    return False
            except Cancelled:
                if not self._leaves:
                    raise
        self._take_off()
        return True

    def _parting(self) -> Act:
        """Take the draft off the desk unsaved, when its journal holds all of it."""
        self._leaves = False
        secured = None
        while (draft := self._workspace.draft()) != secured:  # one may still write meanwhile
            secure = self.keeper.securing()
            yield Ask(at=JOURNAL, call=secure, what="journal", name=self.title)
            secured = draft
        self.keeper.leave()
        self._take_off()
        return True

    # what becomes of the desk

    def _put(self, draft: Draft, file: OnDisk | None, *, words: str = "") -> None:
        """Put a draft on the desk; *words* say so of one that its file does not hold."""
        self._notice.hide()
        self._workspace.open(draft)
        self.guard.begin(file)
        self._saving.tell_caution()
        is_read_only = self.guard.is_read_only
        original = file.original if file else None
        self.keeper.begin(original, is_dirty=bool(words), is_read_only=is_read_only)
        self.opened.emit()
        self.saved.emit("只读" if is_read_only else words or "已保存", None)

    def _take_off(self) -> None:
        self._leaves = False
        self.keeper.end()
        self.guard.end()
        self._workspace.close_draft()
        self._notice.hide()
        self.closed.emit()

    def _save_elsewhere(self) -> None:
        """Wait no more for the file to be saved, and save the draft as another one."""
        self.turns.give_up("close")
        self.turns.give_up()
        self.save_as()

    def _on_keeper_changed(self) -> None:
        if self.keeper.is_dirty:
            self.saved.emit("未保存", None)
        self.title_changed.emit()

    def _on_doing(self, words: str) -> None:
        """Say what is going on in the place of whether the draft is saved."""
        state = "只读" if self.keeper.is_read_only else "已保存"
        self.saved.emit(words or ("未保存" if self.keeper.is_dirty else state), None)

    def _on_compared(self, comparison: Comparison) -> None:
        DifferenceDialog(self._window, comparison, self.theme).exec()

    def _on_displaced(self, folder: Path) -> None:
        self._notice.tell("warning", DISPLACED.format(folder))

    def _on_opened_late(self, found: object) -> None:
        """Let a file go that was opened when nobody waited for it any more."""
        file = found[1] if isinstance(found, tuple) else found
        if isinstance(file, OnDisk):
            self.guard.let_go(file)

    def _on_rewritten(self, found: tuple[object, str, OnDisk]) -> None:
        """Know the file as it is now, unless that would hide what others made of it."""
        _, change, file = found
        now = self.guard.file
        if now is None or now.claim is not file.claim:
            return
        if change == "unchanged":
            self.keeper.renew(file.original)
            self.guard.begin(file)
        else:
            self.guard.watch.look()


def _yes() -> bool:
    return True


def _nothing() -> None:
    """Wait for what was asked before."""
