"""Questions with two or three answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Answer = Literal["save", "discard", "cancel"]


def ask_unsaved(parent: QWidget, title: str) -> Answer:
    """Ask what is to become of unsaved changes; Esc keeps the draft open."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("保存稿件")
    box.setText(f"“{title or '未命名稿件'}”有未保存的修改，要保存吗？")
    box.setInformativeText("不保存将丢失这些修改。")
    save = box.addButton("保存(&S)", QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton("不保存(&D)", QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(cancel)
    box.exec()
    clicked = box.clickedButton()
    if clicked is save:
        return "save"
    return "discard" if clicked is discard else "cancel"


def ask_stop(parent: QWidget) -> bool:
    """Ask whether an import is to be stopped, so that the window can close."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("正在导入")
    box.setText("正在导入报告，要停止并退出吗？")
    box.setInformativeText("已经导入的报告会保留。")
    stop = box.addButton("停止并退出(&Q)", QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton("继续导入", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is stop


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
