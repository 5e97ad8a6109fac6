"""The library window: the list or the search at the left, an open report at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QMainWindow, QStackedWidget, QTabBar, QWidget

from assistant.gui.command import build_actions, dress_actions
from assistant.gui.dialogs.ask import ask_unsaved_corrections
from assistant.gui.dialogs.palette import Palette
from assistant.gui.drops import FileDrops
from assistant.gui.library import commands
from assistant.gui.library.copying import hit_with_source
from assistant.gui.library.filter_bar import FilterBar
from assistant.gui.library.keeping import Keeping
from assistant.gui.library.listing import Listing
from assistant.gui.library.opening import Opening, Place
from assistant.gui.library.report_page import (
    CLEANING,
    FIGURES,
    RECOGNISED,
    TEXT,
    ReportPage,
)
from assistant.gui.library.reports_pane import ReportsPane
from assistant.gui.library.search_pane import SearchPane
from assistant.gui.memory.window_size import remember_size, restore_size
from assistant.gui.widgets.basic import column, make_label, make_rule, row
from assistant.gui.widgets.notice import NoticeBar
from assistant.gui.widgets.scrolled import middle_of_window
from assistant.gui.widgets.turning_splitter import TurningSplitter
from assistant.gui.widgets.work_bar import WorkBar
from assistant.passages.topic import load_topics

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.corpus.stored import Facets, Hit, StoredReport
    from assistant.gui.jobs.background import Background
    from assistant.gui.jobs.work import Work
    from assistant.gui.library.importer import Importer
    from assistant.gui.look.theme import Theme
    from assistant.gui.memory.preferences import Preferences
    from assistant.gui.services.services import LibraryServices
    from assistant.workflow.safekeeping import Form

LIST, SEARCH = range(2)
_SMALLEST_PX = 600
_SMALLEST_LIST_PX, _SMALLEST_PAGE_PX = 260, 640


class LibraryWindow(QMainWindow):
    """One window beside the draft's, kept by the main window and closed with it.

    Signals:
        corpus_changed: reports came, went, or are other than they were.
        draft_dropped: path of a draft that was dropped here.
    """

    corpus_changed = Signal()
    draft_dropped = Signal(object)

    def __init__(
        self,
        services: LibraryServices,
        background: Background,
        work: Work,
        importer: Importer,
        preferences: Preferences,
        theme: Theme,
    ) -> None:
        super().__init__()
        self._importer = importer
        self._preferences = preferences
        self._theme = theme
        self.notice = NoticeBar(theme)
        self.filters = FilterBar(list(dict.fromkeys(load_topics().values())))
        self.reports = ReportsPane(theme)
        self.search = SearchPane(services, background, theme)
        self.page = ReportPage(theme)
        self.opening = Opening(services, background, self.page, self.notice)
        self.keeping = Keeping(self, services, work, importer, self.notice)
        self.actions_by_name = build_actions(commands.COMMANDS, self, theme)
        self._counts = make_label()
        self._work_bar = WorkBar(work)
        self._listing = Listing(services, background, self)
        self._lay_out()
        self.drops = FileDrops(self, theme)
        self._connect_lists()
        self._connect_parts()
        self._connect_actions()
        self._restore_state()
        self._on_tab(LIST)
        self._show_page(is_shown=False)
        self.reload()

    # what other windows ask for

    def reload(self) -> None:
        """Read the list anew."""
        self._listing.ask()

    def open_report(self, number: int, place: Place | None = None) -> None:
        """Open a report, at a place of its text, unless changes of the open one are kept back."""
        if number == self.opening.number or self._may_leave():
            self.opening.open(number, place)
        else:
            self._choose_open()

    def open_at(self, report: int, start: int, end: int) -> None:
        """Open a report at a figure: its row of the table chosen, its number marked in the text.

        Args:
            report: number of the report.
            start: first character of the number, in the clean text.
            end: one past its unit.
        """
        self.page.show_tab(FIGURES)
        self.open_report(report, Place(start=start, end=end))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for part in (self.notice, self.reports, self.search, self.page, self.drops):
            part.set_theme(theme)
        dress_actions(commands.COMMANDS, self.actions_by_name, theme)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the sizes; ask about changes that are not saved."""
        if not self._may_leave():
            event.ignore()
            return
        self._remember_state()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list by Esc."""
        if event.key() == Qt.Key.Key_Escape and self.opening.number is not None:
            self._close_report()
        else:
            super().keyPressEvent(event)

    # parts

    def _lay_out(self) -> None:
        self.setWindowTitle("资料库 — 法治报告助手")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(commands.build_toolbar(self.actions_by_name))
        self.addActions(list(self.actions_by_name.values()))
        middle = QWidget()
        layout = column(self.notice, self._lay_out_head(), make_rule(), spacing=0)
        layout.addWidget(self._lay_out_splitter(), 1)
        middle.setLayout(layout)
        self.setCentralWidget(middle_of_window(middle, _SMALLEST_PX))
        self._lay_out_status()

    def _lay_out_head(self) -> QBoxLayout:
        self._tabs = QTabBar()
        self._tabs.setAccessibleName("报告或检索")
        self._tabs.setExpanding(False)
        for name in ("报告", "检索"):
            self._tabs.addTab(name)
        head = row(self._tabs, self.filters, spacing=12)
        head.setContentsMargins(12, 4, 16, 4)
        head.setStretch(1, 1)
        return head

    def _lay_out_splitter(self) -> TurningSplitter:
        self._left = QStackedWidget()
        self._left.addWidget(self.reports)
        self._left.addWidget(self.search)
        self._left.setMinimumWidth(_SMALLEST_LIST_PX)
        self.page.setMinimumWidth(_SMALLEST_PAGE_PX)
        self.splitter = TurningSplitter(self._left, self.page)
        self.splitter.turned.connect(self._show_sides)
        return self.splitter

    def _lay_out_status(self) -> None:
        status = self.statusBar()
        status.setSizeGripEnabled(False)
        status.setContentsMargins(12, 0, 12, 0)
        status.addWidget(self._counts)
        status.addPermanentWidget(self._work_bar)

    def _connect_lists(self) -> None:
        self._listing.listed.connect(self._on_listed)
        self._listing.failed.connect(lambda words: self.notice.tell("error", words))
        self._tabs.currentChanged.connect(self._on_tab)
        self.filters.changed.connect(self._narrow)
        self.reports.narrowing_requested.connect(self._narrow)
        self.reports.import_requested.connect(self._on_import_files)
        self.reports.table.report_requested.connect(self.open_report)
        self.reports.table.remove_requested.connect(self._on_remove)
        self.reports.table.chosen_changed.connect(self._offer)
        self.reports.model.layoutChanged.connect(self._offer_steps)
        self.search.hit_requested.connect(self._on_hit)
        self.search.copy_requested.connect(self._on_copy_hit)

    def _connect_parts(self) -> None:
        self.page.close_requested.connect(self._close_report)
        self.page.step_requested.connect(self._step)
        self.page.search_requested.connect(self.search_for)
        self.opening.opened.connect(self._on_opened)
        self.opening.corrected.connect(self._on_changed)
        self.keeping.corpus_changed.connect(self._on_changed)
        self.keeping.folder_used.connect(self._on_folder)
        self._importer.corpus_changed.connect(self.reload)
        self._importer.corpus_changed.connect(self.search.again)
        self.drops.reports_dropped.connect(lambda paths: self._importer.start(paths, self.notice))
        self.drops.backup_dropped.connect(self.keeping.restore)
        self.drops.draft_dropped.connect(self.draft_dropped)

    def _connect_actions(self) -> None:
        calls: dict[str, Callable[[], object]] = {
            **self._corpus_calls(),
            **self._report_calls(),
            "list": self._on_list,
            "search": lambda: self.search_for(""),
            "side": self._on_side,
            "palette": self._on_palette,
            "close": self.close,
        }
        for name, call in calls.items():
            self.actions_by_name[name].triggered.connect(lambda _=False, do=call: _ignore(do()))

    def _corpus_calls(self) -> dict[str, Callable[[], object]]:
        keeping = self.keeping
        return {
            "import_files": self._on_import_files,
            "import_folder": lambda: self._importer.choose_folder(self._folder, self.notice),
            "reread": lambda: keeping.reread(self.reports.table.chosen),
            "remove": self._on_remove,
            "back_up": lambda: keeping.back_up(self._folder),
            "restore": lambda: keeping.choose_and_restore(self._folder),
            "export": lambda: self._export("text"),
            "export_text": lambda: self._export("text"),
            "export_json": lambda: self._export("json"),
            "export_chosen_text": lambda: self._export("text", self.reports.table.chosen),
            "export_chosen_json": lambda: self._export("json", self.reports.table.chosen),
        }

    def _report_calls(self) -> dict[str, Callable[[], object]]:
        return {
            "find": self.page.find_words,
            "copy": self._on_copy,
            "save": self.opening.save,
            "reviewed": lambda: self.opening.set_reviewed(is_reviewed=True),
            "text": partial(self.page.show_tab, TEXT),
            "recognised": partial(self.page.show_tab, RECOGNISED),
            "figures": partial(self.page.show_tab, FIGURES),
            "cleaning": partial(self.page.show_tab, CLEANING),
            "back": partial(self._step, -1),
            "on": partial(self._step, 1),
            "next_change": self.page.cleaning.choose_next,
        }

    # state

    def _restore_state(self) -> None:
        restore_size(self, self._preferences, "library")

    def _remember_state(self) -> None:
        remember_size(self, self._preferences, "library", library_list_px=self._list_px())

    def _list_px(self) -> int:
        return self.splitter.first_px(self._preferences.state.library_list_px)

    @property
    def _folder(self) -> str:
        """Where a file was last chosen."""
        return self._preferences.state.folder

    # the list and the search

    def _on_listed(self, reports: tuple[StoredReport, ...], facets: Facets) -> None:
        is_first = bool(reports) and not self.reports.model.total
        self.filters.show_facets(facets)
        self.filters.setVisible(bool(reports))
        self.reports.show_reports(reports)
        characters = sum(report.characters for report in reports)
        self._counts.setText(f"{len(reports):,} 篇报告 · {characters:,} 字" if reports else "")
        number = self.opening.number
        if number is not None and self.reports.model.report(number) is None:
            self._put_away()
        if is_first and self._tabs.currentIndex() == LIST:
            self.reports.table.setFocus()
        self._offer()

    def search_for(self, words: str) -> None:
        """Go to the search, with words to look for."""
        self._tabs.setCurrentIndex(SEARCH)
        self._left.show()
        self.search.line.setFocus()
        self.search.line.selectAll()
        if words:
            self.search.search(words)

    def _on_list(self) -> None:
        self._tabs.setCurrentIndex(LIST)
        self._left.show()
        self.reports.line.setFocus()
        self.reports.line.selectAll()

    def _on_tab(self, number: int) -> None:
        self._left.setCurrentIndex(number)
        self.filters.show_for_search(is_search=number == SEARCH)
        self._narrow()
        self._offer()

    def _narrow(self) -> None:
        if self._tabs.currentIndex() == SEARCH:
            self.search.narrow(self.filters.filters)
        else:
            self.reports.narrow(self.filters.filters)
            self._offer_steps()

    def _offer(self) -> None:
        """Offer the commands that have something to work on."""
        has_chosen = bool(self.reports.table.selectionModel().hasSelection())
        for names, is_on in (
            (commands.ON_REPORT, self.opening.number is not None),
            (commands.ON_CHOSEN, has_chosen and self._tabs.currentIndex() == LIST),
            (commands.ON_ANY, self.reports.model.total > 0),
        ):
            for name in names:
                self.actions_by_name[name].setEnabled(is_on)
        self.actions_by_name["copy"].setEnabled(True)
        self._offer_steps()

    def _offer_steps(self) -> None:
        number = self.opening.number
        neighbour = self.reports.table.neighbour
        back, on = (number is not None and neighbour(number, step) is not None for step in (-1, 1))
        self.page.head.offer_steps(back=back, on=on)
        self.actions_by_name["back"].setEnabled(back)
        self.actions_by_name["on"].setEnabled(on)

    # an open report

    def _on_hit(self, hit: Hit) -> None:
        self.page.show_tab(TEXT)
        matched = tuple((hit.start + start, hit.start + end) for start, end in hit.matched)
        self.open_report(hit.report, Place(start=hit.start, end=hit.end, matched=matched))

    def _on_opened(self) -> None:
        self._show_page(is_shown=True)
        self._choose_open()
        self._offer()

    def _choose_open(self) -> None:
        if self.opening.number is not None:
            self.reports.table.choose([self.opening.number])

    def _step(self, by: int) -> None:
        number = self.opening.number
        other = self.reports.table.neighbour(number, by) if number is not None else None
        if other is not None:
            self.open_report(other)

    def _close_report(self) -> None:
        if self._may_leave():
            self._put_away()

    def _put_away(self) -> None:
        self.opening.close()
        self._show_page(is_shown=False)
        self._offer()
        target = self.reports.table if self._tabs.currentIndex() == LIST else self.search.hits
        target.setFocus()

    def _show_page(self, *, is_shown: bool) -> None:
        if is_shown and self.page.isHidden():
            self.page.show()
            self.splitter.place(self._preferences.state.library_list_px)
            self._show_sides()
        elif not is_shown:
            if self.page.isVisible():
                self._preferences.remember(library_list_px=self._list_px())
            self.page.hide()
            self._left.show()

    def _show_sides(self) -> None:
        """Let an open report have all the room where there is none for the list beside it."""
        self._left.setVisible(self.splitter.is_side_by_side or self.page.isHidden())

    def _may_leave(self) -> bool:
        """Ask about changes that are not saved; tell whether one may go on."""
        if not self.opening.has_changes:
            return True
        answer = ask_unsaved_corrections(self, self.opening.title)
        if answer == "save":
            self.opening.save()
        return answer != "cancel"

    # what happens

    def _on_changed(self) -> None:
        self.reload()
        self.search.again()
        self.corpus_changed.emit()

    def _on_folder(self, folder: str) -> None:
        self._preferences.remember(folder=folder)

    def _on_import_files(self) -> None:
        self._importer.choose_files(self._folder, self.notice)

    def _on_remove(self) -> None:
        self.keeping.remove(self.reports.table.chosen)

    def _export(self, form: Form, reports: tuple[StoredReport, ...] | None = None) -> None:
        self.keeping.export(form, reports, self._folder)

    def _on_copy(self) -> None:
        """Copy what is selected in the report, or the hit that is chosen."""
        hit = self.search.hits.chosen
        if self.search.hits.hasFocus() and hit is not None:
            self._on_copy_hit(hit)
        else:
            self.page.copy_with_source()

    def _on_copy_hit(self, hit: Hit) -> None:
        report = self.reports.model.report(hit.report)
        title = report.meta.title if report else None
        QGuiApplication.clipboard().setText(hit_with_source(hit, title))

    def _on_side(self) -> None:
        self._left.setVisible(self._left.isHidden())

    def _on_palette(self) -> None:
        palette = Palette(self, list(self.actions_by_name.values()))
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at = QPoint((self.width() - palette.width()) // 2, 48)
        palette.move(self.mapToGlobal(at))
        palette.show()


def _ignore(_: object) -> None:
    """Want nothing of what an action gives back."""
