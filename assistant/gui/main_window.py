"""The main window: menus, toolbar, the notice bar, and either the first page or an open draft.

It puts the parts together and passes wishes on; files, imports and exports have classes of their
own.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QActionGroup, QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QWidget

from assistant import __version__
from assistant.gui import commands
from assistant.gui.benchmarks import Benchmarks
from assistant.gui.command import build_actions, dress_actions
from assistant.gui.compare.comparisons import Comparisons
from assistant.gui.dialogs import files
from assistant.gui.dialogs.ask import ask_stop
from assistant.gui.dialogs.choose_field import ChooseFieldDialog
from assistant.gui.dialogs.elements import ElementsDialog
from assistant.gui.dialogs.help import show_about, show_keys
from assistant.gui.dialogs.palette import Palette
from assistant.gui.draft_files import DraftFiles
from assistant.gui.drops import REPORT_ENDINGS, REVIEW_ENDINGS, FileDrops
from assistant.gui.editor import tables
from assistant.gui.exporter import Exporter
from assistant.gui.find.section_palette import SectionPalette
from assistant.gui.from_report import ReportOpener
from assistant.gui.history.histories import Histories
from assistant.gui.history.keeping import VersionKeeping
from assistant.gui.home import Home
from assistant.gui.importer import Importer
from assistant.gui.inserting import Inserting
from assistant.gui.office_forms.forms import OfficeForms
from assistant.gui.phrasing import Phrasing
from assistant.gui.preferences import Preferences
from assistant.gui.printer import Printer
from assistant.gui.protection import READING, Protection
from assistant.gui.reading_beside import Beside
from assistant.gui.recovering import Recovering
from assistant.gui.redline import Redlines
from assistant.gui.reviews import Reviews
from assistant.gui.rollover.rolling import RollingOver
from assistant.gui.scale import PERCENTS
from assistant.gui.sheet_files import SheetFiles
from assistant.gui.sheet_services import sheet_services
from assistant.gui.source_list import SourceLists
from assistant.gui.starting import Starting
from assistant.gui.status import StatusBar
from assistant.gui.templates.templating import Templating
from assistant.gui.theme import THEME_TITLES, apply_theme, theme_of
from assistant.gui.widgets.basic import column, live_with
from assistant.gui.widgets.notice import NoticeBar
from assistant.gui.widgets.notice_stand import NoticeStand
from assistant.gui.work import Work
from assistant.gui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assistant.base.settings import Settings
    from assistant.benchmark.benchmark import Evidence
    from assistant.draft.parts import ParagraphStyle
    from assistant.gui.background import Background
    from assistant.gui.dialogs.export import ExportChoice
    from assistant.gui.dialogs.new_draft import NewDraftChoice
    from assistant.gui.library.window import LibraryWindow
    from assistant.gui.services import Services
    from assistant.gui.theme import Theme, ThemeChoice
    from assistant.gui.widgets.notice import NoticeKind

APPLICATION_TITLE = "法治报告助手"


class MainWindow(QMainWindow):
    """One window, at most one draft."""

    _is_beside = False
    """Another report stands in the place of the panels."""
    _was_maximized = False
    """The window was as large as can be before it filled the screen."""

    def __init__(
        self, services: Services, settings: Settings, background: Background, *, state: Path
    ) -> None:
        super().__init__()
        self._services = services
        self._background = background
        self.preferences = Preferences(services, settings, state)
        self._theme = theme_of(settings.theme)
        self.notice = NoticeBar(self._theme)
        self.home = Home(self._theme)
        self.workspace = Workspace(
            services, background, self._theme, suggest_delay_ms=settings.suggest_delay_ms
        )
        self.benchmarks = Benchmarks(
            self,
            services.benchmark,
            background,
            self.workspace,
            self.preferences,
            self.notice,
        )
        self.phrasing = Phrasing(
            self,
            services.phrases,
            background,
            self.workspace,
            self.preferences,
            self.notice,
        )
        self.inserting = Inserting(self, self.workspace, self.preferences, self.notice)
        self.benchmarks.chart_wanted.connect(self.inserting.insert_chart)
        self.work = Work(background, self)
        self.status = StatusBar(self.work)
        self._library: LibraryWindow | None = None
        self._panel_under = True
        """The panels come back when what stands in their place goes."""
        self.actions_by_name = build_actions(commands.COMMANDS, self, self._theme)
        self._styles = commands.build_style_box()
        self._context_menu = commands.build_context_menu(
            self, self.actions_by_name, self.workspace.editor.is_in_table
        )
        self._make_drafts()
        self.importer = Importer(self, services, background, self.work, self.notice, self._theme)
        self.exporter = Exporter(self, services, background, self.notice, self._theme)
        self.printer = Printer(self, services, background, self.notice)
        self.source_lists = SourceLists(self, services, background, self.notice)
        self.redlines = Redlines(self, services, background, self.notice)
        self.reviews = Reviews(
            self, services.review, background, self.workspace, self.preferences, self.notice
        )
        self.keeping = VersionKeeping(services.history, self.workspace, self.drafts, self.notice)
        self.histories = Histories(
            self,
            services.history,
            background,
            self.workspace,
            self.drafts,
            self.keeping,
            theme=self._theme,
        )
        self.comparisons = Comparisons(
            self, services.comparing, background, self.workspace, theme=self._theme
        )
        for acting in (self.reviews, self.exporter, self.workspace.finding):
            acting.before_act = self.keeping.keep_before
        self.report_opener = ReportOpener(
            self, services.review, background, self.drafts, self.notice
        )
        self._make_yearly_parts()
        self._lay_out()
        self.drops = FileDrops(self, self._theme)
        self._connect_parts()
        self._connect_corpus()
        self._connect_actions()
        self._restore_state()
        self._on_closed()

    def start(self, draft: Path | None) -> None:
        """Begin: open a draft if one is named, offer what an earlier session left."""
        self.starting.begin()
        self._show_recent()
        self.importer.count()
        if draft is not None:
            self._open_file(draft)
        self.recovering.offer()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes and work under way, remember the sizes, wait for the lanes."""
        self._remember_state()
        if (self.work.job is not None and not ask_stop(self)) or not self._may_close():
            event.ignore()
            return
        self.printer.finish()
        self._background.close()
        super().closeEvent(event)

    def open_library(self) -> LibraryWindow:
        """Show the corpus in its window and return the window; there is one at most."""
        from assistant.gui.library.window import LibraryWindow

        if self._library is None:
            library = LibraryWindow(
                self._services.library,
                self._background,
                self.work,
                self.importer,
                self.preferences,
                self._theme,
            )
            live_with(library, self)
            library.corpus_changed.connect(self.importer.count)
            library.corpus_changed.connect(self.benchmarks.on_corpus_changed)
            library.corpus_changed.connect(self.workspace.refresh_suggestions)
            library.draft_dropped.connect(self.drafts.open)
            self._library = library
        self._library.show()
        self._library.raise_()
        self._library.activateWindow()
        return self._library

    def changeEvent(self, event: QEvent) -> None:
        """Keep what was written when the person goes elsewhere; look at the file on coming back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.actions_by_name["fullscreen"].setChecked(self.isFullScreen())
        if event.type() != QEvent.Type.ActivationChange:
            return
        if self.isActiveWindow():
            self.drafts.guard.watch.look()
        else:
            self.drafts.keeper.note_and_tidy()

    def _may_close(self) -> bool:
        """Close the library and the draft, each of which may ask to stay; then the benchmarks."""
        is_left = self._library is None or self._library.close()
        may_close = is_left and self.drafts.close()
        if may_close:
            self.benchmarks.close()
            self.comparisons.close()
        return may_close

    # parts

    def _make_yearly_parts(self) -> None:
        """Make what is done once a year: last year's report, the sheet, forms, templates."""
        services, parts = self._services, (self._background, self.workspace)
        self.rolling_over = RollingOver(
            self, services.roll_over, *parts, self.drafts, self.notice, theme=self._theme
        )
        self.office_forms = OfficeForms(
            self, services.office_forms, *parts, self.notice, theme=self._theme
        )
        self.templating = Templating(
            self, services.own_templates, *parts, self.notice, theme=self._theme
        )
        self.sheets = SheetFiles(
            self,
            sheet_services(services.read_sheet),
            *parts,
            self.preferences,
            self.notice,
        )
        self.sheets.steps = [self.actions_by_name[name] for name in ("undo", "redo")]
        for part in (self.rolling_over, self.office_forms, self.templating):
            part.folder_used.connect(lambda folder: self.preferences.remember(folder=folder))
        self.drafts.roll_over_requested.connect(self._on_roll_over)
        self.rolling_over.elements_requested.connect(self._on_elements)
        self.templating.new_requested.connect(self._on_new_from)
        self._make_ways_in()

    def _make_drafts(self) -> None:
        """Make what opens and saves drafts, brings lost ones back, protects those only read."""
        self.drafts = DraftFiles(
            self, self._services, self._background, self.workspace, self.notice, self._theme
        )
        self.recovering = Recovering(
            self, self._services, self._background, self.drafts, self.notice
        )
        self.protection = Protection(self.workspace)

    def _make_ways_in(self) -> None:
        """Make what fills the first page, and the reading of other reports."""
        services, background = self._services, self._background
        self.starting = Starting(
            self.home, services, background, self.drafts, self.preferences, self.notice
        )
        self.beside = Beside(
            self, services.beside, services.library, background, self.workspace, self.notice
        )

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.home)
        self._stack.addWidget(self.workspace)
        page = QWidget()
        page.setLayout(column(self.drafts.guard.bar, self._stack, spacing=0))
        self.setCentralWidget(NoticeStand(self.notice, page))
        self._menus = commands.fill_menus(self.menuBar(), self.actions_by_name)
        self._palette_button = commands.build_palette_button(self.actions_by_name["palette"])
        self.menuBar().setCornerWidget(self._palette_button)
        self._toolbar = commands.build_toolbar(self.actions_by_name, self._styles)
        self.addToolBar(self._toolbar)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setStatusBar(self.status)
        settings = self.preferences.settings
        self._group(commands.THEMES, f"theme_{settings.theme}")
        self._group(commands.SCALES, f"scale_{settings.scale_percent}")

    def _group(self, names: Sequence[str], chosen: str) -> None:
        """Let one of some commands be chosen at a time."""
        group = QActionGroup(self)
        for name in names:
            group.addAction(self.actions_by_name[name])
            self.actions_by_name[name].setChecked(name == chosen)

    def _connect_parts(self) -> None:
        self.workspace.draft_changed.connect(self._show_title)
        self.workspace.surveyed.connect(self.status.show_survey)
        self.workspace.checking.found.connect(self.status.show_findings)
        self.workspace.editor.menu_requested.connect(self._context_menu.popup)
        self.workspace.noticed.connect(self._on_noticed)
        self.workspace.style_changed.connect(self._on_style_changed)
        self.workspace.previewing.counted.connect(self.status.show_pages)
        self.workspace.panels_wanted.connect(lambda: self.actions_by_name["panel"].setChecked(True))
        self.workspace.preview.close_requested.connect(
            lambda: self.actions_by_name["preview"].setChecked(False)
        )
        self.workspace.preview.print_requested.connect(self._on_print)
        self.benchmarks.report_requested.connect(self._on_evidence)
        self.workspace.desk.zoomed.connect(self.status.show_zoom)
        self.status.zoom_requested.connect(self.workspace.desk.zoom_to)
        self.drafts.opened.connect(self._on_opened)
        self.drafts.closed.connect(self._on_closed)
        self.drafts.may_close = self.reviews.close
        self.drafts.closed.connect(self.reviews.end)
        self.drafts.closed.connect(self.comparisons.end)
        self.drafts.title_changed.connect(self._show_title)
        self.drafts.saved.connect(self.status.show_saved)
        self.drafts.path_used.connect(self.preferences.use_draft)
        self.preferences.recent_changed.connect(self._show_recent)
        self.preferences.failed.connect(self.drafts.tell_error)
        self.drafts.made.connect(self._on_made)
        self.exporter.exported.connect(self._on_exported)
        self.reviews.new_draft_requested.connect(self.report_opener.start)
        self.drafts.report_chosen.connect(self.report_opener.start)
        for part in (self.reviews, self.report_opener, self.comparisons):
            part.folder_used.connect(lambda folder: self.preferences.remember(folder=folder))
        self.beside.folder_used.connect(lambda folder: self.preferences.remember(folder=folder))
        self.beside.opened.connect(lambda: self._show_beside(is_on=True))
        self.workspace.beside.close_requested.connect(lambda: self._show_beside(is_on=False))
        self.workspace.beside.choose_requested.connect(self._on_read_beside)
        self._styles.activated.connect(self._on_style_chosen)

    def _connect_home(self) -> None:
        home = self.home
        home.offer(self.actions_by_name)
        home.command_requested.connect(lambda name: self.actions_by_name[name].trigger())
        home.draft_requested.connect(self.drafts.make_from)
        home.new_requested.connect(self._on_new)
        home.recent_requested.connect(self._open_recent)
        home.remove_requested.connect(self.preferences.forget_draft)
        home.import_requested.connect(self._on_import_files)
        home.samples_requested.connect(self.importer.import_samples)
        home.library_requested.connect(self.open_library)
        self.importer.corpus_counted.connect(self.starting.show_corpus)
        self.starting.import_requested.connect(self._on_first_import)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_colors)

    def _connect_corpus(self) -> None:
        self._connect_home()
        self.workspace.suggestions.import_requested.connect(self._on_import_files)
        self.importer.corpus_changed.connect(self.benchmarks.on_corpus_changed)
        self.importer.corpus_changed.connect(self.workspace.refresh_suggestions)
        self.importer.folder_used.connect(lambda folder: self.preferences.remember(folder=folder))
        self.importer.library_requested.connect(self.open_library)
        self.importer.report_requested.connect(self._on_report)
        self.drops.draft_dropped.connect(self.drafts.open)
        self.drops.reports_dropped.connect(self._on_reports_dropped)
        self.drops.backup_dropped.connect(self._on_backup)

    def _connect_actions(self) -> None:
        actions = self.actions_by_name
        calls = {**self._file_calls(), **self._text_calls(), **self._look_calls()}
        for name, call in calls.items():
            actions[name].triggered.connect(lambda _=False, do=call: _ignore(do()))
        actions["complete"].setChecked(self.preferences.settings.completes_inline)
        self.workspace.completing.set_on(self.preferences.settings.completes_inline)
        actions["complete"].toggled.connect(self._on_complete)
        actions["chinese_marks"].setChecked(self.preferences.settings.chinese_marks)
        self.workspace.editor.set_chinese_marks(self.preferences.settings.chinese_marks)
        actions["chinese_marks"].toggled.connect(self._on_chinese_marks)
        actions["outline"].toggled.connect(self._on_outline)
        actions["panel"].toggled.connect(self._on_panel)
        actions["preview"].toggled.connect(self._on_preview)
        actions["focus"].toggled.connect(self._on_focus)
        actions["fullscreen"].triggered.connect(self._on_full_screen)
        self.workspace.editor.steps_changed.connect(self._show_steps)

    def _file_calls(self) -> dict[str, Callable[[], object]]:
        return {
            "new": self._on_new,
            "open": self._on_open,
            "open_report": lambda: self.report_opener.ask(self.preferences.state.folder),
            "import_review": lambda: self.reviews.ask(self.preferences.state.folder),
            "history": self.histories.open,
            "compare_drafts": lambda: self.comparisons.open(self.preferences.state.folder),
            "save": self.drafts.save,
            "save_as": self.drafts.save_as,
            "recover": self.recovering.open,
            "close": self.drafts.close,
            "quit": self.close,
            "export": lambda: self._on_export(self.preferences.state.export_ending),
            "export_docx": lambda: self._on_export(".docx"),
            "export_pdf": lambda: self._on_export(".pdf"),
            "export_html": lambda: self._on_export(".html"),
            "export_txt": lambda: self._on_export(".txt"),
            "export_md": lambda: self._on_export(".md"),
            "export_redline": self._on_export_redline,
            "export_sources": self._on_export_sources,
            "house_formats": self._on_house_formats,
            "print": self._on_print,
            "library": self.open_library,
            "benchmarks": self.benchmarks.open,
            "peer_lists": self.benchmarks.open_lists,
            "import_files": self._on_import_files,
            "import_folder": lambda: self.importer.choose_folder(self.preferences.state.folder),
            "import_samples": self.importer.import_samples,
            "import_sheet": self.sheets.ask_import,
            "sheet": self.sheets.open,
            "roll_over": self._on_roll_over,
            "save_template": self.templating.save,
            "manage_templates": lambda: self.templating.manage(self.preferences.state.folder),
            "forms_out": lambda: self.office_forms.ask_out(self._export_folder()),
            "forms_in": lambda: self.office_forms.ask_in(self.preferences.state.folder),
        }

    def _text_calls(self) -> dict[str, Callable[[], object]]:
        editor, finding = self.workspace.editor, self.workspace.finding
        styles: dict[str, Callable[[], object]] = {
            f"style_{style}": partial(self._set_style, style) for style in commands.STYLE_NAMES
        }
        return styles | {
            "undo": editor.step_back,
            "redo": editor.step_forward,
            "cut": editor.cut,
            "copy": editor.copy,
            "paste": editor.paste,
            "select_all": editor.selectAll,
            "find": finding.open,
            "replace": partial(finding.open, replaces=True),
            "find_next": partial(finding.step, 1),
            "find_back": partial(finding.step, -1),
            "go_to_section": self._on_go_to_section,
            "word_count": self._on_word_count,
            **{
                name: partial(self.workspace.rearranging.act_at_caret, act)
                for name, act in commands.SECTION_ACTS.items()
            },
            "elements": self._on_elements,
            "field": self._on_field,
            "blank": lambda: editor.insert_blank("待填"),
            "item": editor.insert_item,
            "insert_table": self.inserting.insert_table,
            "insert_picture": self.inserting.insert_picture,
            "insert_attachment": self.inserting.insert_attachment,
            "table_row": partial(self.inserting.change_table, tables.add_row),
            "table_column": partial(self.inserting.change_table, tables.add_column),
            "table_drop_column": partial(self.inserting.change_table, tables.drop_column),
            "table_drop_row": partial(self.inserting.change_table, tables.drop_row),
            "insert_suggestion": lambda: self.workspace.insert_suggestion(1),
            **{
                name: partial(self.workspace.insert_suggestion, number)
                for number, name in enumerate(commands.NUMBERED, start=1)
            },
            "phrases": self.phrasing.show,
            "keep_phrase": self.phrasing.keep_at_caret,
            "next_blank": self.workspace.next_blank,
        }

    def _look_calls(self) -> dict[str, Callable[[], object]]:
        workspace, desk = self.workspace, self.workspace.desk
        themes: dict[str, Callable[[], object]] = {
            f"theme_{name}": partial(self.set_theme, name) for name in THEME_TITLES
        }
        scales: dict[str, Callable[[], object]] = {
            f"scale_{percent}": partial(self._on_scale, percent) for percent in PERCENTS
        }
        return {
            **themes,
            **scales,
            "read_beside": self._on_read_beside,
            "guide": self.starting.show_guide,
            "sample_draft": self.starting.open_sample,
            "zoom_in": lambda: desk.zoom_to(workspace.editor.character_px + 1),
            "zoom_out": lambda: desk.zoom_to(workspace.editor.character_px - 1),
            "zoom_fit": workspace.fit_paper,
            "suggest": workspace.ask_suggestions,
            "search_suggestions": workspace.search_suggestions,
            "compare": workspace.compare_at_caret,
            "check": workspace.check,
            "next_finding": workspace.checks.choose_next,
            "palette": self._on_palette,
            "keys": lambda: show_keys(self, commands.shortcut_lines()),
            "about": lambda: show_about(self, __version__),
        }

    # state and settings

    def _restore_state(self) -> None:
        state = self.preferences.state
        self.resize(state.width, state.height)
        if state.maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        right_px = state.preview_px if state.preview_shown else state.right_px
        middle = max(state.width - state.left_px - right_px, 400)
        sizes = [state.left_px, middle, state.right_px, state.preview_px, state.preview_px]
        self.workspace.splitter.setSizes(sizes)
        self.actions_by_name["outline"].setChecked(state.left_shown)
        self.actions_by_name["panel"].setChecked(state.right_shown)
        self.actions_by_name["preview"].setChecked(state.preview_shown)
        self._show_columns()
        self.workspace.tabs.setCurrentIndex(state.tab)
        self.workspace.desk.zoom_to(state.character_px)

    def _remember_state(self) -> None:
        sizes, state = self.workspace.splitter.sizes(), self.preferences.state
        known = self.normalGeometry()
        actions = self.actions_by_name
        actions["focus"].setChecked(False)
        preview_shown = actions["preview"].isChecked()
        has_place_taken = preview_shown or self._is_beside
        self.preferences.remember(
            width=known.width(),
            height=known.height(),
            maximized=self.isMaximized() or self._was_maximized,
            left_px=sizes[0] or state.left_px,
            right_px=sizes[2] or state.right_px,
            preview_px=sizes[3] or state.preview_px,
            left_shown=actions["outline"].isChecked(),
            right_shown=self._panel_under if has_place_taken else actions["panel"].isChecked(),
            preview_shown=preview_shown,
            tab=self.workspace.tabs.currentIndex(),
            character_px=0 if self.workspace.desk.fits else self.workspace.editor.character_px,
        )

    def set_theme(self, name: ThemeChoice) -> None:
        """Take other colours, now and next time."""
        self._dress(theme_of(name))
        self.actions_by_name[f"theme_{name}"].setChecked(True)
        self.preferences.choose(theme=name)

    def _dress(self, theme: Theme) -> None:
        self._theme = theme
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, self._theme)
        for part in (self.notice, self.home, self.workspace, self.drops, self.drafts.guard.bar):
            part.set_theme(self._theme)
        self.importer.theme = self.exporter.theme = self.drafts.theme = self._theme
        self.benchmarks.set_theme(self._theme)
        self.sheets.set_theme(self._theme)
        self.reviews.set_theme(self._theme)
        self.histories.set_theme(self._theme)
        self.comparisons.set_theme(self._theme)
        self.rolling_over.set_theme(self._theme)
        self.office_forms.theme = self.templating.theme = self._theme
        if self._library is not None:
            self._library.set_theme(self._theme)
        dress_actions(commands.COMMANDS, self.actions_by_name, self._theme)

    # what happens

    def _on_new(self) -> None:
        self.drafts.make(
            body=self.preferences.settings.body, template=self.preferences.state.template
        )

    def _on_new_from(self, template: str) -> None:
        self.drafts.make(body=self.preferences.settings.body, template=template)

    def _on_roll_over(self) -> None:
        self.rolling_over.ask(self.preferences.state.folder)

    def _on_open(self) -> None:
        self.drafts.choose_and_open(self.preferences.state.folder)

    def _open_file(self, path: Path) -> None:
        """Open a draft, or any other report as a new draft."""
        if path.suffix.lower() in REPORT_ENDINGS:
            self.report_opener.start(path)
        else:
            self.drafts.open(path)

    def _on_reports_dropped(self, paths: list[Path]) -> None:
        """Import files; of a single document on an open draft ask whether it is a review of it."""
        is_review = len(paths) == 1 and paths[0].suffix.lower() in REVIEW_ENDINGS
        if not is_review or self.workspace.draft() is None or self.protection.is_on:
            self.importer.start(paths)
            return
        self.notice.tell(
            "info",
            f"“{paths[0].name}”是这份稿件的审阅稿，还是要导入资料库的报告？",
            ("作为审阅稿", lambda: self.reviews.start(paths[0])),
            ("导入资料库", lambda: self.importer.start(paths)),
        )

    def _on_made(self, choice: NewDraftChoice) -> None:
        self.preferences.remember(template=choice.template)
        self.preferences.choose(body=choice.body)
        self.starting.refresh()

    def _on_opened(self) -> None:
        self._stack.setCurrentWidget(self.workspace)
        self.protection.set_on(is_on=self.drafts.keeper.is_read_only)
        self._enable_commands(is_open=True)
        self.benchmarks.lists.read()
        self.phrasing.ask()
        self.workspace.editor.setFocus()

    def _on_closed(self) -> None:
        self._stack.setCurrentWidget(self.home)
        self.protection.set_on(is_on=False)
        if self._is_beside:
            self._show_beside(is_on=False)
        self._enable_commands(is_open=False)
        self.benchmarks.follow_draft()
        self.sheets.close()
        self._show_title()

    def _enable_commands(self, *, is_open: bool) -> None:
        is_written = is_open and not self.protection.is_on
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
        title = self.drafts.title
        state = "（只读）" if self.drafts.keeper.is_read_only else ""
        named = f"{title}[*]{state} — {APPLICATION_TITLE}"
        self.setWindowTitle(named if title else APPLICATION_TITLE)
        self.setWindowModified(self.drafts.keeper.is_dirty)

    def _show_recent(self) -> None:
        """Offer the drafts opened last, on the first page and in the menu."""
        recent, menu = self.preferences.settings.recent, self._menus["recent"]
        self.starting.refresh()
        menu.clear()
        menu.setEnabled(bool(recent))
        for known in recent:
            action = menu.addAction(Path(known).stem)
            action.setToolTip(known)
            action.triggered.connect(lambda _=False, path=known: self._open_recent(path))

    def _open_recent(self, path: str) -> None:
        self.drafts.open(Path(path))

    def _on_noticed(self, kind: str, words: str) -> None:
        self.notice.tell(cast("NoticeKind", kind), words)

    def _on_style_changed(self, style: str) -> None:
        self._styles.setCurrentIndex(self._styles.findData(style))

    def _on_style_chosen(self) -> None:
        self._set_style(self._styles.currentData())

    def _set_style(self, style: ParagraphStyle) -> None:
        self.workspace.editor.set_style(style)
        self.workspace.editor.setFocus()
        self._on_style_changed(self.workspace.editor.caret().style)

    def _on_palette(self) -> None:
        self._show_palette(Palette(self, list(self.actions_by_name.values())))

    def _on_go_to_section(self) -> None:
        editor = self.workspace.editor
        palette = SectionPalette(self, self.workspace.survey.entries, editor.caret().paragraph)
        palette.chosen.connect(editor.go_to)
        self._show_palette(palette)

    def _on_word_count(self) -> None:
        from assistant.gui.dialogs.word_count import WordCountDialog

        draft = self.workspace.draft()
        if draft is None:
            return
        editor = self.workspace.editor
        selected = editor.textCursor().selectedText()
        dialog = WordCountDialog(self, self._background, draft, selected)
        dialog.section_chosen.connect(editor.go_to)
        dialog.exec()

    def _show_palette(self, palette: QDialog) -> None:
        """Show a list to choose from below the menu bar."""
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at = QPoint((self.width() - palette.width()) // 2, self.menuBar().height() + 8)
        palette.move(self.mapToGlobal(at))
        palette.show()

    def _on_field(self) -> None:
        draft = self.workspace.draft()
        if draft is None:
            return
        dialog = ChooseFieldDialog(self, draft.sheet)
        if dialog.exec():
            self.workspace.editor.insert_field(dialog.expression)
        self.workspace.editor.setFocus()

    def _on_elements(self) -> None:
        draft = self.workspace.draft()
        if draft is None:
            return
        dialog = ElementsDialog(self, draft.elements)
        if dialog.exec():
            self.workspace.opened.set_elements(dialog.elements)
        self.workspace.editor.setFocus()

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
        for name in ("outline", "panel", "preview"):
            self.actions_by_name[name].setEnabled(not is_focused)
        self._show_columns()
        self._toolbar.setVisible(not is_focused)
        self.status.setVisible(not is_focused)

    def _on_outline(self, is_on: bool) -> None:  # a slot
        if is_on or not self._bring_back("outline", "outline"):
            self._show_columns()

    def _bring_back(self, name: str, column: str) -> bool:
        """Show a column that had no room, in place of hiding it; tell whether it was so."""
        is_away = self.workspace.is_away(column) and not self.actions_by_name["focus"].isChecked()
        if is_away:
            self.actions_by_name[name].setChecked(True)
            self.workspace.bring(column)
        return is_away

    def _on_panel(self, is_on: bool) -> None:  # a slot
        if not is_on and self._bring_back("panel", "panels"):
            return
        if is_on:
            self.actions_by_name["preview"].setChecked(False)
            self._is_beside = False
        self._show_columns()

    def _on_preview(self, is_on: bool) -> None:  # a slot
        """Put the preview in the place of the panels, or these back into theirs."""
        panel = self.actions_by_name["panel"]
        if is_on:
            self._take_place()
            self._is_beside = False
        elif self._panel_under:
            panel.setChecked(True)
        self._show_columns()
        if not is_on:
            self.workspace.editor.setFocus()

    def _take_place(self) -> None:
        """Put the panels away for something else, to come back when that goes."""
        panel = self.actions_by_name["panel"]
        self._panel_under = panel.isChecked() or (self._is_beside and self._panel_under)
        panel.setChecked(False)

    def _show_beside(self, *, is_on: bool) -> None:
        """Put another report in the place of the panels, or these back into theirs."""
        if is_on and not self._is_beside:
            self.actions_by_name["preview"].setChecked(False)
            self._take_place()
        self._is_beside = is_on
        if not is_on and self._panel_under:
            self.actions_by_name["panel"].setChecked(True)
        self._show_columns()
        (self.workspace.beside.reader if is_on else self.workspace.editor).setFocus()

    def _on_read_beside(self) -> None:
        self.beside.ask(self.preferences.state.folder)

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

    def _on_first_import(self, what: str) -> None:
        folder = self.preferences.state.folder
        ways: dict[str, Callable[[], None]] = {
            "samples": self.importer.import_samples,
            "files": self._on_import_files,
            "folder": lambda: self.importer.choose_folder(folder),
        }
        ways[what]()

    def _show_columns(self) -> None:
        shown = {
            name: self.actions_by_name[name].isChecked() for name in ("outline", "panel", "preview")
        }
        shown["beside"] = self._is_beside
        if self.actions_by_name["focus"].isChecked():
            shown = dict.fromkeys(shown, False)
        self.workspace.show_columns(
            outline=shown["outline"],
            panels=shown["panel"],
            preview=shown["preview"],
            beside=shown["beside"],
        )

    def _on_import_files(self) -> None:
        self.importer.choose_files(self.preferences.state.folder)

    def _on_report(self, number: int) -> None:
        self.open_library().open_report(number)

    def _on_evidence(self, evidence: Evidence) -> None:
        """Open the report that a peer's value was found in, there."""
        if evidence.report is None:
            return
        library = self.open_library()
        if evidence.start is None:
            library.open_report(evidence.report, None)
        else:
            end = evidence.start if evidence.end is None else evidence.end
            library.open_at(evidence.report, evidence.start, end)

    def _on_backup(self, path: Path) -> None:
        self.open_library().keeping.restore(path)

    def _on_export(self, ending: str) -> None:
        draft = self.workspace.draft()
        if draft is None:
            return
        proposal = self._export_folder() / (files.file_name(draft.elements.title) + ending)
        self.exporter.ask(draft, proposal, self.preferences.state.edition)

    def _on_export_sources(self) -> None:
        draft = self.workspace.draft()
        if draft is not None:
            self.source_lists.ask(draft, self._export_folder())

    def _on_export_redline(self) -> None:
        draft = self.workspace.draft()
        if draft is not None:
            self.redlines.ask(draft, self.drafts.keeper, self._export_folder())

    def _on_print(self) -> None:
        draft = self.workspace.draft()
        if draft is not None:
            self.printer.ask(draft)

    def _export_folder(self) -> Path:
        """Return where a file made of the draft is offered to lie: beside it."""
        path = self.drafts.keeper.path
        return path.parent if path else Path(self.preferences.state.folder or Path.home())

    def _on_exported(self, choice: ExportChoice) -> None:
        self.preferences.remember(edition=choice.edition, export_ending=choice.path.suffix)

    def _on_house_formats(self) -> None:
        from assistant.gui.dialogs.house_formats import HouseFormatsDialog

        draft = self.workspace.draft()
        dialog = HouseFormatsDialog(
            self,
            self._services.formats,
            self._background,
            self._theme,
            in_use=draft.house_format if draft and not self.protection.is_on else None,
            folder=self.preferences.state.folder,
        )
        dialog.format_chosen.connect(self.workspace.opened.set_house_format)
        dialog.exec()
        self.workspace.refresh_format()


def _ignore(_: object) -> None:
    """Want nothing of what an action gives back."""
