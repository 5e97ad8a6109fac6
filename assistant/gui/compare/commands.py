"""The commands of the window of a comparison: their words, keys and icons, and the toolbar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.gui.command import EXPORT, Command, add_actions, add_white, make_toolbar
from assistant.gui.compare.shown import CHOICE_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QToolBar

COMMANDS: tuple[Command, ...] = (
    *(
        Command(name=f"show_{choice}", text=name, keys=f"Alt+{number}", is_switch=True)
        for number, (choice, name) in enumerate(CHOICE_NAMES.items(), start=1)
    ),
    Command(
        name="previous",
        text="上一处不同",
        keys="Shift+F8",
        icon="arrow-up-line",
        short="上一处",
    ),
    Command(name="next", text="下一处不同", keys="F8", icon="arrow-down-line", short="下一处"),
    Command(name="swap", text="左右对调", icon="arrow-left-right-line"),
    Command(name="words", text="看文字", keys="Ctrl+1"),
    Command(name="figures", text="看数据", keys="Ctrl+2"),
    Command(name="copy_figures", text="复制数据表", icon="file-copy-line"),
    Command(
        name="show_place",
        text="在稿件里看",
        keys="F12",
        icon="focus-3-line",
        short="在稿件里看",
    ),
    Command(
        name=EXPORT, text="另存比较结果…", keys="Ctrl+E", icon="download-2-line", short="另存…"
    ),
    Command(name="palette", text="搜索命令…", keys="Ctrl+K", icon="search-line"),
    Command(name="close", text="关闭比较", keys="Ctrl+W"),
)
ON_RESULT = ("previous", "next", "copy_figures", "show_place", EXPORT)
"""Commands that want two texts that were compared."""
_LINE = ""
_TOOLS = (*(f"show_{choice}" for choice in CHOICE_NAMES), _LINE, "previous", "next", _LINE, "swap")


def build_toolbar(actions: Mapping[str, QAction]) -> QToolBar:
    """Return the toolbar: what is shown, steps, and at the right what is made of it."""
    bar = make_toolbar()
    add_actions(bar, _TOOLS, actions)
    add_white(bar)
    add_actions(bar, ("show_place", EXPORT), actions)
    bar.widgetForAction(actions[EXPORT]).setProperty("look", "primary")
    return bar
