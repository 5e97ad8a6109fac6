"""Five years of an indicator: the median of the peers, one's own line, lines of chosen bodies.

Lines are told apart by mark and by the name at their end, not by colour alone. A year without a
value is a gap.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from assistant.draft.numbers import RATE_UNITS
from assistant.gui.charts.axis import Axis, axis_over, round_step, tick_text
from assistant.gui.charts.text import LINE_PX, paint_text, shortened, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPainter

    from assistant.benchmark.benchmark import Trend
    from assistant.gui.look.theme import Theme

MOST_LINES = 6
"""Lines that can still be told apart, the median's and one's own among them."""
NOTHING = "近五年没有可比的数据"
MEDIAN, OWN = "中位数", "本单位"
_MARK_PX = 4.0
_TICK_PX = 40
_NAME_SHARE = 0.34
"""Of the width, at most, for the names at the ends of the lines."""
_GAP_PX = 8.0
_FULL = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the chart."""

    name: str
    values: tuple[float | None, ...]
    color: QColor
    width: float
    mark: int
    """Which of the marks stands at its values."""
    is_dashed: bool = False

    @property
    def last(self) -> int | None:
        """Number of the last year with a value."""
        known = [number for number, value in enumerate(self.values) if value is not None]
        return known[-1] if known else None


def lines_of(trend: Trend, own: str | None, theme: Theme) -> tuple[Line, ...]:
    """Return the lines to paint; those that have no value in any year are left out.

    Args:
        trend: what is known.
        own: identity of one's own body.
        theme: gives the colours.
    """
    made = [
        Line(
            name=MEDIAN,
            values=trend.medians,
            color=theme.color("muted"),
            width=2.0,
            mark=0,
            is_dashed=True,
        )
    ]
    for number, line in enumerate(trend.lines):
        is_own = own is not None and line.identity == own
        made.append(
            Line(
                name=OWN if is_own else line.body,
                values=line.values,
                color=theme.color("red") if is_own else theme.series(number),
                width=3.0 if is_own else 1.5,
                mark=number + 1,
            )
        )
    return tuple(line for line in made if line.last is not None)[:MOST_LINES]


def paint_trend(
    painter: QPainter, area: QRectF, trend: Trend, theme: Theme, own: str | None = None
) -> None:
    """Paint into *area*: values at the left, years below, names at the ends of the lines."""
    lines = lines_of(trend, own, theme)
    if not lines:
        paint_text(painter, area, NOTHING, theme.color("muted"), side="middle")
        return
    names = [shortened(line.name, area.width() * _NAME_SHARE) for line in lines]
    values = sorted(value for line in lines for value in line.values if value is not None)
    plot = QRectF(area)
    plot.setTop(area.top() + LINE_PX / 2)
    plot.setBottom(area.bottom() - 2 * LINE_PX)
    axis = _upright(values, plot, trend.unit)
    ticks = axis.ticks(max(int(plot.height() / _TICK_PX), 2))
    texts = [tick_text(value, trend.unit) for value in ticks]
    plot.setLeft(area.left() + max(map(width_of, texts)) + _GAP_PX)
    plot.setRight(area.right() - max(map(width_of, names)) - 2 * _GAP_PX)
    _paint_grid(
        painter,
        plot,
        [(axis.at(tick), text) for tick, text in zip(ticks, texts, strict=True)],
        theme,
    )
    places = _places_of_years(trend, plot)
    _paint_years(painter, plot, trend, places, theme)
    for line in sorted(lines, key=lambda line: line.width):  # one's own on top
        _paint_line(painter, line, places, axis, theme)
    _paint_names(painter, plot, lines, names, axis)
    if axis.is_log:
        box = QRectF(area.left(), area.bottom() - LINE_PX, area.width(), LINE_PX)
        paint_text(painter, box, "对数刻度", theme.color("muted"), side="right")


def trend_in_words(trend: Trend, own: str | None = None) -> str:
    """Return the trend in words: each line from its first to its last value."""
    lines = [(MEDIAN, trend.medians)]
    lines += [(OWN if line.identity == own else line.body, line.values) for line in trend.lines]
    told = []
    for name, values in lines:
        known = [
            f"{year}年 {tick_text(value, trend.unit)}"
            for year, value in zip(trend.years, values, strict=True)
            if value is not None
        ]
        told.append(f"{name}：{'，'.join(known) or '没有数据'}")
    return "；".join(told)


def spread_out(wanted: Sequence[float], step: float, top: float, bottom: float) -> list[float]:
    """Return places at least *step* apart, each as near as can be to where it is wanted.

    The order of the places is that of *wanted*; where there is no room for all they go on below.
    """
    order = sorted(range(len(wanted)), key=lambda number: wanted[number])
    placed = list(wanted)
    for before, here in pairwise(order):
        placed[here] = max(placed[here], placed[before] + step)
    over = placed[order[-1]] - bottom if order else 0.0
    if over > 0:
        placed[order[-1]] -= over
        for here, after in zip(reversed(order[:-1]), reversed(order[1:]), strict=True):
            placed[here] = min(placed[here], placed[after] - step)
    under = top - placed[order[0]] if order else 0.0
    return [place + max(under, 0.0) for place in placed]


def _upright(rising: Sequence[float], plot: QRectF, unit: str) -> Axis:
    """Return the axis at the left: counts from zero, rates from a round number below them."""
    low, high = rising[0], rising[-1]
    axis = axis_over(rising, start=plot.bottom(), end=plot.top(), unit=unit)
    if axis.is_log:
        return axis
    if unit not in RATE_UNITS:
        low, high = min(low, 0.0), max(high, 0.0)
    room = high - low or abs(high) or 1.0
    step = round_step(room, max(int(plot.height() / _TICK_PX), 2))
    bottom, top = step * (low // step), step * -(-high // step)
    top = max(top, bottom + step)
    if unit in RATE_UNITS and high <= _FULL:
        top = min(top, _FULL)
        bottom = min(bottom, top - step)
    return Axis(low=bottom, high=top, start=plot.bottom(), end=plot.top())


def _places_of_years(trend: Trend, plot: QRectF) -> list[float]:
    step = plot.width() / max(len(trend.years), 1)
    return [plot.left() + step * (number + 0.5) for number in range(len(trend.years))]


def _paint_grid(
    painter: QPainter, plot: QRectF, ticks: Iterable[tuple[float, str]], theme: Theme
) -> None:
    for y, text in ticks:
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        box = QRectF(plot.left() - 200 - _GAP_PX, y - LINE_PX / 2, 200, LINE_PX)
        paint_text(painter, box, text, theme.color("muted"), side="right")


def _paint_years(
    painter: QPainter, plot: QRectF, trend: Trend, places: Sequence[float], theme: Theme
) -> None:
    for x, year, count in zip(places, trend.years, trend.counts, strict=True):
        box = QRectF(x - 40, plot.bottom() + 2, 80, LINE_PX)
        paint_text(painter, box, f"{year}年", theme.color("ink"), side="middle")
        box.translate(0, LINE_PX - 3)
        paint_text(painter, box, f"{count:,} 家", theme.color("muted"), side="middle")


def _paint_line(
    painter: QPainter, line: Line, places: Sequence[float], axis: Axis, theme: Theme
) -> None:
    points = [
        None if value is None else QPointF(x, axis.at(value))
        for x, value in zip(places, line.values, strict=True)
    ]
    pen = QPen(line.color, line.width)
    pen.setStyle(Qt.PenStyle.DashLine if line.is_dashed else Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    for one, other in pairwise(points):
        if one is not None and other is not None:
            painter.drawLine(one, other)
    painter.setPen(QPen(theme.color("card"), 1))
    painter.setBrush(line.color)
    for point in points:
        if point is not None:
            _paint_mark(painter, point, line.mark)


def _paint_mark(painter: QPainter, at: QPointF, mark: int) -> None:
    """Paint a disc, a square, a triangle, a diamond or a triangle on its tip."""
    size = _MARK_PX
    shapes = (
        [(-1, -1), (1, -1), (1, 1), (-1, 1)],
        [(0, -1.3), (1.2, 1), (-1.2, 1)],
        [(0, -1.4), (1.4, 0), (0, 1.4), (-1.4, 0)],
        [(0, 1.3), (1.2, -1), (-1.2, -1)],
    )
    if mark % (len(shapes) + 1) == 0:
        painter.drawEllipse(at, size, size)
        return
    corners = shapes[mark % (len(shapes) + 1) - 1]
    painter.drawPolygon(QPolygonF([at + QPointF(x * size, y * size) for x, y in corners]))


def _paint_names(
    painter: QPainter,
    plot: QRectF,
    lines: Sequence[Line],
    names: Sequence[str],
    axis: Axis,
) -> None:
    """Paint each name beside the end of its line."""
    ends = [axis.at(next(v for v in reversed(line.values) if v is not None)) for line in lines]
    places = spread_out(ends, LINE_PX - 2, plot.top(), plot.bottom())
    for line, name, y in zip(lines, names, places, strict=True):
        box = QRectF(plot.right() + _GAP_PX, y - LINE_PX / 2, width_of(name) + 2, LINE_PX)
        paint_text(painter, box, name, line.color, look="strong" if line.name == OWN else "small")
