"""Painting one laid-out page on any device: a PDF, a printer, a picture for the screen.

The pages come from :mod:`assistant.export.pages.typesetter`, where every run has its place in
millimetres; here they only meet the faces of this machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from assistant.gui.look.paper_faces import FACES, paper_font

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.export.gongwen import Color
    from assistant.export.page import Image, Page, Row, Rule, Run
    from assistant.gui.look.theme import Theme

MM_AN_INCH = 25.4
_WHITE = "#ffffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inks:
    """The colours of a page."""

    colors: Mapping[Color, str]
    blank: str
    """Marker over what is still to fill."""
    unverified: str | None = None
    """Line under numbers that nobody has verified; None where they look like any others."""


PRINT_INKS = Inks(
    colors={"black": "#000000", "red": "#ff0000"}, blank="#ffef9e", unverified="#b36b00"
)


def screen_inks(theme: Theme) -> Inks:
    """Return the colours of a page among those of the window."""
    colors = theme.colors
    return Inks(
        colors={"black": colors.ink, "red": colors.red},
        blank=colors.amber_soft,
        unverified=colors.amber,
    )


def paint_page(painter: QPainter, page: Page, dpi: float, inks: Inks = PRINT_INKS) -> None:
    """Paint one page, an inch of its paper being *dpi* dots of the device."""
    brush = _Brush(painter, dpi, inks)
    for image in page.images:
        brush.paint_image(image)
    for row in page.rows:
        for run in row.runs:
            brush.paint_run(row, run)
    for rule in page.rules:
        brush.paint_rule(rule)


class _Brush:
    """Paints parts of a page on one device."""

    def __init__(self, painter: QPainter, dpi: float, inks: Inks) -> None:
        self._painter = painter
        self._device = painter.device()
        self._inks = inks
        self._dots = dpi / MM_AN_INCH
        self._enlarged = dpi / self._device.logicalDpiY()

    def paint_run(self, row: Row, run: Run) -> None:
        if not run.text.strip():
            return
        if run.mark == "blank":
            self._painter.fillRect(self._box(_highlight(row, run)), QColor(self._inks.blank))
        self._painter.setFont(self._font(run))
        self._painter.setPen(QColor(self._inks.colors[run.color]))
        self._painter.drawText(QPointF(run.x_mm, row.baseline_mm) * self._dots, run.text)
        if run.mark == "unverified" and self._inks.unverified:
            self._underline(_highlight(row, run), self._inks.unverified)

    def paint_rule(self, rule: Rule) -> None:
        box = self._box(QRectF(rule.x_mm, rule.y_mm, rule.width_mm, rule.height_mm))
        box.setSize(box.size().expandedTo(QSizeF(1, 1)))
        self._painter.fillRect(box, QColor(self._inks.colors[rule.color]))

    def paint_image(self, image: Image) -> None:
        box = QRectF(image.x_mm, image.y_mm, image.width_mm, image.height_mm)
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.fillRect(self._box(box), QColor(_WHITE))  # seen through it on dark paper
        self._painter.drawImage(self._box(box), QImage.fromData(image.data))

    def _underline(self, mm: QRectF, color: str) -> None:
        self._painter.setPen(QPen(QColor(color), 0.4 * self._dots, Qt.PenStyle.DotLine))
        box = self._box(mm)
        self._painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _box(self, mm: QRectF) -> QRectF:
        return QRectF(mm.topLeft() * self._dots, mm.size() * self._dots)

    def _font(self, run: Run) -> QFont:
        """Return the face of a run, letters spaced so that it is as wide as it was laid out.

        Qt counts letter spacing in whole multiples of a pixel of the screen, whatever the device,
        so that one is measured first.
        """
        size = run.size_pt * self._enlarged
        font = paper_font(FACES[run.font], size, run.face, bold=run.bold)
        width, natural = run.width_mm * self._dots, self._advance(font, run.text)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1)
        for_one = self._advance(font, run.text) - natural
        if for_one > 0:
            spacing = (width - natural) / for_one
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
        return font

    def _advance(self, font: QFont, text: str) -> float:
        return QFontMetricsF(font, self._device).horizontalAdvance(text)


def _highlight(row: Row, run: Run) -> QRectF:
    """Return the box of a marker over a run, as the DOCX has it, in millimetres."""
    height = run.size_pt * MM_AN_INCH / 72 * 1.2
    return QRectF(run.x_mm, row.baseline_mm - height * 0.8, run.width_mm, height)
