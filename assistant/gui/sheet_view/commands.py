"""What can be done with the indicator sheet: the words, keys and icons of each command."""

from __future__ import annotations

from assistant.gui.command import Command

COMMANDS: tuple[Command, ...] = (
    Command(name="copy", text="复制(&C)", keys="Ctrl+C", icon="file-copy-line"),
    Command(name="paste", text="粘贴(&P)…", keys="Ctrl+V", icon="clipboard-line", short="粘贴"),
    Command(name="filled", text="标为已填(&F)", icon="checkbox-blank-circle-line", short="已填"),
    Command(
        name="verified",
        text="标为已核实(&V)",
        keys="Ctrl+Return",
        icon="checkbox-circle-line",
        short="已核实",
    ),
    Command(name="field", text="插入字段(&I)", icon="braces-line"),
    Command(name="compare", text="对标(&B)", icon="bar-chart-2-line"),
    Command(name="add_listed", text="从指标清单添加(&L)…", icon="list-check", short="添加指标"),
    Command(name="add_own", text="新增自有指标(&O)…", icon="add-line", short="自有指标"),
    Command(name="delete", text="删除指标(&D)…", icon="delete-bin-line", short="删除"),
    Command(name="import", text="导入数据(&M)…", icon="upload-2-line", short="导入"),
    Command(name="last_year", text="提取上年数据(&Y)…", icon="history-line", short="上年数据"),
    Command(name="export_sheet", text="导出指标表(&E)…", icon="download-2-line", short="导出"),
    Command(name="fold", text="全部折叠(&K)"),
    Command(name="unfold", text="全部展开(&U)"),
    Command(name="search", text="查找指标(&S)", keys="Ctrl+F"),
    Command(name="open_window", text="打开指标表(&T)…", icon="fullscreen-line"),
)

_LINE = ""
ON_ROWS = ("copy", "filled", "verified", "delete")
"""Commands that need some rows chosen."""
ON_ROW = ("field", "compare")
"""Commands that need one row."""
CONTEXT = (
    *("field", "compare", "uses>", _LINE),
    *("copy", "paste", "filled", "verified", _LINE),
    *("add_listed", "add_own", "delete"),
)
MORE = (
    *("open_window", "columns>", "fold", "unfold", _LINE),
    *("paste", "filled", "verified", _LINE),
    *("add_listed", "add_own", "delete", _LINE),
    *("import", "last_year", "export_sheet"),
)
"""Commands of the menu beside the filter of the panel."""
TOOLS = (
    *("add_listed", "add_own", "delete", _LINE),
    *("filled", "verified", "paste", _LINE),
    *("import", "last_year", "export_sheet"),
)
"""Commands of the window's toolbar."""
