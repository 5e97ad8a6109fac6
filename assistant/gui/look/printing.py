"""Writing laid-out pages as a PDF. Also used without a window, and in workers."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF
from PySide6.QtGui import QGuiApplication, QPageSize, QPainter, QPdfWriter

from assistant.base.files import replace_bytes
from assistant.export.pdf import finish_pdf
from assistant.gui.look.painting import paint_page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assistant.export.page import Page

RESOLUTION = 720
"""Dots an inch. With more of them Qt would keep no letter for the next time, and take long."""


@cache
def ensure_application() -> QCoreApplication:
    """Return the application object; Qt has no faces to paint with before there is one."""
    running = QCoreApplication.instance()
    if running is not None:
        return running
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication([])


def write_pdf(pages: Sequence[Page], path: Path, author: str = "") -> None:
    """Write the pages as an A4 PDF with embedded faces and bookmarks, all or nothing.

    Args:
        pages: at least one.
        path: the file.
        author: the body whose document it is.

    Raises:
        TargetNotWritable: the file there before is untouched.
    """
    ensure_application()
    replace_bytes(path, finish_pdf(_painted(pages), pages, author))


def _painted(pages: Sequence[Page]) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(RESOLUTION)
    painter = QPainter(writer)
    try:
        for number, page in enumerate(pages):
            if number:
                writer.newPage()
            paint_page(painter, page, RESOLUTION)
    finally:
        painter.end()  # Qt does not survive a painter left at work
    buffer.close()
    return bytes(buffer.data().data())
