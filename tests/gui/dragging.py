"""A mouse that drags: it presses and moves till Qt begins the drag, and drops what Qt carries.

Without a screen Qt carries nothing through the air and forgets at once where a drag came from: what
would come on the way is sent to the view as Qt sends it, and its source is told here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QAbstractScrollArea

_LEFT, _NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
_WAY = (QPoint(0, 2), QPoint(0, 4), QPoint(0, 24))
"""Farther than a click may tremble."""


class _Drop(QDropEvent):
    """A drop that knows where it comes from."""

    origin: QObject

    def source(self) -> QObject:
        return self.origin


def drag(
    view: QAbstractScrollArea, start: QPoint, end: QPoint, *, keys: Qt.KeyboardModifier = _NO_KEY
) -> bool:
    """Drag what stands at a place of a view to another place; tell whether it was taken there.

    Args:
        view: where it is dragged.
        start: place in the viewport.
        end: the other one.
        keys: held down when the mouse lets go.
    """
    port = view.viewport()
    QTest.mousePress(port, _LEFT, _NO_KEY, start)
    for way in _WAY:
        QTest.mouseMove(port, start + way)
    carried = view.findChild(QDrag)
    assert carried is not None, "Qt began no drag"
    data = carried.mimeData()
    if isinstance(view, QAbstractItemView):  # asks Qt itself whether the drag is its own
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
    action = Qt.DropAction.CopyAction if keys else Qt.DropAction.MoveAction
    enter, over = (
        kind(end, _BOTH, data, _LEFT, keys) for kind in (QDragEnterEvent, QDragMoveEvent)
    )
    drop = _Drop(QPointF(end), _BOTH, data, _LEFT, keys)
    drop.origin = port
    for event in (enter, over, drop):
        event.setDropAction(action)
    QApplication.sendEvent(port, enter)
    QApplication.sendEvent(port, over)
    if over.isAccepted() and isinstance(view, QAbstractItemView):
        QApplication.sendEvent(port, drop)
    elif over.isAccepted():
        view.dropEvent(drop)  # Qt would hand on another object, which knows no origin
    QTest.mouseRelease(port, _LEFT, keys, end)
    QTest.qWait(0)
    return over.isAccepted() and drop.isAccepted()
