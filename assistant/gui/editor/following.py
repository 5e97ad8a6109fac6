"""What follows an act on the paper: items count on, references name parts by their numbers.

It is done within the step of the act, or right after what was typed, and leaves the caret where it
stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from assistant.draft.items import follow_items
from assistant.draft.numbering import TABLES
from assistant.draft.paragraph_order import paragraph_order
from assistant.draft.references import follow_references
from assistant.gui.editor.document import style_of
from assistant.gui.editor.ruler import Ruler

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QTextDocument
    from PySide6.QtWidgets import QTextEdit

    from assistant.draft.edit import Edit
    from assistant.draft.parts import Paragraph
    from assistant.gui.editor.reading import Reading

    Blocks = Sequence[Paragraph]

_NUMBERED = ("heading1", "heading2", "attachment", "caption")
_COUNTS = (*_NUMBERED, *TABLES, "picture")
"""What gives or takes numbers that a reference can name."""


class Following:
    """Puts right what an act left behind.

    While one writes a heading that is still empty, its number is not known: the references are put
    right from where it had one, once it has words.
    """

    def __init__(self, editor: QTextEdit, reading: Reading) -> None:
        self._editor = editor
        self._reading = reading
        self._waiting: Blocks | None = None
        """The blocks for which the references are right, while a heading is empty."""

    def forget(self) -> None:
        """Wait for no heading any more: the text is another."""
        self._waiting = None

    def count_items(self, before: Blocks, *, is_typed: bool) -> bool:
        """Let items count on; tell whether any had to."""
        after = self._reading.blocks()
        edits = follow_items(before, after, is_typed=is_typed) if after is not before else {}
        self._write(edits)
        return bool(edits)

    def name_parts(self, before: Blocks) -> tuple[str, str] | None:
        """Let references name parts by their numbers; return what is to be told of it."""
        after = self._reading.blocks()
        if self._waiting is None and not _is_renumbered(before, after):
            return None
        before = self._waiting or before
        if self._is_at_empty_heading():
            self._waiting = before
            return None
        self._waiting = None
        old, new = before[1:], after[1:]
        followed = follow_references(old, new, paragraph_order(old, new))
        self._write({at + 1: edits for at, edits in followed.edits.items()})
        return followed.news

    def _is_at_empty_heading(self) -> bool:
        block = self._editor.textCursor().block()
        return style_of(block) in _NUMBERED and not block.text().strip()

    def _write(self, edits: Mapping[int, Iterable[Edit]]) -> None:
        if not edits:
            return
        caret = self._editor.textCursor()
        has_selection = caret.hasSelection()
        caret.setKeepPositionOnInsert(True)
        _write(self._editor.document(), edits)
        caret.setKeepPositionOnInsert(False)
        if not has_selection:
            caret.clearSelection()
        self._editor.setTextCursor(caret)


def _write(document: QTextDocument, edits: Mapping[int, Iterable[Edit]]) -> None:
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for number, made in edits.items():
        block = document.findBlockByNumber(number)
        for edit in sorted(made, key=lambda each: each.start, reverse=True):
            start, end = Ruler(block).shown(edit.start, edit.end)
            cursor.setPosition(block.position() + start)
            cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(edit.written, cursor.charFormat())
    cursor.endEditBlock()


def _is_renumbered(before: Blocks, after: Blocks) -> bool:
    """Tell whether a change can have given parts other numbers."""
    old, new = list(map(_number_of, before)), list(map(_number_of, after))
    return [each for each in old if each] != [each for each in new if each]


def _number_of(paragraph: Paragraph) -> str:
    return paragraph.style if paragraph.style in _COUNTS and paragraph.text.strip() else ""
