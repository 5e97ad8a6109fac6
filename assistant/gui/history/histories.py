"""Earlier versions of the open draft: listing them, looking at one, bringing it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from assistant.draft.versions.restore import find_section, restore_section
from assistant.draft.word_count import count_draft
from assistant.gui.dialogs import files
from assistant.gui.history.entry import entries_of
from assistant.gui.history.look import look_at
from assistant.gui.history.questions import NameDialog, ask_remove_version, ask_restore_all
from assistant.gui.jobs.background import Latest, place_of
from assistant.gui.messages import message_of
from assistant.gui.output.exporter import tell_written
from assistant.gui.widgets.basic import live_with

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.draft.draft import Draft
    from assistant.gui.drafts.draft_files import DraftFiles
    from assistant.gui.history.entry import Entry
    from assistant.gui.history.keeping import VersionKeeping
    from assistant.gui.history.look import Look
    from assistant.gui.history.window import HistoryWindow
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.memory.preferences import Preferences
    from assistant.gui.services.version import HistoryServices
    from assistant.gui.widgets.notice import NoticeKind
    from assistant.gui.writing.workspace import Workspace

_AGAIN_MS = 1000
"""The draft has rested that long before it is compared again."""
RESTORE = "恢复历史版本"
"""Act before which the present draft is kept."""


class Histories(QObject):
    """Opens the window of the earlier versions, and keeps it and the draft together."""

    def __init__(  # noqa: PLR0913 -- what it works with
        self,
        main: QWidget,
        services: HistoryServices,
        background: Background,
        workspace: Workspace,
        drafts: DraftFiles,
        keeping: VersionKeeping,
        *,
        preferences: Preferences,
        theme: Theme,
    ) -> None:
        super().__init__(main)
        self._main = main
        self._services = services
        self._background = background
        self._workspace = workspace
        self._drafts = drafts
        self._keeping = keeping
        self._preferences = preferences
        self._theme = theme
        self._window: HistoryWindow | None = None
        self._lists = Latest(background, on_done=self._on_listed, on_error=self._on_unlisted)
        self._looks = Latest(background, on_done=self._on_looked, on_error=self._on_unread)
        self._sections = Latest(background, on_done=self._on_section_known, on_error=self._tell)
        self._timer = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._timer.timeout.connect(self._refresh)
        workspace.draft_changed.connect(self._on_draft_changed)
        keeping.written.connect(lambda _: self._list())
        drafts.saved.connect(lambda *_: self._list())
        drafts.closed.connect(self.end)

    @property
    def window(self) -> HistoryWindow | None:
        """The window, None while there is none."""
        return self._window

    def open(self) -> None:
        """Show the earlier versions of the open draft."""
        if self._workspace.draft() is None:
            return
        if self._window is None:
            self._make_window()
        assert self._window is not None
        self._list()
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def end(self) -> None:
        """Close the window: its draft is off the desk."""
        if self._window is not None:
            self._window.close()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if self._window is not None:
            self._window.set_theme(theme)

    # the list

    def _make_window(self) -> None:
        from assistant.gui.history.window import HistoryWindow

        window = HistoryWindow(self._theme, self._preferences)
        live_with(window, self._main)
        window.version_chosen.connect(self._look)
        window.section_chosen.connect(self._ask_section)
        window.save_requested.connect(lambda: _ignore(self._drafts.save()))
        window.closed.connect(self._on_closed)
        window.requested.connect(self._carry_out)
        self._window = window

    def _list(self) -> None:
        """Read the versions, in the background."""
        window, path, draft = self._window, self._keeping.path, self._workspace.draft()
        if window is None or draft is None:
            return
        if path is None:
            self._lists.forget()
            window.show_unsaved()
            return
        list_versions = self._services.list_versions

        def work(_: object) -> tuple[Entry, ...]:
            return entries_of(list_versions(path), count_draft(draft).total.words)

        self._lists.ask(work, place_of(path))

    def _on_listed(self, entries: tuple[Entry, ...]) -> None:
        if self._window is not None:
            self._window.show_entries(entries)

    def _on_unlisted(self, error: AssistantError) -> None:
        if self._window is not None:
            self._window.show_unread(message_of(error))

    # the chosen version

    def _look(self) -> None:
        """Read the version that is chosen and compare it with the draft, in the background."""
        window, path, draft = self._window, self._keeping.path, self._workspace.draft()
        if window is None or path is None or draft is None:
            return
        entry, look = window.chosen, window.preview.look
        if entry is None or entry.version is None:
            self._looks.forget()
            return
        if look is not None and look.version.id == entry.version.id and look.now == draft:
            return
        if look is None or look.version.id != entry.version.id:
            window.show_blank("正在读取这一版…")
        version = entry.version
        self._looks.ask(lambda _: look_at(self._services, path, version, draft), place_of(path))

    def _on_looked(self, look: Look) -> None:
        if self._window is not None:
            self._window.show_look(look)

    def _on_unread(self, error: AssistantError) -> None:
        if self._window is not None:
            self._window.show_blank("这一版无法读取", message_of(error))

    def _on_draft_changed(self) -> None:
        if self._window is not None:
            self._timer.start()

    def _refresh(self) -> None:
        """Follow the draft: the lengths in the list, and what differs."""
        self._list()
        self._look()

    # the chosen section

    def _ask_section(self) -> None:
        """Ask what restoring the chosen section would do."""
        window = self._window
        if window is None:
            return
        look, section = window.preview.look, window.preview.section
        if look is None or section is None:
            self._sections.forget()
            hint = "在“章节”里选一节，可以只恢复这一节。" if look is not None else ""
            window.offer_section(hint, is_offered=False)
            return
        heading = section.heading
        self._sections.ask(lambda _: _section_words(look, heading))

    def _on_section_known(self, answer: tuple[str, bool]) -> None:
        if self._window is not None and self._window.preview.section is not None:
            self._window.offer_section(answer[0], is_offered=answer[1])

    # what is done with a version

    def _carry_out(self, name: str) -> None:
        acts: dict[str, Callable[[HistoryWindow], None]] = {
            "keep": self._keep,
            "rename": self._rename,
            "remove": self._remove,
            "save_copy": self._save_copy,
            "restore_section": self._restore_section,
            "restore_all": self._restore_all,
        }
        if self._window is not None and self._workspace.draft() is not None:
            acts[name](self._window)

    def _keep(self, window: HistoryWindow) -> None:
        if self._keeping.path is None:
            window.show_unsaved()
            return
        dialog = NameDialog(window, "把当前稿件存为一版", "", may_be_empty=False)
        if dialog.exec():
            words = f"已把当前稿件存为“{dialog.name}”。"
            self._keeping.keep(
                name=dialog.name,
                then=lambda _: self._tell_words(words, "done"),
                on_error=self._on_refused,
            )

    def _rename(self, window: HistoryWindow) -> None:
        entry, path = window.chosen, self._keeping.path
        if entry is None or entry.version is None or path is None:
            return
        version = entry.version
        is_named = bool(version.name)
        dialog = NameDialog(window, "命名历史版本", version.name, may_be_empty=is_named)
        if dialog.exec() and dialog.name != version.name:
            self._keeping.rename(path, version, dialog.name, on_error=self._on_refused)

    def _remove(self, window: HistoryWindow) -> None:
        entry, path = window.chosen, self._keeping.path
        if entry is None or entry.version is None or path is None:
            return
        if ask_remove_version(window, entry):
            self._keeping.remove(path, entry.version, on_error=self._on_refused)

    def _save_copy(self, window: HistoryWindow) -> None:
        look, entry, path = window.preview.look, window.chosen, self._keeping.path
        if look is None or entry is None or path is None:
            return
        name = files.file_name(f"{path.stem}（{entry.title}）")
        target = files.choose_save(window, "存为副本", files.DRAFTS, path.with_name(f"{name}.fzbg"))
        if target is None:
            return
        if target.absolute() == path:
            window.notice.tell("error", "不能存到当前稿件的文件里，请换一个文件名。")
            return
        save = self._services.save_apart
        self._background.run(
            lambda _: save(target, look.then),
            on_done=lambda _: tell_written(window.notice, target),
            on_error=self._tell,
            at=place_of(target, must_end=True),
        )

    def _restore_section(self, window: HistoryWindow) -> None:
        look, section, now = window.preview.look, window.preview.section, self._workspace.draft()
        if look is None or section is None or now is None:
            return
        restored = restore_section(now, look.then, section.heading)
        self._take_over(window, restored, f"已恢复“{section.name}”。")

    def _restore_all(self, window: HistoryWindow) -> None:
        look, entry, now = window.preview.look, window.chosen, self._workspace.draft()
        if look is None or entry is None or now is None:
            return
        other = look.then.sheet != now.sheet
        with_sheet = ask_restore_all(window, entry, has_other_sheet=other)
        if with_sheet is not None:
            words = f"稿件已恢复成“{entry.title}”这一版。"
            self._take_over(window, look.then, words, with_sheet=with_sheet)

    def _take_over(
        self, window: HistoryWindow, draft: Draft, words: str, *, with_sheet: bool = False
    ) -> None:
        """Keep the present draft, then let it read like another one, as one step."""
        write = partial(self._write, window, draft, words, with_sheet=with_sheet)
        now = self._workspace.draft()

        def refuse(error: AssistantError) -> None:
            told = f"当前稿件没有存为历史版本，所以没有恢复。{message_of(error)}"
            window.notice.tell("error", told, ("仍然恢复", write))

        def go_on(_: object) -> None:
            if self._window is window and self._workspace.draft() == now:
                write()
            else:
                self._tell_words("稿件又有改动，所以没有恢复。请再恢复一次。")

        self._keeping.keep(act=RESTORE, then=go_on, on_error=refuse)

    def _write(
        self, window: HistoryWindow, draft: Draft, words: str, *, with_sheet: bool = False
    ) -> None:
        before = self._workspace.draft()
        if before is None:
            return
        with self._workspace.editor.step("恢复历史版本"):
            if with_sheet:
                self._set_sheet(draft)
            self._workspace.opened.take_over(draft)
        after = self._workspace.draft()
        window.notice.tell("info", words, ("撤销", lambda: self._undo(before, after)))
        self._refresh()

    def _set_sheet(self, draft: Draft) -> None:
        self._workspace.opened.set_sheet(draft.sheet)
        self._workspace.indicators.set_rows(draft.sheet)

    def _undo(self, before: Draft, after: Draft | None) -> None:
        """Take back what was restored, unless something else would be taken back."""
        if self._workspace.draft() != after:
            self._tell_words("恢复之后又改过稿件，请在稿件里逐步撤销，或恢复“操作前”的一版。")
            return
        if before != after:
            self._workspace.editor.step_back()
        self._refresh()

    def _on_refused(self, error: AssistantError) -> None:
        """Tell why the file was not written, and show what it holds."""
        self._tell(error)
        self._list()

    def _tell(self, error: AssistantError) -> None:
        self._tell_words(message_of(error), "error")

    def _tell_words(self, words: str, kind: NoticeKind = "info") -> None:
        if self._window is not None:
            self._window.notice.tell(kind, words)

    def _on_closed(self) -> None:
        for asked in (self._lists, self._looks, self._sections):
            asked.forget()
        self._timer.stop()
        window, self._window = self._window, None
        if window is not None:
            window.deleteLater()


def _section_words(look: Look, heading: int | None) -> tuple[str, bool]:
    """Return what restoring a section would do, and whether it would do anything."""
    if restore_section(look.now, look.then, heading) == look.now:
        return "这一节与当前稿件相同。", False
    if find_section(look.now, look.then, heading) is None:
        return "当前稿件里已没有这一节，恢复后放回原来的位置。", True
    return "恢复后，当前稿件里的这一节换成这一版的。", True


def _ignore(_: object) -> None:
    """Want nothing of what an act gives back."""
