"""The charts on the screen: painted as in a picture, told in words, explained under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from assistant.gui.charts.distribution import paint_distribution, values_near
from assistant.gui.charts.trend import paint_trend, trend_in_words
from assistant.gui.peer_words import chart_in_words, shown_value

if TYPE_CHECKING:
    from assistant.benchmark.benchmark import Benchmark, Trend
    from assistant.gui.look.theme import Theme


class _Chart(QWidget):
    """A place that a chart is painted into."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, and a line around it while it has the focus of the keyboard."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_chart(painter, QRectF(self.rect()))
        if self.hasFocus():
            painter.setPen(self._theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()

    def paint_chart(self, painter: QPainter, area: QRectF) -> None:
        """Paint into *area*."""
        raise NotImplementedError


class DistributionView(_Chart):
    """The distribution of a benchmark."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "分布图")
        self._benchmark: Benchmark | None = None

    def show_benchmark(self, benchmark: Benchmark | None) -> None:
        """Draw another benchmark."""
        self._benchmark = benchmark
        self.setAccessibleDescription(chart_in_words(benchmark) if benchmark else "")
        self.update()

    def paint_chart(self, painter: QPainter, area: QRectF) -> None:
        """Paint into *area*."""
        if self._benchmark is not None:
            paint_distribution(painter, area, self._benchmark, self._theme)

    def event(self, event: QEvent) -> bool:
        """Say how many values stand under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(event.pos().x()), self)
            return True
        return super().event(event)

    def words_at(self, x: int) -> str:
        """Return what stands at a place of the chart, in words."""
        if self._benchmark is None:
            return ""
        found = values_near(self._benchmark, QRectF(self.rect()), float(x))
        if found is None:
            return chart_in_words(self._benchmark)
        low, high = (shown_value(value, self._benchmark) for value in found[:2])
        values = low if low == high else f"{low} 至 {high}"
        return f"{values}：{found[2]:,} 家"


class TrendView(_Chart):
    """The five years of an indicator."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "近五年走势图")
        self._trend: Trend | None = None
        self._own: str | None = None

    @property
    def trend(self) -> Trend | None:
        """What is shown."""
        return self._trend

    def show_trend(self, trend: Trend | None, own: str | None) -> None:
        """Draw another trend; *own* is the identity of one's own body."""
        self._trend, self._own = trend, own
        words = trend_in_words(trend, own) if trend else ""
        self.setAccessibleDescription(words)
        self.setToolTip(words.replace("；", "\n"))
        self.update()

    def paint_chart(self, painter: QPainter, area: QRectF) -> None:
        """Paint into *area*."""
        if self._trend is not None:
            paint_trend(painter, area, self._trend, self._theme, self._own)
