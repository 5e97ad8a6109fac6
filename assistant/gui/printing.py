"""Painting laid-out pages into a PDF.

The pages come from :mod:`assistant.export.pages`, where every run has its place in millimetres;
here they only meet the faces of this machine. Also used without a window.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from assistant.base.files import replace_bytes
from assistant.gui.theme import paper_font

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from assistant.export.gongwen import FontRole
    from assistant.export.page import Page, Row, Rule, Run
    from assistant.gui.theme import Face

RESOLUTION = 1200
"""Dots an inch."""
_DOTS_A_MM = RESOLUTION / 25.4
_INK = {"black": "#000000", "red": "#ff0000"}
_MARKER = "#ffef9e"
_FACES: dict[FontRole, Face] = {
    "fangsong": "fangsong",
    "hei": "heiti",
    "kai": "kaiti",
    "xiaobiaosong": "title",
    "song": "songti",
    "latin": "latin",
}


@cache
def ensure_application() -> QCoreApplication:
    """Return the application object; Qt has no faces to paint with before there is one."""
    running = QCoreApplication.instance()
    if running is not None:
        return running
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication([])


def write_pdf(pages: Iterable[Page], path: Path) -> None:
    """Write the pages as an A4 PDF with embedded faces, all or nothing.

    Raises:
        TargetNotWritable: the file there before is untouched.
    """
    ensure_application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer)
    painter = QPainter(writer)
    for number, page in enumerate(pages):
        if number:
            writer.newPage()
        paint_page(painter, page)
    painter.end()
    buffer.close()
    replace_bytes(path, bytes(buffer.data().data()))


def paint_page(painter: QPainter, page: Page) -> None:
    """Paint one page, in dots of the device."""
    for row in page.rows:
        for run in row.runs:
            _paint_run(painter, row, run)
    for rule in page.rules:
        _paint_rule(painter, rule)


def _writer(buffer: QBuffer) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(RESOLUTION)
    writer.setCreator("法治报告助手")
    return writer


def _paint_run(painter: QPainter, row: Row, run: Run) -> None:
    if not run.text.strip():
        return
    face = "title" if row.role == "title" else _FACES[run.font]
    font = paper_font(face, run.size_pt)
    if run.mark == "blank":
        _paint_mark(painter, row, run)
    painter.setPen(QColor(_INK[run.color]))
    _fill_width(font, painter, run)
    painter.setFont(font)
    painter.drawText(QPointF(run.x_mm * _DOTS_A_MM, row.baseline_mm * _DOTS_A_MM), run.text)


def _paint_mark(painter: QPainter, row: Row, run: Run) -> None:
    """Paint a marker over a blank, as the DOCX has it: it must not be overlooked."""
    height = run.size_pt * 25.4 / 72 * 1.2
    top = row.baseline_mm - height * 0.8
    box = QRectF(run.x_mm, top, run.width_mm, height)
    dots = QRectF(box.topLeft() * _DOTS_A_MM, box.size() * _DOTS_A_MM)
    painter.fillRect(dots, QColor(_MARKER))


def _fill_width(font: QFont, painter: QPainter, run: Run) -> None:
    """Space the letters so that the run is as wide as it was laid out.

    Qt counts letter spacing in pixels of the screen, not of the device, so one is measured first.
    """
    spare = run.width_mm * _DOTS_A_MM - _advance(font, painter, run.text)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1)
    for_one = spare + _advance(font, painter, run.text) - run.width_mm * _DOTS_A_MM
    if for_one > 0:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spare / for_one)


def _advance(font: QFont, painter: QPainter, text: str) -> float:
    return QFontMetricsF(font, painter.device()).horizontalAdvance(text)


def _paint_rule(painter: QPainter, rule: Rule) -> None:
    painter.fillRect(
        QRectF(
            rule.x_mm * _DOTS_A_MM,
            (rule.y_mm - rule.weight_mm / 2) * _DOTS_A_MM,
            rule.width_mm * _DOTS_A_MM,
            rule.weight_mm * _DOTS_A_MM,
        ),
        QColor(_INK[rule.color]),
    )
