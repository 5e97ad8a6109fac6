"""The page of one indicator: place and spread in words, both charts, the table of all peers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from assistant.figures.indicators import load_indicators
from assistant.gui.benchmark.chart_view import DistributionView, TrendView
from assistant.gui.benchmark.own import NOBODY
from assistant.gui.benchmark.peer_actions import PeerActions
from assistant.gui.benchmark.peer_table import PeerTable
from assistant.gui.charts.picture import title_of
from assistant.gui.charts.trend import MOST_LINES
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
    from PySide6.QtWidgets import QBoxLayout, QLabel

    from assistant.benchmark.benchmark import Benchmark, Peer, Trend
    from assistant.gui.benchmark.own import Own
    from assistant.gui.look.theme import Theme

_CHARTS_PX = 236
_NOTHING = "资料库和公开数据里没有符合条件的机关报过这项数据，可以放宽层级、年度、省份或名单再看。"


class IndicatorPage(QWidget):
    """Shows a benchmark and its trend.

    Signals:
        bodies_changed: other bodies are to have a line in the trend.
        widening_requested: the peers are to be narrowed by nothing.
    """

    bodies_changed = Signal()
    widening_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._benchmark: Benchmark | None = None
        self._oneself: Own = NOBODY
        self._followed: dict[str, str] = {}
        """Bodies with a line in the trend: name by identity."""
        self.model = PeersModel(self)
        self.table = PeerTable(self.model, theme)
        self.actions_on_peer = PeerActions(self.table)
        self.distribution = DistributionView(theme)
        self.trend = TrendView(theme)
        self._title = ElidedLabel("heading")
        self._own = make_label("", "number")
        self._place = make_label("", "")
        self._summary = ElidedLabel()
        self._caveat = make_label("", "warning", wraps=True)
        self._foot = ElidedLabel("muted")
        self._clear = make_button("只看中位数和本单位", "link", tip="从走势图中去掉选定的机关")
        self._none = EmptyState(theme, "search-line", "没有可比的数据", _NOTHING, "清除筛选")
        self._error = EmptyState(theme, "error-warning-line", "没能比较", "")
        self._result = QWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self.actions_on_peer.trend_requested.connect(self.follow)
        self.table.selectionModel().currentChanged.connect(self._name_trend)
        self._clear.clicked.connect(self._on_clear)
        self._none.start_requested.connect(self.widening_requested)

    @property
    def benchmark(self) -> Benchmark | None:
        """What is shown."""
        return self._benchmark

    @property
    def followed(self) -> tuple[str, ...]:
        """Identities of the bodies that have a line in the trend."""
        return tuple(self._followed)

    def set_own(self, own: Own) -> None:
        """Take what is known of one's own body."""
        self._oneself = own

    def wait_for(self, key: str) -> None:
        """Say which indicator is asked for, and forget what was shown of another one."""
        if self._benchmark is None or self._benchmark.key != key:
            self._benchmark = None
            self._followed.clear()
            self._title.setText(load_indicators()[key].name)
            self.distribution.show_benchmark(None)
            self.trend.show_trend(None, None)
            self.table.sort_as_given()

    def show_benchmark(self, benchmark: Benchmark) -> None:
        """Show the answer."""
        self._benchmark = benchmark
        self.model.show_benchmark(benchmark)
        self.table.scrollToTop()
        self.distribution.show_benchmark(benchmark)
        self._tell(benchmark)
        silence = silence_of(benchmark)
        self._none.tell("没有可比的数据", f"{_NOTHING}{silence + '。' if silence else ''}")
        self._stack.setCurrentWidget(self._result if benchmark.total else self._none)

    def show_trend(self, trend: Trend, own: str | None) -> None:
        """Show the five years."""
        self.trend.show_trend(trend, own)
        self._clear.setVisible(bool(self._followed))

    def show_error(self, message: str) -> None:
        """Say why nothing can be compared."""
        self._error.tell("没能比较", message)
        self._stack.setCurrentWidget(self._error)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.table, self.distribution, self.trend, self._none, self._error):
            part.set_theme(theme)

    # parts

    def _lay_out(self) -> None:
        head = row(self._title, self._own, self._place, spacing=12)
        head.setStretch(0, 1)
        body = column(self._summary, self._caveat, self._lay_out_charts(), self.table, self._foot)
        body.setContentsMargins(0, 0, 0, 0)
        body.setStretch(3, 1)
        self._result.setLayout(body)
        for part in (self._none, self._error, self._result):
            self._stack.addWidget(part)
        layout = column(head, self._stack)
        layout.setContentsMargins(16, 4, 16, 8)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _lay_out_charts(self) -> QBoxLayout:
        self._clear.hide()
        charts = row(
            _card(row(make_label("分布", "panel"), None), self.distribution),
            _card(row(make_label("近五年走势", "panel"), None, self._clear), self.trend),
            spacing=12,
        )
        charts.setStretch(0, 1)
        charts.setStretch(1, 1)
        return charts

    def _tell(self, benchmark: Benchmark) -> None:
        place = benchmark.place
        self._title.setText(title_of(benchmark))
        self._own.setText(shown_value(place.value, benchmark) if place else "")
        computed = self._oneself.computed(benchmark.key)
        self._own.setToolTip(f"由 {computed} 算得" if computed else "")
        self._place.setText(own_in_words(benchmark, computed))
        for label in (self._own, self._place):
            label.setVisible(place is not None)
        self._summary.setText(spread_in_words(benchmark))
        _fill(self._caveat, caveat_of(benchmark))
        rows = f"全表 {benchmark.total:,} 行"
        self._foot.setText(" · ".join(filter(None, (rows, silence_of(benchmark)))))
        self._foot.setToolTip(silent_names(benchmark))

    # the trend

    def follow(self, peer: Peer) -> None:
        """Give a body a line in the trend, or take it away."""
        if peer.identity in self._followed:
            del self._followed[peer.identity]
        elif len(self._followed) < MOST_LINES - 2:
            self._followed[peer.identity] = peer.body
        else:
            oldest = next(iter(self._followed))
            del self._followed[oldest]
            self._followed[peer.identity] = peer.body
        self._name_trend()
        self.bodies_changed.emit()

    def _on_clear(self) -> None:
        self._followed.clear()
        self._name_trend()
        self.bodies_changed.emit()

    def _name_trend(self) -> None:
        peer = self.actions_on_peer.peer
        is_followed = peer is not None and peer.identity in self._followed
        self.actions_on_peer.trend.setText("取消走势" if is_followed else "显示走势")


def _card(head: QBoxLayout, chart: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("look", "card")
    card.setFixedHeight(_CHARTS_PX)
    layout = column(head, chart, spacing=4)
    layout.setContentsMargins(12, 6, 12, 8)
    layout.setStretch(1, 1)
    card.setLayout(layout)
    return card


def _fill(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
