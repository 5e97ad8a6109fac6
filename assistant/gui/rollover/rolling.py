"""Rolling a report over in the background, and keeping the list of what is to be checked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from assistant.gui.jobs.background import Latest, place_of
from assistant.gui.look.theme import RIGHT_PANEL_PX
from assistant.gui.messages import message_of
from assistant.gui.rollover.dialog import RollOverDialog
from assistant.gui.rollover.entry import entries_of
from assistant.gui.rollover.panel import FlagsPanel
from assistant.gui.rollover.places import FlagPlaces
from assistant.gui.writing.workspace import INDICATORS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assistant.base.errors import AssistantError
    from assistant.draft.rollover.flag import Flag
    from assistant.draft.rollover.roll_over import RolledOver
    from assistant.gui.drafts.draft_files import DraftFiles
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.rollover.dialog import RollOverChoice
    from assistant.gui.services.yearly import RollOverServices
    from assistant.gui.widgets.notice import NoticeBar
    from assistant.gui.writing.workspace import Workspace

_TAB = "待核对"
_TAB_MARGIN_PX = 16
_AGAIN_MS = 300
"""The draft has rested that long before it is looked up which words were changed."""


class RollingOver(QObject):
    """Asks for last year's report and puts the new draft on the desk, its flags beside it.

    Signals:
        folder_used: the folder that the report was chosen from.
        elements_requested: the elements of the document are to be shown.
    """

    folder_used = Signal(str)
    elements_requested = Signal()

    def __init__(  # noqa: PLR0913 -- what it works with
        self,
        window: QWidget,
        services: RollOverServices,
        background: Background,
        workspace: Workspace,
        drafts: DraftFiles,
        notice: NoticeBar,
        *,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._workspace = workspace
        self._drafts = drafts
        self._notice = notice
        self._least_px = workspace.tabs.minimumWidth()
        self._name = ""
        self._flags: tuple[Flag, ...] = ()
        self._places: FlagPlaces | None = None
        self.panel = FlagsPanel(theme)
        self.panel.setParent(workspace)
        self.panel.hide()
        self._timer = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._latest = Latest(background, on_done=self._on_rolled, on_error=self._on_error)
        self._timer.timeout.connect(self._look_again)
        workspace.draft_changed.connect(self._on_draft_changed)
        drafts.closed.connect(self.end)
        self.panel.flag_chosen.connect(self._on_chosen)
        self.panel.counted.connect(self._show_count)
        self.panel.close_requested.connect(self.end)

    def ask(self, folder: str) -> None:
        """Ask for last year's report, proposing the open draft's file, and roll it over."""
        dialog = RollOverDialog(self._window, path=self._drafts.keeper.path, folder=folder)
        if dialog.exec():
            self.folder_used.emit(str(dialog.choice.path.parent))
            self.start(dialog.choice)

    def start(self, choice: RollOverChoice) -> None:
        """Roll a report over."""
        roll_over = self._services.roll_over
        self._name = choice.path.name
        self._latest.ask(lambda _: roll_over(choice.path, choice.year), place_of(choice.path))
        self._notice.tell("info", f"正在沿用“{self._name}”…", ("取消", self._latest.forget))

    def show(self) -> None:
        """Open the list, where there is one."""
        if self._places is not None:
            self._workspace.show_tab(self._workspace.tabs.indexOf(self.panel))
            self.panel.list.setFocus()

    def end(self) -> None:
        """Take the list away: its draft is off the desk, or nobody wants it."""
        self._timer.stop()
        self._places = None
        self._flags = ()
        tab = self._workspace.tabs.indexOf(self.panel)
        if tab >= 0:
            self._workspace.tabs.removeTab(tab)
            self._workspace.tabs.setMinimumWidth(self._least_px)
            self.panel.setParent(self._workspace)
            self.panel.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.panel.set_theme(theme)

    def _on_rolled(self, done: RolledOver) -> None:
        self._notice.hide()
        self._drafts.take(done.draft, partial(self._on_taken, done))

    def _on_taken(self, done: RolledOver, is_there: bool | None) -> None:
        """Tell of the draft that is on the desk now, and list what is to be checked."""
        if not is_there:
            return
        words = f"已沿用“{self._name}”为新稿件，尚未保存。"
        if not done.flags:
            self._notice.tell("info", f"{words}没有发现随时间变化、需要核对的文字。")
            return
        self._list(done)
        self._notice.tell(
            "info", f"{words}有 {len(done.flags)} 处待核对，列在右侧。", ("逐处核对", self._begin)
        )

    def _list(self, done: RolledOver) -> None:
        self._flags = done.flags
        self._places = FlagPlaces(self._workspace.editor, done.draft, done.flags)
        tabs = self._workspace.tabs
        tab = tabs.addTab(self.panel, _TAB)
        self.panel.show_entries(entries_of(done.draft, done.flags))
        wanted = max(RIGHT_PANEL_PX, tabs.tabBar().sizeHint().width() + _TAB_MARGIN_PX)
        tabs.setMinimumWidth(max(self._least_px, min(wanted, self._room())))
        self._workspace.show_tab(tab)

    def _room(self) -> int:
        """Return how wide the panel can be, which has one tab more to show, beside the paper."""
        paper = self._workspace.splitter.widget(1)
        return self._workspace.width() - paper.minimumSizeHint().width()

    def _begin(self) -> None:
        self.show()
        self.panel.choose_next()

    def _show_count(self, count: int) -> None:
        tab = self._workspace.tabs.indexOf(self.panel)
        self._workspace.tabs.setTabText(tab, f"{_TAB} {count}" if count else _TAB)

    def _on_draft_changed(self) -> None:
        if self._places is not None:
            self._timer.start()

    def _look_again(self) -> None:
        draft = self._workspace.draft()
        if self._places is not None and draft is not None:
            self.panel.set_changed(self._places.changed(draft))

    def _on_chosen(self, number: int) -> None:
        if self._places is None or self._places.show(number):
            return
        if self._flags[number].element:
            self.elements_requested.emit()
        else:
            self._workspace.show_tab(INDICATORS)

    def _on_error(self, error: AssistantError) -> None:
        self._notice.tell("error", message_of(error))
