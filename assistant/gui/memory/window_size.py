"""The size of a window beside the main one, as it was when it was closed last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assistant.gui.memory.preferences import Preferences


def restore_size(window: QWidget, preferences: Preferences, name: str) -> None:
    """Give a window its size back.

    Args:
        window: before it is shown.
        preferences: what remembers.
        name: what the fields of :class:`~assistant.gui.memory.state.WindowState` begin with.
    """
    state = preferences.state
    window.resize(getattr(state, f"{name}_width"), getattr(state, f"{name}_height"))
    if getattr(state, f"{name}_maximized"):
        window.setWindowState(Qt.WindowState.WindowMaximized)


def remember_size(window: QWidget, preferences: Preferences, name: str, **more: int) -> None:
    """Remember the size of a window, and what *more* it is to find again."""
    known = window.normalGeometry()
    size = {"width": known.width(), "height": known.height(), "maximized": window.isMaximized()}
    preferences.remember(**{f"{name}_{key}": value for key, value in size.items()}, **more)
