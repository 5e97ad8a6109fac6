"""Acts: changes of the text that are one step each, with what follows them and where they end."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.gui.editor import apart, edits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextCursor

    from assistant.gui.editor.following import Following
    from assistant.gui.editor.paper_view import PaperView
    from assistant.gui.editor.undoing import Undoing


class Acting:
    """Makes acts of changes of the text on a paper."""

    def __init__(self, paper: PaperView, undoing: Undoing, following: Following) -> None:
        self._paper = paper
        self._undoing = undoing
        self._following = following

    @contextmanager
    def act(self, name: str) -> Iterator[None]:
        """Make one step of what is done within and of what follows from it."""
        with self.acts(name), self._following.within():
            yield

    @contextmanager
    def acts(self, name: str) -> Iterator[None]:
        """Make one step of several acts, each with what follows from it."""
        with self._undoing.step(name), self._paper.marks.going_along():
            yield

    def finish(self, cursor: QTextCursor) -> None:
        """Put the caret where an act has left it."""
        self._paper.setTextCursor(cursor)
        edits.step_out_of_marks(self._paper)
        self._paper.ensureCursorVisible()
        self._paper.renumber()

    def take_over_edge(self) -> bool:
        """Delete a selection that reaches into a table or picture; tell whether there was one."""
        cursor = self._paper.textCursor()
        if self._paper.isReadOnly() or not apart.is_over_edge(cursor):
            return False
        self.finish(apart.take_away(cursor))
        return True
