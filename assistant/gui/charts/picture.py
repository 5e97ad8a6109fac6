"""A benchmark as a picture of its own: title, charts, what to bear in mind, where data come from.

Also used without a window. In an SVG file words stay words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from assistant.base.files import replace_bytes
from assistant.draft.sentence import years_in_words
from assistant.gui.charts.distribution import paint_distribution
from assistant.gui.charts.text import LINE_PX, paint_text, shortened, wrapped
from assistant.gui.charts.trend import paint_trend
from assistant.gui.look.printing import ensure_application
from assistant.gui.look.theme import theme_of
from assistant.gui.peer_words import (
    MIXED,
    approximate_of,
    chart_in_words,
    silence_of,
    unit_of,
)
from assistant.workflow.errors import UnknownFormat

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.benchmark.benchmark import Benchmark, Trend

PNG, SVG = ".png", ".svg"
_WIDTH = 720
_MARGIN = 32.0
_HEAD, _FOOT = 96.0, 24.0
_DISTRIBUTION, _TREND = 190.0, 240.0
_CAPTION = 28.0
_SCALE = 2
"""Pixels of the picture a unit of painting: sharp when printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What the picture shows."""

    benchmark: Benchmark
    trend: Trend | None = None
    """Its five years, below the distribution or in its place."""
    own: str | None = None
    """Identity of one's own body."""
    computed: str = ""
    """How one's own value follows from two others (``14件 ÷ 140件``); empty for a given one."""
    choice: str = ""
    """Whom one compares oneself with, in words."""

    @property
    def has_distribution(self) -> bool:
        """Tell whether there are enough values to draw."""
        return self.benchmark.spread is not None

    @property
    def foot(self) -> tuple[str, ...]:
        """The lines below the charts: what to bear in mind, then where the data come from."""
        told = (notes_of(self), self.choice, source_line(self.benchmark))
        return tuple(line for text in told for line in wrapped(text, _WIDTH - 2 * _MARGIN))

    @property
    def size(self) -> QSize:
        """Width and height in units of painting."""
        height = _HEAD + _FOOT + len(self.foot) * LINE_PX
        height += _DISTRIBUTION if self.has_distribution else 0
        height += _TREND + _CAPTION if self.trend is not None else 0
        return QSize(_WIDTH, int(height))


def picture_image(picture: Picture) -> QImage:
    """Return the picture as an image, to be copied."""
    image = QImage(picture.size * _SCALE, QImage.Format.Format_RGB32)
    image.fill(theme_of("light").color("card"))
    painter = QPainter(image)
    painter.scale(_SCALE, _SCALE)
    _paint(painter, picture)
    painter.end()
    return image


def write_picture(picture: Picture, path: Path) -> None:
    """Write the picture as SVG or PNG, by the ending of *path*, all or nothing.

    Raises:
        UnknownFormat: the ending is neither of the two.
        TargetNotWritable: the file there before is untouched.
    """
    replace_bytes(path, drawn_for(picture, path))


def drawn_for(picture: Picture, path: Path) -> bytes:
    """Return the picture as SVG or PNG, by the ending of *path*, which is not touched.

    Raises:
        UnknownFormat: the ending is neither of the two.
    """
    ending = path.suffix.lower()
    if ending not in (PNG, SVG):
        raise UnknownFormat(path, (PNG, SVG))
    ensure_application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if ending == SVG:
        _write_svg(picture, buffer)
    else:
        picture_image(picture).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def write_chart(benchmark: Benchmark, path: Path) -> None:
    """Write the distribution as SVG or PNG, by the ending of *path*, all or nothing.

    Raises:
        UnknownFormat: the ending is neither of the two.
        TargetNotWritable: the file there before is untouched.
    """
    write_picture(Picture(benchmark=benchmark), path)


def title_of(benchmark: Benchmark) -> str:
    """Return the title of a chart: ``行政复议受理（件）``."""
    return f"{benchmark.name}（{unit_of(benchmark)}）"


def source_line(benchmark: Benchmark) -> str:
    """Return where the values come from, and of which years they are."""
    years = years_in_words(benchmark)
    return f"数据来源：{benchmark.count:,} 个机关公开的数据{f'（{years}）' if years else ''}"


def notes_of(picture: Picture) -> str:
    """Return what a reader has to bear in mind: ``注：其中 2 家是约数；未公布 3 家。``."""
    benchmark, computed = picture.benchmark, picture.computed
    notes = (
        MIXED if benchmark.mixed_levels else "",
        approximate_of(benchmark),
        silence_of(benchmark),
        f"本单位的数由 {computed} 算得" if computed and benchmark.place else "",
    )
    return f"注：{'；'.join(filter(None, notes))}。" if any(notes) else ""


def _write_svg(picture: Picture, buffer: QBuffer) -> None:
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(picture.size)
    generator.setViewBox(QRectF(0, 0, picture.size.width(), picture.size.height()))
    generator.setTitle(title_of(picture.benchmark))
    generator.setDescription(chart_in_words(picture.benchmark))
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, _WIDTH, picture.size.height()), theme_of("light").color("card"))
    _paint(painter, picture)
    painter.end()


def _paint(painter: QPainter, picture: Picture) -> None:
    theme, benchmark = theme_of("light"), picture.benchmark
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink, muted, width = theme.color("ink"), theme.color("muted"), _WIDTH - 2 * _MARGIN
    title = shortened(title_of(benchmark), width, "title")
    box = QRectF(_MARGIN, 20, width, 32)
    paint_text(painter, box, title, ink, look="title")
    box = QRectF(_MARGIN, 54, width, 22)
    words = shortened(chart_in_words(benchmark), width, "text")
    paint_text(painter, box, words, muted, look="text")
    top = _HEAD
    if picture.has_distribution:
        area = QRectF(_MARGIN, top, width, _DISTRIBUTION - 16)
        paint_distribution(painter, area, benchmark, theme)
        top += _DISTRIBUTION
    if picture.trend is not None:
        box = QRectF(_MARGIN, top, width, _CAPTION)
        paint_text(painter, box, "近五年走势", ink, look="heading")
        area = QRectF(_MARGIN, top + _CAPTION, width, _TREND - 8)
        paint_trend(painter, area, picture.trend, theme, picture.own)
    foot = picture.foot
    box = QRectF(_MARGIN, picture.size.height() - LINE_PX * len(foot) - 12, width, LINE_PX)
    for line in foot:
        paint_text(painter, box, line, muted)
        box.translate(0, LINE_PX)
