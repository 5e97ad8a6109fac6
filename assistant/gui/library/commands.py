"""The commands of the library: their words, shortcuts and icons, and the toolbar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QObject

    from assistant.gui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing the library can be told to do."""

    name: str
    text: str
    keys: str = ""
    icon: str = ""
    short: str = ""
    """Words on the toolbar."""


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
    Command(name="cleaning", text="看清洗对照", keys="Ctrl+3"),
    Command(name="back", text="上一篇", keys="Alt+Up"),
    Command(name="on", text="下一篇", keys="Alt+Down"),
    Command(name="next_change", text="下一处改动", keys="F8"),
    Command(name="side", text="显示或收起列表", keys="F9"),
    Command(name="palette", text="搜索命令…", keys="Ctrl+K", icon="search-line"),
    Command(name="close", text="关闭资料库", keys="Ctrl+W"),
)
ON_REPORT = ("find", "copy", "save", "reviewed", "text", "recognised", "cleaning", "side")
"""Commands that want an open report."""
ON_CHOSEN = ("remove", "export_chosen_text", "export_chosen_json")
"""Commands that want reports to be chosen."""
ON_ANY = ("reread", "back_up", "export", "export_text", "export_json")
"""Commands that want a corpus that holds something."""
_LINE = ""
_TOOLS = ("import_files", "import_folder", _LINE, "reread", "remove")
_MORE_TOOLS = ("back_up", "restore")
_EXPORTS = ("export_text", "export_json", _LINE, "export_chosen_text", "export_chosen_json")


def build_actions(owner: QObject, theme: Theme) -> dict[str, QAction]:
    """Return an action for each command."""
    actions = {}
    for command in COMMANDS:
        action = QAction(command.text, owner)
        if command.keys:
            action.setShortcut(QKeySequence(command.keys))
        action.setIconText(command.short or command.text)
        plain = command.text.rstrip("…")
        action.setToolTip(f"{plain}（{command.keys}）" if command.keys else plain)
        actions[command.name] = action
    dress_actions(actions, theme)
    return actions


def dress_actions(actions: Mapping[str, QAction], theme: Theme) -> None:
    """Give the actions their icons in the colours of a theme."""
    for command in COMMANDS:
        if command.icon:
            role = "on_accent" if command.name == "export" else "muted"
            actions[command.name].setIcon(theme.icon(command.icon, role))


def build_toolbar(actions: Mapping[str, QAction]) -> QToolBar:
    """Return the toolbar: taking in at the left, carrying away at the right."""
    bar = QToolBar("工具栏")
    bar.setMovable(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    bar.setIconSize(QSize(18, 18))
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    _fill(bar, _TOOLS, actions)
    white = QWidget()
    white.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(white)
    _fill(bar, _MORE_TOOLS, actions)
    bar.addWidget(_export_button(actions))
    return bar


def _export_button(actions: Mapping[str, QAction]) -> QToolButton:
    button = QToolButton()
    menu = QMenu(button)
    _fill(menu, _EXPORTS, actions)
    button.setMenu(menu)
    button.setDefaultAction(actions["export"])
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setProperty("look", "primary")
    button.setAccessibleName("导出")
    return button


def _fill(bar: QToolBar | QMenu, names: tuple[str, ...], actions: Mapping[str, QAction]) -> None:
    for name in names:
        if name:
            bar.addAction(actions[name])
        else:
            bar.addSeparator()
