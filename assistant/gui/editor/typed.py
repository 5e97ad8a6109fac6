"""What a key or an input method writes, as steps that can be undone.

Letters typed in a row are one step, and so are letters taken back in a row. A mark of punctuation
ends the step it belongs to; whatever an input method composed is a step of its own, and so is what
becomes of a western mark: one undo gives it back as it was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QTextCursor

from assistant.draft.numbering import TABLES
from assistant.gui.editor.document import FIELD, style_of
from assistant.gui.editor.looks import code_points
from assistant.gui.editor.punctuation import change_of

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from PySide6.QtGui import QKeyEvent

    from assistant.gui.editor.undoing import Undoing

_TYPING = "输入"


def key_step(undoing: Undoing, event: QKeyEvent) -> AbstractContextManager[None]:
    """Make one step of what a key does, or let it join the one before."""
    text = event.text()
    if event.key() == Qt.Key.Key_Backspace:
        return undoing.step("删除", "backspace")
    if event.key() == Qt.Key.Key_Delete:
        return undoing.step("删除", "delete")
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return undoing.step("换行")
    if event.matches(QKeySequence.StandardKey.Cut):
        return undoing.step("剪切")
    if text and text.isprintable():
        return undoing.step(_TYPING, "typing", is_last=_is_mark(text))
    return undoing.step("")


def words_step(undoing: Undoing, words: str, *, is_composed: bool) -> None:
    """Make one step of the words that an input method has written."""
    if is_composed:
        undoing.settle(_TYPING)
    else:
        undoing.settle(_TYPING, "typing", is_last=_is_mark(words))


def write_mark(undoing: Undoing, cursor: QTextCursor, typed: str) -> None:
    """Write the mark before the cursor as Chinese print has it; tables and fields keep theirs."""
    block = cursor.block()
    text = block.text()[: code_points(block.text(), cursor.positionInBlock())]
    is_plain = style_of(block) not in TABLES and not cursor.charFormat().hasProperty(FIELD)
    if len(typed) != 1 or cursor.hasSelection() or not text.endswith(typed) or not is_plain:
        return
    change = change_of(text[:-1], typed)
    if change is None:
        return
    look = cursor.charFormat()
    with undoing.step("中文标点"):
        cursor.movePosition(
            QTextCursor.MoveOperation.PreviousCharacter,
            QTextCursor.MoveMode.KeepAnchor,
            change.length,
        )
        cursor.insertText(change.text, look)


def _is_mark(text: str) -> bool:
    return category(text[-1:] or " ").startswith("P")
