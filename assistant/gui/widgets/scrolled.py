"""A part that scrolls where the window is smaller than what it needs, and is itself elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

_BARS_PX = 96
"""Toolbar and status bar of a window."""
_LEAST = QSize(120, 80)


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


def middle_of_window(part: QWidget, least_px: tuple[int, int]) -> Scrolled:
    """Return what stands in the middle of a window that is to be used on the smallest screen.

    Args:
        part: what it shows.
        least_px: size of the window under which the part scrolls.
    """
    width, height = least_px
    part.setMinimumSize(width, height - _BARS_PX)
    return Scrolled(part)


class FittingDialog(QDialog):
    """A dialog that scrolls on a screen which is too small for it."""

    def showEvent(self, event: QShowEvent) -> None:
        """Be no larger than the screen."""
        super().showEvent(event)
        least = self.minimumSizeHint().expandedTo(self.minimumSize())
        if least.boundedTo(self.screen().availableSize()) != least:
            self._scroll(least)
        fit_on_screen(self)

    def _scroll(self, least: QSize) -> None:
        """Move everything into a part that scrolls."""
        inside, layout = QWidget(), self.layout()
        if layout is None:
            return
        inside.setLayout(layout)
        inside.setMinimumSize(least)
        self.setMinimumSize(0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        area = Scrolled(inside)
        whole.addWidget(area)
        area.show()


def fit_on_screen(window: QWidget) -> None:
    """Make a window no larger than the screen it stands on."""
    room = window.screen().availableSize()
    window.setMinimumSize(window.minimumSize().boundedTo(room))
    window.resize(window.size().boundedTo(room))
