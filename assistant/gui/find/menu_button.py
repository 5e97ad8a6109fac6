"""A small button that opens a menu and says what is chosen there."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QToolButton

from assistant.gui.look.theme import SECONDARY_PX, interface_font


class MenuButton(QToolButton):
    """Words with an arrow behind them; the menu opens at once."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setProperty("look", "quiet")
        self.setFont(interface_font(SECONDARY_PX))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.menu().setToolTipsVisible(True)
        self.say(words)

    def say(self, words: str) -> None:
        """Show other words."""
        self.setText(f"{words} ▾")
        self.setAccessibleName(words)
