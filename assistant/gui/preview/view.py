"""The pages on their desk: scrolling, zooming, clicking; only what can be seen is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractScrollArea

from assistant.gui.preview.column import (
    GAP_PX,
    LARGEST_DPI,
    SMALLEST_DPI,
    Column,
    fitting_dpi,
)
from assistant.gui.preview.pictures import PagePictures
from assistant.gui.widgets.scrolled import keep_bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from assistant.export.page import Page
    from assistant.gui.look.theme import Theme
    from assistant.gui.preview.places import PagePlace

_SHADOW = (18, 12, 8, 5, 2)
"""Darkness of a page's shadow, pixel by pixel outwards."""
_ZOOM_STEP = 1.1
_LINE_PX = 40
_BAR_PX, _BAR_FROM_TEXT_PX = 3, 8


class PageView(QAbstractScrollArea):
    """Shows pages one under another.

    Signals:
        clicked: a page and the point on its paper, in millimetres.
        page_changed: index of the page in the middle.
        zoomed: dots an inch.
        left: Esc was pressed.
    """

    clicked = Signal(int, float, float)
    page_changed = Signal(int)
    zoomed = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pictures = PagePictures(theme)
        self._dpi = 0
        """Zero fits the pages to the width."""
        self._column = Column(0, SMALLEST_DPI, 0)
        self._mark: PagePlace | None = None
        self._page = -1
        self.setAccessibleName("版面预览")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_bar(self)
        self.verticalScrollBar().setAccessibleName("预览滚动条")
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    # what is shown

    @property
    def page(self) -> int:
        """Index of the page in the middle, -1 while there is none."""
        return self._page

    @property
    def dpi(self) -> int:
        """Dots of the screen an inch of paper."""
        return self._column.dpi

    @property
    def fits(self) -> bool:
        """Tell whether the pages follow the width of the desk."""
        return not self._dpi

    def set_pages(self, pages: Sequence[Page]) -> None:
        """Show other pages; of those in sight only the changed ones are painted."""
        count = len(self._pictures.pages)
        changed = self._pictures.set_pages(pages)
        if len(pages) != count:
            self._measure()
        for index in changed:
            self._update_page(index)
        self._tell_page()

    def set_mark(self, place: PagePlace | None) -> None:
        """Set a bar beside the line that is written, and bring it into sight."""
        if place == self._mark:
            return
        for stale in (self._mark, place):
            if stale is not None:
                self._update_page(stale.page)
        self._mark = place
        if place is not None and not self.hasFocus():
            self._show(place)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._pictures.set_theme(theme)
        self.viewport().update()

    def zoom_to(self, dpi: int) -> None:
        """Zoom, keeping the middle where it is; 0 lets the pages follow the width."""
        self._dpi = dpi and max(SMALLEST_DPI, min(dpi, LARGEST_DPI))
        self._measure()

    def zoom_by(self, steps: int) -> None:
        """Zoom in or out by steps of a tenth."""
        wanted = round(self.dpi * _ZOOM_STEP**steps)
        self.zoom_to(wanted if wanted != self.dpi else self.dpi + (1 if steps > 0 else -1))

    def go_to_page(self, index: int) -> None:
        """Bring the top of a page to the top."""
        index = max(min(index, self._column.count - 1), 0)
        top = self._column.page_rect(index).top()
        self.verticalScrollBar().setValue(round(top) - GAP_PX)

    # Qt calls back

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("desk"))
        painter.translate(-self._left, -self._top)
        seen = event.rect().translated(self._left, self._top)
        for index in self._column.pages_between(seen.top(), seen.bottom()):
            self._paint_page(painter, index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and down, the first and the last page, back to the text."""
        match event.key():
            case Qt.Key.Key_PageUp:
                self.go_to_page(self._page - 1)
            case Qt.Key.Key_PageDown:
                self.go_to_page(self._page + 1)
            case Qt.Key.Key_Home:
                self.go_to_page(0)
            case Qt.Key.Key_End:
                self.go_to_page(self._column.count - 1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell where a page was clicked."""
        super().mouseReleaseEvent(event)
        found = self._column.at(event.position() + QPointF(self._left, self._top))
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.clicked.emit(*found)

    def viewportEvent(self, event: QEvent) -> bool:
        """Paint anew on another screen."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._pictures.clear()
            self._measure()
        return super().viewportEvent(event)

    # inside

    @property
    def _left(self) -> int:
        return self.horizontalScrollBar().value()

    @property
    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _measure(self) -> None:
        """Lay the pages on the desk; what was in the middle stays there."""
        bar, room = self.verticalScrollBar(), self.viewport()
        before = self._column
        middle = (self._top + room.height() / 2) / max(before.height, 1)
        dpi = self._dpi or fitting_dpi(room.width())
        self._column = Column(len(self._pictures.pages), dpi, room.width())
        if dpi != before.dpi:
            self._pictures.clear()
        bar.setPageStep(room.height())
        bar.setSingleStep(_LINE_PX)
        bar.setRange(0, max(self._column.height - room.height(), 0))
        across = self.horizontalScrollBar()
        across.setPageStep(room.width())
        across.setSingleStep(_LINE_PX)
        across.setRange(0, max(self._column.width - room.width(), 0))
        if dpi != before.dpi:
            bar.setValue(round(middle * self._column.height - room.height() / 2))
            across.setValue(across.maximum() // 2)
            self.zoomed.emit(dpi)
        room.update()
        self._tell_page()

    def _tell_page(self) -> None:
        seen = self._column.page_in(self._top, self._top + self.viewport().height())
        page = seen if self._column.count else -1
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def _update_page(self, index: int) -> None:
        place = self._column.page_rect(index).translated(-self._left, -self._top)
        self.viewport().update(place.toAlignedRect().adjusted(-8, -8, 8, 8))

    def _show(self, place: PagePlace) -> None:
        """Bring a row into sight, into the upper third, unless it is there already."""
        top = self._column.y_of(place.page, place.row.y_mm) - self._top
        bottom = self._column.y_of(place.page, place.row.y_mm + place.row.height_mm) - self._top
        height = self.viewport().height()
        if top < GAP_PX or bottom > height - GAP_PX:
            self.verticalScrollBar().setValue(round(self._top + top - height / 3))

    def _paint_page(self, painter: QPainter, index: int) -> None:
        rect = self._column.page_rect(index)
        for distance, darkness in enumerate(_SHADOW):
            edge = distance + 1.0
            painter.setPen(QColor(0, 0, 0, darkness))
            painter.drawRect(rect.adjusted(-edge, 1 - edge, edge - 1, edge))
        ratio = self.viewport().devicePixelRatioF()
        size = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
        painter.drawImage(rect, self._pictures.picture(index, size, self._column.dpi * ratio))
        if self._mark is not None and self._mark.page == index:
            self._paint_mark(painter, self._mark)

    def _paint_mark(self, painter: QPainter, place: PagePlace) -> None:
        row = place.row
        top, bottom = (
            self._column.y_of(place.page, y_mm) for y_mm in (row.y_mm, row.y_mm + row.height_mm)
        )
        left = self._column.x_of(place.page, place.left_mm) - _BAR_FROM_TEXT_PX - _BAR_PX
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(QRectF(left, top + 2, _BAR_PX, bottom - top - 4), 1.5, 1.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
