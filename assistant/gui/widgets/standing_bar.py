"""The bar above the paper that stands as long as what it tells of: a draft that is read only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from assistant.gui.widgets.basic import make_button, make_label, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.gui.look.theme import Theme

StandingKind = Literal["info", "warning"]
_ICONS: dict[StandingKind, tuple[str, str]] = {
    "info": ("lock-line", "accent"),
    "warning": ("alert-line", "amber"),
}


class StandingBar(QFrame):
    """A message and the ways on; it goes when what it tells of is over, not before."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind: StandingKind = "info"
        self._icon = QLabel()
        self._text = make_label(wraps=True)
        self.buttons: list[QPushButton] = []
        self._layout = row(self._icon, self._text, spacing=12)
        self._layout.setContentsMargins(16, 8, 16, 8)
        self._layout.setStretch(1, 1)
        self.setLayout(self._layout)
        self.setAccessibleName("稿件状态")
        self.hide()

    @property
    def text(self) -> str:
        """The message shown."""
        return "" if self.isHidden() else self._text.text()

    def tell(self, kind: StandingKind, text: str, *ways: tuple[str, Callable[[], object]]) -> None:
        """Show a message; each way on is the text of a button and what it does."""
        self._kind = kind
        self._dress()
        self._text.setText(text)
        for button in self.buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(*way) for way in ways]
        self.setProperty("look", f"notice-{kind}")
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._dress()

    def _button(self, text: str, do: Callable[[], object]) -> QPushButton:
        button = make_button(text)
        button.clicked.connect(lambda: _ignore(do()))
        self._layout.addWidget(button)
        return button

    def _dress(self) -> None:
        icon, role = _ICONS[self._kind]
        self._icon.setPixmap(self._theme.icon(icon, role).pixmap(QSize(20, 20)))


def _ignore(_: object) -> None:
    """Want nothing of what a way gives back."""
