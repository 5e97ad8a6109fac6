"""The comments in an editor's text: what they say, where they stand, each act a step to undo."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Signal

from assistant.draft.comments import Thread, moment, threads
from assistant.gui.editor.commented import (
    change_comment,
    has_room,
    put_comment,
    words_to_comment,
)
from assistant.gui.editor.edits import cursor_between
from assistant.gui.editor.paper import boxes_of
from assistant.gui.editor.paper_comments import (
    commented_stretches,
    paint_comments,
    signs_of,
)
from assistant.gui.stamps import stamp_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QMouseEvent, QPainter, QTextCursor
    from PySide6.QtWidgets import QTextEdit

    from assistant.draft.parts import Comment, Paragraph
    from assistant.gui.editor.paper import View

_LONGEST_TIP = 300


class EditorComments(QObject):
    """Reads and changes the comments in an editor's text.

    Signals:
        sign_pressed: the sign of a comment in the margin; carries its id.
    """

    sign_pressed = Signal(str)

    def __init__(
        self,
        editor: QTextEdit,
        read: Callable[[], tuple[Paragraph, ...]],
        step: Callable[[str], AbstractContextManager[None]],
        show_words: Callable[[QTextCursor], None],
    ) -> None:
        """Know an editor.

        Args:
            editor: holds the text.
            read: gives what its blocks say, the title first.
            step: makes a step that can be undone of what is done within.
            show_words: takes a cursor and shows where it stands.
        """
        super().__init__(editor)
        self._editor = editor
        self._read = read
        self._step = step
        self._show_words = show_words
        self._chosen = ""

    def threads(self) -> tuple[Thread, ...]:
        """Return the comments in the order of the text."""
        return threads(self._read()[1:])

    @property
    def chosen(self) -> str:
        """Id of the comment that stands out, empty for none."""
        return self._chosen

    def choose(self, key: str) -> None:
        """Let a comment stand out, or none."""
        if key != self._chosen:
            self._chosen = key
            self._editor.viewport().update()

    def words(self) -> QTextCursor | None:
        """Return a cursor over what a new comment would stand on, None for nothing."""
        return words_to_comment(self._editor.textCursor())

    def add(self, over: QTextCursor, comment: Comment) -> bool:
        """Put a comment on words; tell whether there was room for one more on them."""
        if self._editor.isReadOnly() or not over.hasSelection() or not has_room(over):
            return False
        with self._step("插入批注"):
            put_comment(over, comment)
        return True

    def change(self, comment: Comment, name: str) -> None:
        """Let a comment say something else, as a step of that name."""
        with self._step(name):
            change_comment(self._editor.document(), comment.id, comment)

    def remove(self, key: str) -> None:
        """Take a comment away."""
        with self._step("删除批注"):
            change_comment(self._editor.document(), key, None)

    def show(self, key: str) -> None:
        """Put the caret before the words of a comment and show them."""
        place = next(self._places(key), None)
        if place is not None:
            start, _ = place
            self._show_words(cursor_between(self._editor.document(), start, start))

    def at_caret(self) -> str:
        """Return the comment whose words the caret stands in, the innermost; empty for none."""
        cursor = self._editor.textCursor()
        at = cursor.selectionStart() - cursor.block().position()
        on: tuple[Comment, ...] = ()
        for start, end, comments in commented_stretches(
            cursor.document().findBlock(cursor.selectionStart())
        ):
            if start <= at < end or (not on and at == end):
                on = comments
        lengths = {each.id: sum(e - s for s, e in self._places(each.id)) for each in on}
        return min(lengths, key=lambda key: lengths[key], default="")

    def paint(self, painter: QPainter, view: View) -> None:
        """Paint the comments that can be seen."""
        paint_comments(painter, view, self._chosen)

    def press(self, event: QMouseEvent, view: View) -> bool:
        """Choose the comment whose sign is pressed, in turn; tell whether there is one."""
        on = self._sign_at(view, event.position().toPoint())
        if not on:
            return False
        keys = [each.id for each in on]
        after = keys.index(self._chosen) + 1 if self._chosen in keys else 0
        self.sign_pressed.emit(keys[after % len(keys)])
        return True

    def tip_at(self, view: View, at: QPoint, position: int) -> str:
        """Return what is said of the sign or the words at a place of the viewport."""
        on = self._sign_at(view, at) or self._comments_at(view, at, position)
        return "<br><br>".join(map(_tip, on))

    def _sign_at(self, view: View, at: QPoint) -> tuple[Comment, ...]:
        for block, place in view.blocks():
            for sign in signs_of(view, block, place):
                if sign.box.adjusted(-4, -4, 4, 4).contains(QPointF(at)):
                    return sign.comments
        return ()

    def _comments_at(self, view: View, at: QPoint, position: int) -> tuple[Comment, ...]:
        block = view.document.findBlock(position)
        place = next((box for each, box in view.blocks() if each == block), None)
        if place is None:
            return ()
        for start, end, on in commented_stretches(block):
            if any(box.contains(QPointF(at)) for box in boxes_of(block, place, start, end)):
                return on
        return ()

    def _places(self, key: str) -> Iterator[tuple[int, int]]:
        """Give start and end of the stretches of the document that a comment stands on."""
        document = self._editor.document()
        for number, paragraph in enumerate(self._read()):
            if not any(piece.id == key for piece in paragraph.comments):
                continue
            block = document.findBlockByNumber(number)
            last: tuple[int, int] | None = None
            for start, end, on in commented_stretches(block):
                if all(each.id != key for each in on):
                    continue
                if last and last[1] == block.position() + start:
                    last = (last[0], block.position() + end)
                    continue
                if last:
                    yield last
                last = (block.position() + start, block.position() + end)
            if last:
                yield last


def stamp_of(author: str, time: str) -> str:
    """Return ``王主任 2026年2月5日 10:30`` by the clock here, with what is known."""
    when = moment(time)
    return stamp_words(author, when.astimezone() if when else None)


def _tip(comment: Comment) -> str:
    state = "（已处理）" if comment.resolved else ""
    lines = [(f"批注{state}", stamp_of(comment.author, comment.time), comment.text)]
    lines += [("答复", stamp_of(each.author, each.time), each.text) for each in comment.replies]
    return "<br>".join(
        f"<div style='width:320px'><b>{escape(kind)}</b>　{escape(who)}<br>{_cut(text)}</div>"
        for kind, who, text in lines
    )


def _cut(text: str) -> str:
    shown = text if len(text) <= _LONGEST_TIP else f"{text[:_LONGEST_TIP]}…"
    return escape(shown).replace("\n", "<br>")
