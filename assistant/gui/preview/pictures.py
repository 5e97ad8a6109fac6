"""Painted pages: each is painted when it is first seen, and again only when it is another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QPainter

from assistant.gui.look.painting import paint_page, screen_inks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSize

    from assistant.export.page import Page
    from assistant.gui.look.theme import Theme

_MOST = 24
"""Pictures that are kept, about what a long scroll passes."""


class PagePictures:
    """The pictures of the pages of one draft at one zoom."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._pages: tuple[Page, ...] = ()
        self._painted: dict[int, QImage] = {}

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages, in order."""
        return self._pages

    def set_pages(self, pages: Sequence[Page]) -> frozenset[int]:
        """Take other pages and return the indices of those that look different."""
        before, self._pages = self._pages, tuple(pages)
        changed = frozenset(
            index
            for index in range(max(len(before), len(pages)))
            if before[index : index + 1] != self._pages[index : index + 1]
        )
        for index in changed:
            self._painted.pop(index, None)
        return changed

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._painted.clear()

    def clear(self) -> None:
        """Forget what is painted: the zoom is another one."""
        self._painted.clear()

    def picture(self, index: int, size: QSize, dpi: float) -> QImage:
        """Return the picture of a page, *size* and *dpi* in dots of the device."""
        known = self._painted.pop(index, None)
        if known is None or known.size() != size:
            known = self._paint(self._pages[index], size, dpi)
        self._painted[index] = known
        while len(self._painted) > _MOST:
            del self._painted[next(iter(self._painted))]
        return known

    def _paint(self, page: Page, size: QSize, dpi: float) -> QImage:
        picture = QImage(size, QImage.Format.Format_RGB32)
        picture.fill(self._theme.color("paper"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        try:
            paint_page(painter, page, dpi, screen_inks(self._theme))
        finally:
            painter.end()
        return picture
