"""Painting of what lies under and beside the text: paper, ordinals, tints, margin bars.

Everything is measured from the document's layout, in pixels of the viewport. Only the blocks that
can be seen are looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from assistant.draft.numbering import TABLES
from assistant.gui.editor.brush import Brush
from assistant.gui.editor.document import BORROWED, FIELD, style_of
from assistant.gui.editor.laid_out import lines_of
from assistant.gui.editor.looks import find_blanks
from assistant.gui.editor.measures import (
    BODY_PT,
    CHARACTER,
    CHARACTERS_A_LINE,
    GAP,
    HALO,
    LABEL_PT,
    LEFT,
    LINE,
    PAGE_WIDTH,
    TITLE_LINE,
    faces_of,
    ordinal_width,
)
from assistant.gui.editor.paper_blocks import paint_cut, paint_picture
from assistant.gui.editor.paper_table import paint_table
from assistant.gui.look.paper_faces import paper_font

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QFont, QPainter, QTextBlock, QTextDocument

    from assistant.gui.editor.measures import BlockStyle
    from assistant.gui.editor.pictures import Pictures
    from assistant.gui.look.theme import Theme

_BAR_PX = 3
_SHADOW = (18, 12, 8, 5, 2)
"""Darkness of the paper's shadow, pixel by pixel outwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is to be painted: a document, its zoom, and the stretch that can be seen."""

    document: QTextDocument
    theme: Theme
    character_px: int
    scroll: int
    """Pixels above the viewport."""
    height: int
    """Height of the viewport."""
    ordinals: tuple[str, ...]
    """Number of each block, in order."""
    is_verified: Callable[[str], bool]
    """Tells of a field's expression whether its number is verified."""
    sources: Callable[[QTextBlock], frozenset[int]]
    """Gives the serials of a block's stretches that are shown as borrowed."""
    pictures: Pictures
    """The pictures that blocks name."""
    caret_block: int = -1
    """Number of the block in which the caret stands."""

    @property
    def scale(self) -> float:
        """Pixels a unit."""
        return self.character_px / CHARACTER

    def blocks(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """Give the blocks that can be seen with their place in the viewport."""
        layout = self.document.documentLayout()
        block = _first_below(self.document, self.scroll - round(2 * LINE * self.scale))
        while block.isValid():
            place = layout.blockBoundingRect(block).translated(0, -self.scroll)
            if place.top() > self.height:
                return
            yield block, place
            block = block.next()


def paper_rect(view: View) -> QRectF:
    """Return the paper's place in the viewport; short texts lie on a sheet that goes on below."""
    scale = view.scale
    top = GAP * scale - view.scroll
    bottom = view.document.documentLayout().documentSize().height() - GAP * scale - view.scroll
    return QRectF(HALO * scale, top, PAGE_WIDTH * scale, max(bottom, view.height + GAP + 8.0) - top)


def paint_paper(painter: QPainter, view: View) -> None:
    """Paint desk and paper."""
    painter.fillRect(QRectF(painter.viewport()), view.theme.color("desk"))
    paper = paper_rect(view)
    for distance, darkness in enumerate(_SHADOW):
        edge = distance + 1.0
        painter.setPen(QColor(0, 0, 0, darkness))
        painter.drawRect(paper.adjusted(-edge, 1 - edge, edge - 1, edge))
    painter.fillRect(paper, view.theme.color("paper"))


def paint_under_text(painter: QPainter, view: View) -> None:
    """Paint tints of paragraphs, fields and blanks, bars of borrowed stretches, ordinals, hints."""
    for block, place in view.blocks():
        if style_of(block) == "internal":
            _paint_internal(painter, view, *extent(block, place))
        _paint_apart(painter, view, block, place)
        _paint_tints(painter, view, block, place)
        _paint_bars(painter, view, block, place)
        _paint_ordinal(painter, view, block, place)
        _paint_hint(painter, view, block, place)


def _paint_apart(painter: QPainter, view: View, block: QTextBlock, place: QRectF) -> None:
    """Paint what sets a block apart that is no running text."""
    style = style_of(block)
    brush = Brush(painter=painter, theme=view.theme, scale=view.scale)
    if style in TABLES:
        paint_table(brush, block, place, is_grid=style == "grid")
    elif style == "attachment":
        paint_cut(brush, place)
    elif style == "picture":
        is_chosen = block.blockNumber() == view.caret_block
        if view.pictures.is_internal(block.text()):
            height = view.pictures.height(block.text()) * view.scale
            _paint_internal(painter, view, place.top(), place.top() + height)
        paint_picture(brush, block, place, view.pictures, is_chosen=is_chosen)


def extent(block: QTextBlock, place: QRectF) -> tuple[float, float]:
    """Return top and bottom of a block's lines; Qt's own rectangle leaves out fixed heights."""
    layout = block.layout()
    if not layout.lineCount():
        return place.top(), place.bottom()
    last = layout.lineAt(layout.lineCount() - 1)
    return place.top() + layout.lineAt(0).y(), place.top() + last.y() + last.height()


def stretches(block: QTextBlock, key: int) -> Iterator[tuple[int, int, str]]:
    """Give start, end and value of the stretches of a block that have the property *key*."""
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        found = fragment.charFormat()
        if found.hasProperty(key):
            start = fragment.position() - block.position()
            yield start, start + fragment.length(), str(found.property(key))
        iterator += 1


def _first_below(document: QTextDocument, y: int) -> QTextBlock:
    """Return the first block that reaches below *y*, found by halving."""
    layout = document.documentLayout()
    low, high = 0, document.blockCount() - 1
    while low < high:
        middle = (low + high) // 2
        if layout.blockBoundingRect(document.findBlockByNumber(middle)).bottom() < y:
            low = middle + 1
        else:
            high = middle
    return document.findBlockByNumber(low)


def boxes_of(block: QTextBlock, place: QRectF, start: int, end: int) -> Iterator[QRectF]:
    """Give the boxes that the stretch fills, one a line."""
    origin = place.topLeft()
    for line, left, right in lines_of(block, start, end):
        yield QRectF(left, line.y(), right - left, line.height()).translated(origin)


def _paint_internal(painter: QPainter, view: View, top: float, bottom: float) -> None:
    """Set a comparison for the internal edition apart: a tint, and its name in the margin."""
    scale = view.scale
    left = (HALO + LEFT - CHARACTER / 2) * scale
    width = (CHARACTERS_A_LINE + 1) * CHARACTER * scale
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(view.theme.color("hover"))
    painter.drawRoundedRect(QRectF(left, top - 2, width, bottom - top + 4), 4, 4)
    font = paper_font("heiti", LABEL_PT)
    font.setPixelSize(round(view.character_px * LABEL_PT / BODY_PT))
    painter.setFont(font)
    painter.setPen(view.theme.color("muted"))
    label = QRectF(0, top, left - CHARACTER / 2 * scale, LINE * scale)
    painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "内部对比")


def _paint_tints(painter: QPainter, view: View, block: QTextBlock, place: QRectF) -> None:
    for start, end in find_blanks(block.text()):
        for box in boxes_of(block, place, start, end):
            _paint_tint(painter, view, box, "amber_soft", "amber")
    for start, end, expression in stretches(block, FIELD):
        if block.text()[start : start + 1] == "【":
            continue
        role = "accent" if view.is_verified(expression) else "amber"
        for box in boxes_of(block, place, start, end):
            _paint_tint(painter, view, box, "field", role)


def _paint_tint(
    painter: QPainter, view: View, line_box: QRectF, background: str, underline: str
) -> None:
    """Paint a tint as high as the characters, with a dotted line below."""
    size = view.character_px
    middle = line_box.center().y()
    box = QRectF(line_box.left(), middle - size * 0.68, line_box.width(), size * 1.36)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(view.theme.color(background))
    painter.drawRoundedRect(box, 3, 3)
    pen = QPen(view.theme.color(underline), 1.5, Qt.PenStyle.DotLine)
    painter.setPen(pen)
    y = round(box.bottom()) - 0.5
    painter.drawLine(QPointF(box.left() + 2, y), QPointF(box.right() - 2, y))


def _paint_bars(painter: QPainter, view: View, block: QTextBlock, place: QRectF) -> None:
    left = (HALO + LEFT - CHARACTER * 0.75) * view.scale
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(view.theme.color("accent"))
    for top, bottom, _ in borrowed_bars(view, block, place):
        painter.drawRoundedRect(QRectF(left, top + 4, _BAR_PX, bottom - top - 8), 1.5, 1.5)


def borrowed_bars(
    view: View, block: QTextBlock, place: QRectF
) -> Iterator[tuple[float, float, int]]:
    """Give top, bottom and first character of the margin bar of each borrowed stretch."""
    bars: dict[str, tuple[float, float, int]] = {}
    shown = view.sources(block)
    for start, end, serial in stretches(block, BORROWED):
        if int(serial) not in shown:
            continue
        boxes = list(boxes_of(block, place, start, end))
        if not boxes:
            continue
        top, bottom, first = bars.get(serial, (boxes[0].top(), boxes[-1].bottom(), start))
        bars[serial] = (min(top, boxes[0].top()), max(bottom, boxes[-1].bottom()), first)
    yield from bars.values()


def _paint_ordinal(painter: QPainter, view: View, block: QTextBlock, place: QRectF) -> None:
    number = block.blockNumber()
    ordinal = view.ordinals[number] if number < len(view.ordinals) else ""
    style = style_of(block)
    if not ordinal or style == "picture" or not block.layout().lineCount():
        return  # a picture may stand for a moment where a heading was counted
    line = block.layout().lineAt(0)
    painter.setFont(_font(view, style))
    painter.setPen(view.theme.color("ink"))
    left = place.left() + line.naturalTextRect().left()
    left -= ordinal_width(style, ordinal) * view.scale
    painter.drawText(QPointF(left, place.top() + line.y() + line.ascent()), ordinal)


def _paint_hint(painter: QPainter, view: View, block: QTextBlock, place: QRectF) -> None:
    """Paint what an empty title waits for, and the rule beside guidance."""
    style = style_of(block)
    if style == "guidance":
        x = place.left() + CHARACTER * view.scale * 1.25
        painter.setPen(QPen(view.theme.color("line"), 2))
        top, bottom = extent(block, place)
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    if style == "title" and block.length() <= 1 and not block.layout().preeditAreaText():
        painter.setFont(_font(view, style))
        painter.setPen(view.theme.color("muted"))
        line = QRectF(place.left(), place.top(), place.width(), TITLE_LINE * view.scale)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, "请输入标题")


def _font(view: View, style: BlockStyle) -> QFont:
    """Return the face of a style in the pixels of the zoom."""
    face, size_pt = faces_of(style)
    font = paper_font(face, size_pt)
    font.setPixelSize(round(view.character_px * size_pt / BODY_PT))
    return font
