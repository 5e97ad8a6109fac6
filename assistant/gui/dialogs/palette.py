"""The command palette: any command by a few characters of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from assistant.gui.look.theme import ROW_PX
from assistant.gui.widgets.scrolled import fitting_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

_WIDTH_PX, _HEIGHT_PX = 480, 360
_ABOVE_PX = 48
"""Height of what stays in sight above it."""
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Palette(QDialog):
    """A line to type in and the commands that hold what was typed, in any order of words."""

    def __init__(self, parent: QWidget, actions: Sequence[QAction]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.resize(_WIDTH_PX, fitting_height(self, _HEIGHT_PX, _ABOVE_PX))
        self._actions = tuple(action for action in actions if action.isEnabled())
        self._words = QLineEdit(placeholderText="输入命令的名称")
        self._words.setAccessibleName("搜索命令")
        self._list = QListWidget()
        self._list.setAccessibleName("命令")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self._words)
        layout.addWidget(self._list, 1)
        self._words.installEventFilter(self)
        self._words.textChanged.connect(self._show)
        self._words.returnPressed.connect(self._run)
        self._list.itemClicked.connect(self._run)
        self._show("")

    @property
    def names(self) -> list[str]:
        """The commands that are shown."""
        return [self._list.item(index).text() for index in range(self._list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move through the list while one types."""
        if isinstance(event, QKeyEvent) and event.key() in _MOVES:
            if event.type() == QEvent.Type.KeyPress:
                self._list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _show(self, words: str) -> None:
        self._list.clear()
        for action in self._actions:
            name = _name(action)
            if all(word.lower() in name.lower() for word in words.split()):
                item = QListWidgetItem(name)
                item.setSizeHint(QSize(0, ROW_PX))
                item.setData(Qt.ItemDataRole.UserRole, self._actions.index(action))
                self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _run(self) -> None:
        item = self._list.currentItem()
        self.close()
        if item is not None:
            self._actions[item.data(Qt.ItemDataRole.UserRole)].trigger()


def _name(action: QAction) -> str:
    keys = action.shortcut().toString()
    plain = action.text().partition("(&")[0].rstrip("…")
    return f"{plain}　{keys}" if keys else plain
