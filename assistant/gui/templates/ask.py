"""Questions about templates of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assistant.gui.dialogs.ask import Answer


def ask_remove_template(parent: QWidget, name: str) -> bool:
    """Ask whether a template is to be deleted; Enter and Esc leave it."""
    box = _box(parent, "删除模板", f"要删除模板“{name}”吗？", "用它新建的稿件不受影响。")
    sure = box.addButton("删除(&D)", QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is sure


def ask_unsaved_template(parent: QWidget, name: str, *, can_save: bool) -> Answer:
    """Ask what is to become of changes of a template; Esc stays with it.

    Args:
        parent: the dialog.
        name: name of the template.
        can_save: False where the template is not right as it is.
    """
    about = "不保存将丢失这些修改。" if can_save else "现在的写法有误，不能保存；离开将丢失修改。"
    box = _box(parent, "保存模板", f"对模板“{name}”的修改还没有保存。", about)
    save = box.addButton("保存(&S)", QMessageBox.ButtonRole.AcceptRole) if can_save else None
    discard = box.addButton("不保存(&D)", QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save or stay)
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    if save is not None and clicked is save:
        return "save"
    return "discard" if clicked is discard else "cancel"


def _box(parent: QWidget, title: str, what: str, about: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setText(what)
    box.setInformativeText(about)
    return box
