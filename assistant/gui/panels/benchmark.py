"""The benchmark panel: what peers reported for one indicator, and one's own place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QStackedWidget, QWidget

from assistant.figures.indicators import load_indicators
from assistant.gui.benchmark.chart_view import DistributionView
from assistant.gui.benchmark.filters import PeerFilters
from assistant.gui.benchmark.own import NOBODY
from assistant.gui.benchmark.peer_actions import PeerActions
from assistant.gui.benchmark.peer_list import PeerList
from assistant.gui.models.peers_model import PeersModel
from assistant.gui.peer_words import (
    caveat_of,
    own_in_words,
    shown_value,
    silence_of,
    silent_names,
    spread_in_words,
)
from assistant.gui.widgets.basic import column, make_button, make_label, row
from assistant.gui.widgets.elided import ElidedLabel
from assistant.gui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from assistant.benchmark.benchmark import Benchmark
    from assistant.gui.benchmark.own import Own
    from assistant.gui.look.theme import Theme

_CHART_PX = 132
_NOTHING = "资料库和公开数据里没有符合条件的机关报过这项数据，可以放宽层级、年度或名单再看。"
_NO_VALUE = "本单位还没有这项数据，可在“指标”中填写。"
_NO_RESIDENTS = "本单位没有这项数据或常住人口，不能折算。"


class BenchmarkPanel(QWidget):
    """Choice of the indicator and the peers, the chart, the list.

    Signals:
        benchmark_requested: key of the indicator that is to be compared.
        chart_requested: the chart is to be kept as a picture.
        chart_wanted: the draft is to show the chart.
        sentence_requested: the figure of the sentence around the caret is to be compared.
        insert_requested: key of the indicator whose sentence is to be written at the caret.
        window_requested: key of the indicator that the window is to show; may be empty.
    """

    benchmark_requested = Signal(str)
    chart_requested = Signal()
    chart_wanted = Signal()
    sentence_requested = Signal()
    insert_requested = Signal(str)
    window_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._benchmark: Benchmark | None = None
        self._oneself: Own = NOBODY
        self.model = PeersModel(self)
        self.peers = PeerList(self.model, theme)
        self.actions_on_peer = PeerActions(self.peers)
        self.filters = PeerFilters(is_narrow=True)
        self._indicator = _make_indicator_box()
        self._own = make_label("", "number")
        self._place = ElidedLabel("muted")
        self._summary = make_label("", "small", wraps=True)
        self._caveat = make_label("", "warning", wraps=True)
        self._silence = ElidedLabel("muted")
        self._chart = DistributionView(theme)
        self._window = make_button("放大", "small", tip="在“对标分析”窗口中查看走势、全表和总览")
        self._insert = make_button(
            "插入句子", "small", tip="在光标处写入这项数据的句子，数字是字段"
        )
        self._put = make_button(
            "插入图表", "small", tip="在光标下方插入分布图和图题，只随报送版导出"
        )
        self._save = make_button("保存图片…", "small", tip="把分布图保存为 PNG 或 SVG 图片")
        self._result = QWidget()
        self._empty = EmptyState(
            theme,
            "bar-chart-2-line",
            "这里对比同类机关的数据",
            "从上面选一个指标，或把光标放在写有数据的句子里，看同类机关报了多少、本单位处在什么位置。",
            "对比光标处的数据",
        )
        self._none = EmptyState(theme, "search-line", "没有可比的数据", _NOTHING, "清除筛选")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def benchmark(self) -> Benchmark | None:
        """What is shown."""
        return self._benchmark

    @property
    def key(self) -> str:
        """The indicator that is chosen; empty where none is."""
        return self._indicator.currentData() or ""

    def choose(self, key: str) -> None:
        """Choose an indicator and ask for it."""
        self._indicator.setCurrentIndex(self._indicator.findData(key))
        self.ask()

    def set_own(self, own: Own) -> None:
        """Take what is known of one's own body."""
        self._oneself = own
        self.filters.set_own(own)

    def ask(self) -> None:
        """Ask for the indicator that is chosen."""
        if self.key:
            self.benchmark_requested.emit(self.key)

    def show_benchmark(self, benchmark: Benchmark) -> None:
        """Show the answer."""
        self._benchmark = benchmark
        self.model.show_benchmark(benchmark)
        self.peers.scrollToTop()
        self._chart.show_benchmark(benchmark)
        self._chart.setVisible(benchmark.spread is not None)
        self._tell(benchmark)
        silence = silence_of(benchmark)
        self._none.tell("没有可比的数据", f"{_NOTHING}{silence + '。' if silence else ''}")
        self._stack.setCurrentWidget(self._result if benchmark.total else self._none)

    def show_error(self, message: str) -> None:
        """Say why nothing can be compared."""
        self._empty.tell("暂时没有可比的数据", message)
        self._stack.setCurrentWidget(self._empty)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self._empty, self._none, self._chart, self.peers):
            part.set_theme(theme)

    def _lay_out(self) -> None:
        self._chart.setFixedHeight(_CHART_PX)
        first = row(self._indicator, self._window)
        first.setStretch(0, 1)
        head = column(margin=12, spacing=8)
        head.addLayout(first)
        head.addWidget(self.filters)
        own = row(self._own, self._place, spacing=12)
        own.setStretch(1, 1)
        body = column(
            own,
            self._summary,
            self._caveat,
            self._chart,
            self.peers,
            self._silence,
            row(self._insert, self._put, None, self._save),
        )
        body.setContentsMargins(12, 0, 12, 12)
        body.setStretch(4, 1)
        self._result.setLayout(body)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._result)
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._indicator.activated.connect(self.ask)
        self.filters.changed.connect(self.ask)
        self._put.clicked.connect(self.chart_wanted)
        self._save.clicked.connect(self.chart_requested)
        self._insert.clicked.connect(lambda: self.insert_requested.emit(self.key))
        self._window.clicked.connect(lambda: self.window_requested.emit(self.key))
        self._empty.start_requested.connect(self.sentence_requested)
        self._none.start_requested.connect(self.filters.clear)

    def _tell(self, benchmark: Benchmark) -> None:
        place = benchmark.place
        self._own.setText(shown_value(place.value, benchmark) if place else "")
        self._own.setVisible(place is not None)
        computed = self._oneself.computed(benchmark.key)
        self._own.setToolTip(f"由 {computed} 算得" if computed else "")
        self._place.setText(own_in_words(benchmark, computed))
        self._place.setVisible(place is not None)
        missing = _NO_RESIDENTS if benchmark.per_residents else _NO_VALUE
        self._summary.setText(spread_in_words(benchmark) + ("" if place else missing))
        caveat = caveat_of(benchmark)
        self._caveat.setText(caveat)
        self._caveat.setVisible(bool(caveat))
        self._silence.setText(silence_of(benchmark))
        self._silence.setToolTip(silent_names(benchmark))
        self._silence.setVisible(bool(self._silence.text()))


def _make_indicator_box() -> QComboBox:
    """Return a box that finds indicators by any part of their name."""
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
