"""Painting of blocks that are no running text: pictures, and cuts above attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from assistant.gui.editor.columns import TABLE_WIDTH
from assistant.gui.editor.measures import BODY_PT, CHARACTER, LABEL_PT, LINE
from assistant.gui.look.paper_faces import paper_font

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QTextBlock

    from assistant.gui.editor.brush import Brush
    from assistant.gui.editor.pictures import Pictures


def paint_picture(
    brush: Brush, block: QTextBlock, place: QRectF, pictures: Pictures, *, is_chosen: bool
) -> None:
    """Paint the picture that a block names, or say that it is not there."""
    name, scale = block.text(), brush.scale
    image = pictures.image(name)
    width, height = (side * scale for side in pictures.size(name))
    if image.isNull():
        width, height = 16 * CHARACTER * scale, LINE * scale * 0.8
    middle = place.top() + pictures.height(name) * scale / 2
    centre = brush.left + TABLE_WIDTH * scale / 2
    box = QRectF(centre - width / 2, middle - height / 2, width, height)
    if image.isNull():
        brush.draw("line", 1, Qt.PenStyle.DashLine)
        brush.painter.drawRect(box)
        brush.draw("muted", 1)
        brush.painter.setFont(_label_font(scale))
        brush.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"没有找到图片：{name}")
        return
    brush.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    brush.painter.drawImage(box, image)
    if is_chosen:
        brush.draw("accent", 2)
        brush.painter.drawRect(box.adjusted(-3, -3, 3, 3))


def paint_cut(brush: Brush, place: QRectF) -> None:
    """Paint where an attachment begins on a page of its own."""
    y = place.top() - LINE * brush.scale / 2
    left = brush.left
    brush.draw("line", 1, Qt.PenStyle.DashLine)
    brush.painter.drawLine(QPointF(left, y), QPointF(left + TABLE_WIDTH * brush.scale, y))


def _label_font(scale: float) -> QFont:
    font = paper_font("heiti", LABEL_PT)
    font.setPixelSize(max(round(CHARACTER * scale * LABEL_PT / BODY_PT), 9))
    return font
