"""The field under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from assistant.gui.editor.document import FIELD
from assistant.gui.editor.paper import boxes_of, stretches

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from assistant.gui.editor.paper import View


def field_at(view: View, at: QPoint) -> str | None:
    """Return the expression of the field at a place of the viewport, None beside all fields."""
    point = QPointF(at)
    for block, place in view.blocks():
        for start, end, expression in stretches(block, FIELD):
            if any(box.contains(point) for box in boxes_of(block, place, start, end)):
                return expression
    return None
