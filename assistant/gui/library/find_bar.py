"""Finding words within the open report."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from assistant.gui.widgets.basic import make_label, make_quiet_button, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.gui.look.theme import Theme

Span = tuple[int, int]
MOST_MATCHES = 1000
_NARROW_LINE_PX, _LINE_PX = 96, 240
_STEPS = {
    Qt.Key.Key_Return: 1,
    Qt.Key.Key_Enter: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
}


class FindBar(QFrame):
    """A line, the count, back and forth; Esc puts it away.

    Signals:
        found: all matches and the one looked at (None where there is none).
    """

    found = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._text = ""
        self._matches: tuple[Span, ...] = ()
        self._at = 0
        self._words = QLineEdit(placeholderText="在本篇中查找", clearButtonEnabled=True)
        self._words.setAccessibleName("在本篇中查找")
        self._words.setMinimumWidth(_NARROW_LINE_PX)
        self._words.setMaximumWidth(_LINE_PX)
        self._count = make_label("", "muted")
        self._back = make_quiet_button("上一处（Shift+Enter）", theme.icon("arrow-up-s-line"))
        self._on = make_quiet_button("下一处（Enter）", theme.icon("arrow-down-s-line"))
        self._close = make_quiet_button("关闭查找（Esc）", theme.icon("close-line"))
        layout = row(self._words, self._back, self._on, self._count, None, self._close)
        layout.setContentsMargins(16, 8, 8, 8)
        self.setLayout(layout)
        self.setProperty("look", "bar")
        self._words.installEventFilter(self)
        self._words.textChanged.connect(self._find)
        self._back.clicked.connect(lambda: self.step(-1))
        self._on.clicked.connect(lambda: self.step(1))
        self._close.clicked.connect(self.put_away)
        self.hide()

    @property
    def line(self) -> QLineEdit:
        """Where one types."""
        return self._words

    def open(self, words: str = "") -> None:
        """Come up, with words to find."""
        self.show()
        if words:
            self._words.setText(words)
        self._words.setFocus()
        self._words.selectAll()
        self._find()

    def put_away(self) -> None:
        """Go, and take the marks along."""
        self.hide()
        self._matches = ()
        self.found.emit((), None)

    def set_text(self, text: str) -> None:
        """Look in another text."""
        self._text = text
        if self.isVisible():
            self._find()

    def step(self, by: int) -> None:
        """Look at the next match, or the one before."""
        if self._matches:
            self._at = (self._at + by) % len(self._matches)
            self._tell()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._back.setIcon(theme.icon("arrow-up-s-line"))
        self._on.setIcon(theme.icon("arrow-down-s-line"))
        self._close.setIcon(theme.icon("close-line"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step by Enter and the arrows, go by Esc."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.put_away()
                return True
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step(-step if is_back else step)
                return True
        return super().eventFilter(watched, event)

    def _find(self) -> None:
        words = self._words.text().strip()
        self._matches = tuple(find_all(self._text, words)) if words else ()
        self._at = 0
        self._tell()

    def _tell(self) -> None:
        count = len(self._matches)
        if not self._words.text().strip():
            self._count.setText("")
        elif not count:
            self._count.setText("没有找到")
        else:
            more = "+" if count == MOST_MATCHES else ""
            self._count.setText(f"{self._at + 1} / {count}{more}")
        current = self._matches[self._at] if count else None
        self.found.emit(self._matches, current)


def find_all(text: str, words: str) -> Iterator[Span]:
    """Give each place of the words, in either case of Latin letters; a thousand at most."""
    found = re.finditer(re.escape(words), text, re.IGNORECASE)
    return (match.span() for match in islice(found, MOST_MATCHES))
