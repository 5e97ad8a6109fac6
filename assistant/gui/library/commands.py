"""The commands of the library: their words, shortcuts and icons, and the toolbar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.gui.command import (
    Command,
    add_actions,
    add_white,
    make_export_button,
    make_toolbar,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QToolBar

COMMANDS: tuple[Command, ...] = (
    Command(
        name="import_files",
        text="导入文件…",
        keys="Ctrl+O",
        icon="upload-2-line",
        short="导入文件",
    ),
    Command(
        name="import_folder",
        text="导入文件夹…",
        keys="Ctrl+Shift+O",
        icon="folder-upload-line",
        short="导入文件夹",
    ),
    Command(name="reread", text="重新识别…", icon="refresh-line", short="重新识别"),
    Command(name="remove", text="删除报告…", icon="delete-bin-line", short="删除"),
    Command(name="back_up", text="备份资料库…", icon="save-3-line", short="备份"),
    Command(name="restore", text="恢复资料库…", icon="history-line", short="恢复"),
    Command(name="export", text="导出", icon="download-2-line", short="导出 ▾"),
    Command(name="export_text", text="全部报告，每篇一个文本文件…"),
    Command(name="export_json", text="全部报告，一个 JSON 文件…"),
    Command(name="export_chosen_text", text="选中的报告，每篇一个文本文件…"),
    Command(name="export_chosen_json", text="选中的报告，一个 JSON 文件…"),
    Command(name="list", text="按题名筛选报告", keys="Ctrl+L"),
    Command(name="search", text="检索原文", keys="Ctrl+Shift+F"),
    Command(name="find", text="在本篇中查找", keys="Ctrl+F"),
    Command(name="copy", text="复制（带出处）", keys="Ctrl+Shift+C"),
    Command(name="save", text="保存更正", keys="Ctrl+S"),
    Command(name="reviewed", text="标为已核对", keys="Ctrl+Return"),
    Command(name="text", text="看正文", keys="Ctrl+1"),
    Command(name="recognised", text="看识别结果", keys="Ctrl+2"),
    Command(name="figures", text="看数据", keys="Ctrl+3"),
    Command(name="cleaning", text="看清洗对照", keys="Ctrl+4"),
    Command(name="back", text="上一篇", keys="Alt+Up"),
    Command(name="on", text="下一篇", keys="Alt+Down"),
    Command(name="next_change", text="下一处改动", keys="F8"),
    Command(name="side", text="显示或收起列表", keys="F9"),
    Command(name="palette", text="搜索命令…", keys="Ctrl+K", icon="search-line"),
    Command(name="close", text="关闭资料库", keys="Ctrl+W"),
)
ON_REPORT = (
    "find",
    "copy",
    "save",
    "reviewed",
    "text",
    "recognised",
    "figures",
    "cleaning",
    "side",
)
"""Commands that want an open report."""
ON_CHOSEN = ("remove", "export_chosen_text", "export_chosen_json")
"""Commands that want reports to be chosen."""
ON_ANY = ("reread", "back_up", "export", "export_text", "export_json")
"""Commands that want a corpus that holds something."""
_LINE = ""
_TOOLS = ("import_files", "import_folder", _LINE, "reread", "remove")
_MORE_TOOLS = ("back_up", "restore")
_EXPORTS = ("export_text", "export_json", _LINE, "export_chosen_text", "export_chosen_json")


def build_toolbar(actions: Mapping[str, QAction]) -> QToolBar:
    """Return the toolbar: taking in at the left, carrying away at the right."""
    bar = make_toolbar()
    add_actions(bar, _TOOLS, actions)
    add_white(bar)
    add_actions(bar, _MORE_TOOLS, actions)
    bar.addWidget(make_export_button(_EXPORTS, actions))
    return bar
