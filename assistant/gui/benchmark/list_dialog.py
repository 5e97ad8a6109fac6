"""Asking into which list of peers (对标名单) a body is to be put."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from assistant.benchmark.peer_book import clean_list_name
from assistant.gui.dialogs.form import FormDialog
from assistant.gui.widgets.basic import make_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_FIRST_NAME = "我的对标名单"
_FIRST_LIST = "还没有名单，加入时会新建一个；以后可以只和名单里的机关对比。"
_LONGEST = 30


class ListDialog(FormDialog):
    """The lists there are, and room for the name of a new one."""

    def __init__(self, parent: QWidget, body: str, names: Sequence[str]) -> None:
        super().__init__(parent, "加入对标名单", "加入")
        self._name = QComboBox()
        self._name.setEditable(True)
        self._name.addItems(list(names) or [_FIRST_NAME])
        edit = self._name.lineEdit()
        if edit is not None:
            edit.setMaxLength(_LONGEST)
            edit.selectAll()
        self.add_row("机关", make_label(body, wraps=True))
        self.add_row("名单(&L)", self._name)
        if not names:
            self.add_row("", make_label(_FIRST_LIST, "muted", wraps=True))
        self._name.editTextChanged.connect(self._on_edited)
        self._name.setFocus()

    @property
    def name(self) -> str:
        """The list that was chosen or named."""
        return clean_list_name(self._name.currentText())

    def _on_edited(self) -> None:
        self.allow(is_allowed=bool(self.name))
