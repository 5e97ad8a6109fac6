"""The commands of the window of benchmarks: their words, shortcuts and icons, and the toolbar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.gui.command import Command, add_actions, add_white, make_toolbar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QToolBar

COMMANDS: tuple[Command, ...] = (
    Command(
        name="copy_picture",
        text="复制图片",
        keys="Ctrl+Shift+C",
        icon="file-copy-line",
        short="复制图片",
    ),
    Command(
        name="save_picture", text="保存图片…", keys="Ctrl+S", icon="image-line", short="保存图片"
    ),
    Command(
        name="save_table", text="导出表格…", keys="Ctrl+E", icon="table-line", short="导出表格"
    ),
    Command(name="copy_overview", text="复制总览", icon="clipboard-line", short="复制总览"),
    Command(
        name="insert_sentence",
        text="插入句子",
        keys="Ctrl+Return",
        icon="braces-line",
        short="插入句子",
    ),
    Command(
        name="insert_comparison",
        text="插入对比（内部）",
        keys="Ctrl+Shift+Return",
        icon="bar-chart-2-line",
        short="插入对比（内部）",
    ),
    Command(
        name="insert_chart",
        text="插入图表（内部）",
        icon="image-add-line",
        short="插入图表（内部）",
    ),
    Command(name="lists", text="对标名单…", icon="list-check", short="对标名单"),
    Command(name="overview", text="看总览", keys="Alt+Home"),
    Command(name="search", text="查找指标", keys="Ctrl+F"),
    Command(name="table", text="到表格", keys="Ctrl+T"),
    Command(name="palette", text="搜索命令…", keys="Ctrl+K", icon="search-line"),
    Command(name="close", text="关闭对标分析", keys="Ctrl+W"),
)
ON_RESULT = ("copy_picture", "save_picture", "save_table")
"""Commands that want an indicator with values."""
ON_DRAFT = ("insert_sentence", "insert_comparison", "insert_chart")
"""Commands that want an open draft too."""
_LINE = ""
_CARRY = ("copy_picture", "save_picture", "save_table", "copy_overview")
_INSERT = ("insert_sentence", "insert_comparison", "insert_chart")


def build_toolbar(actions: Mapping[str, QAction]) -> QToolBar:
    """Return the toolbar: carrying away, then writing into the draft, the lists at the right."""
    bar = make_toolbar()
    add_actions(bar, (*_CARRY, _LINE, *_INSERT), actions)
    add_white(bar)
    add_actions(bar, ("lists",), actions)
    return bar
