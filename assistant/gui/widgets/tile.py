"""A large button with an icon, a name and a line on what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy

from assistant.gui.widgets.basic import column, make_label

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_ICON_PX = 24


class Tile(QPushButton):
    """A button for the first page."""

    def __init__(self, name: str, about: str) -> None:
        super().__init__()
        self.setProperty("look", "tile")
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._icon = QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 12, 0)
        layout.setSpacing(12)
        layout.addWidget(self._icon)
        words = column(make_label(name, "panel"), make_label(about, "muted"), spacing=4)
        words.insertStretch(0, 1)
        words.addStretch(1)
        layout.addLayout(words, 1)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, icon: QIcon) -> None:
        """Show another icon."""
        self._icon.setPixmap(icon.pixmap(QSize(_ICON_PX, _ICON_PX)))
