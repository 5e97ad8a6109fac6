"""Where the flags of a rolled-over draft stand while the drafter writes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from assistant.gui.editor.edits import cursor_over
from assistant.gui.editor.looks import utf16_length
from assistant.gui.review.shown_text import shown_stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.draft import Draft
    from assistant.draft.rollover.flag import Flag
    from assistant.gui.editor.editor import Editor

_TITLE = "title"


class FlagPlaces:
    """A cursor over the words of each flag, which follows the text as it changes."""

    def __init__(self, editor: Editor, draft: Draft, flags: Sequence[Flag]) -> None:
        self._editor = editor
        self._flags = tuple(flags)
        self._elements = draft.elements
        self._cursors = [_cursor(editor, draft, flag) for flag in flags]
        self._words = [cursor.selectedText() if cursor else "" for cursor in self._cursors]

    def changed(self, draft: Draft) -> set[int]:
        """Return the flags whose words, or whose element, are others now."""
        return {number for number in range(len(self._flags)) if self._is_changed(number, draft)}

    def show(self, number: int) -> bool:
        """Go to the words of a flag; False where they stand in no paragraph nor in the title."""
        cursor = self._cursors[number]
        if cursor is None:
            return False
        start = QTextCursor(cursor)
        start.setPosition(cursor.selectionStart())
        start.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        first = len(start.selectedText())
        paragraph = start.blockNumber() - 1
        self._editor.go_to(paragraph, first, first + len(cursor.selectedText()))
        return True

    def _is_changed(self, number: int, draft: Draft) -> bool:
        flag, cursor = self._flags[number], self._cursors[number]
        if cursor is not None:
            return not _reads(cursor, self._words[number])
        if not flag.element:
            return False
        return bool(getattr(draft.elements, flag.element) != getattr(self._elements, flag.element))


def _cursor(editor: Editor, draft: Draft, flag: Flag) -> QTextCursor | None:
    document = editor.document()
    if flag.paragraph is None:
        if flag.element != _TITLE:
            return None
        return cursor_over(document, -1, flag.start, flag.end)
    start, end = shown_stretch(draft, flag.paragraph, flag.start, flag.end)
    return cursor_over(document, flag.paragraph, start, end)


def _reads(cursor: QTextCursor, words: str) -> bool:
    """Tell whether the words stand at a cursor; one that an undo left beside them selects them."""
    if cursor.selectedText() == words:
        return True
    length = utf16_length(words)
    for start in (cursor.selectionStart(), cursor.selectionEnd() - length):
        tried = QTextCursor(cursor)
        last = cursor.document().characterCount() - 1
        tried.setPosition(min(max(start, 0), last))
        tried.setPosition(min(max(start, 0) + length, last), QTextCursor.MoveMode.KeepAnchor)
        if tried.selectedText() == words:
            cursor.setPosition(tried.anchor())
            cursor.setPosition(tried.position(), QTextCursor.MoveMode.KeepAnchor)
            return True
    return False
