"""Two parts side by side where there is room for both, one above the other where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LEAST_PX = 200
"""Height of a part that stands above or below another."""


class TurningSplitter(QSplitter):
    """A list at the left of what it chooses from, or above it.

    Signals:
        turned: the parts stand side by side now, or do so no more.
    """

    turned = Signal()

    def __init__(self, first: QWidget, second: QWidget, *, first_px: int | None = None) -> None:
        """Put two parts side by side.

        Args:
            first: the list.
            second: takes the room that is left.
            first_px: width of the first.
        """
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(first)
        self.addWidget(second)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self._first_px = first_px
        if first_px is not None:
            self.place(first_px)

    @property
    def is_side_by_side(self) -> bool:
        """Tell whether there is room for both beside each other."""
        return self.orientation() == Qt.Orientation.Horizontal

    def place(self, first_px: int) -> None:
        """Give the first part a width, the rest to the second."""
        self._first_px = first_px
        if self.is_side_by_side:
            self.setSizes([first_px, max(self.width() - first_px, first_px)])

    def first_px(self, usual: int) -> int:
        """Return the width of the first part, *usual* while it has none of its own."""
        parts = self._parts()
        return self.sizes()[0] if self.is_side_by_side and len(parts) > 1 else usual

    def minimumSizeHint(self) -> QSize:
        """Return what the wider part needs: less room turns them."""
        hints = [_least(part) for part in self._parts()]
        if not hints:
            return QSize()
        width = max(hint.width() for hint in hints)
        heights = [hint.height() for hint in hints]
        if self.is_side_by_side or len(hints) == 1:
            return QSize(width, max(heights))
        return QSize(width, sum(max(height, _LEAST_PX) for height in heights) + self.handleWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the width asks for it."""
        if self.orientation() != self._wanted():
            self._turn()
        super().resizeEvent(event)

    def _wanted(self) -> Qt.Orientation:
        hints = [_least(self.widget(number)) for number in range(self.count())]
        needed = sum(hint.width() for hint in hints) + self.handleWidth()
        has_room = self.width() >= needed
        return Qt.Orientation.Horizontal if has_room else Qt.Orientation.Vertical

    def _turn(self) -> None:
        if self.is_side_by_side:
            self._first_px = self.first_px(self._first_px or self.sizes()[0])
            self.setOrientation(Qt.Orientation.Vertical)
            self.setSizes([_LEAST_PX, max(self.height() - _LEAST_PX, _LEAST_PX)])
        else:
            self.setOrientation(Qt.Orientation.Horizontal)
            if self._first_px is not None:
                self.place(self._first_px)
        self.updateGeometry()
        self.turned.emit()

    def _parts(self) -> list[QWidget]:
        """Return the parts that are not put away."""
        parts = [self.widget(number) for number in range(self.count())]
        return [part for part in parts if not part.isHidden()]


def _least(part: QWidget) -> QSize:
    return part.minimumSizeHint().expandedTo(part.minimumSize())
