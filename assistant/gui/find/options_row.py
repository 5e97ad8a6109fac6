"""How is looked: what is not told apart, whole words, by which rules, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assistant.draft.find.folding import Same
from assistant.gui.find.where_button import WhereButton
from assistant.gui.widgets.basic import make_button
from assistant.gui.widgets.wrapped_row import WrappedRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from assistant.draft.find.query import SearchMode

_PATTERNS: tuple[tuple[SearchMode, str, str], ...] = (
    ("wildcard", "通配符", "? 代表一个字，* 代表一段字"),
    ("regex", "正则", "正则表达式，用于复杂的查找"),
)


class OptionsRow(QWidget):
    """Small switches, each with its name, the rules, and where is looked.

    Signals:
        changed: any of them.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._width = _switch("全半角不分", "１２与12、（与(视为相同", is_on=True)
        self._case = _switch("大小写不分", "App与APP视为相同", is_on=True)
        self._script = _switch("简繁不分", "法与灋、办与辦视为相同")
        self._marks = _switch("忽略标点", "不计空格和标点")
        self._words = _switch("全词", "首尾与词语的首尾一致，“执法”不找“执法局”中的")
        self._patterns = {mode: _switch(name, tip) for mode, name, tip in _PATTERNS}
        self.where = WhereButton()
        alike = (self._width, self._case, self._script, self._marks, self._words)
        self.setLayout(WrappedRow(*alike, *self._patterns.values(), self.where, spacing=4))
        for switch in (*alike, *self._patterns.values()):
            switch.clicked.connect(lambda _, pressed=switch: self._on_pressed(pressed))
        self.where.changed.connect(self.changed)

    @property
    def same(self) -> Same:
        """What is not told apart."""
        return Same(
            width=self._width.isChecked(),
            case=self._case.isChecked(),
            script=self._script.isChecked(),
        )

    @property
    def mode(self) -> SearchMode:
        """By which rules is looked."""
        chosen = (mode for mode, switch in self._patterns.items() if switch.isChecked())
        return next(chosen, "plain")

    @property
    def passes_over_marks(self) -> bool:
        """Tell whether blanks and punctuation do not count."""
        return self._marks.isEnabled() and self._marks.isChecked()

    @property
    def is_whole_words(self) -> bool:
        """Tell whether only whole words are found."""
        return self._words.isChecked()

    def _on_pressed(self, pressed: QPushButton) -> None:
        """Let one way of writing patterns take the place of the other."""
        if pressed in self._patterns.values():
            for switch in self._patterns.values():
                switch.setChecked(switch is pressed and pressed.isChecked())
            self._marks.setEnabled(self.mode == "plain")
        self.changed.emit()


def _switch(name: str, tip: str, *, is_on: bool = False) -> QPushButton:
    made = make_button(name, "small", tip=tip)
    made.setCheckable(True)
    made.setChecked(is_on)
    return made
