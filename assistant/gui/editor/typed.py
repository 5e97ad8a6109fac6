"""What a key or an input method writes, as steps that can be undone.

Letters typed in a row are one step, and so are letters taken back in a row. A mark of punctuation
ends the step it belongs to; whatever an input method composed is a step of its own, and so is what
becomes of a western mark: one undo gives it back as it was typed.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from unicodedata import category

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from assistant.draft.numbering import TABLES
from assistant.gui.editor import items
from assistant.gui.editor.document import FIELD, style_of
from assistant.gui.editor.looks import code_points
from assistant.gui.editor.punctuation import change_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QTextEdit

    from assistant.draft.parts import Paragraph
    from assistant.gui.editor.following import Following
    from assistant.gui.editor.undoing import Undoing

_TYPING = "输入"


def is_writing(event: QKeyEvent) -> bool:
    """Tell whether a key writes a character."""
    return bool(event.text()) and event.text().isprintable()


def is_deleting(event: QKeyEvent) -> bool:
    """Tell whether a key takes a character back, or what is selected."""
    return event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class Typing:
    """Makes steps of what is typed in an editor, and puts it right.

    Each time that is a step by itself: marks as Chinese print has them, an item that was typed
    after it was written by itself, the items behind.
    """

    def __init__(self, editor: QTextEdit, undoing: Undoing, following: Following) -> None:
        self._editor = editor
        self._undoing = undoing
        self._following = following
        self.has_chinese_marks = True
        """Western marks that a key writes become Chinese ones."""

    @contextmanager
    def key(self, event: QKeyEvent) -> Iterator[None]:
        """Make a step of what a key does within, or let it join the one before."""
        is_typed = is_writing(event)
        with self._step_of(event), self._following.within(is_typed=is_typed):
            yield
        if self.has_chinese_marks:
            self._write_mark(event.text())
        self._drop_double(event.text())
        if is_typed or is_deleting(event):
            self._following.count_on(self._undoing.before_run)

    def begin_words(self) -> None:
        """End the step under way: what an input method writes is judged when it has written."""
        self._undoing.settle()

    def end_words(self, words: str, before: Sequence[Paragraph] | None) -> None:
        """Make a step of the words that an input method has written.

        Args:
            words: the words, as they read.
            before: the blocks before they were composed; None for words it wrote at once.
        """
        if before is None:
            self._undoing.settle(_TYPING, "typing", is_last=_is_mark(words))
            if self.has_chinese_marks:
                self._write_mark(words)
        else:
            self._undoing.settle(_TYPING)
        self._drop_double(words)
        if words:
            self._following.count_on(self._undoing.before_run if before is None else before)

    def _step_of(self, event: QKeyEvent) -> AbstractContextManager[None]:
        if event.key() == Qt.Key.Key_Backspace:
            return self._undoing.step("删除", "backspace")
        if event.key() == Qt.Key.Key_Delete:
            return self._undoing.step("删除", "delete")
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._undoing.step("换行")
        if is_writing(event):
            return self._undoing.step(_TYPING, "typing", is_last=_is_mark(event.text()))
        return self._undoing.step("")

    def _write_mark(self, typed: str) -> None:
        """Write the mark just typed as Chinese print has it; tables and fields keep theirs."""
        cursor = self._editor.textCursor()
        if len(typed) != 1 or cursor.hasSelection() or self._editor.isReadOnly():
            return
        block = cursor.block()
        text = block.text()[: code_points(block.text(), cursor.positionInBlock())]
        is_plain = style_of(block) not in TABLES and not cursor.charFormat().hasProperty(FIELD)
        change = change_of(text[:-1], typed) if text.endswith(typed) and is_plain else None
        if change is None:
            return
        look = cursor.charFormat()
        with self._undoing.step("中文标点"):
            cursor.movePosition(
                QTextCursor.MoveOperation.PreviousCharacter,
                QTextCursor.MoveMode.KeepAnchor,
                change.length,
            )
            cursor.insertText(change.text, look)

    def _drop_double(self, typed: str) -> None:
        """Take one of two equal items away that a paragraph begins with since the last key."""
        cursor = self._editor.textCursor()
        if typed and not self._editor.isReadOnly() and items.is_doubled(cursor, typed):
            with self._undoing.step("去掉重复的序号"):
                items.drop_double(cursor)


def _is_mark(text: str) -> bool:
    return category(text[-1:] or " ").startswith("P")
