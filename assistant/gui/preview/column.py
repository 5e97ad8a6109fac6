"""Where pages lie that are shown one under another: the measures of the preview, in pixels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from assistant.export.gongwen import load_measures

MM_AN_INCH = 25.4
GAP_PX = 16
"""Desk around every page."""
SMALLEST_DPI, LARGEST_DPI = 24, 288


@dataclass(frozen=True, slots=True)
class Column:
    """A number of pages at a zoom."""

    count: int
    dpi: int
    """Dots of the screen an inch of paper."""
    room_px: int
    """Width of the desk."""

    @property
    def page_width(self) -> float:
        """Width of a page."""
        return load_measures().page.width_mm * self.dpi / MM_AN_INCH

    @property
    def page_height(self) -> float:
        """Height of a page."""
        return load_measures().page.height_mm * self.dpi / MM_AN_INCH

    @property
    def width(self) -> int:
        """Width of pages and desk."""
        return max(round(self.page_width) + 2 * GAP_PX, self.room_px)

    @property
    def height(self) -> int:
        """Height of pages and desk."""
        return round(self.count * (self.page_height + GAP_PX)) + GAP_PX

    def page_rect(self, index: int) -> QRectF:
        """Return the place of a page."""
        left = (self.width - self.page_width) / 2
        top = GAP_PX + index * (self.page_height + GAP_PX)
        return QRectF(round(left), round(top), round(self.page_width), round(self.page_height))

    def pages_between(self, top: float, bottom: float) -> range:
        """Return the pages of which something lies between two heights."""
        step = self.page_height + GAP_PX
        first = max(int((top - GAP_PX) / step), 0)
        last = min(int((bottom - GAP_PX) / step), self.count - 1)
        return range(first, last + 1)

    def page_in(self, top: float, bottom: float) -> int:
        """Return the page of which most lies between two heights."""
        middle = (top + bottom) / 2
        index = int((middle - GAP_PX / 2) / (self.page_height + GAP_PX))
        return max(min(index, self.count - 1), 0)

    def at(self, point: QPointF) -> tuple[int, float, float] | None:
        """Return the page at a point, and the point on its paper in millimetres."""
        for index in self.pages_between(point.y(), point.y()):
            rect = self.page_rect(index)
            if rect.contains(point):
                inside = (point - rect.topLeft()) * (MM_AN_INCH / self.dpi)
                return index, inside.x(), inside.y()
        return None

    def y_of(self, index: int, y_mm: float) -> float:
        """Return where a height of a page's paper lies."""
        return self.page_rect(index).top() + y_mm * self.dpi / MM_AN_INCH

    def x_of(self, index: int, x_mm: float) -> float:
        """Return where a distance from the left edge of a page's paper lies."""
        return self.page_rect(index).left() + x_mm * self.dpi / MM_AN_INCH


def fitting_dpi(room_px: int) -> int:
    """Return the zoom at which a page fills the room."""
    dpi = int((room_px - 2 * GAP_PX) * MM_AN_INCH / load_measures().page.width_mm)
    return max(SMALLEST_DPI, min(dpi, LARGEST_DPI))
