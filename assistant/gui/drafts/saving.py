"""Saving the draft that is on the desk, where it belongs or where the person says.

What is saved is the draft as it stands when that is asked for: one writes on meanwhile, and that is
still to be saved.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.base.errors import AssistantError, Cancelled
from assistant.draft.draft_lock import Holder
from assistant.gui.dialogs import files
from assistant.gui.dialogs.ask import ask_overwrite
from assistant.gui.drafts import draft_disk
from assistant.gui.drafts.draft_disk import OnDisk
from assistant.gui.drafts.turns import Ask
from assistant.gui.jobs.background import place_of
from assistant.gui.messages import message_of
from assistant.workflow.occupancy import change_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from assistant.base.file_state import FileChange
    from assistant.draft.draft import Draft
    from assistant.gui.drafts.guard import Guard
    from assistant.gui.drafts.keeper import Keeper
    from assistant.gui.drafts.turns import Act
    from assistant.gui.services.services import Services
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.gui.writing.workspace import Workspace


class Saving(QObject):
    """Acts that write the draft's file; each gives whether it was written.

    Signals:
        saved: the draft stands in its file; words for the status bar.
        path_used: another file was written; carries it.
        made_own: the draft was only read so far and may be written now.
        elsewhere_requested: the draft is to be saved as another file instead.
    """

    saved = Signal(str)
    path_used = Signal(object)
    made_own = Signal()
    elsewhere_requested = Signal()

    def __init__(
        self,
        window: QWidget,
        services: Services,
        workspace: Workspace,
        keeper: Keeper,
        guard: Guard,
        notice: NoticeBar,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._workspace = workspace
        self._keeper = keeper
        self._guard = guard
        self._notice = notice

    def save(self, *, is_again: bool = False) -> Act:
        """Save; where the same was asked for twice there may be nothing left to do."""
        file = self._guard.file
        if self._workspace.draft() is None:
            return False
        if file is None or self._keeper.is_read_only:
            return (yield from self.save_as())
        if is_again and not self._keeper.is_dirty:
            return True
        draft = self._keeper.snapshot()
        save = partial(draft_disk.save_own, self._services, draft, file, self._guard.watch.look_at)
        found: OnDisk | FileChange | None = yield from self._write(file.path, save, draft)
        if found is None or isinstance(found, OnDisk):
            return found is not None and self._take_saved(draft, found)
        self._guard.watch.take(found)
        if found == "changed":
            return (yield from self._replace(file.path))
        words = f"没有保存：{change_words(found)}"
        self._refuse(words)
        return False

    def _replace(self, path: Path) -> Act:
        """Ask before what somebody else wrote is replaced."""
        answer = ask_overwrite(self._window, path.name)
        if answer == "replace":
            return (yield from self._save_to(path))
        return answer == "other" and (yield from self.save_as())

    def save_as(self) -> Act:
        """Ask for a file and save there."""
        if self._workspace.draft() is None:
            return False
        path = files.choose_save(self._window, "保存稿件", files.DRAFTS, self._proposal())
        return path is not None and (yield from self._save_to(path))

    def _save_to(self, path: Path) -> Act:
        """Write the draft to a file that the person chose."""
        was_read_only = self._keeper.is_read_only
        own = None if was_read_only else self._guard.file
        draft = self._keeper.snapshot()
        save = partial(draft_disk.save_to, self._services, draft, path, own)
        found = yield from self._write(path, save, draft)
        if isinstance(found, Holder):
            words = f"“{path.name}”正由别人编辑，没有保存。请换一个文件名。"
            self._refuse(words)
            return False
        if found is None:
            return False
        is_held = own is not None and found.claim is own.claim
        self._take_saved(draft, found)
        if not is_held:
            self.tell_caution()
        self.path_used.emit(path.absolute())
        if was_read_only:
            self.made_own.emit()
        return True

    def _write(self, path: Path, save: Callable[[], object], draft: Draft) -> Act:
        """Have the draft written; None where that failed, which is told."""
        on_late = partial(self._on_late, draft, self._guard.file)
        at = place_of(path, must_end=True, on_late=on_late)
        self._notice.hide()
        try:
            return (yield Ask(at=at, call=save, what="save", name=path.name))
        except Cancelled:  # given up, not failed
            raise
        except AssistantError as error:
            self.tell_not_written(error)
            return None

    def _proposal(self) -> Path:
        path = self._keeper.path
        if path is None:
            return Path(f"{files.file_name(title_of(self._workspace.draft()))}.fzbg")
        return path.with_stem(f"{path.stem}（副本）") if self._keeper.is_read_only else path

    def _take_saved(self, draft: Draft, file: OnDisk) -> bool:
        """Know that a draft stands in its file."""
        self._guard.begin(file)
        self._keeper.take_saved(draft, file.original)
        self.saved.emit("未保存" if self._keeper.is_dirty else "已保存")
        return True

    def tell_caution(self) -> None:
        """Say what should be known about the lock, where it is not a sound one."""
        if self._guard.caution:
            self._notice.tell("warning", self._guard.caution)

    def tell_not_written(self, error: AssistantError) -> None:
        """Say why a file or the journal was not written, and how else to keep the words."""
        self._refuse(message_of(error))

    def _refuse(self, words: str) -> None:
        self._notice.tell("error", words, ("另存为…", self.elsewhere_requested.emit))

    def _on_late(self, draft: Draft, before: OnDisk | None, found: object) -> None:
        """Know of a file that was saved when nobody waited for it any more."""
        if not isinstance(found, OnDisk):
            return
        now = self._guard.file
        if now is not None and now is before and now.claim is found.claim:
            self._take_saved(draft, found)
        elif before is None or before.claim is not found.claim:
            self._guard.let_go(found)


def title_of(draft: Draft | None) -> str:
    """Return the title by which a draft is known, none where there is no draft."""
    return (draft.elements.title or "未命名稿件") if draft else ""
