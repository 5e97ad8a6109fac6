"""Where an input method shows its candidates: below the caret, wherever the editor stands.

Qt tells it the place of a widget only when that widget itself moves. What holds the editor moves
too: a panel opens, the paper grows, and candidates would stand where the caret was before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QGuiApplication, QTransform

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def tell_place(widget: QWidget) -> None:
    """Tell the input method where a widget stands in its window now, if it writes there."""
    method = QGuiApplication.inputMethod()
    if QGuiApplication.focusObject() is not widget:
        return
    corner = widget.mapTo(widget.window(), QPoint())
    wanted = QTransform.fromTranslate(corner.x(), corner.y())
    if method.inputItemTransform() != wanted:
        method.setInputItemTransform(wanted)
        method.setInputItemRectangle(QRectF(widget.rect()))
