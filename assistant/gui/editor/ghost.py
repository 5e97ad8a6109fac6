"""Grey words after the caret that one may take over: shown in the text's layout, never in the text.

They lie where an input method puts what it composes (the layout's preedit area). So they break and
wrap like all words, push on what follows, and yet are no part of the document: nothing counts,
saves, copies or undoes them. Whatever changes the text takes them away first; where the words typed
are their beginning, the rest comes back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPen, QTextCharFormat, QTextCursor, QTextLayout

from assistant.draft.fields import split_fields
from assistant.gui.editor.document import runs_of
from assistant.gui.editor.looks import utf16_length
from assistant.gui.look.theme import interface_font

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QPainter, QTextBlock
    from PySide6.QtWidgets import QTextEdit

    from assistant.draft.parts import Paragraph
    from assistant.gui.editor.paper import View
    from assistant.gui.look.theme import Theme

KEY = "Tab"
"""The key that takes the words; its name is painted behind them."""
_KEY_SIZE = 0.58
"""Of its letters, in characters of body text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer:
    """Words on offer and the state of the text they were offered for."""

    words: Paragraph
    shown: str
    """As they read."""
    spot: QTextCursor
    """Stays where the words lie, whatever is changed before them."""
    position: int
    """Of the caret in the document."""
    characters: int
    """Of the document."""
    around: str
    """The paragraph's text."""


class Ghost:
    """The words on offer in an editor, if any."""

    def __init__(
        self, editor: QTextEdit, theme: Theme, pushed: Callable[[int | None], None]
    ) -> None:
        """Offer nothing yet.

        Args:
            editor: where words are offered.
            theme: their colours.
            pushed: told the position behind which the words push the text on, None once they do
                not.
        """
        self._editor = editor
        self._theme = theme
        self._pushed = pushed
        self._write: Callable[[str], str] = str
        self._offer: _Offer | None = None
        self._aside: _Offer | None = None
        """Offer that was taken away while the text changes."""

    @property
    def words(self) -> Paragraph | None:
        """The words that can be seen now."""
        return self._offer.words if self._offer else None

    @property
    def shown(self) -> str:
        """The words that can be seen now, as they read."""
        return self._offer.shown if self._offer else ""

    def show(self, words: Paragraph, write: Callable[[str], str]) -> None:
        """Offer words after the caret, unless something is selected or being composed there.

        Args:
            words: text with fields and blanks, and its source.
            write: gives the words of a field's expression.
        """
        self.hide()
        self._write = write
        document, cursor = self._editor.document(), self._editor.textCursor()
        shown = "".join(run.text for run in runs_of(words, write)).replace("\n", " ")
        if not shown or cursor.hasSelection() or cursor.block().layout().preeditAreaText():
            return
        self._offer = _Offer(
            words=words,
            shown=shown,
            spot=_spot(cursor),
            position=cursor.position(),
            characters=document.characterCount(),
            around=cursor.block().text(),
        )
        self._lay(cursor.block(), cursor.positionInBlock(), shown)

    def hide(self) -> None:
        """Offer nothing any more."""
        self._take_away()
        self._aside = None

    def step_aside(self) -> None:
        """Take the words away while the text may change; :meth:`come_back` decides about them."""
        if self._offer is not None:
            self._aside = self._offer
            self._take_away()

    def come_back(self) -> None:
        """Offer again what stepped aside, without what was typed of it since."""
        aside, self._aside = self._aside, None
        rest = self._rest(aside) if aside else None
        if rest is not None:
            self.show(rest, self._write)

    def follow_caret(self) -> None:
        """Offer nothing any more if the caret went elsewhere."""
        cursor = self._editor.textCursor()
        if self._offer and (cursor.hasSelection() or cursor.position() != self._offer.position):
            self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if self._offer is not None:
            self.show(self._offer.words, self._write)

    def paint_key(self, painter: QPainter, view: View) -> None:
        """Paint the key behind the words, where nothing but a full stop follows them."""
        cursor = self._editor.textCursor()
        block, layout = cursor.block(), cursor.block().layout()
        behind = block.length() - 1 - cursor.positionInBlock()
        if self._offer is None or behind > 1 or not layout.lineCount():
            return
        line = layout.lineAt(layout.lineCount() - 1)
        place = view.document.documentLayout().blockBoundingRect(block).translated(0, -view.scroll)
        end = QPointF(line.x() + line.naturalTextWidth(), line.rect().center().y())
        _paint_key(painter, view, place.topLeft() + end)

    def _take_away(self) -> None:
        offer, self._offer = self._offer, None
        if offer and offer.spot.block().layout().preeditAreaText() == offer.shown:
            block, layout = offer.spot.block(), offer.spot.block().layout()
            looks = _looks_without(layout, utf16_length(offer.shown))
            layout.setPreeditArea(-1, "")
            layout.setFormats(looks)
            self._editor.document().markContentsDirty(block.position(), block.length())
            self._pushed(None)

    def _lay(self, block: QTextBlock, at: int, shown: str) -> None:
        """Put words into the layout of a block, in the look of those before them, but grey."""
        layout, length, grey = block.layout(), utf16_length(shown), QTextCharFormat()
        grey.setForeground(self._theme.color("muted"))
        looks = _looks_with(layout, at, length)
        layout.setPreeditArea(at, shown)
        layout.setFormats([*looks, _look(at, length, grey)])
        self._editor.document().markContentsDirty(block.position(), block.length())
        self._pushed(block.position() + at)

    def _rest(self, aside: _Offer) -> Paragraph | None:
        """Return what is left of the words after what was typed of them; None for anything else."""
        document, cursor = self._editor.document(), self._editor.textCursor()
        if cursor.hasSelection():
            return None
        grown = cursor.position() - aside.position
        if grown < 0 or document.characterCount() != aside.characters + grown:
            return None
        if grown == 0:
            return aside.words if cursor.block().text() == aside.around else None
        cursor.setPosition(aside.position, QTextCursor.MoveMode.KeepAnchor)
        return _without(aside.words, cursor.selectedText())


def _looks_with(layout: QTextLayout, at: int, length: int) -> list[QTextLayout.FormatRange]:
    """Return the looks of a block with room for *length* more units at *at*."""
    looks = []
    for start, end, look in _looks(layout):
        moved = start + length if start >= at else start
        looks.append(_look(moved, (end + length if end >= at else end) - moved, look))
    return looks


def _looks_without(layout: QTextLayout, length: int) -> list[QTextLayout.FormatRange]:
    """Return the looks of a block's own text, without the *length* units of the words on offer."""
    at = layout.preeditAreaPosition()
    looks = []
    for start, end, look in _looks(layout):
        moved = start - length if start >= at + length else start
        kept = (end - length if end >= at + length else end) - moved
        if kept > 0 and not at <= start < at + length:
            looks.append(_look(moved, kept, look))
    return looks


def _looks(layout: QTextLayout) -> Iterator[tuple[int, int, QTextCharFormat]]:
    """Give start, end and format of the looks that lie over a block."""
    for each in cast("list[Any]", layout.formats()):
        yield each.start, each.start + each.length, each.format


def _look(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made: Any = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return cast("QTextLayout.FormatRange", made)


def _spot(cursor: QTextCursor) -> QTextCursor:
    spot = QTextCursor(cursor)
    spot.setKeepPositionOnInsert(True)
    return spot


def _without(words: Paragraph, typed: str) -> Paragraph | None:
    """Return the words without those typed; None where they do not begin so, or end with that."""
    first = split_fields(words.text)[0]
    if first.kind != "plain" or not first.text.startswith(typed) or typed == words.text:
        return None
    done = len(typed)
    return replace(
        words,
        text=words.text[done:],
        borrowed=tuple(
            replace(each, start=max(0, each.start - done), end=each.end - done)
            for each in words.borrowed
            if each.end > done
        ),
    )


def _paint_key(painter: QPainter, view: View, end: QPointF) -> None:
    """Paint the key with its left edge a little behind *end*, as high as a character at most."""
    size = round(view.character_px * _KEY_SIZE)
    font = interface_font(size)
    width = QFontMetricsF(font).horizontalAdvance(KEY) + size
    box = QRectF(round(end.x()) + size * 0.6, round(end.y()) - size * 0.75, width, size * 1.5)
    box.translate(0.5, 0.5)
    painter.setPen(QPen(view.theme.color("line"), 1))
    painter.setBrush(view.theme.color("surface"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(font)
    painter.setPen(view.theme.color("muted"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, KEY)
