"""Wavy underlines at the places that a check found; they follow the text while one writes on.

A place whose words changed is underlined no more. When paragraphs are put elsewhere, their places
go along; a place is never found again where it is not certain which one it was.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from assistant.base.alike import count_alike
from assistant.gui.editor.document import blocks
from assistant.gui.editor.edits import CursorMaker
from assistant.gui.editor.looks import utf16_length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextBlock

    from assistant.gui.look.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPlace:
    """A stretch of a paragraph that is underlined."""

    paragraph: int
    """Index in the draft; -1 for the title."""
    start: int
    end: int
    role: str
    """Role of the colour."""


@dataclass(slots=True)
class Mark:
    """A place in the document."""

    cursor: QTextCursor
    role: str
    words: str
    """What stood there when it was marked."""
    home: str = ""
    """The block around it, when its words last stood there."""
    start: int = 0
    """Where in that block, as the document counts."""

    @property
    def holds(self) -> bool:
        """Tell whether its words still stand there."""
        return bool(self.words) and self.cursor.selectedText() == self.words

    def remember(self) -> None:
        """Note where it is, as long as it is sure."""
        if self.holds:
            block = self.cursor.document().findBlock(self.cursor.selectionStart())
            self.home = block.text()
            self.start = self.cursor.selectionStart() - block.position()

    def move_to(self, block: QTextBlock) -> None:
        """Stand at the same place in another block of the same words."""
        start = block.position() + self.start
        self.cursor.setPosition(start)
        end = start + utf16_length(self.words)
        self.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)


class Marks:
    """The underlined places of an editor, each known by its index."""

    def __init__(self, editor: QTextEdit, theme: Theme) -> None:
        self._editor = editor
        self._theme = theme
        self._marks: list[Mark | None] = []
        self._behind: int | None = None
        self._painted: list[Mark] = []

    def show(self, places: Sequence[MarkedPlace | None]) -> None:
        """Underline these places instead of those before; None keeps an index for no place."""
        self.take(self.prepared(places))

    def prepared(self, places: Sequence[MarkedPlace | None]) -> list[Mark | None]:
        """Return what :meth:`take` shows; it keeps to its words whatever is written meanwhile.

        For many places that takes as long as showing them.
        """
        over = CursorMaker(self._editor.document())
        return [
            _made(over.cursor(place.paragraph, place.start, place.end), place.role)
            if place
            else None
            for place in places
        ]

    def take(self, marks: list[Mark | None]) -> None:
        """Underline these places instead of those before."""
        self._marks = marks
        self.paint()

    def remove(self, index: int) -> None:
        """Take one underline away; the others keep their indices."""
        self._marks[index] = None
        self.paint()

    def cursor(self, index: int) -> QTextCursor | None:
        """Return a cursor over the words that now stand at a place, None for no place."""
        mark = self._marks[index]
        return QTextCursor(mark.cursor) if mark else None

    def holds(self, index: int) -> bool:
        """Tell whether the words of a place still stand there as they did."""
        mark = self._marks[index]
        return mark is not None and mark.holds

    @contextmanager
    def going_along(self) -> Iterator[None]:
        """Let the places go along with what is put elsewhere within."""
        marks = [mark for mark in self._marks if mark]
        for mark in marks:
            mark.remember()
        yield
        if marks:
            self._find_again(marks)

    def _find_again(self, marks: Sequence[Mark]) -> None:
        found = {block.text(): block for block in blocks(self._editor.document())}
        counts = Counter(block.text() for block in blocks(self._editor.document()))
        for mark in marks:
            block = mark.cursor.document().findBlock(mark.cursor.selectionStart())
            is_home = mark.holds and block.text() == mark.home
            if is_home or not mark.home:
                continue
            if counts[mark.home] == 1:
                mark.move_to(found[mark.home])
            elif not _is_same(block.text(), mark.home):
                mark.cursor.clearSelection()
        self.paint()

    def paint(self) -> None:
        """Show the underlines."""
        self._painted = self._to_paint()
        waves = [self._wave(mark.cursor, mark.role) for mark in self._painted]
        self._editor.setExtraSelections(waves)

    def follow(self) -> None:
        """Underline a place whose words changed no more."""
        if len(self._to_paint()) != len(self._painted):
            self.paint()

    def hide(self) -> None:
        """Show none until they are painted again: an input method is composing."""
        self._painted = []
        self._editor.setExtraSelections([])

    def hide_behind(self, position: int | None) -> None:
        """Show none behind a position in its paragraph, where words on offer push the text on.

        Qt would paint them where the text stood before. None shows all again.
        """
        self._behind = position
        self.paint()

    def _to_paint(self) -> list[Mark]:
        marks = (mark for mark in self._marks if mark and mark.holds)
        return [mark for mark in marks if not self._is_pushed_on(mark.cursor)]

    def _is_pushed_on(self, cursor: QTextCursor) -> bool:
        if self._behind is None or cursor.selectionEnd() <= self._behind:
            return False
        return cursor.document().findBlock(self._behind).contains(cursor.selectionStart())

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.paint()

    def _wave(self, cursor: QTextCursor, role: str) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(self._theme.color(role))
        selection.cursor = cursor  # type: ignore[attr-defined]
        selection.format = look  # type: ignore[attr-defined]
        return selection


def _made(cursor: QTextCursor, role: str) -> Mark:
    mark = Mark(cursor=cursor, role=role, words=cursor.selectedText())
    mark.remember()
    return mark


def _is_same(one: str, other: str) -> bool:
    """Tell whether a paragraph is another one that was reworded in part."""
    head = count_alike(one, other)
    tail = count_alike(one[head:][::-1], other[head:][::-1])
    return 2 * (head + tail) >= max(len(one), len(other))
