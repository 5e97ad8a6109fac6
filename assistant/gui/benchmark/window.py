"""The window of benchmarks (对标分析): the indicators at the left, the comparison at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from assistant.gui.benchmark import commands
from assistant.gui.benchmark.asking import Asking, Question
from assistant.gui.benchmark.carrying import Carrying
from assistant.gui.benchmark.filters import PeerFilters
from assistant.gui.benchmark.indicator_list import IndicatorList
from assistant.gui.benchmark.indicator_page import IndicatorPage
from assistant.gui.benchmark.indicators_model import OVERVIEW
from assistant.gui.benchmark.overview import Overview
from assistant.gui.benchmark.overview_model import table_text
from assistant.gui.benchmark.own import NOBODY
from assistant.gui.charts.picture import Picture
from assistant.gui.command import build_actions, dress_actions
from assistant.gui.dialogs.palette import Palette
from assistant.gui.look.theme import LEFT_PANEL_PX
from assistant.gui.memory.window_size import remember_size, restore_size
from assistant.gui.widgets.basic import column, make_rule
from assistant.gui.widgets.notice import NoticeBar
from assistant.gui.widgets.scrolled import middle_of_window
from assistant.gui.widgets.turning_splitter import TurningSplitter

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.benchmark.benchmark import Trend
    from assistant.gui.benchmark.own import Own
    from assistant.gui.benchmark.peer_lists import PeerLists
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import Theme
    from assistant.gui.memory.preferences import Preferences
    from assistant.gui.services.services import BenchmarkServices

TITLE = "对标分析 — 法治报告助手"
_SMALLEST_PX = 640
_SMALLEST_LIST_PX = 220


class BenchmarkWindow(QMainWindow):
    """One window beside the draft's, kept by the main window and closed with it.

    Signals:
        sentence_requested: key of the indicator whose sentence is to be written into the draft.
        comparison_requested: the :class:`Benchmark` that is to be put into words in the draft.
        chart_wanted: the :class:`Picture` that the draft is to show.
        lists_requested: the lists of peers are to be shown.
    """

    sentence_requested = Signal(str)
    comparison_requested = Signal(object)
    chart_wanted = Signal(object)
    lists_requested = Signal()

    def __init__(
        self,
        services: BenchmarkServices,
        background: Background,
        lists: PeerLists,
        preferences: Preferences,
        theme: Theme,
    ) -> None:
        super().__init__()
        self._lists = lists
        self._preferences = preferences
        self._own: Own = NOBODY
        self.notice = NoticeBar(theme)
        self.indicators = IndicatorList(theme)
        self.filters = PeerFilters(is_narrow=False)
        self.overview = Overview(services, background, theme)
        self.page = IndicatorPage(theme)
        self.asking = Asking(services, background, self)
        self.carrying = Carrying(self, services, background, self.notice)
        self.actions_by_name = build_actions(commands.COMMANDS, self, theme)
        self._lay_out()
        self._connect_parts()
        self._connect_actions()
        self._restore_state()
        self._on_lists()

    # what other windows ask for

    def take_own(self, own: Own) -> bool:
        """Take what is known of oneself, without comparing; tell whether it is something else."""
        if own == self._own:
            return False
        self._own = own
        self.filters.set_own(own)
        self.indicators.set_own(own)
        self.page.set_own(own)
        return True

    def show_indicator(self, key: str) -> None:
        """Show an indicator, or the overview."""
        self.indicators.choose(key)
        self.ask()

    def ask(self) -> None:
        """Compare what is chosen, anew."""
        key = self.indicators.key
        self.filters.set_indicator(key)
        if key == OVERVIEW:
            self.asking.forget()
            self._stack.setCurrentWidget(self.overview)
            self.overview.compare(self._own, self.filters.choice)
        else:
            self.overview.stop()
            self._stack.setCurrentWidget(self.page)
            self.page.wait_for(key)
            question = Question(key=key, choice=self.filters.choice, own=self._own)
            self.asking.ask(question)
            self.asking.follow(self.page.followed)
        self._offer()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.notice, self.indicators, self.overview, self.page):
            part.set_theme(theme)
        dress_actions(commands.COMMANDS, self.actions_by_name, theme)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the sizes; give up what is under way."""
        list_px = self._splitter.first_px(self._preferences.state.benchmark_list_px)
        remember_size(self, self._preferences, "benchmark", benchmark_list_px=list_px)
        self.overview.stop()
        super().closeEvent(event)

    # parts

    def _lay_out(self) -> None:
        self.setWindowTitle(TITLE)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(commands.build_toolbar(self.actions_by_name))
        self.addActions(list(self.actions_by_name.values()))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.overview)
        self._stack.addWidget(self.page)
        right = QWidget()
        filters = column(self.filters)
        filters.setContentsMargins(16, 8, 16, 8)
        side = column(spacing=0)
        side.addLayout(filters)
        side.addWidget(make_rule())
        side.addSpacing(8)
        side.addWidget(self._stack, 1)
        right.setLayout(side)
        self.indicators.setMinimumWidth(_SMALLEST_LIST_PX)
        self._splitter = TurningSplitter(self.indicators, right)
        middle = QWidget()
        layout = column(self.notice, self._splitter, spacing=0)
        layout.setStretch(1, 1)
        middle.setLayout(layout)
        self.setCentralWidget(middle_of_window(middle, _SMALLEST_PX))

    def _connect_parts(self) -> None:
        self.indicators.chosen.connect(self.ask)
        self.overview.indicator_requested.connect(self.show_indicator)
        self.filters.changed.connect(self.ask)
        self.asking.compared.connect(self.page.show_benchmark)
        self.asking.compared.connect(self._offer)
        self.asking.continued.connect(self.page.model.add)
        self.asking.followed.connect(self._on_followed)
        self.asking.failed.connect(self._on_failed)
        self.page.model.more_requested.connect(self.asking.ask_more)
        self.page.model.rest_requested.connect(self._on_rest)
        self.page.widening_requested.connect(self.filters.clear)
        self.page.bodies_changed.connect(lambda: self.asking.follow(self.page.followed))
        self._lists.changed.connect(self._on_lists)
        self._lists.told.connect(lambda words: self.notice.tell("info", words))
        self._lists.failed.connect(lambda words: self.notice.tell("error", words))
        self.carrying.folder_used.connect(self._on_folder)

    def _connect_actions(self) -> None:
        calls: dict[str, Callable[[], object]] = {
            "copy_picture": lambda: self._with_picture(self.carrying.copy_picture),
            "save_picture": lambda: self._with_picture(
                lambda picture: self.carrying.save_picture(picture, self._folder)
            ),
            "save_table": self._on_save_table,
            "copy_overview": self._on_copy_overview,
            "insert_sentence": lambda: self.sentence_requested.emit(self.indicators.key),
            "insert_comparison": self._on_insert_comparison,
            "insert_chart": lambda: self._with_picture(self.chart_wanted.emit),
            "lists": self.lists_requested.emit,
            "overview": lambda: self.show_indicator(OVERVIEW),
            "search": self._on_search,
            "table": self._on_table,
            "palette": self._on_palette,
            "close": self.close,
        }
        for name, call in calls.items():
            self.actions_by_name[name].triggered.connect(lambda _=False, do=call: _ignore(do()))

    def _restore_state(self) -> None:
        restore_size(self, self._preferences, "benchmark")
        self._splitter.place(self._preferences.state.benchmark_list_px or LEFT_PANEL_PX)

    @property
    def _folder(self) -> str:
        """Where a file was last chosen."""
        return self._preferences.state.folder

    # what happens

    def _offer(self) -> None:
        """Offer the commands that have something to work on."""
        benchmark, key = self.page.benchmark, self.indicators.key
        is_indicator = key != OVERVIEW
        has_result = is_indicator and benchmark is not None and bool(benchmark.total)
        actions = self.actions_by_name
        for name in commands.ON_RESULT:
            actions[name].setEnabled(has_result)
        actions["copy_overview"].setEnabled(not is_indicator and self._own.is_known)
        actions["insert_sentence"].setEnabled(is_indicator and self._own.is_known)
        for name in ("insert_comparison", "insert_chart"):
            actions[name].setEnabled(has_result and self._own.is_known)

    def _on_lists(self) -> None:
        before = self.filters.choice
        self.filters.show_lists(self._lists)
        if self.filters.choice != before:
            self.ask()
        self._offer()

    def _on_followed(self, trend: Trend) -> None:
        self.page.show_trend(trend, self._own.line)

    def _on_failed(self, words: str) -> None:
        self.page.show_error(words)
        self._offer()

    def _on_rest(self, after: int) -> None:
        self.asking.ask_more(after, self.page.model.total - after)

    def _on_folder(self, folder: str) -> None:
        self._preferences.remember(folder=folder)

    def _with_picture(self, do: Callable[[Picture], object]) -> None:
        benchmark = self.page.benchmark
        if benchmark is not None:
            picture = Picture(
                benchmark=benchmark,
                trend=self.page.trend.trend,
                own=self._own.line,
                computed=self._own.computed(benchmark.key),
                choice=self.filters.words,
            )
            do(picture)

    def _on_save_table(self) -> None:
        question, benchmark = self.asking.question, self.page.benchmark
        if question is not None and benchmark is not None:
            self.carrying.save_table(question, benchmark.name, self._folder)

    def _on_copy_overview(self) -> None:
        QGuiApplication.clipboard().setText(table_text(self.overview.model.lines))
        self.notice.tell("info", "总览已复制，可以粘贴到表格或文档里。")

    def _on_insert_comparison(self) -> None:
        if self.page.benchmark is not None:
            self.comparison_requested.emit(self.page.benchmark)

    def _on_search(self) -> None:
        self.indicators.line.setFocus()
        self.indicators.line.selectAll()

    def _on_table(self) -> None:
        target = self.overview if self.indicators.key == OVERVIEW else self.page
        target.table.setFocus()

    def _on_palette(self) -> None:
        palette = Palette(self, list(self.actions_by_name.values()))
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at = QPoint((self.width() - palette.width()) // 2, 48)
        palette.move(self.mapToGlobal(at))
        palette.show()


def _ignore(_: object) -> None:
    """Want nothing of what an action gives back."""
