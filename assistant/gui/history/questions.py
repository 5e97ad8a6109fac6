"""What is asked before a version takes the place of the draft, is dropped, or gets a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMessageBox

from assistant.gui.dialogs.form import FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assistant.gui.history.entry import Entry

_LONGEST_NAME = 60


class NameDialog(FormDialog):
    """The name of a version; without one it is no longer kept for ever."""

    def __init__(
        self, parent: QWidget | None, title: str, name: str, *, may_be_empty: bool
    ) -> None:
        super().__init__(parent, title, "确定")
        self._may_be_empty = may_be_empty
        self._name = QLineEdit(name, placeholderText="如：送审稿、征求意见稿")
        self._name.setMaxLength(_LONGEST_NAME)
        self.add_row("名称(&N)", self._name)
        self._name.selectAll()
        self._name.textChanged.connect(self._check)
        self._check()

    @property
    def name(self) -> str:
        """The name."""
        return self._name.text().strip()

    def _check(self) -> None:
        self.allow(is_allowed=self._may_be_empty or bool(self.name))
        is_taken_away = self._may_be_empty and not self.name
        self.warn("不写名称，这一版以后可能随时间自动清理。" if is_taken_away else "")


def ask_restore_all(parent: QWidget, entry: Entry, *, has_other_sheet: bool) -> bool | None:
    """Ask whether the draft is to be as it was.

    Args:
        parent: the window.
        entry: the version.
        has_other_sheet: whether the indicator sheet was another one.

    Returns:
        whether the sheet comes back too; None for leaving all as it is.
    """
    what = f"要把稿件恢复成“{entry.title}”这一版吗？"
    about = "正文、公文要素和图片都换成这一版的。现在的稿件会先存为历史版本。"
    box = _box(parent, "恢复全部", what, about)
    sheet = QCheckBox("指标表也恢复成这一版的(&S)")
    if has_other_sheet:
        sheet.setChecked(True)
        box.setCheckBox(sheet)
    restore = box.addButton("恢复(&R)", QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(restore)
    box.setEscapeButton(cancel)
    box.exec()
    if box.clickedButton() is not restore:
        return None
    return has_other_sheet and sheet.isChecked()


def ask_remove_version(parent: QWidget, entry: Entry) -> bool:
    """Ask whether a version is to be dropped; Enter and Esc keep it."""
    what = f"要删除“{entry.title}”这一版吗？"
    box = _box(parent, "删除历史版本", what, "删除后不能找回。当前稿件和其他版本不受影响。")
    remove = box.addButton("删除(&D)", QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.exec()
    return box.clickedButton() is remove


def _box(parent: QWidget, title: str, what: str, about: str) -> QMessageBox:
    """Return a question in plain text: the name in it may be a stranger's."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(what)
    box.setInformativeText(about)
    return box
