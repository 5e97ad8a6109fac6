"""Bringing drafts back that an earlier session left unsaved.

Nothing is deleted before it is kept elsewhere: on the desk with a journal of its own, or in a file.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from assistant.gui.dialogs import files
from assistant.gui.dialogs.ask import ask_give_up
from assistant.gui.dialogs.redline import time_words
from assistant.gui.jobs.background import DiskPlace, place_of
from assistant.gui.recovery.dialog import RecoveryDialog, title_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from assistant.gui.drafts.draft_files import DraftFiles
    from assistant.gui.jobs.background import Background
    from assistant.gui.services.services import Services
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.workflow.recovering import LostDraft

_LOST = DiskPlace(name="lost drafts")
"""The files that they belong to may lie on a share that is away."""


class Recovering(QObject):
    """Looks for such drafts, offers them, and does what the person decides."""

    def __init__(
        self,
        window: QWidget,
        services: Services,
        background: Background,
        drafts: DraftFiles,
        notice: NoticeBar,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._background = background
        self._drafts = drafts
        self._notice = notice
        self.dialog: RecoveryDialog | None = None
        """The dialog while it is open."""

    def offer(self) -> None:
        """Say in the bar what an earlier session left, if there is anything."""
        self._find(self._on_found)

    def open(self) -> None:
        """List what earlier sessions left."""
        self._find(self._show)

    def _find(self, then: Callable[[tuple[LostDraft, ...]], None]) -> None:
        find = self._services.keeping.find_lost
        self._background.run(
            lambda _: find(), on_done=then, on_error=self._drafts.tell_error, at=_LOST
        )

    def _on_found(self, lost: tuple[LostDraft, ...]) -> None:
        if not lost:
            return
        first = lost[0]
        words = f"上次有 {len(lost)} 份稿件没有保存。"
        if len(lost) == 1:
            when = time_words(first.saved_at.astimezone())
            words = f"上次有一份稿件没有保存：《{title_of(first)}》（{when} 自动保存）。"
        self._notice.tell(
            "warning", words, ("查看并恢复…", partial(self._show, lost)), ("以后再说", _nothing)
        )

    def _show(self, lost: tuple[LostDraft, ...]) -> None:
        if not lost:
            self._notice.tell("info", "没有未保存的稿件。")
            return
        services, theme = self._services.keeping, self._drafts.theme
        dialog = RecoveryDialog(self._window, services, self._background, theme, lost)
        dialog.restore_requested.connect(self._restore)
        dialog.save_requested.connect(self._save)
        dialog.give_up_requested.connect(self._give_up)
        self.dialog = dialog
        dialog.exec()
        self.dialog = None

    def _restore(self, lost: LostDraft) -> None:
        """Put a draft on the desk; there is room for one, so the dialog closes."""
        dialog = self.dialog
        if dialog is None:
            return
        dialog.accept()
        left = len(dialog.lost) - 1

        def settle(is_kept: bool | None) -> None:
            if not is_kept:
                return
            self._discard(lost)
            if left:
                words = f"还有 {left} 份未保存的稿件，可从“文件—未保存的稿件”再打开。"
                self._notice.tell("info", words)

        self._drafts.recover(lost, settle)

    def _save(self, lost: LostDraft) -> None:
        dialog = self.dialog
        name = files.file_name(title_of(lost))
        folder = lost.path.parent if lost.path else Path()
        proposal = folder / f"{name}（恢复）.fzbg"
        path = files.choose_save(dialog or self._window, "另存稿件", files.DRAFTS, proposal)
        if dialog is None or path is None:
            return
        save = self._services.history.save_apart

        def settle(_: None) -> None:
            self._discard(lost)
            dialog.remove(lost)

        self._background.run(
            lambda _: save(path, lost.draft),
            on_done=settle,
            on_error=dialog.tell_error,
            at=place_of(path, must_end=True),
        )

    def _give_up(self, lost: LostDraft) -> None:
        dialog = self.dialog
        if dialog is not None and ask_give_up(dialog, title_of(lost)):
            self._discard(lost)
            dialog.remove(lost)

    def _discard(self, lost: LostDraft) -> None:
        discard = self._services.keeping.discard_lost
        self._background.run(
            lambda _: discard(lost),
            on_done=_ignore,
            on_error=self._drafts.tell_error,
            at=DiskPlace(name=_LOST.name, must_end=True),
        )


def _nothing() -> None:
    """Leave all as it is."""


def _ignore(_: object) -> None:
    """Want nothing to be told."""
