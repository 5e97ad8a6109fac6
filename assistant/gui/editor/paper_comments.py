"""Painting of comments: a tint and a line under the words, and a sign in the right margin.

Settled ones have the sign alone, with a tick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from assistant.gui.editor.comment_format import COMMENTS, comments_on
from assistant.gui.editor.measures import CHARACTER, CHARACTERS_A_LINE, HALO, LEFT
from assistant.gui.editor.paper import boxes_of, extent
from assistant.gui.look.theme import interface_font

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter, QTextBlock

    from assistant.draft.parts import Comment
    from assistant.gui.editor.paper import View

_SIGN = 20.0
"""Width of the sign in units."""
_SMALLEST_SIGN_PX = 14.0
_HEIGHT = 0.78
"""Of the bubble without its point, of its width."""


class Sign(NamedTuple):
    """A sign in the margin."""

    box: QRectF
    comments: tuple[Comment, ...]
    """Those whose words begin on its line."""


def paint_comments(painter: QPainter, view: View, chosen: str) -> None:
    """Paint the comments that can be seen.

    Args:
        painter: paints under the text.
        view: what is painted.
        chosen: id of the comment that stands out, empty for none.
    """
    for block, place in view.blocks():
        for start, end, on in commented_stretches(block):
            if any(not each.resolved for each in on):
                is_chosen = any(each.id == chosen for each in on)
                for box in boxes_of(block, place, start, end):
                    _paint_words(painter, view, box, is_chosen=is_chosen)
        for sign in signs_of(view, block, place):
            _paint_sign(painter, view, sign, chosen)


def commented_stretches(block: QTextBlock) -> Iterator[tuple[int, int, tuple[Comment, ...]]]:
    """Give start, end and comments of the stretches of a block that have any; none of the title."""
    iterator = block.begin()
    while block.blockNumber() and not iterator.atEnd():
        fragment = iterator.fragment()
        made = fragment.charFormat()
        if made.hasProperty(COMMENTS):
            start = fragment.position() - block.position()
            yield start, start + fragment.length(), comments_on(made)
        iterator += 1


def signs_of(view: View, block: QTextBlock, place: QRectF) -> list[Sign]:
    """Return the signs beside a block, one for each line on which commented words begin."""
    lines: dict[float, list[Comment]] = {}
    seen: set[str] = set()
    for start, end, on in commented_stretches(block):
        box = next(boxes_of(block, place, start, end), None)
        top = box.center().y() if box else sum(extent(block, place)) / 2
        new = [each for each in on if each.id not in seen]
        seen.update(each.id for each in new)
        if new:
            lines.setdefault(top, []).extend(new)
    return [Sign(_sign_box(view, y), tuple(comments)) for y, comments in lines.items()]


def _sign_box(view: View, middle: float) -> QRectF:
    width = max(_SIGN * view.scale, _SMALLEST_SIGN_PX)
    left = (HALO + LEFT + (CHARACTERS_A_LINE + 0.75) * CHARACTER) * view.scale
    return QRectF(round(left), round(middle - width / 2), round(width), round(width))


def _paint_words(painter: QPainter, view: View, line_box: QRectF, *, is_chosen: bool) -> None:
    size = view.character_px
    middle = line_box.center().y()
    box = QRectF(line_box.left(), middle - size * 0.68, line_box.width(), size * 1.36)
    tint = view.theme.color("note" if is_chosen else "note_soft")
    if is_chosen:
        tint.setAlphaF(0.22)
    painter.fillRect(box, tint)
    painter.setPen(QPen(view.theme.color("note"), 2.0 if is_chosen else 1.0))
    y = round(box.bottom()) - 0.5
    painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def _paint_sign(painter: QPainter, view: View, sign: Sign, chosen: str) -> None:
    """Paint a speech bubble: how many comments it stands for, or a tick where all are settled."""
    is_open = any(not each.resolved for each in sign.comments)
    is_chosen = any(each.id == chosen for each in sign.comments)
    ink = view.theme.color("note" if is_open else "muted")
    box = sign.box
    painter.setPen(QPen(ink, 1.25))
    painter.setBrush(ink if is_chosen else view.theme.color("paper"))
    painter.drawPath(_bubble(box))
    inside = QRectF(box.left(), box.top(), box.width(), box.height() * _HEIGHT)
    mark = view.theme.color("paper") if is_chosen else ink
    painter.setPen(QPen(mark, 1.5))
    painter.setBrush(mark)
    if not is_open:
        _paint_tick(painter, inside)
    elif len(sign.comments) > 1:
        font = interface_font(max(round(inside.height() * 0.72), 9), bold=True)
        painter.setFont(font)
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, str(len(sign.comments)))
    else:
        _paint_dots(painter, inside)


def _bubble(box: QRectF) -> QPainterPath:
    """Return a rounded box with a point at its lower left."""
    width, height = box.width(), box.height() * _HEIGHT
    path = QPainterPath()
    path.addRoundedRect(QRectF(box.left(), box.top(), width, height), 3, 3)
    point = QPainterPath(QPointF(box.left() + width * 0.2, box.top() + height - 1))
    point.lineTo(box.left() + width * 0.2, box.bottom())
    point.lineTo(box.left() + width * 0.5, box.top() + height - 1)
    point.closeSubpath()
    return path.united(point)


def _paint_dots(painter: QPainter, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    size = max(box.width() * 0.06, 1.0)
    for part in (0.27, 0.5, 0.73):
        painter.drawEllipse(QPointF(box.left() + box.width() * part, box.center().y()), size, size)


def _paint_tick(painter: QPainter, box: QRectF) -> None:
    left, top, width, height = box.left(), box.top(), box.width(), box.height()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath(QPointF(left + width * 0.28, top + height * 0.5))
    path.lineTo(left + width * 0.45, top + height * 0.72)
    path.lineTo(left + width * 0.75, top + height * 0.28)
    painter.drawPath(path)
