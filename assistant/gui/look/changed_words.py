"""How words look that went or came: struck in red, underlined in blue, the same in every window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat

if TYPE_CHECKING:
    from assistant.gui.look.theme import Theme


def changed_format(kind: str, look: QTextCharFormat, theme: Theme) -> QTextCharFormat:
    """Return *look* as words have it that were ``removed`` or ``added``; else as it is."""
    changed = QTextCharFormat(look)
    if kind == "removed":
        changed.setFontStrikeOut(True)
        changed.setForeground(theme.color("red"))
        changed.setBackground(theme.color("red_soft"))
    elif kind == "added":
        changed.setFontUnderline(True)
        changed.setForeground(theme.color("accent"))
        changed.setBackground(theme.color("accent_soft"))
    return changed
