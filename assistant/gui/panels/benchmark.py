"""The benchmark panel: what peers reported for one indicator, and one's own place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QWidget,
)

from assistant.benchmark.choice import PeerChoice
from assistant.draft.numbers import format_value
from assistant.figures.indicators import load_indicators
from assistant.gui.chart import paint_strip, rounded_value, summary_of
from assistant.gui.models.peers_model import BODY, CHANGE, VALUE, YEAR, PeersModel
from assistant.gui.widgets.basic import column, make_button, make_label, row
from assistant.gui.widgets.empty_state import EmptyState
from assistant.workflow.terms import LEVEL_NAMES

if TYPE_CHECKING:
    from assistant.benchmark.benchmark import Benchmark
    from assistant.gui.theme import Theme
    from assistant.outline.meta import Level

_LEVELS: list[tuple[Level | None, str]] = [(None, "全部层级"), *LEVEL_NAMES.items()]
_CHART_PX = 104
_WIDTHS = {YEAR: 52, VALUE: 72, CHANGE: 64}
_FEW = 5


class StripChart(QWidget):
    """Draws the chart of a benchmark."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._benchmark: Benchmark | None = None
        self.setFixedHeight(_CHART_PX)
        self.setAccessibleName("分布图")

    def show_benchmark(self, benchmark: Benchmark) -> None:
        """Draw another benchmark."""
        self._benchmark = benchmark
        self.setAccessibleDescription(summary_of(benchmark))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart."""
        del event
        if self._benchmark is None or not self._benchmark.peers:
            return
        painter = QPainter(self)
        paint_strip(painter, QRectF(self.rect()), self._benchmark, self._theme)
        painter.end()


class BenchmarkPanel(QWidget):
    """Choice of the indicator and the peers, the chart, the table.

    Signals:
        benchmark_requested: key and :class:`PeerChoice` that are wanted.
        chart_requested: the chart is to be kept as a picture.
        sentence_requested: the figure of the sentence around the caret is to be compared.
    """

    benchmark_requested = Signal(str, object)
    chart_requested = Signal()
    sentence_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._benchmark: Benchmark | None = None
        self._model = PeersModel(self)
        self._indicator = self._make_indicator()
        self._level = _make_choice(
            "机关层级", [name for _, name in _LEVELS], [level for level, _ in _LEVELS]
        )
        self._year = _make_choice("年度", ["各年最新"], [None])
        self._own = make_label("", "number")
        self._place = make_label("", "muted")
        self._summary = make_label("", "small", wraps=True)
        self._chart = StripChart(theme)
        self._table = self._make_table()
        self._save = make_button("保存图片…", "small", tip="把分布图保存为 PNG 图片")
        self._result = QWidget()
        self._empty = EmptyState(
            theme,
            "bar-chart-2-line",
            "这里对比同类机关的数据",
            "从上面选一个指标，或把光标放在写有数据的句子里，看同类机关报了多少、本单位处在什么位置。",
            "对比光标处的数据",
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._indicator.activated.connect(self._ask)
        self._level.activated.connect(self._ask)
        self._year.activated.connect(self._ask)
        self._save.clicked.connect(self.chart_requested)
        self._empty.start_requested.connect(self.sentence_requested)

    @property
    def benchmark(self) -> Benchmark | None:
        """What is shown."""
        return self._benchmark

    @property
    def choice(self) -> PeerChoice:
        """The peers that are chosen."""
        return PeerChoice(level=self._level.currentData(), year=self._year.currentData())

    def choose(self, key: str) -> None:
        """Choose an indicator and ask for it."""
        self._indicator.setCurrentIndex(self._indicator.findData(key))
        self._ask()

    def show_benchmark(self, benchmark: Benchmark) -> None:
        """Show the answer."""
        self._benchmark = benchmark
        self._model.set_peers(benchmark.peers, benchmark.unit)
        has_change = any(peer.change for peer in benchmark.peers)
        self._table.setColumnHidden(CHANGE, not has_change)
        self._chart.show_benchmark(benchmark)
        self._offer_years(benchmark)
        self._tell_place(benchmark)
        if benchmark.peers:
            self._stack.setCurrentWidget(self._result)
        else:
            self.show_error("资料库和公开数据里还没有同类机关的这项数据，可以放宽层级或年度再看。")

    def show_error(self, message: str) -> None:
        """Say why nothing can be compared."""
        self._empty.tell("暂时没有可比的数据", message)
        self._stack.setCurrentWidget(self._empty)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._empty.set_theme(theme)
        self._chart.set_theme(theme)

    def _make_indicator(self) -> QComboBox:
        box = QComboBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setMaxVisibleItems(16)
        for indicator in load_indicators().values():
            box.addItem(f"{indicator.name}（{indicator.unit}）", indicator.key)
            box.setItemData(box.count() - 1, indicator.topic, Qt.ItemDataRole.ToolTipRole)
        box.setCurrentIndex(-1)
        completer = box.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        edit = box.lineEdit()
        if edit is not None:
            edit.setPlaceholderText("选择或输入指标名称")
            edit.setAccessibleName("指标")
        box.setAccessibleName("指标")
        box.setMinimumContentsLength(8)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName("同类机关的数据")
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(32)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(BODY, QHeaderView.ResizeMode.Stretch)
        for number, width in _WIDTHS.items():
            header.resizeSection(number, width)
        return table

    def _lay_out(self) -> None:
        head = column(
            self._indicator, row(self._level, self._year, spacing=8), margin=12, spacing=8
        )
        value = row(self._own, None, self._place)
        body = column(
            value, self._summary, self._chart, self._table, row(None, self._save), spacing=8
        )
        body.setContentsMargins(12, 0, 12, 12)
        self._result.setLayout(body)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._result)
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)

    def _ask(self) -> None:
        key = self._indicator.currentData()
        if key:
            self.benchmark_requested.emit(key, self.choice)

    def _offer_years(self, benchmark: Benchmark) -> None:
        """Offer the years that peers reported, keeping what is chosen."""
        chosen = self._year.currentData()
        known = {self._year.itemData(index) for index in range(1, self._year.count())}
        years = sorted({peer.year for peer in benchmark.peers if peer.year} | known, reverse=True)
        self._year.clear()
        self._year.addItem("各年最新", None)
        for year in years:
            self._year.addItem(f"{year} 年", year)
        self._year.setCurrentIndex(max(self._year.findData(chosen), 0))

    def _tell_place(self, benchmark: Benchmark) -> None:
        place, unit = benchmark.place, benchmark.unit
        self._own.setText(format_value(place.value, unit) if place else "")
        self._own.setVisible(place is not None)
        ranked = f"第 {place.rank} 位 · 高于 {place.percentile:.0f}%" if place else ""
        self._place.setText(f"{ranked}（共 {benchmark.count} 家）" if place else "")
        self._summary.setText(_summary(benchmark))


def _make_choice(name: str, texts: list[str], values: list[Level | None]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for text, value in zip(texts, values, strict=True):
        box.addItem(text, value)
    return box


def _summary(benchmark: Benchmark) -> str:
    unit = benchmark.unit
    if benchmark.spread is None:
        parts = [f"{benchmark.count} 家报了这项数据，少于 {_FEW} 家，不作分布比较。"]
    else:
        low = rounded_value(benchmark.spread.lower_quartile, unit)
        high = rounded_value(benchmark.spread.upper_quartile, unit)
        parts = [f"{benchmark.count} 家；一半在 {low} 至 {high} 之间。"]
    if benchmark.place is None:
        parts.append("本单位还没有这项数据，可在“指标”中填写。")
    if benchmark.mixed_levels:
        parts.append("含不同层级的机关，数据不宜直接相比。")
    return "".join(parts)
