"""What a panel shows while it has nothing to show: what will be here, and how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from assistant.gui.widgets.basic import make_button, make_label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from assistant.gui.look.theme import Theme

_WIDEST_PX, _SIDE_PX, _NARROWEST_PX = 560, 32, 240


class EmptyState(QWidget):
    """An icon, a sentence or two, and the one button that starts it.

    Signals:
        start_requested: the button was pressed.
    """

    start_requested = Signal()

    def __init__(self, theme: Theme, icon: str, title: str, text: str, action: str = "") -> None:
        super().__init__()
        self._icon_name = icon
        self._icon = QLabel()
        self._title = make_label(title, "panel")
        self._text = make_label(text, "muted", wraps=True)
        self._button = make_button(action, tip=action)
        self._layout = layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        for widget in (self._icon, self._title, self._text):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        for label in (self._icon, self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._button.setVisible(bool(action))
        self._button.clicked.connect(self.start_requested)
        self.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short enough to read."""
        super().resizeEvent(event)
        side = max((self.width() - _WIDEST_PX) // 2, _SIDE_PX)
        self._layout.setContentsMargins(side, _SIDE_PX, side, _SIDE_PX)

    def minimumSizeHint(self) -> QSize:
        """Return what it needs itself, whatever white there is beside it now."""
        return QSize(_NARROWEST_PX, super().minimumSizeHint().height())

    def tell(self, title: str, text: str, *, has_button: bool = True) -> None:
        """Say something else, with the button that starts it or without."""
        self._title.setText(title)
        self._text.setText(text)
        self._button.setVisible(has_button and bool(self._button.text()))

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._icon.setPixmap(theme.icon(self._icon_name).pixmap(QSize(32, 32)))
