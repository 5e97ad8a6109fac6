"""Whether the person's hand is in a panel, so that nothing there may change under it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_RESTS_AFTER_S = 4.0
"""A pointer that has not moved for so long only lies there."""
_MOVES = frozenset({QEvent.Type.HoverEnter, QEvent.Type.HoverMove})


class Hand(QObject):
    """Watches the pointer over a widget and all its parts.

    Signals:
        left: the pointer is elsewhere.
    """

    left = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._moved_at: float | None = None
        widget.setAttribute(Qt.WidgetAttribute.WA_Hover)
        widget.installEventFilter(self)

    @property
    def is_here(self) -> bool:
        """Tell whether the pointer is there and was moved a moment ago."""
        moved = self._moved_at
        return moved is not None and time.monotonic() - moved < _RESTS_AFTER_S

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the pointer; called by Qt."""
        if event.type() in _MOVES:
            self._moved_at = time.monotonic()
        elif event.type() in {QEvent.Type.HoverLeave, QEvent.Type.Hide}:
            self._moved_at = None
            self.left.emit()
        return super().eventFilter(watched, event)
