"""An open draft on the desk: outline, paper and panels, and how they work together.

What the panels ask for is answered by :mod:`suggesting`, :mod:`comparing` and :mod:`checking`; the
workspace never touches files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QWidget

from assistant.draft.fields import split_fields, write_field
from assistant.draft.sheet.uses import field_uses
from assistant.gui.editor.desk import PaperDesk
from assistant.gui.find.find_bar import FindBar
from assistant.gui.find.finding import Finding
from assistant.gui.jobs.background import Latest
from assistant.gui.look.theme import LEFT_PANEL_PX, PREVIEW_PX, RIGHT_PANEL_PX
from assistant.gui.messages import message_of
from assistant.gui.opened.open_draft import OpenDraft
from assistant.gui.opened.survey import Survey, Surveyor
from assistant.gui.widgets.basic import column
from assistant.gui.widgets.scrolled import Scrolled
from assistant.gui.writing.checking import Checking
from assistant.gui.writing.commenting import Commenting
from assistant.gui.writing.comparing import Comparing
from assistant.gui.writing.completing import Completing
from assistant.gui.writing.previewing import Previewing
from assistant.gui.writing.rearranging import Rearranging
from assistant.gui.writing.suggesting import Suggesting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from assistant.base.errors import AssistantError
    from assistant.draft.draft import Draft
    from assistant.draft.parts import SheetRow
    from assistant.draft.sheet.uses import Use
    from assistant.gui.beside.pane import BesidePane
    from assistant.gui.editor.editor import Editor
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.panels.benchmark import BenchmarkPanel
    from assistant.gui.panels.checks import ChecksPanel
    from assistant.gui.panels.comments import CommentsPanel
    from assistant.gui.panels.indicators import IndicatorsPanel
    from assistant.gui.panels.outline import OutlinePanel
    from assistant.gui.panels.phrases import PhrasesPanel
    from assistant.gui.panels.suggestions import SuggestionsPanel
    from assistant.gui.preview.pane import PreviewPane
    from assistant.gui.services.services import Services

SUGGESTIONS, PHRASES, BENCHMARK, INDICATORS, CHECKS, COMMENTS = range(6)
_TABS = ("建议", "用语", "对标", "指标", "检查", "批注")
_SURVEY_DELAY_MS = 400
_SMALLEST_LEFT_PX, _SMALLEST_RIGHT_PX = 180, 320
_BOTH_SIDES_PX = 1055
"""In a narrower window one side is shown, the one last asked for."""
_LEAST_PX = (681, 160)
"""The smallest paper and a panel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceWidgets:
    """The paper and what stands beside it; each takes a while to be made."""

    outline: OutlinePanel
    editor: Editor
    suggestions: SuggestionsPanel
    phrases: PhrasesPanel
    benchmark: BenchmarkPanel
    indicators: IndicatorsPanel
    checks: ChecksPanel
    comments: CommentsPanel
    preview: PreviewPane
    beside: BesidePane
    tabs: QTabWidget
    """Of the panels, see :func:`make_tabs`."""


def make_tabs(*panels: QWidget) -> QTabWidget:
    """Return the tabs at the right of the paper: 建议、用语、对标、指标、检查、批注."""
    tabs = QTabWidget()
    tabs.setAccessibleName("面板")
    tabs.setDocumentMode(True)
    for name, panel in zip(_TABS, panels, strict=True):
        tabs.addTab(Scrolled(panel), name)
    tabs.tabBar().setExpanding(True)
    tabs.setMinimumWidth(_SMALLEST_RIGHT_PX)
    return tabs


class Workspace(QWidget):
    """The three columns of an open draft; at the right stand panels, preview or another report.

    Signals:
        draft_changed: text or sheet is not what it was.
        surveyed: a new :class:`Survey`.
        noticed: something to say in the bar: kind and words.
        style_changed: style of the block the caret stands in.
        panels_wanted: a tab of the right panel was asked for while the preview stands there.
    """

    draft_changed = Signal()
    surveyed = Signal(object)
    noticed = Signal(str, str)
    style_changed = Signal(str)
    panels_wanted = Signal()

    def __init__(
        self,
        services: Services,
        background: Background,
        theme: Theme,
        widgets: WorkspaceWidgets,
        *,
        suggest_delay_ms: int,
    ) -> None:
        super().__init__()
        self._survey = Survey()
        self._columns: dict[str, bool] = {}
        self._asked_last = "panels"
        self._surveyor = Surveyor()
        self._format_of = services.formats.of_draft
        self._surveys = Latest(background, on_done=self._on_surveyed, on_error=self._on_error)
        self._survey_timer = QTimer(self, singleShot=True, interval=_SURVEY_DELAY_MS)
        self._lay_out(theme, widgets)
        self.opened = OpenDraft(self.editor)
        parts = (services, background, self.opened, self.editor)
        self.suggesting = Suggesting(*parts, self.suggestions, delay_ms=suggest_delay_ms)
        self.completing = Completing(*parts, self.suggestions, delay_ms=suggest_delay_ms)
        self.comparing = Comparing(*parts, self.benchmark)
        self.checking = Checking(*parts, self.checks)
        self.commenting = Commenting(self.opened, self.editor, self.comments)
        self.previewing = Previewing(*parts, self.preview)
        self.finding = Finding(background, self.opened, self.editor, self.find_bar, theme)
        self.rearranging = Rearranging(self.opened, self.editor, self.outline)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self._connect_editor()
        self._connect_panels()

    def open(self, draft: Draft) -> None:
        """Show a draft; whatever was open before is forgotten."""
        self._forget()
        self.indicators.set_rows(draft.sheet)
        self.outline.open((draft.elements.title, draft.year, draft.template))
        self.opened.open(draft)
        self.commenting.refresh()
        self._ask_survey()
        self.previewing.refresh()
        self.suggesting.refresh()
        self.editor.setFocus()

    def close_draft(self) -> None:
        """Have no draft any more."""
        self._forget()
        self.opened.close()

    def draft(self) -> Draft | None:
        """Return the draft as it stands, None while none is open."""
        return self.opened.current()

    @property
    def survey(self) -> Survey:
        """The draft in numbers, as last counted."""
        return self._survey

    def merge_rows(self, rows: Sequence[SheetRow]) -> None:
        """Take rows of a table file into the sheet, each in the place of its key."""
        draft = self.draft()
        if draft is not None:
            merged = {row.key: row for row in (*draft.sheet, *rows)}
            self.opened.set_sheet(tuple(merged.values()))
            self.indicators.set_rows(tuple(merged.values()))

    # what commands ask for

    def show_tab(self, tab: int) -> None:
        """Open a tab of the right panel."""
        self.panels_wanted.emit()
        self.tabs.show()
        self.tabs.setCurrentIndex(tab)

    def ask_suggestions(self) -> None:
        """Open the suggestions and look up the sentence at the caret now."""
        self.show_tab(SUGGESTIONS)
        self.suggesting.ask_now()

    def insert_suggestion(self, number: int) -> None:
        """Write a suggestion at the caret, 1 for the best; look some up where none is in sight."""
        is_written = self.suggesting.insert_number(number)
        if not is_written and not (self.suggestions.isVisible() and self.suggestions.cards):
            self.ask_suggestions()

    def refresh_suggestions(self) -> None:
        """Look up anew, in the corpus as it is now."""
        if self.draft() is not None:
            self.suggesting.refresh()

    def search_suggestions(self) -> None:
        """Open the suggestions, ready to type what one looks for."""
        self.show_tab(SUGGESTIONS)
        self.suggestions.bar.focus()

    def compare_at_caret(self) -> None:
        """Open the benchmark of the field or figure at the caret."""
        self.show_tab(BENCHMARK)
        self.comparing.ask_at_caret()

    def compare_indicator(self, key: str) -> None:
        """Open the benchmark of an indicator."""
        self.show_tab(BENCHMARK)
        self.benchmark.choose(key)

    def insert_field_of(self, key: str) -> None:
        """Write the field of an indicator at the caret."""
        self.editor.insert_field(write_field(key))
        self.editor.setFocus()

    def show_indicator(self, expression: str) -> None:
        """Open the sheet at the indicator of a field."""
        draft, key = self.draft(), split_fields(expression)[0].key
        if draft is None or key is None:
            return
        if draft.row(key) is None:
            self.noticed.emit("info", "指标表里没有这项指标，请先从指标清单添加。")
            return
        self.show_tab(INDICATORS)
        self.indicators.reveal(key)

    def show_use(self, use: Use) -> None:
        """Show a field of the text."""
        draft = self.draft()
        if draft is None or use.paragraph >= len(draft.paragraphs):
            return
        text = draft.paragraphs[use.paragraph].text
        start, end = (len(self.opened.write(text[:place])) for place in (use.start, use.end))
        self.editor.go_to(use.paragraph, start, end)
        self.window().activateWindow()

    def check(self) -> None:
        """Check the whole draft."""
        self.show_tab(CHECKS)
        self.checking.check()

    def next_blank(self) -> None:
        """Go to the next blank."""
        if not self.editor.next_blank():
            self.noticed.emit("hint", "正文里没有空白了。")

    def fit_paper(self) -> None:
        """Let the paper follow its column; panels that it squeezed have their widths again."""
        self.desk.zoom_to(0)
        left, middle, right, preview, beside = self.splitter.sizes()
        wanted = [
            usual if now == least else now
            for now, least, usual in (
                (left, _SMALLEST_LEFT_PX, LEFT_PANEL_PX),
                (right, _SMALLEST_RIGHT_PX, RIGHT_PANEL_PX),
            )
        ]
        middle += left + right - sum(wanted)
        self.splitter.setSizes([wanted[0], middle, wanted[1], preview, beside])

    def show_columns(
        self, *, outline: bool, panels: bool, preview: bool, beside: bool = False
    ) -> None:
        """Show or hide what stands beside the paper: the outline, and one part at the right."""
        columns = {"outline": outline, "panels": panels, "preview": preview, "beside": beside}
        for name, is_on in columns.items():
            if is_on and not self._columns.get(name):
                self._asked_last = name
        self._columns = columns
        self._fit_columns()

    def is_away(self, column: str) -> bool:
        """Tell whether a column is wanted but there is no room for it."""
        return self._columns.get(column, False) and self._part(column).isHidden()

    def bring(self, column: str) -> None:
        """Show a column that is wanted in the place of the one shown."""
        self._asked_last = column
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many columns as there is room for."""
        super().resizeEvent(event)
        self._fit_columns()

    def showEvent(self, event: QShowEvent) -> None:
        """Show as many columns as there is room for."""
        super().showEvent(event)
        self._fit_columns()

    def minimumSizeHint(self) -> QSize:
        """Return the room of the paper and one panel, whatever is shown now."""
        return QSize(*_LEAST_PX)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (
            self.outline,
            self.editor,
            self.suggestions,
            self.phrases,
            self.benchmark,
            self.indicators,
            self.checks,
            self.comments,
            self.preview,
            self.finding,
            self.beside,
        ):
            part.set_theme(theme)

    def refresh_format(self) -> None:
        """Count and lay out anew: the house format (本单位版式) has other measures."""
        self._ask_survey()
        self.previewing.refresh()

    def _fit_columns(self) -> None:
        shown = dict(self._columns)
        is_narrow = self.isVisible() and self.width() < _BOTH_SIDES_PX
        if is_narrow and sum(shown.values()) > 1:
            shown = {name: is_on and name == self._asked_last for name, is_on in shown.items()}
        for name, is_on in shown.items():
            self._part(name).setVisible(is_on)
        self.previewing.set_on(shown.get("preview", False))

    def _part(self, column: str) -> QWidget:
        parts = {"outline": self.outline, "panels": self.tabs, "preview": self.preview}
        return parts.get(column, self.beside)

    # parts

    def _lay_out(self, theme: Theme, widgets: WorkspaceWidgets) -> None:
        self.outline = widgets.outline
        self.editor = widgets.editor
        self.suggestions = widgets.suggestions
        self.phrases = widgets.phrases
        self.benchmark = widgets.benchmark
        self.indicators = widgets.indicators
        self.checks = widgets.checks
        self.comments = widgets.comments
        self.preview = widgets.preview
        self.beside = widgets.beside
        self.desk = PaperDesk(self.editor)
        self.find_bar = FindBar(theme)
        self.tabs = widgets.tabs
        self.splitter = self._make_splitter()

    def _make_splitter(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        self.outline.setMinimumWidth(_SMALLEST_LEFT_PX)
        paper = QWidget()
        paper.setLayout(column(self.find_bar, self.desk, spacing=0))
        for widget in (self.outline, paper, self.tabs, self.preview, self.beside):
            splitter.addWidget(widget)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([LEFT_PANEL_PX, 800, RIGHT_PANEL_PX, PREVIEW_PX, PREVIEW_PX])
        self.preview.hide()
        self.beside.hide()
        return splitter

    def _connect_editor(self) -> None:
        self.editor.edited.connect(self._on_edited)
        self.editor.caret_moved.connect(self._on_caret_moved)
        self.editor.stepped.connect(self._on_stepped)
        self.editor.field_chosen.connect(self.show_indicator)
        self.opened.parts_changed.connect(self._on_edited)
        self._survey_timer.timeout.connect(self._ask_survey)

    def _connect_panels(self) -> None:
        self.outline.paragraph_chosen.connect(self.editor.go_to)
        self.rearranging.told.connect(self.noticed)
        self.rearranging.rearranged.connect(self._ask_survey)
        self.checking.found.connect(self._show_findings)
        self.suggesting.found.connect(self.completing.take_answer)
        self.suggestions.benchmark_requested.connect(self.compare_indicator)
        self.suggestions.sentence_requested.connect(self.comparing.insert_sentence)
        self.suggesting.failed.connect(lambda words: self.noticed.emit("error", words))
        self.tabs.currentChanged.connect(self.suggesting.ask_soon)
        self.indicators.sheet_changed.connect(self.opened.set_sheet)
        self.opened.parts_changed.connect(self._follow_sheet)
        self.checking.failed.connect(lambda words: self.noticed.emit("error", words))
        self.commenting.panel_wanted.connect(lambda: self.show_tab(COMMENTS))
        self.commenting.told.connect(self.noticed)
        self.comparing.failed.connect(lambda words: self.noticed.emit("error", words))
        self.finding.told.connect(lambda words: self.noticed.emit("done", words))
        self.comparing.row_wanted.connect(lambda row: self.merge_rows([row]))

    # what happens

    def _forget(self) -> None:
        self._survey_timer.stop()
        self._surveys.forget()
        self._survey = Survey()
        self.suggesting.forget()
        self.completing.forget()
        self.comparing.forget()
        self.checking.forget()
        self.commenting.forget()
        self.previewing.forget()
        self.finding.forget()

    def _on_edited(self) -> None:
        self._survey_timer.start()
        self.suggesting.ask_soon()
        self.draft_changed.emit()

    def _on_stepped(self) -> None:
        """Show the indicators that an undo brought back."""
        draft = self.draft()
        if draft is not None and tuple(self.indicators.model.rows) != draft.sheet:
            self.indicators.set_rows(draft.sheet)

    def _on_caret_moved(self) -> None:
        caret = self.editor.caret()
        self.style_changed.emit(caret.style)
        if caret.paragraph is not None:
            self.outline.show_place(caret.paragraph)
        self.suggesting.ask_soon()

    def _ask_survey(self) -> None:
        draft = self.draft()
        if draft is not None:
            format_of = self._format_of
            survey = self._surveyor.survey
            self._surveys.ask(lambda _: survey(draft, format_of(draft).measures))

    def _on_surveyed(self, survey: Survey) -> None:
        self._survey = survey
        self.outline.set_entries(survey.entries)
        self._show_findings()
        self._count_uses()
        caret = self.editor.caret()
        if caret.paragraph is not None:
            self.outline.show_place(caret.paragraph)
        self.surveyed.emit(survey)

    def _show_findings(self) -> None:
        """Show in the outline where the open findings stand."""
        self.outline.set_findings(self.checking.places())

    def _follow_sheet(self) -> None:
        """Let the table show the sheet as it is, whoever changed it."""
        draft = self.draft()
        if draft is not None and draft.sheet != self.indicators.model.rows:
            self.indicators.set_rows(draft.sheet)

    def _count_uses(self) -> None:
        draft = self.draft()
        if draft is not None:
            self.indicators.model.set_uses(field_uses(draft.paragraphs))

    def _on_error(self, error: AssistantError) -> None:
        self.noticed.emit("error", message_of(error))
