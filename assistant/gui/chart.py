"""A strip chart of a benchmark: the peers' values, their middle half, and one's own place.

One painting for the panel and for a picture file.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from assistant.base.files import replace_bytes
from assistant.draft.numbers import format_value
from assistant.gui.printing import ensure_application
from assistant.gui.theme import SECONDARY_PX, TEXT_PX, interface_font, theme_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.benchmark.benchmark import Benchmark
    from assistant.gui.theme import Theme

_WIDTH, _HEIGHT = 720, 300
_SCALE = 2
"""Pixels of the picture a unit of painting: sharp when printed."""
_WHOLE_ABOVE = 100
_DOT = 4.0
_LOG_ABOVE = 50.0
"""Where the largest value is that many times the smallest, the axis is logarithmic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Where a value stands between the left and the right edge."""

    low: float
    high: float
    left: float
    right: float
    is_log: bool

    def x(self, value: float) -> float:
        """Return the place of a value."""
        low, high, at = self.low, self.high, value
        if self.is_log:
            low, high, at = math.log(low), math.log(high), math.log(value)
        if high == low:
            return (self.left + self.right) / 2
        return self.left + (at - low) / (high - low) * (self.right - self.left)


def axis_for(benchmark: Benchmark, left: float, right: float) -> Axis:
    """Return an axis that holds all values and one's own."""
    values = _values(benchmark)
    if benchmark.place is not None:
        values.append(benchmark.place.value)
    low, high = min(values, default=0.0), max(values, default=0.0)
    is_log = low > 0 and high / low > _LOG_ABOVE
    return Axis(low=low, high=high, left=left, right=right, is_log=is_log)


def paint_strip(painter: QPainter, area: QRectF, benchmark: Benchmark, theme: Theme) -> None:
    """Paint the chart into *area*: median above, dots in the middle, own value and ends below."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    axis = axis_for(benchmark, area.left() + 12, area.right() - 12)
    middle = area.top() + area.height() * 0.46
    _paint_spread(painter, benchmark, axis, middle, theme)
    _paint_dots(painter, _values(benchmark), axis, middle, theme)
    _paint_ends(painter, area, benchmark, axis, theme)
    _paint_own(painter, area, benchmark, axis, middle, theme)


def write_chart(benchmark: Benchmark, path: Path) -> None:
    """Write the chart as a PNG, all or nothing.

    Raises:
        TargetNotWritable: the file there before is untouched.
    """
    ensure_application()
    image = QImage(_WIDTH * _SCALE, _HEIGHT * _SCALE, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.scale(_SCALE, _SCALE)
    _paint_picture(painter, benchmark, theme_of("light"))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    replace_bytes(path, bytes(buffer.data().data()))


def summary_of(benchmark: Benchmark) -> str:
    """Return the chart in one line of words."""
    parts = [f"共 {benchmark.count} 家"]
    if benchmark.spread is not None:
        parts.append(f"中位数 {rounded_value(benchmark.spread.median, benchmark.unit)}")
    if benchmark.place is not None and benchmark.count:
        parts.append(f"本单位列第 {benchmark.place.rank} 位")
    return "，".join(parts)


def rounded_value(value: float, unit: str) -> str:
    """Return a value that was reckoned, without decimals that say nothing."""
    return format_value(float(round(value)) if abs(value) >= _WHOLE_ABOVE else value, unit)


def _paint_picture(painter: QPainter, benchmark: Benchmark, theme: Theme) -> None:
    painter.setFont(interface_font(20, bold=True))
    painter.setPen(theme.color("ink"))
    painter.drawText(QRectF(32, 24, _WIDTH - 64, 32), f"{benchmark.name}（{benchmark.unit}）")
    painter.setFont(interface_font(TEXT_PX))
    painter.setPen(theme.color("muted"))
    painter.drawText(QRectF(32, 60, _WIDTH - 64, 24), summary_of(benchmark))
    paint_strip(painter, QRectF(32, 104, _WIDTH - 64, 160), benchmark, theme)


def _values(benchmark: Benchmark) -> list[float]:
    return [peer.value for peer in benchmark.peers if peer.counted]


def _paint_spread(
    painter: QPainter, benchmark: Benchmark, axis: Axis, middle: float, theme: Theme
) -> None:
    painter.setPen(QPen(theme.color("line"), 1))
    painter.drawLine(QPointF(axis.left, middle), QPointF(axis.right, middle))
    spread = benchmark.spread
    if spread is None:
        return
    left, right = axis.x(spread.lower_quartile), axis.x(spread.upper_quartile)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent_soft"))
    painter.drawRoundedRect(QRectF(left, middle - 14, max(right - left, 2), 28), 4, 4)
    x = axis.x(spread.median)
    painter.setPen(QPen(theme.color("muted"), 1.5))
    painter.drawLine(QPointF(x, middle - 18), QPointF(x, middle + 18))
    label = f"中位数 {rounded_value(spread.median, benchmark.unit)}"
    _paint_label(painter, label, x, middle - 24, axis, theme.color("muted"))


def _paint_dots(
    painter: QPainter, values: Sequence[float], axis: Axis, middle: float, theme: Theme
) -> None:
    """Paint a dot a value; dots that would hide one another are shifted up and down."""
    color = theme.color("accent")
    color.setAlpha(150)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    taken: dict[int, int] = {}
    for value in sorted(values):
        x = axis.x(value)
        slot = round(x / (2 * _DOT))
        taken[slot] = taken.get(slot, 0) + 1
        step = taken[slot] // 2 * (1 if taken[slot] % 2 else -1)
        y = middle + max(-14, min(step * _DOT * 1.5, 14))
        painter.drawEllipse(QPointF(x, y), _DOT, _DOT)


def _paint_ends(
    painter: QPainter, area: QRectF, benchmark: Benchmark, axis: Axis, theme: Theme
) -> None:
    values = _values(benchmark)
    if not values:
        return
    painter.setFont(interface_font(SECONDARY_PX))
    painter.setPen(theme.color("muted"))
    line = QRectF(area.left() + 8, area.bottom() - 18, area.width() - 16, 18)
    ends = (
        (Qt.AlignmentFlag.AlignLeft, format_value(axis.low, benchmark.unit)),
        (Qt.AlignmentFlag.AlignRight, format_value(axis.high, benchmark.unit)),
        (Qt.AlignmentFlag.AlignHCenter, "对数刻度" if axis.is_log else ""),
    )
    for alignment, text in ends if axis.high > axis.low else ends[:1]:
        painter.drawText(line, alignment | Qt.AlignmentFlag.AlignVCenter, text)


def _paint_own(
    painter: QPainter,
    area: QRectF,
    benchmark: Benchmark,
    axis: Axis,
    middle: float,
    theme: Theme,
) -> None:
    if benchmark.place is None:
        return
    x, color = axis.x(benchmark.place.value), theme.color("red")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    tip = middle + 8
    painter.drawPolygon(
        QPolygonF([QPointF(x, tip), QPointF(x - 6, tip + 11), QPointF(x + 6, tip + 11)])
    )
    label = f"本单位 {format_value(benchmark.place.value, benchmark.unit)}"
    _paint_label(painter, label, x, min(tip + 27, area.bottom() - 20), axis, color)


def _paint_label(
    painter: QPainter, text: str, x: float, baseline: float, axis: Axis, color: QColor
) -> None:
    """Paint words centred on *x*, kept between the ends of the axis."""
    font = interface_font(SECONDARY_PX)
    width = QFontMetricsF(font).horizontalAdvance(text)
    left = max(axis.left - 8, min(x - width / 2, axis.right + 8 - width))
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(QPointF(left, baseline), text)
