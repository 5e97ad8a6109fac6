"""Questions with two or three answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

Answer = Literal["save", "discard", "cancel"]
Overwrite = Literal["replace", "other", "cancel"]
_MOST_TITLES = 5


def ask_unsaved(parent: QWidget, title: str) -> Answer:
    """Ask what is to become of unsaved changes; Esc keeps the draft open."""
    what = f"“{title or '未命名稿件'}”有未保存的修改，要保存吗？"
    return _ask_save(parent, "保存稿件", what, "不保存将丢失这些修改。")


def ask_overwrite(parent: QWidget, name: str) -> Overwrite:
    """Ask before a draft's file is written over that somebody else changed; Esc writes nothing."""
    about = "替换后，别人改动的一稿只要还读得出，就留在历史版本里。"
    box = _box(parent, "保存稿件", f"“{name}”已被别人改动，要用窗口里的稿件替换吗？", about)
    replace = box.addButton("替换(&R)", QMessageBox.ButtonRole.DestructiveRole)
    other = box.addButton("另存为(&A)…", QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(other)
    box.setEscapeButton(cancel)
    box.exec()
    clicked = box.clickedButton()
    if clicked is replace:
        return "replace"
    return "other" if clicked is other else "cancel"


def ask_reload(parent: QWidget, name: str) -> bool:
    """Ask whether unsaved changes are to give way to the file."""
    what = f"要重新载入“{name}”吗？"
    about = "窗口里还没有保存的修改会丢失。要留下它们，请先取消，再另存。"
    return _ask_sure(parent, "重新载入", what, about, "重新载入(&R)")


def ask_give_up(parent: QWidget, title: str) -> bool:
    """Ask whether a draft that was left unsaved is to be given up."""
    what = f"要放弃“{title or '未命名稿件'}”没有保存的内容吗？"
    return _ask_sure(parent, "放弃稿件", what, "放弃后无法找回；已保存的文件不受影响。", "放弃(&D)")


def ask_unsaved_corrections(parent: QWidget, title: str) -> Answer:
    """Ask what is to become of corrections that are not saved; Esc stays with the report."""
    what = f"对“{title}”的更正还没有保存，要保存吗？"
    return _ask_save(parent, "保存更正", what, "不保存将丢失这些更正。")


def ask_write_changes(parent: QWidget, count: int) -> Answer:
    """Ask what is to become of accepted changes that the draft does not have; Esc stays."""
    what = f"已采纳的 {count} 处改动还没有写入稿件，要写入吗？"
    about = "不写入，稿件保持原样；以后可以再次导入这份审阅稿。"
    return _ask_save(parent, "写入改动", what, about, names=("写入(&S)", "不写入(&D)"))


def ask_remove(parent: QWidget, titles: Sequence[str]) -> bool:
    """Ask whether reports are to be removed."""
    more = len(titles) - _MOST_TITLES
    lines = [*titles[:_MOST_TITLES], *([f"……另有 {more} 篇"] if more > 0 else [])]
    what = f"要从资料库删除这 {len(titles)} 篇报告吗？"
    about = "\n".join([*lines, "", "原来的文件不会删除，可以再次导入；人工更正会丢失。"])
    return _ask_sure(parent, "删除报告", what, about, "删除(&D)")


def ask_delete_section(parent: QWidget, heading: str, characters: int) -> bool:
    """Ask whether a section is to be deleted with all that stands under it."""
    what = f"要删除“{heading}”一节吗？"
    about = f"这一节和下面的小节共 {characters} 字，删除后可以撤销。"
    return _ask_sure(parent, "删除章节", what, about, "删除(&D)")


def ask_remove_list(parent: QWidget, name: str) -> bool:
    """Ask whether a list of peers is to be removed."""
    what = f"要删除对标名单“{name}”吗？"
    return _ask_sure(parent, "删除名单", what, "名单里的机关和数据不受影响。", "删除(&D)")


def ask_remove_rows(parent: QWidget, names: str, about: str) -> bool:
    """Ask whether indicators are to be left out of the sheet."""
    return _ask_sure(parent, "删除指标", f"要删除{names}吗？", about, "删除(&D)")


def ask_remove_format(parent: QWidget, name: str, *, is_used: bool) -> bool:
    """Ask whether a house format is to be removed."""
    about = "本稿将改按国家标准排版；" if is_used else ""
    about += "其他稿件若用这个版式，也将按国家标准排版。"
    return _ask_sure(parent, "删除版式", f"要删除版式“{name}”吗？", about, "删除(&D)")


def ask_restore(parent: QWidget, name: str) -> bool:
    """Ask whether a backup is to take the place of the corpus."""
    what = f"要用“{name}”替换现有的资料库吗？"
    about = "现有的报告和人工更正都会被备份里的内容替换。可以先备份现有的资料库。"
    return _ask_sure(parent, "恢复资料库", what, about, "替换(&R)")


def ask_replace(parent: QWidget, name: str) -> bool:
    """Ask whether a file is to take the place of one that is there."""
    what = f"已经有“{name}”，要替换吗？"
    return _ask_sure(parent, "替换文件", what, "原来的内容会丢失。", "替换(&R)")


def ask_stop(parent: QWidget) -> bool:
    """Ask whether work under way is to be stopped, so that the window can close."""
    return _ask_sure(
        parent,
        "正在处理资料库",
        "正在处理资料库，要停止并退出吗？",
        "已经完成的部分会保留。",
        "停止并退出(&Q)",
        stay="继续处理",
    )


def tell_crash(parent: QWidget | None, log: str, copy: str) -> None:
    """Say that the program must end, and where the draft is."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle("程序出错")
    box.setText("程序遇到意外错误，需要关闭。")
    kept = f"稿件已自动保存，下次打开时可以恢复。\n{copy}\n\n" if copy else ""
    box.setInformativeText(f"{kept}错误记录在：\n{log}")
    box.addButton("关闭程序", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def _ask_save(
    parent: QWidget,
    title: str,
    what: str,
    about: str,
    *,
    names: tuple[str, str] = ("保存(&S)", "不保存(&D)"),
) -> Answer:
    box = _box(parent, title, what, about)
    save = box.addButton(names[0], QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(names[1], QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    clicked = box.clickedButton()
    if clicked is save:
        return "save"
    return "discard" if clicked is discard else "cancel"


def _ask_sure(
    parent: QWidget, title: str, what: str, about: str, do: str, *, stay: str = "取消"
) -> bool:
    """Ask before something that cannot be taken back; Enter and Esc leave all as it is."""
    box = _box(parent, title, what, about)
    sure = box.addButton(do, QMessageBox.ButtonRole.DestructiveRole)
    other = box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(other)
    box.setEscapeButton(other)
    box.exec()
    return box.clickedButton() is sure


def _box(parent: QWidget, title: str, what: str, about: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setText(what)
    box.setInformativeText(about)
    return box
