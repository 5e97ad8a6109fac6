"""All that works on drafts and on the corpus: the workspace and what acts on it.

It is made after the window is seen, a piece at a time, so that the window takes keys in between;
whoever asks for something sooner gets all of it at once.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from assistant.draft.draft_lock import own_name
from assistant.gui.beside.pane import BesidePane
from assistant.gui.compare.comparisons import Comparisons
from assistant.gui.drafts.closing import Closing
from assistant.gui.drafts.draft_files import DraftFiles
from assistant.gui.drafts.from_report import ReportOpener
from assistant.gui.drafts.protection import Protection
from assistant.gui.drafts.recovering import Recovering
from assistant.gui.drops import REPORT_ENDINGS, REVIEW_ENDINGS
from assistant.gui.editor.editor import Editor
from assistant.gui.history.histories import Histories
from assistant.gui.history.keeping import VersionKeeping
from assistant.gui.library.importer import Importer
from assistant.gui.main.asking import Asking
from assistant.gui.main.leaving import Leaving
from assistant.gui.main.libraries import Libraries
from assistant.gui.main.sides import Sides
from assistant.gui.office_forms.forms import OfficeForms
from assistant.gui.panels.benchmark import BenchmarkPanel
from assistant.gui.panels.checks import ChecksPanel
from assistant.gui.panels.comments import CommentsPanel
from assistant.gui.panels.indicators import IndicatorsPanel
from assistant.gui.panels.outline import OutlinePanel
from assistant.gui.panels.phrases import PhrasesPanel
from assistant.gui.panels.suggestions import SuggestionsPanel
from assistant.gui.preview.pane import PreviewPane
from assistant.gui.rollover.rolling import RollingOver
from assistant.gui.services.sheet import sheet_services
from assistant.gui.templates.templating import Templating
from assistant.gui.writing.benchmarks import Benchmarks
from assistant.gui.writing.inserting import Inserting
from assistant.gui.writing.phrasing import Phrasing
from assistant.gui.writing.reading_beside import Beside
from assistant.gui.writing.reviews import Reviews
from assistant.gui.writing.sheet_files import SheetFiles
from assistant.gui.writing.workspace import Workspace, WorkspaceWidgets, make_tabs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assistant.gui.dialogs.new_choice import NewDraftChoice
    from assistant.gui.look.theme import Theme
    from assistant.gui.main.frame import Frame


class Parts(QObject):
    """Makes the parts and joins them to one another."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame

    def make(self, theme: Theme) -> Iterator[None]:
        """Make the parts in the colours of *theme*; between two of them the window may go on."""
        yield
        outline, editor = OutlinePanel(theme), Editor(theme)
        yield
        preview, checks, comments = PreviewPane(theme), ChecksPanel(theme), CommentsPanel(theme)
        yield
        suggestions, phrases = SuggestionsPanel(theme), PhrasesPanel(theme)
        yield
        benchmark = BenchmarkPanel(theme)
        yield
        indicators = IndicatorsPanel(theme)
        yield
        beside = BesidePane(theme)
        yield
        tabs = make_tabs(suggestions, phrases, benchmark, indicators, checks, comments)
        yield
        self.workspace = Workspace(
            self._frame.services,
            self._frame.background,
            theme,
            WorkspaceWidgets(
                outline=outline,
                editor=editor,
                suggestions=suggestions,
                phrases=phrases,
                benchmark=benchmark,
                indicators=indicators,
                checks=checks,
                comments=comments,
                preview=preview,
                beside=beside,
                tabs=tabs,
            ),
            suggest_delay_ms=self._frame.preferences.settings.suggest_delay_ms,
        )
        yield
        self._make_writing(theme)
        self._make_corpus(theme)
        yield
        self._make_comparing(theme)
        self._make_yearly(theme)
        yield
        self.sides = Sides(self.workspace, self._frame.actions)
        self.asking = Asking(self._frame, self.workspace, self.protection, theme)
        self._join()
        self._join_corpus()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (
            self.workspace,
            self.drafts.guard.bar,
            self.benchmarks,
            self.sheets,
            self.reviews,
            self.histories,
            self.comparisons,
            self.rolling_over,
            self.leaving,
            self.libraries,
        ):
            part.set_theme(theme)
        self.importer.theme = self.drafts.theme = self.asking.theme = theme
        self.office_forms.theme = self.templating.theme = theme

    def may_close(self) -> bool:
        """Close the library and the draft, each of which may ask to stay; then the others."""
        may_close = self.libraries.close() and self.closing.is_done()
        if may_close:
            self.benchmarks.close()
            self.comparisons.close()
        return may_close

    def open_file(self, path: Path) -> None:
        """Open a draft, or any other report as a new draft."""
        if path.suffix.lower() in REPORT_ENDINGS:
            self.report_opener.start(path)
        else:
            self.drafts.open(path)

    def take_reports(self, paths: list[Path]) -> None:
        """Import files; of a single document on an open draft ask whether it is a review of it."""
        is_review = len(paths) == 1 and paths[0].suffix.lower() in REVIEW_ENDINGS
        if not is_review or self.workspace.draft() is None or self.protection.is_on:
            self.importer.start(paths)
            return
        self._frame.notice.tell(
            "info",
            f"“{paths[0].name}”是这份稿件的审阅稿，还是要导入资料库的报告？",
            ("作为审阅稿", lambda: self.reviews.start(paths[0])),
            ("导入资料库", lambda: self.importer.start(paths)),
        )

    # wishes that need no more than what was chosen last

    def ask_new(self, template: str = "") -> None:
        """Ask for a new draft, from *template* or the last one."""
        state, settings = self._frame.preferences.state, self._frame.preferences.settings
        self.drafts.make(body=settings.body, template=template or state.template)

    def ask_draft(self) -> None:
        """Ask for a draft and open it."""
        self.drafts.choose_and_open(self._frame.preferences.state.folder)

    def ask_roll_over(self) -> None:
        """Ask for last year's report, which becomes this year's draft."""
        self.rolling_over.ask(self._frame.preferences.state.folder)

    def ask_report_beside(self) -> None:
        """Ask for a report to be read beside the paper."""
        self.beside.ask(self._frame.preferences.state.folder)

    def import_what(self, what: str) -> None:
        """Import ``samples``, or ``files`` or a ``folder`` that are asked for."""
        folder = self._frame.preferences.state.folder
        if what == "samples":
            self.importer.import_samples()
        elif what == "files":
            self.importer.choose_files(folder)
        else:
            self.importer.choose_folder(folder)

    # making

    def _make_writing(self, theme: Theme) -> None:
        """Make what opens, keeps, protects and brings back drafts, and what writes into them."""
        frame, workspace = self._frame, self.workspace
        whole = (frame.window, frame.services, frame.background)
        self.drafts = DraftFiles(*whole, workspace, frame.notice, theme)
        self.drafts.house_format = lambda: frame.preferences.settings.house_format
        self.recovering = Recovering(*whole, self.drafts, frame.notice)
        self.closing = Closing(frame.window, frame.background, self.drafts, frame.notice)
        self.protection = Protection(workspace)
        self.protection.taken_back.connect(partial(frame.notice.tell, "warning"))
        self.phrasing = Phrasing(
            frame.window,
            frame.services.phrases,
            frame.background,
            workspace,
            frame.preferences,
            frame.notice,
        )
        self.inserting = Inserting(
            frame.window, frame.background, workspace, frame.preferences, frame.notice
        )
        self.leaving = Leaving(frame, workspace, self.drafts, theme)
        self.keeping = VersionKeeping(frame.services.history, workspace, self.drafts, frame.notice)

    def _make_corpus(self, theme: Theme) -> None:
        """Make what fills the corpus and what shows it."""
        frame = self._frame
        self.importer = Importer(
            frame.window, frame.services, frame.background, frame.work, frame.notice, theme
        )
        self.libraries = Libraries(frame, self.importer, theme)
        self.benchmarks = Benchmarks(
            frame.window,
            frame.services.benchmark,
            frame.background,
            self.workspace,
            frame.preferences,
            frame.notice,
        )
        self.beside = Beside(
            frame.window,
            frame.services.beside,
            frame.services.library,
            frame.background,
            self.workspace,
            frame.notice,
        )

    def _make_comparing(self, theme: Theme) -> None:
        """Make what sets a draft beside earlier versions, returned prints, other reports."""
        frame, services = self._frame, self._frame.services
        parts = (frame.background, self.workspace)
        self.reviews = Reviews(
            frame.window, services.review, *parts, frame.preferences, frame.notice
        )
        self.histories = Histories(
            frame.window,
            services.history,
            *parts,
            self.drafts,
            self.keeping,
            preferences=frame.preferences,
            theme=theme,
        )
        self.comparisons = Comparisons(
            frame.window, services.comparing, *parts, preferences=frame.preferences, theme=theme
        )
        self.report_opener = ReportOpener(
            frame.window, services.review, frame.background, self.drafts, frame.notice
        )
        for acting in (self.reviews, self.leaving.exporter, self.workspace.finding):
            acting.before_act = self.keeping.keep_before

    def _make_yearly(self, theme: Theme) -> None:
        """Make what is done once a year: last year's report, the sheet, forms, templates."""
        frame, services = self._frame, self._frame.services
        parts = (frame.background, self.workspace)
        self.rolling_over = RollingOver(
            frame.window, services.roll_over, *parts, self.drafts, frame.notice, theme=theme
        )
        self.office_forms = OfficeForms(
            frame.window, services.office_forms, *parts, frame.notice, theme=theme
        )
        self.templating = Templating(
            frame.window, services.own_templates, *parts, frame.notice, theme=theme
        )
        self.sheets = SheetFiles(
            frame.window,
            sheet_services(services.read_sheet),
            *parts,
            frame.preferences,
            frame.notice,
        )
        self.sheets.steps = [frame.actions[name] for name in ("undo", "redo")]

    # joining

    def _join(self) -> None:
        """Join what works on the draft."""
        frame = self._frame
        self.drafts.may_close = self.reviews.close
        self.drafts.closed.connect(self.reviews.end)
        self.drafts.closed.connect(self.comparisons.end)
        self.drafts.path_used.connect(frame.preferences.use_draft)
        self.drafts.made.connect(self._on_made)
        self.drafts.report_chosen.connect(self.report_opener.start)
        self.drafts.roll_over_requested.connect(self.ask_roll_over)
        frame.preferences.failed.connect(self.drafts.tell_error)
        commenting = self.workspace.commenting
        commenting.author = frame.preferences.settings.author or own_name()
        commenting.author_changed.connect(lambda name: frame.preferences.choose(author=name))
        self.reviews.new_draft_requested.connect(self.report_opener.start)
        self.rolling_over.elements_requested.connect(self.asking.change_elements)
        self.templating.new_requested.connect(self.ask_new)
        self.templating.changed.connect(frame.starting.begin)
        self.benchmarks.chart_wanted.connect(self.inserting.insert_chart)
        self.workspace.preview.print_requested.connect(self.leaving.print_draft)
        self.workspace.beside.choose_requested.connect(self.ask_report_beside)
        self.beside.opened.connect(self.sides.show_report)
        for part in (
            self.reviews,
            self.report_opener,
            self.comparisons,
            self.rolling_over,
            self.office_forms,
            self.templating,
            self.beside,
            self.importer,
        ):
            part.folder_used.connect(lambda folder: frame.preferences.remember(folder=folder))

    def _join_corpus(self) -> None:
        """Join what follows the corpus."""
        frame = self._frame
        self.importer.corpus_counted.connect(frame.starting.show_corpus)
        self.importer.library_requested.connect(self.libraries.open)
        self.importer.report_requested.connect(self.libraries.open_report)
        self.libraries.corpus_changed.connect(self.importer.count)
        self.libraries.draft_dropped.connect(self.drafts.open)
        self.libraries.template_dropped.connect(self.templating.take)
        self.benchmarks.report_requested.connect(self.libraries.show_evidence)
        self.workspace.suggestions.import_requested.connect(lambda: self.import_what("files"))
        for source in (self.importer, self.libraries):
            source.corpus_changed.connect(self.benchmarks.on_corpus_changed)
            source.corpus_changed.connect(self.workspace.refresh_suggestions)

    # what happens

    def _on_made(self, choice: NewDraftChoice) -> None:
        self._frame.preferences.remember(template=choice.template)
        self._frame.preferences.choose(body=choice.body)
        self._frame.starting.refresh()
