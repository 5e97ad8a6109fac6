"""All commands of the window: their words, shortcuts and icons, their menus and the toolbar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QMenu, QToolBar, QToolButton, QWidget

from assistant.gui.command import (
    Command,
    add_actions,
    add_white,
    make_export_button,
    make_toolbar,
)
from assistant.gui.look.scale import PERCENTS
from assistant.gui.look.theme import THEME_TITLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenuBar

    from assistant.draft.parts import ParagraphStyle
    from assistant.gui.editor.editor import Editor
    from assistant.gui.outline.commands import SectionAct

STYLE_NAMES: dict[ParagraphStyle, str] = {
    "body": "正文",
    "heading1": "一级标题",
    "heading2": "二级标题",
    "heading3": "三级标题",
    "heading4": "四级标题",
    "guidance": "写作提示",
    "internal": "内部对比",
    "table": "表格（三线）",
    "grid": "表格（全框）",
    "caption": "表题图题",
    "picture": "图片",
    "attachment": "附件",
}
_STYLE_KEYS = 7
"""Styles that have a shortcut."""

NUMBERED = tuple(f"insert_suggestion_{number}" for number in range(1, 6))
"""Commands that take a suggestion by its place in the list."""

THEMES = tuple(f"theme_{name}" for name in THEME_TITLES)
"""Commands that choose the colours."""

SCALES = tuple(f"scale_{percent}" for percent in PERCENTS)
"""Commands that choose the size of everything."""

TABLE_CHANGES = ("table_row", "table_column", "table_drop_row", "table_drop_column")
"""Commands that change the table at the caret."""

COMMENT_ACTS = (
    *("add_comment", "reply_comment", "edit_comment", "settle_comment", "remove_comment", ""),
    *("next_comment", "previous_comment", "", "comments"),
)
"""Commands on comments; an empty one is a line between them."""

SECTION_ACTS: dict[str, SectionAct] = {
    "section_up": "up",
    "section_down": "down",
    "section_raise": "raise",
    "section_lower": "lower",
}
"""Commands that rearrange the section one writes in."""

COMMANDS: tuple[Command, ...] = (
    Command(
        name="new", text="新建稿件(&N)…", keys="Ctrl+N", icon="file-add-line", needs_draft=False
    ),
    Command(
        name="open", text="打开(&O)…", keys="Ctrl+O", icon="folder-open-line", needs_draft=False
    ),
    Command(
        name="open_report",
        text="打开报告为新稿件(&R)…",
        icon="file-transfer-line",
        needs_draft=False,
    ),
    Command(name="roll_over", text="沿用上年报告(&W)…", icon="history-line", needs_draft=False),
    Command(name="save_template", text="存为模板(&M)…", icon="file-copy-2-line"),
    Command(
        name="manage_templates", text="管理模板(&G)…", icon="file-settings-line", needs_draft=False
    ),
    Command(name="import_review", text="导入审阅稿(&V)…", icon="chat-check-line"),
    Command(name="history", text="历史版本(&Y)…", icon="history-line"),
    Command(
        name="compare_drafts",
        text="比较稿件(&J)…",
        icon="arrow-left-right-line",
        needs_draft=False,
    ),
    Command(name="save", text="保存(&S)", keys="Ctrl+S", icon="save-3-line"),
    Command(name="save_as", text="另存为(&A)…", keys="Ctrl+Shift+S"),
    Command(name="recover", text="未保存的稿件(&U)…", icon="history-line", needs_draft=False),
    Command(name="export", text="导出(&E)…", keys="Ctrl+E", icon="download-2-line", short="导出 ▾"),
    Command(name="export_docx", text="Word 文档…", icon="file-word-line"),
    Command(name="export_pdf", text="PDF…", icon="file-pdf-line"),
    Command(name="export_html", text="网页…", icon="global-line"),
    Command(name="export_txt", text="纯文本…", icon="file-text-line"),
    Command(name="export_md", text="Markdown…", icon="markdown-line"),
    Command(name="export_redline", text="导出花脸稿(&R)…", icon="file-edit-line"),
    Command(name="print", text="打印(&P)…", keys="Ctrl+P", icon="printer-line"),
    Command(name="export_sources", text="导出借鉴来源清单(&L)…", icon="links-line"),
    Command(name="house_formats", text="版式(&H)…", icon="layout-3-line", needs_draft=False),
    Command(name="close", text="关闭稿件(&C)", keys="Ctrl+W"),
    Command(name="quit", text="退出(&Q)", keys="Ctrl+Q", needs_draft=False),
    Command(name="undo", text="撤销(&U)", keys="Ctrl+Z", icon="arrow-go-back-line", short="撤销"),
    Command(
        name="redo", text="重做(&R)", keys="Ctrl+Y", icon="arrow-go-forward-line", short="重做"
    ),
    Command(name="cut", text="剪切(&T)", keys="Ctrl+X", icon="scissors-cut-line"),
    Command(name="copy", text="复制(&C)", keys="Ctrl+C", icon="file-copy-line"),
    Command(name="paste", text="粘贴为文本(&P)", keys="Ctrl+V", icon="clipboard-line"),
    Command(name="select_all", text="全选(&L)", keys="Ctrl+A"),
    Command(name="find", text="查找(&F)…", keys="Ctrl+F", icon="search-2-line"),
    Command(name="replace", text="替换(&E)…", keys="Ctrl+H", icon="find-replace-line"),
    Command(name="find_next", text="查找下一处(&N)", keys="F3"),
    Command(name="find_back", text="查找上一处(&B)", keys="Shift+F3"),
    Command(name="go_to_section", text="定位到章节(&G)…", keys="Ctrl+G", icon="list-unordered"),
    Command(name="section_up", text="上移本节(&U)", keys="Alt+Shift+Up"),
    Command(name="section_down", text="下移本节(&D)", keys="Alt+Shift+Down"),
    Command(name="section_raise", text="本节升级(&R)", keys="Alt+Shift+Left"),
    Command(name="section_lower", text="本节降级(&L)", keys="Alt+Shift+Right"),
    Command(name="elements", text="公文要素(&M)…", keys="Ctrl+M", icon="file-list-3-line"),
    *(
        Command(name=f"style_{style}", text=f"{name}(&{index})", keys=f"Ctrl+{index}")
        for index, (style, name) in enumerate(list(STYLE_NAMES.items())[:_STYLE_KEYS])
    ),
    *(
        Command(name=f"style_{style}", text=name)
        for style, name in list(STYLE_NAMES.items())[_STYLE_KEYS:]
    ),
    Command(name="field", text="字段(&F)…", keys="Ctrl+D", icon="braces-line", short="字段"),
    Command(name="blank", text="空白(&B)", keys="Ctrl+B", icon="brackets-line", short="空白"),
    Command(name="item", text="一是、二是(&I)", keys="Ctrl+I", icon="list-ordered", short="一是"),
    Command(name="insert_table", text="插入表格(&E)…", icon="table-2"),
    Command(name="insert_picture", text="插入图片(&G)…", icon="image-add-line"),
    Command(name="change_picture", text="图片的宽度和图题(&W)…"),
    Command(name="insert_attachment", text="插入附件(&H)", icon="attachment-2"),
    Command(name="table_row", text="表格：下方插入行"),
    Command(name="table_column", text="表格：右侧插入列"),
    Command(name="table_drop_row", text="表格：删除行"),
    Command(name="table_drop_column", text="表格：删除列"),
    Command(name="insert_suggestion", text="第一条建议(&S)", keys="Ctrl+Return"),
    *(
        Command(name=name, text=f"第 {number} 条建议(&{number})", keys=f"Alt+{number}")
        for number, name in enumerate(NUMBERED, start=1)
    ),
    Command(name="phrases", text="用语库(&P)", keys="Shift+F6", icon="book-2-line"),
    Command(name="keep_phrase", text="收藏为用语(&K)", keys="Ctrl+Shift+D", icon="star-line"),
    Command(name="next_blank", text="下一处空白(&N)", keys="F4"),
    Command(name="add_comment", text="新建批注(&M)…", keys="Ctrl+Alt+M", icon="chat-new-line"),
    Command(name="reply_comment", text="答复批注(&R)…"),
    Command(name="edit_comment", text="修改批注(&E)…"),
    Command(name="settle_comment", text="批注已处理或重新打开(&T)", keys="Ctrl+Alt+K"),
    Command(name="remove_comment", text="删除批注(&D)"),
    Command(name="next_comment", text="下一条批注(&N)", keys="Ctrl+F8"),
    Command(name="previous_comment", text="上一条批注(&P)", keys="Ctrl+Shift+F8"),
    Command(name="comments", text="批注列表(&L)", icon="chat-3-line"),
    Command(
        name="complete",
        text="行内续写(&W)",
        keys="Ctrl+Shift+Space",
        needs_draft=False,
        is_switch=True,
    ),
    Command(name="chinese_marks", text="中文标点(&Z)", needs_draft=False, is_switch=True),
    Command(name="outline", text="提纲(&O)", keys="F9", is_switch=True),
    Command(name="panel", text="右侧面板(&P)", keys="F10", is_switch=True),
    Command(
        name="preview",
        text="预览(&V)",
        keys="Ctrl+F2",
        icon="book-open-line",
        short="预览",
        is_switch=True,
    ),
    Command(name="read_beside", text="对照阅读(&D)…", keys="Shift+F9", icon="book-read-line"),
    Command(name="focus", text="专注写作(&F)", keys="F11", is_switch=True),
    Command(
        name="fullscreen", text="全屏(&L)", keys="Shift+F11", needs_draft=False, is_switch=True
    ),
    *(
        Command(name=name, text=f"配色：{title}", needs_draft=False, is_switch=True)
        for name, title in zip(THEMES, THEME_TITLES.values(), strict=True)
    ),
    *(
        Command(name=name, text=f"界面大小：{percent}%", needs_draft=False, is_switch=True)
        for name, percent in zip(SCALES, PERCENTS, strict=True)
    ),
    Command(name="zoom_in", text="放大(&I)", keys="Ctrl+="),
    Command(name="zoom_out", text="缩小(&U)", keys="Ctrl+-"),
    Command(name="zoom_fit", text="适合宽度(&W)", keys="Ctrl+Shift+0"),
    Command(name="suggest", text="查找建议(&S)", keys="F6", icon="lightbulb-line", short="建议"),
    Command(name="search_suggestions", text="搜索写法(&F)…", keys="Ctrl+Shift+F"),
    Command(name="compare", text="对标(&C)", keys="Ctrl+F6", icon="bar-chart-2-line", short="对标"),
    Command(
        name="library",
        text="资料库(&L)…",
        keys="Ctrl+L",
        icon="database-2-line",
        short="资料库",
        needs_draft=False,
    ),
    Command(
        name="benchmarks",
        text="对标分析(&B)…",
        keys="Ctrl+Shift+B",
        icon="bar-chart-box-line",
        needs_draft=False,
    ),
    Command(name="peer_lists", text="对标名单(&P)…", icon="list-check", needs_draft=False),
    Command(name="import_files", text="导入报告(&I)…", icon="upload-2-line", needs_draft=False),
    Command(name="import_folder", text="导入文件夹(&D)…", needs_draft=False),
    Command(name="import_samples", text="导入示例报告(&E)", needs_draft=False),
    Command(name="sheet", text="指标表(&T)…", keys="Ctrl+Shift+T", icon="table-line"),
    Command(name="import_sheet", text="导入年度数据(&A)…"),
    Command(name="forms_out", text="生成数据报送表(&G)…", icon="send-plane-line"),
    Command(name="forms_in", text="汇总报送表(&H)…", icon="inbox-archive-line"),
    Command(name="check", text="检查全文(&C)", keys="F7", icon="shield-check-line", short="检查"),
    Command(name="next_finding", text="下一处问题(&F)", keys="F8"),
    Command(name="word_count", text="字数统计(&W)…", icon="numbers-line"),
    Command(
        name="palette",
        text="搜索命令(&S)…",
        keys="Ctrl+K",
        icon="search-line",
        short="搜索命令　Ctrl+K",
        needs_draft=False,
    ),
    Command(name="guide", text="入门指引(&G)…", needs_draft=False),
    Command(name="sample_draft", text="打开示例稿件(&E)", needs_draft=False),
    Command(name="keys", text="快捷键(&K)", keys="F1", needs_draft=False),
    Command(name="about", text="关于(&A)", needs_draft=False),
)

_LINE = ""
MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "文件(&F)",
        (
            "new",
            "open",
            "open_report",
            "roll_over",
            "recent>",
            "recover",
            _LINE,
            "import_review",
            _LINE,
            "history",
            "compare_drafts",
            _LINE,
            "save",
            "save_as",
            "save_template",
            "manage_templates",
            _LINE,
            "export>",
            "export_sources",
            _LINE,
            "house_formats",
            "print",
            _LINE,
            "close",
            "quit",
        ),
    ),
    (
        "编辑(&E)",
        (
            "undo",
            "redo",
            _LINE,
            "cut",
            "copy",
            "paste",
            "select_all",
            _LINE,
            *("find", "replace", "find_next", "find_back", "go_to_section"),
            _LINE,
            "section>",
            "complete",
            "chinese_marks",
            "elements",
        ),
    ),
    (
        "插入(&I)",
        (
            *("field", "blank", "item", _LINE),
            *("insert_table", "table>", "insert_picture", "change_picture"),
            *("insert_attachment", _LINE),
            *("insert_suggestion", "suggestion>"),
            *("phrases", "keep_phrase"),
            *(_LINE, "comment>", _LINE, "style>", _LINE, "next_blank"),
        ),
    ),
    (
        "视图(&V)",
        (
            *("outline", "panel", "preview", "read_beside", _LINE),
            *("focus", "fullscreen", _LINE),
            *("zoom_in", "zoom_out", "zoom_fit", _LINE, "theme>", "scale>"),
        ),
    ),
    (
        "资料(&R)",
        (
            *("library", _LINE, "benchmarks", "peer_lists", _LINE),
            *("import_files", "import_folder", "import_samples", _LINE),
            *("sheet", "import_sheet", "forms_out", "forms_in", _LINE),
            *("suggest", "search_suggestions", "compare"),
        ),
    ),
    ("检查(&C)", ("check", "next_finding", "next_blank", _LINE, "word_count")),
    ("帮助(&H)", ("guide", "sample_draft", _LINE, "palette", "keys", "about")),
)
"""Menus in order; ``name>`` is a menu in the menu."""
CONTEXT = (
    "undo",
    "redo",
    _LINE,
    "cut",
    "copy",
    "paste",
    _LINE,
    "field",
    "blank",
    "keep_phrase",
    "add_comment",
    _LINE,
    "suggest",
    "compare",
)
"""Commands of the menu at the pointer."""
_EXPORTS = ("export_docx", "export_pdf", "export_html", "export_txt", "export_md", "export_redline")
_SUBMENUS = {
    "recent>": "最近的稿件(&T)",
    "export>": "导出(&E)",
    "suggestion>": "采用建议(&A)",
    "style>": "段落样式(&T)",
    "comment>": "批注(&M)",
    "table>": "表格的行和列(&R)",
    "section>": "移动本节(&S)",
    "theme>": "配色(&T)",
    "scale>": "界面大小(&S)",
}
_IN_SUBMENUS = {
    "export": _EXPORTS,
    "suggestion": NUMBERED,
    "comment": COMMENT_ACTS,
    "table": TABLE_CHANGES,
    "section": tuple(SECTION_ACTS),
    "theme": THEMES,
    "scale": SCALES,
    "style": tuple(f"style_{style}" for style in STYLE_NAMES),
}
_TOOLS = ("undo", "redo", _LINE, "style", _LINE, "field", "blank", "item", _LINE)
_MORE_TOOLS = ("suggest", "compare", _LINE, "check", "preview", _LINE, "library")


def fill_menus(bar: QMenuBar, actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """Fill the menu bar and return the menus in menus, by name."""
    inner: dict[str, QMenu] = {}
    for title, names in MENUS:
        menu = bar.addMenu(title)
        for name in names:
            if not name:
                menu.addSeparator()
            elif name in _SUBMENUS:
                inner[name.rstrip(">")] = menu.addMenu(_SUBMENUS[name])
            else:
                menu.addAction(actions[name])
    for title, names in _IN_SUBMENUS.items():
        add_actions(inner[title], names, actions)
    return inner


def build_context_menu(parent: QWidget, actions: Mapping[str, QAction], editor: Editor) -> QMenu:
    """Return the menu that opens at the pointer; it has what changes a table or picture there."""
    menu = QMenu(parent)
    add_actions(menu, (*CONTEXT, _LINE), actions)
    table = menu.addMenu(_SUBMENUS["table>"])
    add_actions(table, TABLE_CHANGES, actions)
    picture = menu.addAction(actions["change_picture"].text())
    picture.triggered.connect(actions["change_picture"].trigger)
    menu.aboutToShow.connect(lambda: table.menuAction().setVisible(editor.is_in_table()))
    menu.aboutToShow.connect(lambda: picture.setVisible(editor.is_at_picture()))
    return menu


def build_palette_button(action: QAction) -> QToolButton:
    """Return the button at the right of the menu bar that opens the command palette."""
    button = QToolButton()
    button.setProperty("look", "quiet")
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setAccessibleName("搜索命令")
    return button


def build_toolbar(actions: Mapping[str, QAction], styles: QComboBox) -> QToolBar:
    """Return the toolbar: icons with words, the export at the right."""
    bar = make_toolbar()
    for name in (*_TOOLS, *_MORE_TOOLS):
        if not name:
            bar.addSeparator()
        elif name == "style":
            bar.addWidget(styles)
        else:
            bar.addAction(actions[name])
    add_white(bar)
    bar.addWidget(make_export_button(_EXPORTS, actions))
    return bar


def build_style_box() -> QComboBox:
    """Return the box that shows and changes the style of a paragraph."""
    box = QComboBox()
    for style, name in STYLE_NAMES.items():
        box.addItem(name, style)
    box.setAccessibleName("段落样式")
    box.setToolTip("段落样式（Ctrl+0 至 Ctrl+6）")
    box.setPlaceholderText("标题")
    box.setFixedWidth(136)
    return box


_OUTLINE_KEYS = (
    ("F2", "提纲：重命名"),
    ("Delete", "提纲：删除本节"),
)
"""Keys that the outline knows."""
_TEXT_KEYS = (
    ("Tab", "采用续写；标题降级；段首成下级标题；下一格"),
    ("Shift+Tab", "标题升级；段首成同级标题；上一格"),
    ("Esc", "不要行内续写"),
    ("回车", "接着编号，再按取消；表格另起一行"),
    ("退格", "标题开头改为正文"),
)
"""Keys that the text itself knows."""
_CARD_KEYS = (
    ("回车", "插入选中的建议"),
    ("Shift+回车", "用选中的建议替换整句"),
    ("空格", "对照选中的建议"),
)
"""Keys that a card of the suggestions knows."""
_COMMENT_KEYS = (
    ("回车、R、F2", "批注列表：到正文、答复、修改"),
    ("空格、Delete", "批注列表：已处理、删除"),
    ("Ctrl+Enter、Esc", "批注：写好、不写"),
)
"""Keys that the list of comments and its form know."""
_REVIEW_KEYS = (
    ("A、R、U", "审阅稿：采纳、不采纳、改回待定"),
    ("N", "审阅稿：下一处待定"),
    ("C", "审阅稿：批注收入稿件"),
)
"""Keys of the window of a returned print; Enter accepts and goes on."""
_PAGE_KEYS = (
    ("PgUp、PgDn", "预览的上一页、下一页"),
    ("双击、Ctrl+单击", "字段：到指标表的那一行"),
    ("Ctrl+滚轮", "放大、缩小正文或预览"),
)
"""Keys that the preview knows."""


def shortcut_lines() -> list[tuple[str, str]]:
    """Return what each shortcut does, for the page of shortcuts; numbered ones share a line."""
    lines = [
        (command.keys.replace("Return", "Enter"), command.text.partition("(&")[0].rstrip("…"))
        for command in COMMANDS
        if command.keys and command.name not in NUMBERED
    ]
    return [
        *lines,
        (f"Alt+1 … {len(NUMBERED)}", "第几条建议"),
        *_CARD_KEYS,
        *_COMMENT_KEYS,
        *_REVIEW_KEYS,
        *_OUTLINE_KEYS,
        *_TEXT_KEYS,
        *_PAGE_KEYS,
    ]
