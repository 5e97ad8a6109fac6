"""Parts side by side that go on in a second line where the first has no room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


class WrappedRow(QLayout):
    """Boxes of a filter and the like: as wide as each wants to be, in as many lines as it takes.

    Args:
        parts: from left to right.
        wide: what is to take the room that a line has left, if there is one.
    """

    def __init__(self, *parts: QWidget, wide: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._wide = wide
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        for part in parts:
            self.addWidget(part)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more part."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return a part."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Let a part go."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take room to the right."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high all lines are together."""
        lines = list(self._lines(width))
        return sum(map(_height, lines)) + self.spacing() * max(len(lines) - 1, 0)

    def sizeHint(self) -> QSize:
        """Return the size of a single line."""
        shown = self._shown()
        gaps = self.spacing() * max(len(shown) - 1, 0)
        return QSize(sum(item.sizeHint().width() for item in shown) + gaps, _height(shown))

    def minimumSize(self) -> QSize:
        """Return the size of the widest part."""
        shown = self._shown()
        return QSize(max((_least_px(item) for item in shown), default=0), _height(shown))

    def setGeometry(self, rect: QRect) -> None:
        """Place the parts."""
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            self._place(line, QRect(rect.left(), top, rect.width(), _height(line)))
            top += _height(line) + self.spacing()

    def _place(self, line: list[QLayoutItem], room: QRect) -> None:
        gaps = self.spacing() * (len(line) - 1)
        widths = {id(item): _wish_px(item) for item in line}
        for item in line:
            if item.widget() is self._wide:
                others = sum(widths[id(each)] for each in line if each is not item)
                widths[id(item)] = room.width() - others - gaps
        left = room.left()
        for item in line:
            size = QSize(min(widths[id(item)], room.width()), item.sizeHint().height())
            above = (room.height() - size.height()) // 2
            item.setGeometry(QRect(QPoint(left, room.top() + above), size))
            left += size.width() + self.spacing()

    def _lines(self, width: int) -> Iterator[list[QLayoutItem]]:
        line: list[QLayoutItem] = []
        used = 0
        for item in self._shown():
            needed = _wish_px(item)
            if line and used + self.spacing() + needed > width:
                yield line
                line, used = [], 0
            used += needed + (self.spacing() if line else 0)
            line.append(item)
        if line:
            yield line

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]


def _height(line: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in line), default=0)


def _wish_px(item: QLayoutItem) -> int:
    return max(min(item.sizeHint().width(), item.maximumSize().width()), _least_px(item))


def _least_px(item: QLayoutItem) -> int:
    return item.minimumSize().width()
