"""An open report: its text with the outline, what was recognised, what cleaning changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QWidget

from assistant.gui.library.cleaning_page import CleaningPage
from assistant.gui.library.copying import section_at, with_source
from assistant.gui.library.figures_panel import FiguresPanel
from assistant.gui.library.find_bar import FindBar
from assistant.gui.library.outline_entries import outline_entries
from assistant.gui.library.pending import Pending
from assistant.gui.library.places import sentence_span
from assistant.gui.library.reader import Reader
from assistant.gui.library.reader_menu import ReaderMenu
from assistant.gui.library.recognised import RecognisedPanel
from assistant.gui.library.report_head import ReportHead
from assistant.gui.panels.outline import OutlinePanel
from assistant.gui.widgets.basic import (
    column,
    make_button,
    make_label,
    make_rule,
    row,
)

if TYPE_CHECKING:
    from assistant.gui.library.pending import OpenReport
    from assistant.gui.look.theme import Theme
    from assistant.workflow.correcting import CleaningView, ReportView

TEXT, RECOGNISED, FIGURES, CLEANING = range(4)
_TABS = ("正文", "识别结果", "数据", "清洗对照")
_SIDES_PX = {TEXT: 248, RECOGNISED: 444}
_READ_PX = 480
_SMALLEST_SIDE_PX, _SMALLEST_TEXT_PX = 200, 320
_FIGURES_SHARE = 0.58
"""Of the height, where table and text stand one above the other."""


class ReportPage(QWidget):
    """The right part of the library.

    Signals:
        close_requested: the report is to be put away.
        step_requested: the report so many rows on is to be opened.
        cleaning_requested: the comparison of the open report is wanted.
        rule_switched: name of a rule, and whether it is to be left out.
        save_requested: the changes are to be kept.
        reset_requested: everything is to be as recognised.
        reviewed_requested: True where a person has looked at the report.
        search_requested: words to look for in the whole corpus.
    """

    close_requested = Signal()
    step_requested = Signal(int)
    cleaning_requested = Signal()
    rule_switched = Signal(str, bool)
    save_requested = Signal()
    reset_requested = Signal()
    reviewed_requested = Signal(bool)
    search_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._opened: OpenReport | None = None
        self._pending: Pending | None = None
        self._has_cleaning = False
        self.head = ReportHead(theme)
        self._unsaved = make_label("有更正没有保存", "warning")
        self._keep = make_button("保存更正", "small")
        self.tabs = QTabBar()
        for name in _TABS:
            self.tabs.addTab(name)
        self.tabs.setAccessibleName("报告的各个方面")
        self.tabs.setExpanding(False)
        self.reader = Reader(theme)
        self.find_bar = FindBar(theme)
        self.outline = OutlinePanel(theme, "这篇报告没有识别出标题；可以在正文上点右键标出。")
        self.recognised = RecognisedPanel(theme)
        self.figures = FiguresPanel(theme)
        self.menu = ReaderMenu(self.reader)
        self.cleaning = CleaningPage(theme)
        self._lay_out()
        self._connect()

    @property
    def view(self) -> ReportView | None:
        """The report that is open."""
        return self._opened.view if self._opened else None

    @property
    def pending(self) -> Pending | None:
        """What was changed and is not saved."""
        return self._pending

    def show_report(self, opened: OpenReport) -> None:
        """Show another report, or the same one read anew."""
        is_other = self.view is None or self.view.number != opened.view.number
        self._opened, self._pending = opened, Pending(opened)
        self.menu.pending = self._pending
        report = opened.view.report
        self.head.show_report(report)
        self.reader.show_report(report)
        self.find_bar.set_text(report.text)
        self.outline.set_entries(outline_entries(report, self.reader.block_of))
        self.recognised.show_report(opened.view, self._pending)
        self.figures.show_report(self._pending.figures)
        self._show_pending()
        if is_other:
            self.cleaning.forget()
        self._has_cleaning = False
        self.show_cleaning_again()

    def show_cleaning(self, view: CleaningView) -> None:
        """Show what cleaning made of the open report."""
        self._has_cleaning = True
        self.cleaning.show_cleaning(view)

    def show_cleaning_again(self) -> None:
        """Have the comparison made anew where it is looked at."""
        if self.tabs.currentIndex() == CLEANING:
            self._ask_cleaning()

    def forget(self) -> None:
        """Have no report open."""
        self._opened = self._pending = self.menu.pending = None

    def show_tab(self, number: int) -> None:
        """Show text, recognised, figures or cleaning."""
        self.tabs.setCurrentIndex(number)

    def go_to(self, start: int, end: int) -> None:
        """Show a place in the text and mark it."""
        if self.tabs.currentIndex() == CLEANING:
            self.show_tab(TEXT)
        figure = self.figures.choose(start, end) if self.tabs.currentIndex() == FIGURES else None
        if figure is not None:
            self.show_figure(*figure.span)
            return
        self.reader.go_to(start, end)
        self.outline.show_place(self.reader.block_of(start))

    def show_figure(self, start: int, end: int) -> None:
        """Show a figure in the text: its sentence marked, the number in it more so."""
        self.reader.show_matches([(start, end)])
        self.reader.go_to(*sentence_span(self.reader.text, start, end))

    def correct_figure(self, start: int, end: int) -> None:
        """Show a figure in the table, its indicator ready to be chosen."""
        self.show_tab(FIGURES)
        self.show_figure(start, end)
        self.figures.edit_at(start, end)

    def find_words(self) -> None:
        """Find words within the report."""
        if self.tabs.currentIndex() == CLEANING:
            self.show_tab(TEXT)
        self.find_bar.open(self.menu.selected_words())

    def show_changes(self) -> None:
        """Show that there are changes to save, or none any more."""
        self.recognised.show_changes()
        self.figures.show_changes()
        self._show_pending()

    def set_waiting(self, *, is_waiting: bool) -> None:
        """Let nothing be changed while changes are being stored."""
        for part in (self.recognised, self.figures):
            part.setEnabled(not is_waiting)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        parts = (self.head, self.reader, self.find_bar, self.outline, self.recognised)
        for part in (*parts, self.figures, self.cleaning):
            part.set_theme(theme)

    # parts

    def _lay_out(self) -> None:
        tabs = row(self.tabs, None, self._unsaved, self._keep)
        tabs.setContentsMargins(12, 0, 16, 0)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._lay_out_figures())
        self._pages.addWidget(self.cleaning)
        layout = column(self.head, tabs, make_rule(), self._pages, spacing=0)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _lay_out_figures(self) -> QSplitter:
        """Put the figures above the text; on the other tabs they are not seen."""
        self.figures.hide()
        self._upright = QSplitter(Qt.Orientation.Vertical)
        self._upright.setChildrenCollapsible(False)
        self._upright.setHandleWidth(1)
        self._upright.addWidget(self.figures)
        self._upright.addWidget(self._lay_out_text())
        return self._upright

    def _lay_out_text(self) -> QSplitter:
        self._sides = QStackedWidget()
        self._sides.addWidget(self.outline)
        self._sides.addWidget(self.recognised)
        self._sides.setMinimumWidth(_SMALLEST_SIDE_PX)
        text = QWidget()
        text.setObjectName("page")
        text.setLayout(column(self.find_bar, self.reader, spacing=0))
        text.setMinimumWidth(_SMALLEST_TEXT_PX)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self._sides)
        self._splitter.addWidget(text)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([_SIDES_PX[TEXT], _READ_PX])
        return self._splitter

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.head.step_requested.connect(self.step_requested)
        self.head.close_requested.connect(self.close_requested)
        self._keep.clicked.connect(self.save_requested)
        self.find_bar.found.connect(self.reader.show_matches)
        self.outline.paragraph_chosen.connect(self._on_outline)
        self.menu.copy_requested.connect(self._copy)
        self.menu.search_requested.connect(self.search_requested)
        self.menu.changed.connect(self.show_changes)
        self.menu.figure_requested.connect(self.correct_figure)
        self.figures.place_requested.connect(self.show_figure)
        self.figures.changed.connect(self._show_pending)
        self.figures.changed.connect(self.recognised.show_changes)
        self.recognised.place_requested.connect(self.go_to)
        self.recognised.changed.connect(self._show_pending)
        for name in ("save_requested", "reset_requested", "reviewed_requested"):
            getattr(self.recognised, name).connect(getattr(self, name))
        self.cleaning.rule_switched.connect(self.rule_switched)

    # what happens

    def _on_tab(self, number: int) -> None:
        self._pages.setCurrentIndex(1 if number == CLEANING else 0)
        self.figures.setVisible(number == FIGURES)
        self._sides.setVisible(number != FIGURES)
        if number in _SIDES_PX:
            self._sides.setCurrentIndex(number)
            width = _SIDES_PX[number]
            self._splitter.setSizes([width, max(self.width() - width, _READ_PX)])
        elif number == FIGURES:
            above = int(self._pages.height() * _FIGURES_SHARE)
            self._upright.setSizes([above, self._pages.height() - above])
        elif not self._has_cleaning:
            self._ask_cleaning()

    def _ask_cleaning(self) -> None:
        self.cleaning.show_waiting()
        self.cleaning_requested.emit()

    def _on_outline(self, paragraph: int) -> None:
        start = self.reader.offset_of_block(paragraph)
        first, last = self.reader.line_of(
            self.reader.document().findBlockByNumber(paragraph).position()
        )
        self.reader.go_to(start, max(last, first + 1))

    def _show_pending(self) -> None:
        is_changed = self._pending is not None and self._pending.is_changed
        self._unsaved.setVisible(is_changed)
        self._keep.setVisible(is_changed)
        self._keep.setEnabled(self.recognised.form.is_right)

    def copy_with_source(self) -> None:
        """Copy what is selected with the line that says where it stands."""
        span = self.reader.selection()
        if span is not None:
            self._copy(*span)

    def _copy(self, start: int, end: int) -> None:
        if self.view is None:
            return
        report = self.view.report
        section = section_at(report.text, report.outline, start)
        words = with_source(report.text[start:end], report.meta, section)
        QGuiApplication.clipboard().setText(words)
