"""The distribution of a benchmark: every value a dot, the middle half, one's own place.

Where the dots of one place would not stand above one another, bars say how many there are, so that
painting takes as long for fifty thousand values as for five hundred.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from assistant.gui.charts.axis import axis_over, tick_text
from assistant.gui.charts.text import LINE_PX, paint_text, width_of
from assistant.gui.peer_words import few_of, shown_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from assistant.benchmark.benchmark import Benchmark
    from assistant.gui.charts.axis import Axis
    from assistant.gui.charts.text import Look
    from assistant.gui.look.theme import Theme

_LARGEST_DOT, _SMALLEST_DOT = 5.0, 3.0
"""Radius in pixels."""
_MOST_DOTS = 200
"""As many are painted within a frame of the screen."""
_SIDE_PX = 18.0
"""White at both ends of the axis, so that the outermost dots are whole: a stack may stand its own
width beyond the end."""
_TICK_PX = 56
"""Room that a value beside the axis takes."""
_TIP_PX = 6.0
_BAR_PX = 7.0
_TALL_PX = 150
"""A chart so tall says how high its bars are."""

Stack = tuple[int, float, int]
"""Number of the stack from the left, its place, and how many values are in it."""


def axis_of(benchmark: Benchmark, left: float, right: float) -> Axis | None:
    """Return an axis that holds all values and one's own; None where they are too few to draw."""
    if benchmark.spread is None:
        return None
    rising = list(benchmark.values)
    if benchmark.place is not None:
        insort(rising, benchmark.place.value)
    return axis_over(rising, start=left, end=right, unit=benchmark.unit)


def paint_distribution(painter: QPainter, area: QRectF, benchmark: Benchmark, theme: Theme) -> None:
    """Paint into *area*: one's own value and the median above, the values, the axis below.

    Of too few values only that is said (不足 5 个，不作分布).
    """
    axis = axis_of(benchmark, area.left() + _SIDE_PX, area.right() - _SIDE_PX)
    if axis is None:
        paint_text(painter, area, few_of(benchmark), theme.color("muted"), side="middle")
        return
    head = LINE_PX * ((benchmark.place is not None) + (benchmark.spread is not None))
    plot = QRectF(area.left(), area.top() + head + 4, area.width(), 0)
    has_notes = axis.is_log or area.height() >= _TALL_PX
    plot.setBottom(area.bottom() - LINE_PX * (1 + has_notes) - 4)
    _paint_band(painter, plot, benchmark, axis, theme)
    notes = [
        _paint_values(painter, plot, benchmark, axis, theme),
        "对数刻度" if axis.is_log else "",
    ]
    if has_notes:
        box = QRectF(area.left(), area.bottom() - LINE_PX, area.width(), LINE_PX)
        words = "；".join(filter(None, notes))
        paint_text(painter, box, words, theme.color("muted"), side="right")
    _paint_axis(painter, plot, benchmark, axis, theme)
    _paint_median(painter, area, plot, benchmark, axis, theme)
    _paint_own(painter, area, plot, benchmark, axis, theme)


def stacks_of(values: Sequence[float], axis: Axis, width: float) -> tuple[Stack, ...]:
    """Return the values in stacks of that width, each near the middle of what it holds.

    No two are nearer than that width, so that they stand beside one another.

    Args:
        values: rising.
        axis: with its smallest value at the left.
        width: of a stack, in pixels.
    """
    if axis.high == axis.low:
        return ((0, axis.at(axis.low), len(values)),)
    stacks: list[Stack] = []
    first, free = 0, axis.start
    while first < len(values):
        number = int((axis.at(values[first]) - axis.start) / width + 1e-9)
        edge = axis.value_at(axis.start + (number + 1) * width)
        last = max(bisect_left(values, edge, first), first + 1)
        middle = (axis.at(values[first]) + axis.at(values[last - 1])) / 2
        stacks.append((number, max(middle, free), last - first))
        free = stacks[-1][1] + width
        first = last
    return tuple(stacks)


def values_near(benchmark: Benchmark, area: QRectF, x: float) -> tuple[float, float, int] | None:
    """Return the smallest and largest value at a place of the chart and how many there are."""
    axis = axis_of(benchmark, area.left() + _SIDE_PX, area.right() - _SIDE_PX)
    if axis is None:
        return None
    low, high = axis.value_at(x - _LARGEST_DOT), axis.value_at(x + _LARGEST_DOT)
    if axis.low == axis.high:
        low, high = (axis.low, axis.low) if abs(x - axis.at(axis.low)) < _TICK_PX else (1.0, 0.0)
    first, last = bisect_left(benchmark.values, low), bisect_right(benchmark.values, high)
    if first >= last:
        return None
    return benchmark.values[first], benchmark.values[last - 1], last - first


def _paint_band(
    painter: QPainter, plot: QRectF, benchmark: Benchmark, axis: Axis, theme: Theme
) -> None:
    """Paint the middle half."""
    spread = benchmark.spread
    if spread is None:
        return
    left, right = axis.at(spread.lower_quartile), axis.at(spread.upper_quartile)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent_soft"))
    painter.drawRect(QRectF(left, plot.top(), max(right - left, 2.0), plot.height()))


def _paint_values(
    painter: QPainter, plot: QRectF, benchmark: Benchmark, axis: Axis, theme: Theme
) -> str:
    """Paint dots, or bars where there is no room; return what has to be said of the bars."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    radius = _LARGEST_DOT if benchmark.count <= _MOST_DOTS else 0.0
    while radius >= _SMALLEST_DOT:
        stacks = stacks_of(benchmark.values, axis, 2 * radius + 1)
        if _highest(stacks) * (2 * radius + 1) <= plot.height():
            _paint_dots(painter, plot, stacks, radius)
            return ""
        radius -= 1.0
    stacks = stacks_of(benchmark.values, axis, _BAR_PX)
    _paint_bars(painter, plot, stacks, axis)
    return f"柱高为家数，最高 {_highest(stacks):,} 家"


def _highest(stacks: Sequence[Stack]) -> int:
    return max(count for *_, count in stacks)


def _paint_dots(painter: QPainter, plot: QRectF, stacks: Sequence[Stack], radius: float) -> None:
    for _, x, count in stacks:
        for level in range(count):
            y = plot.bottom() - radius - 1 - level * (2 * radius + 1)
            painter.drawEllipse(QPointF(x, y), radius, radius)


def _paint_bars(painter: QPainter, plot: QRectF, stacks: Sequence[Stack], axis: Axis) -> None:
    scale = (plot.height() - _TIP_PX) / _highest(stacks)
    for number, _, count in stacks:
        height = max(count * scale, 1.0)
        left = axis.start + number * _BAR_PX
        painter.drawRect(QRectF(left, plot.bottom() - height, _BAR_PX - 1, height))


def _paint_axis(
    painter: QPainter, plot: QRectF, benchmark: Benchmark, axis: Axis, theme: Theme
) -> None:
    painter.setPen(QPen(theme.color("muted"), 1))
    painter.drawLine(QPointF(plot.left(), plot.bottom()), QPointF(plot.right(), plot.bottom()))
    is_whole = not benchmark.per_residents and benchmark.unit not in ("%", "元")
    ticks = axis.ticks(max(int(plot.width() / _TICK_PX), 2), is_whole=is_whole)
    texts = [(axis.at(value), tick_text(value, benchmark.unit)) for value in ticks]
    box = QRectF(plot.left(), plot.bottom() + 4, plot.width(), LINE_PX)
    taken = box.left() - 1
    for x, text in texts:
        half = width_of(text) / 2
        left = max(box.left(), min(x - half, box.right() - 2 * half))
        if left <= taken:
            continue
        painter.setPen(QPen(theme.color("muted"), 1))
        painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 4))
        place = QRectF(left, box.top(), 2 * half + 1, LINE_PX)
        paint_text(painter, place, text, theme.color("muted"))
        taken = left + 2 * half + 8


def _paint_median(
    painter: QPainter,
    area: QRectF,
    plot: QRectF,
    benchmark: Benchmark,
    axis: Axis,
    theme: Theme,
) -> None:
    if benchmark.spread is None:
        return
    x = axis.at(benchmark.spread.median)
    painter.setPen(QPen(theme.color("ink"), 2))
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
    label = f"中位数 {shown_value(benchmark.spread.median, benchmark)}"
    line = QRectF(area.left(), plot.top() - LINE_PX - 4, area.width(), LINE_PX)
    if benchmark.place is not None:
        line = _beside(line, x, width_of(label), axis.at(benchmark.place.value))
    _paint_above(painter, line, label, x, theme, "ink")


def _beside(line: QRectF, x: float, width: float, own: float) -> QRectF:
    """Return the side of one's own line that a label at *x* belongs to, if it has room there."""
    left, right = QRectF(line), QRectF(line)
    left.setRight(own - _TIP_PX)
    right.setLeft(own + _TIP_PX)
    near, far = (left, right) if x <= own else (right, left)
    return next((side for side in (near, far) if side.width() >= width), line)


def _paint_own(
    painter: QPainter,
    area: QRectF,
    plot: QRectF,
    benchmark: Benchmark,
    axis: Axis,
    theme: Theme,
) -> None:
    if benchmark.place is None:
        return
    x, color = axis.at(benchmark.place.value), theme.color("red")
    painter.setPen(QPen(color, 2))
    tip = plot.bottom()
    painter.drawLine(QPointF(x, area.top() + LINE_PX), QPointF(x, tip))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(x, area.top() + LINE_PX + _TIP_PX + 2),
                QPointF(x - _TIP_PX, area.top() + LINE_PX - 1),
                QPointF(x + _TIP_PX, area.top() + LINE_PX - 1),
            ]
        )
    )
    label = f"本单位 {shown_value(benchmark.place.value, benchmark)}"
    line = QRectF(area.left(), area.top() - 3, area.width(), LINE_PX)
    _paint_above(painter, line, label, x, theme, "red")


def _paint_above(
    painter: QPainter, line: QRectF, text: str, x: float, theme: Theme, role: str
) -> None:
    """Paint words centred on *x*, kept within the line."""
    look: Look = "strong" if role == "red" else "small"
    width = width_of(text, look)
    left = max(line.left(), min(x - width / 2, line.right() - width))
    box = QRectF(left, line.top(), width + 1, line.height())
    paint_text(painter, box, text, theme.color(role), look=look)
