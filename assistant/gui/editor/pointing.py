"""What lies under the pointer: a field, and what is said of it, of a comment or of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect
from PySide6.QtWidgets import QToolTip

from assistant.gui.editor.document import FIELD
from assistant.gui.editor.paper import boxes_of, stretches
from assistant.gui.editor.sources import tip_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QTextEdit

    from assistant.gui.editor.commenting import EditorComments
    from assistant.gui.editor.paper import View


def field_at(view: View, at: QPoint) -> str | None:
    """Return the expression of the field at a place of the viewport, None beside all fields."""
    point = QPointF(at)
    for block, place in view.blocks():
        for start, end, expression in stretches(block, FIELD):
            if any(box.contains(point) for box in boxes_of(block, place, start, end)):
                return expression
    return None


def show_tip(
    event: QHelpEvent,
    editor: QTextEdit,
    view: View,
    comments: EditorComments,
    describe: Callable[[str], str],
) -> None:
    """Show what is known of the place under the pointer.

    Args:
        event: wants to know of it.
        editor: holds the text.
        view: what is painted of it.
        comments: stand in it.
        describe: gives what is said of a field's expression.
    """
    expression = field_at(view, event.pos())
    position = editor.cursorForPosition(event.pos()).position()
    said = (
        comments.tip_at(view, event.pos(), position),
        describe(expression) if expression else "",
        tip_at(view, event.pos(), position),
    )
    text = "<hr>".join(filter(None, said))
    if text:
        QToolTip.showText(event.globalPos(), text, editor.viewport(), QRect())
    else:
        QToolTip.hideText()
