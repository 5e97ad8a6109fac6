"""The commands of the window of earlier versions: their words, keys and icons, and the toolbar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.gui.command import Command, add_actions, make_toolbar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QToolBar

COMMANDS: tuple[Command, ...] = (
    Command(
        name="keep",
        text="把当前稿件存为一版…",
        keys="Ctrl+B",
        icon="bookmark-line",
        short="存一版…",
    ),
    Command(name="rename", text="命名…", keys="F2", icon="edit-line"),
    Command(name="remove", text="删除…", keys="Delete", icon="delete-bin-line"),
    Command(name="save_copy", text="存为副本…", keys="Ctrl+Shift+S", icon="file-copy-line"),
    Command(name="text", text="看正文", keys="Ctrl+1"),
    Command(name="compare", text="与当前稿件比较", keys="Ctrl+2"),
    Command(name="figures", text="看不同的数据", keys="Ctrl+3"),
    Command(
        name="previous",
        text="上一处不同",
        keys="Shift+F8",
        icon="arrow-up-line",
        short="上一处",
    ),
    Command(name="next", text="下一处不同", keys="F8", icon="arrow-down-line", short="下一处"),
    Command(name="restore_section", text="恢复这一节", keys="Ctrl+Shift+R"),
    Command(name="restore_all", text="恢复全部…", keys="Ctrl+R"),
    Command(name="palette", text="搜索命令…", keys="Ctrl+K", icon="search-line"),
    Command(name="close", text="关闭历史版本", keys="Ctrl+W"),
)
IN_LIST = "remove"
"""Command whose key is known to the list alone: elsewhere it deletes nothing."""
ON_VERSION = (
    *("rename", "remove", "save_copy", "text", "compare", "figures"),
    *("previous", "next", "restore_all"),
)
"""Commands that want a version that is chosen and can be read."""
_LINE = ""
_TOOLS = ("keep", _LINE, "rename", "remove", "save_copy", _LINE, "previous", "next")


def build_toolbar(actions: Mapping[str, QAction]) -> QToolBar:
    """Return the toolbar: keeping a version, what is done with one, steps through differences."""
    bar = make_toolbar()
    add_actions(bar, _TOOLS, actions)
    return bar
