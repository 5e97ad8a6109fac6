"""The commands of the window of a returned print: their words, keys and icons, and the toolbar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.gui.command import Command, add_actions, add_white, make_toolbar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QToolBar

COMMANDS: tuple[Command, ...] = (
    Command(name="accept", text="采纳", keys="A", icon="check-line", short="采纳(A)"),
    Command(name="to_sheet", text="改指标表", keys="S", icon="table-line", short="改指标表(S)"),
    Command(name="reject", text="不采纳", keys="R", icon="close-line", short="不采纳(R)"),
    Command(name="reopen", text="改回待定", keys="U", icon="question-line", short="待定(U)"),
    Command(name="next", text="下一处待定", keys="N", icon="arrow-down-line", short="下一处(N)"),
    Command(
        name="take",
        text="批注收入稿件",
        keys="C",
        icon="chat-download-line",
        short="收入批注(C)",
    ),
    Command(name="take_all", text="收入全部批注", keys="Ctrl+Shift+C", icon="inbox-archive-line"),
    Command(name="accept_all", text="全部采纳", keys="Ctrl+Shift+A", icon="check-double-line"),
    Command(name="reject_all", text="全部不采纳", keys="Ctrl+Shift+R", icon="close-circle-line"),
    Command(
        name="show_place",
        text="在稿件里看",
        keys="F12",
        icon="focus-3-line",
        short="在稿件里看",
    ),
    Command(name="accept_next", text="采纳，到下一处", keys="Return"),
    Command(name="finish", text="写入已采纳的改动", keys="Ctrl+Return"),
    Command(name="palette", text="搜索命令…", keys="Ctrl+K", icon="search-line"),
    Command(name="close", text="关闭审阅稿", keys="Ctrl+W"),
)
IN_LIST = "accept_next"
"""Command whose key is known to the list alone, since Enter presses buttons elsewhere."""
ON_ENTRY = ("accept", "to_sheet", "reject", "reopen", "next", "accept_next", "show_place")
"""Commands that want a change that is chosen."""
ALL_TIP = "列出的各处里，还是待定的"
_LINE = ""
_TOOLS = (
    *("accept", "to_sheet", "reject", "reopen", "next", _LINE),
    *("take", _LINE, "accept_all", "reject_all", "take_all"),
)


def build_toolbar(actions: Mapping[str, QAction]) -> QToolBar:
    """Return the toolbar: deciding on one, on all, and at the right the way to the draft."""
    bar = make_toolbar()
    add_actions(bar, _TOOLS, actions)
    add_white(bar)
    add_actions(bar, ("show_place",), actions)
    return bar
