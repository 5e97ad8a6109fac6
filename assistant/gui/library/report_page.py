"""An open report: its text with the outline, what was recognised, what cleaning changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QTabBar, QWidget

from assistant.gui.library.cleaning_page import CleaningPage
from assistant.gui.library.copying import section_at, with_source
from assistant.gui.library.find_bar import FindBar
from assistant.gui.library.pending import NO_HEADING, Pending
from assistant.gui.library.reader import Reader
from assistant.gui.library.recognised import RecognisedPanel
from assistant.gui.library.report_head import ReportHead
from assistant.gui.panels.outline import OutlinePanel
from assistant.gui.survey import Entry
from assistant.gui.widgets.basic import (
    column,
    make_button,
    make_label,
    make_rule,
    row,
)
from assistant.workflow.terms import HEADING_LEVEL_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.corpus.report import Report
    from assistant.gui.library.pending import Heading, OpenReport
    from assistant.gui.theme import Theme
    from assistant.outline.section import Section
    from assistant.workflow.correcting import CleaningView, ReportView

TEXT, RECOGNISED, CLEANING = range(3)
_TABS = ("正文", "识别结果", "清洗对照")
_SIDES_PX = {TEXT: 248, RECOGNISED: 444}
_READ_PX = 480
_SMALLEST_SIDE_PX, _SMALLEST_TEXT_PX = 200, 320
_LONGEST_SEARCH = 30


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
        report = opened.view.report
        self.head.show_report(report)
        self.reader.show_report(report)
        self.find_bar.set_text(report.text)
        self.outline.set_entries(self._entries(report))
        self.recognised.show_report(opened.view, self._pending)
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
        self._opened = self._pending = None

    def show_tab(self, number: int) -> None:
        """Show text, recognised or cleaning."""
        self.tabs.setCurrentIndex(number)

    def go_to(self, start: int, end: int) -> None:
        """Show a place in the text and mark it."""
        if self.tabs.currentIndex() == CLEANING:
            self.show_tab(TEXT)
        self.reader.go_to(start, end)
        self.outline.show_place(self.reader.block_of(start))

    def find_words(self) -> None:
        """Find words within the report."""
        if self.tabs.currentIndex() == CLEANING:
            self.show_tab(TEXT)
        self.find_bar.open(self._selected_words())

    def show_changes(self) -> None:
        """Show that there are changes to save, or none any more."""
        self.recognised.show_changes()
        self._show_pending()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        parts = (self.head, self.reader, self.find_bar, self.outline, self.recognised)
        for part in (*parts, self.cleaning):
            part.set_theme(theme)

    # parts

    def _lay_out(self) -> None:
        tabs = row(self.tabs, None, self._unsaved, self._keep)
        tabs.setContentsMargins(12, 0, 16, 0)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._lay_out_text())
        self._pages.addWidget(self.cleaning)
        layout = column(self.head, tabs, make_rule(), self._pages, spacing=0)
        layout.setStretch(3, 1)
        self.setLayout(layout)

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
        self.reader.menu_requested.connect(self._on_menu)
        self.recognised.place_requested.connect(self.go_to)
        self.recognised.changed.connect(self._show_pending)
        for name in ("save_requested", "reset_requested", "reviewed_requested"):
            getattr(self.recognised, name).connect(getattr(self, name))
        self.cleaning.rule_switched.connect(self.rule_switched)

    def _entries(self, report: Report) -> list[Entry]:
        """Return the headings for the tree; run-in items (一是、二是) would only crowd it."""
        return [
            Entry(
                level=section.level,
                ordinal=section.ordinal or "",
                heading=section.heading or "",
                paragraph=self.reader.block_of(section.start),
                characters=_length(report.text, section),
                blanks=0,
            )
            for section in report.outline.sections
            if section.heading is not None and not section.list_item
        ]

    # what happens

    def _on_tab(self, number: int) -> None:
        self._pages.setCurrentIndex(1 if number == CLEANING else 0)
        if number != CLEANING:
            self._sides.setCurrentIndex(number)
            width = _SIDES_PX[number]
            self._splitter.setSizes([width, max(self.width() - width, _READ_PX)])
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

    def _on_menu(self, start: int, end: int, where: QPoint) -> None:
        menu = self.build_menu(start, end)
        menu.exec(where)
        menu.deleteLater()

    def build_menu(self, start: int, end: int) -> QMenu:
        """Return what can be done with what is selected, or with the paragraph."""
        menu = QMenu(self)
        span = self.reader.selection() or (start, end)
        if self.reader.selection():
            menu.addAction("复制", self.reader.copy)
        menu.addAction("复制（带出处）", lambda: self._copy(*span))
        words = self._selected_words()
        if words:
            menu.addAction(f"在资料库中检索“{words}”", lambda: self.search_requested.emit(words))
        heading = self._pending.heading_at(start, end) if self._pending else None
        if heading is not None:
            menu.addSeparator()
            self._add_levels(menu, heading)
        return menu

    def _add_levels(self, menu: QMenu, heading: Heading) -> None:
        is_heading = heading.level != NO_HEADING
        levels = menu.addMenu("改为标题级别" if is_heading else "标为标题")
        for level, name in HEADING_LEVEL_NAMES.items():
            if level != NO_HEADING:
                action = levels.addAction(f"{name}标题", self._leveller(heading, level))
                action.setCheckable(True)
                action.setChecked(level == heading.level)
        if is_heading:
            menu.addAction("不是标题", self._leveller(heading, NO_HEADING))

    def _leveller(self, heading: Heading, level: int) -> Callable[[], None]:
        def set_level() -> None:
            if self._pending is not None:
                self._pending.set_heading(replace(heading, level=level))
                self.show_changes()

        return set_level

    def _selected_words(self) -> str:
        span = self.reader.selection()
        words = self.reader.text[span[0] : span[1]].strip() if span else ""
        return words if "\n" not in words and len(words) <= _LONGEST_SEARCH else ""


def _length(text: str, section: Section) -> int:
    return len("".join(text[section.body_start : section.end].split()))
