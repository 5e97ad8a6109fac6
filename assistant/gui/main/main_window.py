"""The main window: menus, toolbar, the notice bar, and either the first page or an open draft.

The frame and the first page are there at once; the parts that work on drafts and the corpus are
made when they are first asked for, at the latest soon after the window is seen.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from assistant import __version__
from assistant.gui.command import build_actions, dress_actions
from assistant.gui.drafts.protection import READING
from assistant.gui.drops import FileDrops
from assistant.gui.jobs.work import Work
from assistant.gui.look.scale import PERCENTS
from assistant.gui.look.theme import THEME_TITLES, apply_theme, theme_of
from assistant.gui.main import commands
from assistant.gui.main.frame import Frame
from assistant.gui.main.status import StatusBar
from assistant.gui.memory.preferences import Preferences
from assistant.gui.start.home import Home
from assistant.gui.start.starting import Starting
from assistant.gui.widgets.basic import column
from assistant.gui.widgets.notice import NoticeBar
from assistant.gui.widgets.notice_stand import NoticeStand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assistant.base.progress import Progress
    from assistant.base.settings import Settings
    from assistant.draft.draft import Draft
    from assistant.draft.parts import ParagraphStyle
    from assistant.gui.dialogs.new_choice import NewDraftChoice
    from assistant.gui.drafts.draft_files import DraftFiles
    from assistant.gui.jobs.background import Background
    from assistant.gui.library.importer import Importer
    from assistant.gui.library.window import LibraryWindow
    from assistant.gui.look.theme import Theme, ThemeChoice
    from assistant.gui.main.calls import Calls
    from assistant.gui.main.parts import Parts
    from assistant.gui.services.services import Services
    from assistant.gui.widgets.notice import NoticeKind
    from assistant.gui.writing.workspace import Workspace

APPLICATION_TITLE = "法治报告助手"


class MainWindow(QMainWindow):
    """One window, at most one draft.

    Signals:
        furnished: all parts are made.
    """

    furnished = Signal()
    _was_maximized = False
    """The window was as large as can be before it filled the screen."""

    def __init__(
        self, services: Services, settings: Settings, background: Background, *, state: Path
    ) -> None:
        super().__init__()
        self._theme = theme_of(settings.theme)
        self._background = background
        self.preferences = Preferences(services, settings, state, background)
        self.notice = NoticeBar(self._theme)
        self.home = Home(self._theme)
        self.work = Work(background, self)
        self.status = StatusBar(self.work)
        self.actions_by_name = build_actions(commands.COMMANDS, self, self._theme)
        self.starting = Starting(
            self.home, services, background, self._take_draft, self.preferences, self.notice
        )
        self.frame = Frame(
            window=self,
            services=services,
            background=background,
            preferences=self.preferences,
            notice=self.notice,
            work=self.work,
            starting=self.starting,
            actions=self.actions_by_name,
        )
        self._parts: Parts | None = None
        self._steps: Iterator[None] = iter(())
        self._calls: Calls = {}
        self._is_furnished = False
        self._lay_out()
        self.drops = FileDrops(self, self._theme)
        self._connect()
        self._enable_commands(is_open=False)
        self._show_title()

    @property
    def parts(self) -> Parts:
        """What works on drafts and the corpus; what of it is still to be made is made now."""
        self._furnish_at_once()
        return cast("Parts", self._parts)

    @property
    def workspace(self) -> Workspace:
        """The open draft on the desk."""
        return self.parts.workspace

    @property
    def drafts(self) -> DraftFiles:
        """What stands between the desk and the disk."""
        return self.parts.drafts

    @property
    def importer(self) -> Importer:
        """What takes reports into the corpus."""
        return self.parts.importer

    def start(self, draft: Path | None) -> None:
        """Begin: open a draft if one is named, then look at what an earlier session left."""
        self.starting.begin()
        self._show_recent()
        if draft is not None:
            self.parts.open_file(draft)
        if self._is_furnished:
            self._look_around()
        else:
            self.furnished.connect(self._look_around)
            self._background.run(
                _load_parts, on_done=lambda _: self._furnish(), on_error=lambda _: self._furnish()
            )

    def rescue(self) -> Path | None:
        """Force what was written to the disk, the program is about to end; return where it is."""
        return self._parts.drafts.keeper.rescue() if self._parts and self._is_furnished else None

    def open_library(self) -> LibraryWindow:
        """Show the corpus in its window and return the window."""
        return self.parts.libraries.open()

    def set_theme(self, name: ThemeChoice) -> None:
        """Take other colours, now and next time."""
        self._dress(theme_of(name))
        self.actions_by_name[f"theme_{name}"].setChecked(True)
        self.preferences.choose(theme=name)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes and work under way, remember the sizes, wait for the lanes."""
        self._remember_state()
        if not self._may_close():
            event.ignore()
            return
        self.hide()
        if self._is_furnished:
            self.parts.leaving.printer.finish()
        self._background.close()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep what was written when the person goes elsewhere; look at the file on coming back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.actions_by_name["fullscreen"].setChecked(self.isFullScreen())
        if event.type() != QEvent.Type.ActivationChange or not self._is_furnished:
            return
        if self.isActiveWindow():
            self.drafts.guard.watch.look()
        else:
            self.drafts.keeper.note_and_tidy()

    def _may_close(self) -> bool:
        """Close all that may ask to stay."""
        from assistant.gui.dialogs.ask import ask_stop

        if self.work.job is not None and not ask_stop(self):
            return False
        return not self._is_furnished or self.parts.may_close()

    # furnishing

    def _furnish(self) -> None:
        """Make the parts one after the other, taking keys in between."""
        if not self._background.is_closed and self._make_next():
            QTimer.singleShot(0, self, self._furnish)

    def _furnish_at_once(self) -> None:
        """Make what is still to be made."""
        while self._make_next():
            pass

    def _make_next(self) -> bool:
        """Make the next of the parts; tell whether there was one to be made."""
        if self._is_furnished:
            return False
        if self._parts is None:
            from assistant.gui.main.parts import Parts

            self._parts = Parts(self.frame)
            self._steps = self._parts.make(self._theme)
        if next(self._steps, self) is self:
            self._is_furnished = True
            self._join(self._parts)
        return True

    def _join(self, parts: Parts) -> None:
        """Give the parts their places in the frame, and let it follow them."""
        from assistant.gui.main.calls import calls_of

        self._page.insertWidget(0, parts.drafts.guard.bar)
        self._stack.addWidget(parts.workspace)
        self._context_menu = commands.build_context_menu(
            self, self.actions_by_name, parts.workspace.editor
        )
        self.drops.pass_lines()
        self._calls |= calls_of(parts, self.preferences)
        self._follow_workspace(parts)
        self._follow_drafts(parts)
        parts.sides.restore(self.preferences.state)
        parts.workspace.tabs.setCurrentIndex(self.preferences.state.tab)
        parts.workspace.desk.zoom_to(self.preferences.state.character_px)
        self._on_closed()
        self.furnished.emit()

    def _look_around(self) -> None:
        """Look at what the corpus holds, and at what an earlier session left."""
        self.parts.importer.count()
        self.parts.recovering.offer()

    def _follow_workspace(self, parts: Parts) -> None:
        workspace, settings = parts.workspace, self.preferences.settings
        workspace.draft_changed.connect(self._show_title)
        workspace.surveyed.connect(self.status.show_survey)
        workspace.checking.found.connect(self.status.show_findings)
        workspace.editor.menu_requested.connect(self._context_menu.popup)
        workspace.editor.steps_changed.connect(self._show_steps)
        workspace.noticed.connect(self._on_noticed)
        workspace.style_changed.connect(self._on_style_changed)
        workspace.previewing.counted.connect(self.status.show_pages)
        workspace.desk.zoomed.connect(self.status.show_zoom)
        self.status.zoom_requested.connect(workspace.desk.zoom_to)
        parts.sides.focus_changed.connect(self._on_focus)
        workspace.completing.set_on(settings.completes_inline)
        workspace.editor.set_chinese_marks(settings.chinese_marks)

    def _follow_drafts(self, parts: Parts) -> None:
        parts.drafts.opened.connect(self._on_opened)
        parts.drafts.closed.connect(self._on_closed)
        parts.drafts.title_changed.connect(self._show_title)
        parts.drafts.saved.connect(self.status.show_saved)

    def _take_draft(self, draft: Draft, then: Callable[[bool | None], object]) -> None:
        self.drafts.take(draft, then)

    def _make_draft(self, choice: NewDraftChoice) -> None:
        self.drafts.make_from(choice)

    def _open_draft(self, path: Path) -> None:
        self.drafts.open(path)

    def _take_reports(self, paths: list[Path]) -> None:
        self.parts.take_reports(paths)

    def _restore(self, backup: Path) -> None:
        self.parts.libraries.restore(backup)

    def _take_template(self, path: Path) -> None:
        self.parts.templating.take(path)

    def _import(self, what: str) -> None:
        self.parts.import_what(what)

    # the frame

    def _lay_out(self) -> None:
        state, settings = self.preferences.state, self.preferences.settings
        self._stack = QStackedWidget()
        self._stack.addWidget(self.home)
        page = QWidget()
        self._page = column(self._stack, spacing=0)
        page.setLayout(self._page)
        self.setCentralWidget(NoticeStand(self.notice, page))
        self._menus = commands.fill_menus(self.menuBar(), self.actions_by_name)
        self._palette_button = commands.build_palette_button(self.actions_by_name["palette"])
        self.menuBar().setCornerWidget(self._palette_button)
        self._styles = commands.build_style_box()
        self._toolbar = commands.build_toolbar(self.actions_by_name, self._styles)
        self.addToolBar(self._toolbar)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setStatusBar(self.status)
        self._group(commands.THEMES, f"theme_{settings.theme}")
        self._group(commands.SCALES, f"scale_{settings.scale_percent}")
        self.actions_by_name["complete"].setChecked(settings.completes_inline)
        self.actions_by_name["chinese_marks"].setChecked(settings.chinese_marks)
        self.resize(state.width, state.height)
        if state.maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _group(self, names: Sequence[str], chosen: str) -> None:
        """Let one of some commands be chosen at a time."""
        group = QActionGroup(self)
        for name in names:
            group.addAction(self.actions_by_name[name])
            self.actions_by_name[name].setChecked(name == chosen)

    def _connect(self) -> None:
        actions, home = self.actions_by_name, self.home
        self._calls = self._own_calls()
        for command in commands.COMMANDS:
            if not command.is_switch or command.name in self._calls:
                actions[command.name].triggered.connect(partial(self._run, command.name))
        actions["complete"].toggled.connect(self._on_complete)
        actions["chinese_marks"].toggled.connect(self._on_chinese_marks)
        actions["fullscreen"].triggered.connect(self._on_full_screen)
        self._styles.activated.connect(lambda _: self._set_style(self._styles.currentData()))
        self.preferences.recent_changed.connect(self._show_recent)
        home.offer(actions)
        home.command_requested.connect(lambda name: actions[name].trigger())
        home.draft_requested.connect(self._make_draft)
        home.new_requested.connect(partial(self._run, "new"))
        home.recent_requested.connect(self._open_recent)
        home.remove_requested.connect(self.preferences.forget_draft)
        home.import_requested.connect(partial(self._run, "import_files"))
        home.samples_requested.connect(partial(self._run, "import_samples"))
        home.library_requested.connect(partial(self._run, "library"))
        self.starting.import_requested.connect(self._import)
        self.drops.draft_dropped.connect(self._open_draft)
        self.drops.reports_dropped.connect(self._take_reports)
        self.drops.backup_dropped.connect(self._restore)
        self.drops.template_dropped.connect(self._take_template)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_colors)

    def _own_calls(self) -> Calls:
        """Return what commands call that need nothing but the frame."""
        styles: Calls = {
            f"style_{style}": partial(self._set_style, style) for style in commands.STYLE_NAMES
        }
        themes: Calls = {f"theme_{name}": partial(self.set_theme, name) for name in THEME_TITLES}
        scales: Calls = {
            f"scale_{percent}": partial(self._on_scale, percent) for percent in PERCENTS
        }
        return {
            **styles,
            **themes,
            **scales,
            "quit": self.close,
            "guide": self.starting.show_guide,
            "sample_draft": self.starting.open_sample,
            "keys": self._on_keys,
            "about": self._on_about,
        }

    def _run(self, name: str, *_: object) -> None:
        """Do what a command says; most need the parts."""
        if name not in self._calls:
            self._furnish_at_once()
        self._calls[name]()

    def _remember_state(self) -> None:
        known = self.normalGeometry()
        sizes: dict[str, object] = {
            "width": known.width(),
            "height": known.height(),
            "maximized": self.isMaximized() or self._was_maximized,
        }
        if self._is_furnished:
            workspace = self.workspace
            sizes |= self.parts.sides.state(self.preferences.state)
            sizes["tab"] = workspace.tabs.currentIndex()
            sizes["character_px"] = 0 if workspace.desk.fits else workspace.editor.character_px
        self.preferences.remember(**sizes)

    def _dress(self, theme: Theme) -> None:
        self._theme = theme
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, theme)
        for part in (self.notice, self.home, self.drops):
            part.set_theme(theme)
        dress_actions(commands.COMMANDS, self.actions_by_name, theme)
        if self._parts is not None:
            self.parts.set_theme(theme)

    # what happens

    def _on_opened(self) -> None:
        parts = self.parts
        self._stack.setCurrentWidget(parts.workspace)
        parts.protection.set_on(is_on=parts.drafts.keeper.is_read_only)
        self._enable_commands(is_open=True)
        parts.benchmarks.lists.read()
        parts.phrasing.ask()
        parts.workspace.editor.setFocus()

    def _on_closed(self) -> None:
        parts = self.parts
        self._stack.setCurrentWidget(self.home)
        parts.protection.set_on(is_on=False)
        parts.sides.close_report()
        self._enable_commands(is_open=False)
        parts.benchmarks.follow_draft()
        parts.sheets.close()
        self._show_title()

    def _enable_commands(self, *, is_open: bool) -> None:
        protection = self.parts.protection if is_open else None
        is_written = protection is not None and not protection.is_on
        for command in commands.COMMANDS:
            if command.needs_draft:
                is_enabled = is_written or (is_open and command.name in READING)
                self.actions_by_name[command.name].setEnabled(is_enabled)
        if is_written:
            self._show_steps()
        self._styles.setEnabled(is_written)
        self._toolbar.setVisible(is_open)
        self.status.show_draft_parts(is_open=is_open)

    def _show_steps(self) -> None:
        """Say in the menus what would be undone or done again."""
        editor = self.workspace.editor
        for command in commands.COMMANDS:
            if command.name in ("undo", "redo"):
                step = editor.undo_name if command.name == "undo" else editor.redo_name
                words, bracket, key = command.text.partition("(")
                action = self.actions_by_name[command.name]
                action.setText(f"{words} {step}{bracket}{key}" if step else command.text)
                action.setEnabled(bool(step))

    def _show_title(self) -> None:
        keeper = self.drafts.keeper if self._is_furnished else None
        title = self.drafts.title if keeper else ""
        state = "（只读）" if keeper and keeper.is_read_only else ""
        named = f"{title}[*]{state} — {APPLICATION_TITLE}"
        self.setWindowTitle(named if title else APPLICATION_TITLE)
        self.setWindowModified(keeper is not None and keeper.is_dirty)

    def _show_recent(self) -> None:
        """Offer the drafts opened last, on the first page and in the menu."""
        recent, menu = self.preferences.settings.recent, self._menus["recent"]
        self.starting.refresh()
        menu.clear()
        menu.setEnabled(bool(recent))
        for known in recent:
            action = menu.addAction(Path(known).stem)
            action.setToolTip(known)
            action.triggered.connect(partial(self._open_recent, known))

    def _open_recent(self, path: str, *_: object) -> None:
        self._open_draft(Path(path))

    def _on_noticed(self, kind: str, words: str) -> None:
        self.notice.tell(cast("NoticeKind", kind), words)

    def _on_style_changed(self, style: str) -> None:
        self._styles.setCurrentIndex(self._styles.findData(style))

    def _set_style(self, style: ParagraphStyle) -> None:
        editor = self.workspace.editor
        editor.set_style(style)
        editor.setFocus()
        self._on_style_changed(editor.caret().style)

    def _on_complete(self, is_on: bool) -> None:  # a slot
        """Offer words while one types, or none, now and next time."""
        self.workspace.completing.set_on(is_on)
        self.preferences.choose(completes_inline=is_on)
        self.notice.tell("done", f"行内续写已{'打开' if is_on else '关闭'}。")

    def _on_chinese_marks(self, is_on: bool) -> None:  # a slot
        """Write western marks as Chinese ones, or leave them, now and next time."""
        self.workspace.editor.set_chinese_marks(is_on)
        self.preferences.choose(chinese_marks=is_on)
        self.notice.tell("done", f"中文标点已{'打开' if is_on else '关闭'}。")

    def _on_focus(self, is_focused: bool) -> None:  # a slot
        """Leave nothing but the paper, or bring back what was there."""
        self._toolbar.setVisible(not is_focused)
        self.status.setVisible(not is_focused)

    def _on_full_screen(self, is_full: bool) -> None:  # a slot
        """Fill the screen, or be as large as before."""
        if is_full:
            self._was_maximized = self.isMaximized()
            self.showFullScreen()
        elif self._was_maximized:
            self.showMaximized()
        else:
            self.showNormal()
        if not is_full:
            self._was_maximized = False

    def _on_scale(self, percent: int) -> None:
        """Choose how large everything is, from the next start on."""
        self.preferences.choose(scale_percent=percent)
        self.notice.tell("info", f"界面大小已设为 {percent}%，重新打开程序后生效。")

    def _on_system_colors(self) -> None:
        if self.preferences.settings.theme == "system":
            self._dress(theme_of("system"))

    def _on_keys(self) -> None:
        from assistant.gui.dialogs.help import show_keys

        show_keys(self, commands.shortcut_lines())

    def _on_about(self) -> None:
        from assistant.gui.dialogs.help import show_about

        show_about(self, __version__)


def _load_parts(_: Progress) -> None:
    """Load what the parts are made of; beside the window, where they are not asked for yet."""
    from assistant.gui.main import calls, parts

    del calls, parts
