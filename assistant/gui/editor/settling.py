"""What a change of the text leaves to do: at once what must not be missed, the rest when it rests.

Numbers of headings and the news of a change wait until all that one event does to the text is done,
and until an input method has composed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from assistant.gui.editor.paper_view import PaperView
    from assistant.gui.editor.reading import Reading
    from assistant.gui.editor.undoing import Undoing


class Settling(QObject):
    """Hears of every change of the text on a paper.

    Signals:
        changed: the text changed, and no composition is under way.
    """

    changed = Signal()

    def __init__(self, paper: PaperView, reading: Reading, undoing: Undoing) -> None:
        super().__init__(paper)
        self._paper = paper
        self._reading = reading
        self._undoing = undoing
        self._has_changed = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_rest)
        paper.document().contentsChange.connect(self._on_contents_change)

    def wait(self) -> None:
        """Do what is left when the text rests."""
        self._timer.start()

    def note_change(self) -> None:
        """Tell of a change when the text rests."""
        self._has_changed = True
        self.wait()

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if self._paper.is_laying_out or not (removed or added):
            return
        self._paper.ghost.step_aside()
        self._reading.forget_change(position, added)
        self._undoing.touch()
        self._paper.counting.note_change(position, added)
        self.note_change()

    def _on_rest(self) -> None:
        if self._paper.is_composing:
            return
        self._undoing.settle()
        if self._paper.counting.is_stale:
            self._paper.renumber()
        self._paper.ghost.come_back()
        if self._has_changed:
            self._has_changed = False
            self.changed.emit()
