"""What commands of a window have in common: their words and keys, their actions and buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtCore import QObject

    from assistant.gui.look.theme import Theme

EXPORT = "export"
"""Name of the command that stands out at the right of a toolbar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing a window can be told to do."""

    name: str
    text: str
    """Words in a menu; ``(&N)`` is the mnemonic."""
    keys: str = ""
    icon: str = ""
    short: str = ""
    """Words on the toolbar."""
    needs_draft: bool = True
    is_switch: bool = False


def build_actions(commands: Iterable[Command], owner: QObject, theme: Theme) -> dict[str, QAction]:
    """Return an action for each command."""
    commands = tuple(commands)
    actions = {command.name: _action(command, owner) for command in commands}
    dress_actions(commands, actions, theme)
    return actions


def dress_actions(
    commands: Iterable[Command], actions: Mapping[str, QAction], theme: Theme
) -> None:
    """Give the actions their icons in the colours of a theme."""
    for command in commands:
        if command.icon:
            role = "on_accent" if command.name == EXPORT else "muted"
            actions[command.name].setIcon(theme.icon(command.icon, role))


def add_actions(
    target: QToolBar | QMenu, names: Iterable[str], actions: Mapping[str, QAction]
) -> None:
    """Add actions to a menu or toolbar; an empty name is a line between them."""
    for name in names:
        if name:
            target.addAction(actions[name])
        else:
            target.addSeparator()


class _FittingBar(QToolBar):
    """Leaves the words beside its icons out where there is no room for them."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        with_words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        if self.toolButtonStyle() == with_words:
            self._full_px = self.sizeHint().width()
        has_room = self.width() >= self._full_px
        self.setToolButtonStyle(with_words if has_room else Qt.ToolButtonStyle.ToolButtonIconOnly)

    _full_px = 0
    """Width with all words."""


def make_toolbar() -> QToolBar:
    """Return an empty toolbar: icons with words, fixed in its place."""
    bar = _FittingBar("工具栏")
    bar.setMovable(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    bar.setIconSize(QSize(18, 18))
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    return bar


def add_white(bar: QToolBar) -> None:
    """Push what follows to the right end of a toolbar."""
    white = QWidget()
    white.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(white)


def make_export_button(names: Iterable[str], actions: Mapping[str, QAction]) -> QToolButton:
    """Return the button that opens the ways to export."""
    button = QToolButton()
    menu = QMenu(button)
    add_actions(menu, names, actions)
    button.setMenu(menu)
    button.setDefaultAction(actions[EXPORT])
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setProperty("look", "primary")
    button.setAccessibleName("导出")
    return button


def _action(command: Command, owner: QObject) -> QAction:
    action = QAction(command.text, owner)
    if command.keys:
        action.setShortcut(QKeySequence(command.keys))
    action.setCheckable(command.is_switch)
    action.setIconText(command.short or command.text)
    plain = command.text.partition("(&")[0].rstrip("…")
    action.setToolTip(f"{plain}（{command.keys}）" if command.keys else plain)
    return action
