"""What follows an act on the paper: items count on, references name parts by their numbers.

It is done within the step of the act, or right after what was typed, and leaves the caret where it
stands.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from assistant.draft.items import follow_items
from assistant.draft.numbering import TABLES
from assistant.draft.paragraph_order import paragraph_order
from assistant.draft.references import follow_references
from assistant.gui.editor.document import style_of
from assistant.gui.editor.ruler import Ruler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from PySide6.QtGui import QTextDocument

    from assistant.draft.edit import Edit
    from assistant.draft.parts import Paragraph
    from assistant.gui.editor.paper_view import PaperView
    from assistant.gui.editor.reading import Reading

    Blocks = Sequence[Paragraph]

_NUMBERED = ("heading1", "heading2", "attachment", "caption")
_COUNTS = (*_NUMBERED, *TABLES, "picture")
"""What gives or takes numbers that a reference can name."""


class Following(QObject):
    """Puts right what an act left behind.

    While one writes a heading that is still empty, its number is not known: the references are put
    right from where it had one, once it has words.

    Signals:
        references_followed: references were put right; carries kind and words of the news.
    """

    references_followed = Signal(str, str)

    def __init__(
        self,
        paper: PaperView,
        reading: Reading,
        step: Callable[[str], AbstractContextManager[None]],
    ) -> None:
        """Follow nothing yet.

        Args:
            paper: the text stands on it.
            reading: gives what its blocks say.
            step: makes a step that can be undone of what is done within.
        """
        super().__init__(paper)
        self._paper = paper
        self._reading = reading
        self._step = step
        self._is_within = False
        self._waiting: Blocks | None = None
        """The blocks for which the references are right, while a heading is empty."""

    def forget(self) -> None:
        """Wait for no heading any more: the text is another."""
        self._waiting = None

    @contextmanager
    def within(self, *, is_typed: bool = False) -> Iterator[None]:
        """Let items and references follow what is done within; a part of another act waits."""
        if self._is_within:
            yield
            return
        before, self._is_within = self._reading.blocks(), True
        try:
            yield
        finally:
            self._is_within = False
        if not self._paper.is_composing:
            self._count_items(before, is_typed=is_typed)
            self._name_parts(before)

    def count_on(self, before: Blocks | None) -> None:
        """Let items count on after words were typed, as a step that can be undone by itself."""
        if before is not None:
            with self._step("顺延序号"):
                self._count_items(before, is_typed=True)

    def _count_items(self, before: Blocks, *, is_typed: bool) -> None:
        self._write(follow_items(before, self._reading.blocks(), is_typed=is_typed))

    def _name_parts(self, before: Blocks) -> None:
        """Let references name parts by their numbers, and tell of it."""
        after = self._reading.blocks()
        if self._waiting is None and not _is_renumbered(before, after):
            return
        before = self._waiting or before
        if self._is_at_empty_heading():
            self._waiting = before
            return
        self._waiting = None
        old, new = before[1:], after[1:]
        followed = follow_references(old, new, paragraph_order(old, new))
        self._write({at + 1: edits for at, edits in followed.edits.items()})
        if followed.news is not None:
            self.references_followed.emit(*followed.news)

    def _is_at_empty_heading(self) -> bool:
        block = self._paper.textCursor().block()
        return style_of(block) in _NUMBERED and not block.text().strip()

    def _write(self, edits: Mapping[int, Iterable[Edit]]) -> None:
        if not edits:
            return
        caret = self._paper.textCursor()
        has_selection = caret.hasSelection()
        caret.setKeepPositionOnInsert(True)
        _write(self._paper.document(), edits)
        caret.setKeepPositionOnInsert(False)
        if not has_selection:
            caret.clearSelection()
        self._paper.setTextCursor(caret)


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
