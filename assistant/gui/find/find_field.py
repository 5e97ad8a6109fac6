"""A line of words to find; while an input method composes there, nothing is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent, QKeyEvent

_STEPS = {
    Qt.Key.Key_Return: 1,
    Qt.Key.Key_Enter: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
}


class FindField(QLineEdit):
    """A line whose Enter does not end anything.

    Signals:
        words_changed: other words stand here, and none is being composed.
        stepped: Enter or an arrow was pressed: 1 for on, -1 for back.
    """

    words_changed = Signal()
    stepped = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(placeholderText=name, clearButtonEnabled=True)
        self.setAccessibleName(name)
        self._is_composing = False
        self._words = ""
        self.textChanged.connect(self._tell)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Wait for the end of the composition; its beginning already takes a selection away."""
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by Enter and the arrows."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self.stepped.emit(-step if is_back else step)

    def _tell(self) -> None:
        if not self._is_composing and self.text() != self._words:
            self._words = self.text()
            self.words_changed.emit()
