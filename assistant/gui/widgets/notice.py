"""The bar above the paper that says what went wrong, or asks, without getting in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from assistant.gui.widgets.basic import make_button, make_label, make_quiet_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from assistant.gui.look.theme import Theme

NoticeKind = Literal["error", "warning", "info", "done", "hint"]
"""``done`` tells what was done as one wished: it need not be read; ``hint`` why nothing was done,
which is so at this moment only. Both pass by themselves."""
PASSING: frozenset[NoticeKind] = frozenset(("done", "hint"))
_ICONS: dict[NoticeKind, tuple[str, str]] = {
    "error": ("error-warning-line", "red"),
    "warning": ("alert-line", "amber"),
    "info": ("information-line", "accent"),
    "done": ("information-line", "accent"),
    "hint": ("information-line", "accent"),
}


class NoticeBar(QFrame):
    """One message with at most two ways out.

    Signals:
        told: the kind of the message that is shown now.
    """

    told = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind: NoticeKind = "info"
        self._actions: list[Callable[[], None] | None] = [None, None]
        self._icon = QLabel()
        self._text = make_label(wraps=True)
        self._first = make_button("")
        self._second = make_button("")
        self._close = make_quiet_button("关闭提示", theme.icon("close-line"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        for widget in (self._first, self._second, self._close):
            layout.addWidget(widget)
        self._first.clicked.connect(lambda: self._act(0))
        self._second.clicked.connect(lambda: self._act(1))
        self._close.clicked.connect(self.hide)
        self.setAccessibleName("提示")
        self._first.hide()
        self._second.hide()
        self.hide()

    def tell(self, kind: NoticeKind, text: str, *ways: tuple[str, Callable[[], None]]) -> None:
        """Show a message; each way out is the text of a button and what it does."""
        self._kind = kind
        self._dress()
        self._text.setText(text)
        for index, button in enumerate((self._first, self._second)):
            has_way = index < len(ways)
            self._actions[index] = ways[index][1] if has_way else None
            button.setText(ways[index][0] if has_way else "")
            button.setAccessibleName(button.text())
            button.setVisible(has_way)
        self.setProperty("look", "notice-info" if kind in PASSING else f"notice-{kind}")
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
        self.told.emit(kind)

    @property
    def text(self) -> str:
        """The message shown."""
        return self._text.text()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._close.setIcon(theme.icon("close-line"))
        self._dress()

    def _dress(self) -> None:
        icon, role = _ICONS[self._kind]
        self._icon.setPixmap(self._theme.icon(icon, role).pixmap(QSize(20, 20)))

    def _act(self, index: int) -> None:
        self.hide()
        action = self._actions[index]
        if action is not None:
            action()
