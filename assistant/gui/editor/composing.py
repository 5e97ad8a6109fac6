"""What an input method writes: it composes at the caret, then gives words or none.

While it composes its words are no part of the text: all that follows from them waits for the end.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.gui.editor.commented import comments_around, go_on_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QInputMethodEvent

    from assistant.draft.parts import Comment
    from assistant.gui.editor.acting import Acting
    from assistant.gui.editor.paper_view import PaperView
    from assistant.gui.editor.reading import Reading
    from assistant.gui.editor.typed import Typing


class Composing:
    """Takes what an input method does on a paper."""

    def __init__(self, paper: PaperView, acting: Acting, typing: Typing, reading: Reading) -> None:
        self._paper = paper
        self._acting = acting
        self._typing = typing
        self._reading = reading
        self._around: tuple[Comment, ...] = ()
        """Comments on words that give way to what is composed."""

    @contextmanager
    def taking(self, event: QInputMethodEvent) -> Iterator[None]:
        """Begin a composition before Qt takes the event within, and end it after."""
        before = self._reading.blocks() if self._paper.is_composing else None
        if before is None:
            self._begin(event)
        yield
        if not event.preeditString():
            go_on_with(self._paper.textCursor(), event.commitString(), self._around)
            self._around = ()
            self._typing.end_words(event.commitString(), before)

    def _begin(self, event: QInputMethodEvent) -> None:
        self._typing.begin_words()
        if event.preeditString() or event.commitString():
            self._acting.take_over_edge()
        cursor = self._paper.textCursor()
        self._around = comments_around(cursor) if cursor.hasSelection() else ()
