"""The overview page: how one compares, indicator by indicator."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QProgressBar,
    QStackedWidget,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from assistant.figures.indicators import load_indicators
from assistant.gui.benchmark.overview_model import (
    COUNT,
    LINE,
    MEDIAN,
    NAME,
    OWN,
    PLACE,
    SCALE,
    VERDICT,
    OverviewLine,
    OverviewModel,
    Verdict,
    caveat_of,
    summary_of,
)
from assistant.gui.messages import message_of
from assistant.gui.widgets.basic import column, make_label, row
from assistant.gui.widgets.empty_state import EmptyState
from assistant.gui.widgets.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.base.errors import AssistantError
    from assistant.benchmark.benchmark import Benchmark
    from assistant.benchmark.choice import PeerChoice
    from assistant.gui.benchmark.own import Own
    from assistant.gui.jobs.background import Background, Task
    from assistant.gui.look.theme import Theme
    from assistant.gui.services.services import BenchmarkServices

_ROW_PX = 36
_WIDTHS_PX = {OWN: 116, MEDIAN: 116, PLACE: 96, SCALE: 176, VERDICT: 116, COUNT: 92}
_ROLES: Mapping[Verdict, str] = {"ahead": "green", "behind": "red", "failed": "red"}
_PROGRESS_PX = 160
_NO_DRAFT = (
    "打开一篇稿件，看本单位整体情况",
    "总览把指标表里的每一项和同类机关相比，说出靠前、居中还是靠后。",
)
_NO_NUMBERS = (
    "指标表里还没有今年的数",
    "先在稿件右侧的“指标”里填写或导入年度数据，这里会逐项和同类机关相比。",
)


class Overview(QWidget):
    """Compares the indicators of the sheet one after another.

    Signals:
        indicator_requested: key of the indicator that is to be shown.
    """

    indicator_requested = Signal(str)

    def __init__(self, services: BenchmarkServices, background: Background, theme: Theme) -> None:
        super().__init__()
        self._services = services
        self._background = background
        self._task: Task | None = None
        self._waiting: list[OverviewLine] = []
        self._choice: PeerChoice | None = None
        self.model = OverviewModel(self)
        self._delegate = _LineDelegate(theme, self)
        self.table = self._make_table()
        self._title = make_label("总览", "heading")
        self._summary = make_label("", "", wraps=True)
        self._caveat = make_label("", "warning", wraps=True)
        self._progress = QProgressBar(textVisible=False)
        self._progress.setFixedWidth(_PROGRESS_PX)
        self._progress.setAccessibleName("比较的进度")
        self._step = make_label("", "muted")
        self._empty = EmptyState(theme, "bar-chart-2-line", *_NO_DRAFT)
        self._stack = QStackedWidget()
        self._lay_out()

    @property
    def is_busy(self) -> bool:
        """Tell whether indicators are still being compared."""
        return self._task is not None

    @property
    def summary(self) -> str:
        """The overview in a sentence."""
        return self._summary.text()

    def compare(self, own: Own, choice: PeerChoice) -> None:
        """Compare what the sheet holds, one after another; what was under way is given up."""
        self.stop()
        indicators = load_indicators()
        lines = [
            OverviewLine(indicator=indicators[key], value=value, computed=own.computed(key))
            for key, value in own.compared().items()
        ]
        self.model.set_lines(lines)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._stack.setCurrentIndex(1 if lines else 0)
        if not lines:
            self._empty.tell(*(_NO_NUMBERS if own.is_known else _NO_DRAFT))
        self._choice, self._waiting = choice, lines
        self._go_on()

    def stop(self) -> None:
        """Give up what is under way."""
        if self._task is not None:
            self._task.cancel()
        self._task = None
        self._waiting = []

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._empty.set_theme(theme)
        self._delegate.theme = theme
        self.table.viewport().update()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setItemDelegate(self._delegate)
        table.setAccessibleName("总览")
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_PX)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for number, width in _WIDTHS_PX.items():
            header.resizeSection(number, width)
        header.setSelectionModel(QItemSelectionModel(self.model, header))  # none: it asks each row
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)
        table.clicked.connect(self._on_chosen)
        table.activated.connect(self._on_chosen)
        return table

    def _lay_out(self) -> None:
        full = QWidget()
        head = row(self._title, None, self._step, self._progress)
        layout = column(head, self._summary, self._caveat, self.table)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setStretch(3, 1)
        full.setLayout(layout)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(full)
        outer = column(self._stack)
        outer.setContentsMargins(16, 4, 16, 12)
        self.setLayout(outer)

    def _go_on(self) -> None:
        """Compare the next indicator."""
        total = len(self.model.lines)
        done = total - len(self._waiting)
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)
        self._progress.setVisible(bool(self._waiting))
        self._step.setText(f"正在比较 {done + 1}/{total}" if self._waiting else f"共 {total} 项")
        self._summary.setText("" if self._waiting else summary_of(self.model.lines))
        self._summary.setVisible(bool(self._summary.text()))
        self._caveat.setText(caveat_of(self.model.lines))
        self._caveat.setVisible(bool(self._caveat.text()))
        if not self._waiting or self._choice is None:
            self._task = None
            return
        line, choice, compare = self._waiting[0], self._choice, self._services.compare_indicator
        key, value = line.indicator.key, line.value
        task = self._background.run(
            lambda _: compare(key, choice, value=value, rows=1),
            on_done=lambda benchmark: self._on_compared(task, benchmark),
            on_error=lambda error: self._on_failed(task, error),
        )
        self._task = task

    def _on_compared(self, task: Task, benchmark: Benchmark) -> None:
        if task is self._task:
            self._put(replace(self._waiting[0], benchmark=benchmark))

    def _on_failed(self, task: Task, error: AssistantError) -> None:
        if task is self._task:
            self._put(replace(self._waiting[0], error=message_of(error)))

    def _put(self, line: OverviewLine) -> None:
        self._waiting = self._waiting[1:]
        self.model.put(line)
        self._go_on()

    def _on_chosen(self, index: QModelIndex) -> None:
        line: OverviewLine | None = index.data(LINE)
        if line is not None:
            self.indicator_requested.emit(line.indicator.key)


class _LineDelegate(ThemedDelegate):
    """Draws the place as a dot between worst and best, the verdict by sign, word and colour."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Set the colour of the words."""
        super().initStyleOption(option, index)
        if index.column() == SCALE:
            option.text = ""  # type: ignore[attr-defined]
        role = "ink"
        if index.column() == VERDICT:
            role = _ROLES.get(index.data(LINE).verdict, "muted")
        palette = QPalette(option.palette)  # type: ignore[attr-defined]
        for kind in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            palette.setColor(kind, self.theme.color(role))
        option.palette = palette  # type: ignore[attr-defined]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a cell."""
        super().paint(painter, option, index)
        share = index.data(LINE).share if index.column() == SCALE else None
        if share is None:
            return
        box: QRect = option.rect  # type: ignore[attr-defined]
        track = QRectF(box.left() + 12, box.center().y() - 2, box.width() - 24, 4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("line"))
        painter.drawRoundedRect(track, 2, 2)
        painter.setBrush(self.theme.color("accent_soft"))
        painter.drawRect(
            QRectF(track.left() + track.width() / 4, track.top() - 4, track.width() / 2, 12)
        )
        painter.setPen(QPen(self.theme.color("muted"), 1))
        middle = track.center().x()
        painter.drawLine(QPointF(middle, track.top() - 4), QPointF(middle, track.bottom() + 4))
        is_neutral = index.data(LINE).verdict == "neutral"
        painter.setPen(QPen(self.theme.color("muted" if is_neutral else "card"), 1))
        painter.setBrush(self.theme.color("card" if is_neutral else "red"))
        painter.drawEllipse(QPointF(track.left() + track.width() * share, track.center().y()), 5, 5)
        painter.restore()
