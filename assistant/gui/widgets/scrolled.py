"""A part that scrolls where the window is smaller than what it needs, and is itself elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QDialog,
    QFrame,
    QLayoutItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

_BARS_PX = 96
"""Toolbar and status bar of a window."""
_LEAST = QSize(120, 80)
_LEAST_LIST_PX = 112


class Scrolled(QScrollArea):
    """As large as its part wants to be, and as small as need be."""

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard goes into what is in it
        self.setWidget(part)

    def sizeHint(self) -> QSize:
        """Return what the part wants."""
        return self.widget().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return hardly anything: the rest is scrolled to."""
        return _LEAST


def keep_bar(view: QAbstractScrollArea) -> None:
    """Leave room for the bar at all times, so that rows keep their width; it shows when needed."""
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    bar = view.verticalScrollBar()
    bar.rangeChanged.connect(lambda first, last: bar.setEnabled(first < last))
    bar.setEnabled(bar.minimum() < bar.maximum())


def middle_of_window(part: QWidget, least_px: int) -> Scrolled:
    """Return what stands in the middle of a window that is to be used on the smallest screen.

    Args:
        part: what it shows.
        least_px: height of the window under which the part scrolls.
    """
    part.setMinimumHeight(least_px - _BARS_PX)
    return Scrolled(part)


class FittingDialog(QDialog):
    """A dialog whose upper part scrolls on a screen which is too small for it.

    Its last part, the row of buttons, stays in sight.
    """

    def showEvent(self, event: QShowEvent) -> None:
        """Be no larger than the screen."""
        super().showEvent(event)
        least = self.minimumSizeHint().expandedTo(self.minimumSize())
        layout = self.layout()
        if isinstance(layout, QVBoxLayout) and least != least.boundedTo(room_of(self)):
            self._scroll(layout, least)
        fit_on_screen(self)

    def _scroll(self, layout: QVBoxLayout, least: QSize) -> None:
        """Move all but the buttons into a part that scrolls."""
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(layout.spacing())
        for number in range(layout.count() - 1):
            stretch = layout.stretch(0)
            _move(layout.takeAt(0), rows)
            rows.setStretch(number, stretch)
        foot = layout.itemAt(0).sizeHint().height() + layout.spacing()
        inside.setMinimumHeight(least.height() - foot)
        self.setMinimumSize(0, 0)
        area = Scrolled(inside)
        layout.insertWidget(0, area, 1)
        area.show()


def _move(item: QLayoutItem, rows: QVBoxLayout) -> None:
    widget, layout = item.widget(), item.layout()
    if widget is not None:
        rows.addWidget(widget)
    elif layout is not None:
        rows.addLayout(layout)
    else:
        rows.addItem(item)


def room_of(window: QWidget) -> QSize:
    """Return the size of the screen that a window stands on, without its bars.

    Not asked of the window itself: PySide takes the screen it returns for a child of the window,
    and with the window the screen would go, and with that the program.
    """
    middle = window.mapToGlobal(window.rect().center())
    screen = QGuiApplication.screenAt(middle) or QGuiApplication.primaryScreen()
    return screen.availableSize()


def fitting_height(part: QWidget, wanted_px: int, rest_px: int) -> int:
    """Return how high a list of a dialog can be where the rest of it takes *rest_px*."""
    return max(min(wanted_px, room_of(part).height() - rest_px), _LEAST_LIST_PX)


def fitting_columns(window: QWidget, most: int, column_px: int) -> int:
    """Return how many columns, *most* at most, stand side by side on the screen."""
    return max(1, min(most, room_of(window).width() // column_px))


def fit_on_screen(window: QWidget) -> None:
    """Make a window no larger than the screen it stands on."""
    room = room_of(window)
    window.setMinimumSize(window.minimumSize().boundedTo(room))
    window.resize(window.size().boundedTo(room))
