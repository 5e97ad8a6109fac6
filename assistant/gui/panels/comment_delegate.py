"""How a comment is drawn in its list: who and when, the words, what is said, the answers."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout

from assistant.gui.editor.commenting import stamp_of
from assistant.gui.editor.document import LINE_BREAK
from assistant.gui.look.theme import SECONDARY_PX, interface_font
from assistant.gui.models.comments_model import COMMENT, WORDS
from assistant.gui.widgets.marked_text import height_of, lay_out
from assistant.gui.widgets.themed_delegate import ThemedDelegate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from assistant.draft.parts import Comment

_HEAD_PX, _WORDS_PX, _GAP_PX, _PAD_PX = 20, 20, 4, 10
_INDENT_PX = 16
_LONGEST = 600
"""Characters shown of each text; the tool tip in the draft shows no more either."""


class _Part(NamedTuple):
    """A comment or an answer on its card."""

    who: str
    text: str
    indent: int


class CommentDelegate(ThemedDelegate):
    """Draws the cards of comments."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a card for the width of the list."""
        width = option.widget.viewport().width() if option.widget else 336  # type: ignore[attr-defined]
        return QSize(width, _height(index.data(COMMENT), width))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a card."""
        painter.save()
        box: QRect = option.rect.adjusted(12, 0, 0, -8)  # type: ignore[attr-defined]
        self.paint_card(painter, option, box)
        comment: Comment = index.data(COMMENT)
        inner = box.adjusted(_PAD_PX, 6, -_PAD_PX, 0)
        self._paint_words(painter, inner, index.data(WORDS), comment)
        top = inner.top() + _WORDS_PX
        for part in _parts(comment):
            top = self._paint_part(painter, inner, top, part, comment)
        painter.restore()

    def _paint_words(self, painter: QPainter, inner: QRect, words: str, comment: Comment) -> None:
        """Draw what the comment stands on, and whether it is settled."""
        role = "muted" if comment.resolved else "note"
        name = "checkbox-circle-line" if comment.resolved else "chat-3-line"
        self.theme.icon(name, role).paint(painter, QRect(inner.left(), inner.top() + 2, 16, 16))
        small = interface_font(SECONDARY_PX)
        painter.setFont(small)
        painter.setPen(self.theme.color(role))
        line = QRect(inner.left() + 22, inner.top(), inner.width() - 22, _WORDS_PX)
        if comment.resolved:
            state = "已处理"
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, state)
            line.setLeft(line.left() + QFontMetrics(small).horizontalAdvance(state) + 8)
        shown = QFontMetrics(small).elidedText(
            f"“{words}”", Qt.TextElideMode.ElideMiddle, line.width()
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_part(
        self, painter: QPainter, inner: QRect, top: int, part: _Part, comment: Comment
    ) -> int:
        """Draw a comment or an answer; return where it ends."""
        left, width = inner.left() + part.indent, inner.width() - part.indent
        start = top + _GAP_PX
        if part.who:
            painter.setFont(interface_font(SECONDARY_PX))
            painter.setPen(self.theme.color("muted"))
            shown = painter.fontMetrics().elidedText(part.who, Qt.TextElideMode.ElideRight, width)
            head = QRect(left, start, width, _HEAD_PX)
            painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, shown)
            start += _HEAD_PX
        layout = _laid_out(part.text, width)
        painter.setPen(self.theme.color("muted" if comment.resolved else "ink"))
        layout.draw(painter, QPointF(left, start))
        height = ceil(height_of(layout))
        if part.indent:
            rule = QRect(inner.left() + 4, top + _GAP_PX + 2, 2, start + height - top - _GAP_PX - 4)
            painter.fillRect(rule, self.theme.color("line"))
        return start + height


def _parts(comment: Comment) -> list[_Part]:
    parts = [_Part(stamp_of(comment.author, comment.time), _cut(comment.text), 0)]
    for each in comment.replies:
        stamp = stamp_of(each.author, each.time)
        parts.append(_Part(f"答复　{stamp}".rstrip(), _cut(each.text), _INDENT_PX))
    return parts


@lru_cache(maxsize=2048)
def _height(comment: Comment, width: int) -> int:
    """Return the height of a card in a list of that width."""
    inner = width - 12 - 2 * _PAD_PX
    height = _WORDS_PX
    for part in _parts(comment):
        height += _GAP_PX + (_HEAD_PX if part.who else 0)
        height += ceil(height_of(_laid_out(part.text, inner - part.indent)))
    return height + 6 + _PAD_PX + 8


def _laid_out(text: str, width: int) -> QTextLayout:
    return lay_out(text.replace("\n", LINE_BREAK), interface_font(), width)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
