"""Choosing an indicator and what of it a field is to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from assistant.draft.fields import write_field
from assistant.gui.dialogs.form import FormDialog
from assistant.gui.look.theme import ROW_PX
from assistant.gui.widgets.scrolled import fitting_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.draft.fields import FieldFilter
    from assistant.draft.parts import SheetRow

_KINDS: dict[str, FieldFilter | None] = {
    "数值和单位": None,
    "同比变化": "change",
    "去年的数值": "last",
    "只写数字": "number",
    "只写去年的数字": "last_number",
    "只写增减幅度": "growth",
}
_LIST_PX, _REST_PX = 280, 248
"""Height of the list, and of all the rest of the dialog."""


class ChooseFieldDialog(FormDialog):
    """A filter, the indicators of the sheet, and the kind of field."""

    def __init__(self, parent: QWidget | None, rows: Sequence[SheetRow]) -> None:
        super().__init__(parent, "插入字段", "插入")
        self._filter = QLineEdit(placeholderText="输入几个字查找", clearButtonEnabled=True)
        self._list = QListWidget()
        self._list.setMinimumHeight(fitting_height(self, _LIST_PX, _REST_PX))
        for row in rows:
            item = QListWidgetItem(f"{row.name}（{row.unit}）" if row.unit else row.name)
            item.setData(Qt.ItemDataRole.UserRole, row.key)
            item.setSizeHint(QSize(0, ROW_PX))
            self._list.addItem(item)
        self._kind = QComboBox()
        self._kind.addItems(list(_KINDS))
        self.add_row("查找(&S)", self._filter)
        self.add_row("指标(&I)", self._list)
        self.add_row("写出(&W)", self._kind)
        self._filter.textChanged.connect(self._on_filter)
        self._list.itemActivated.connect(self.accept)
        self._list.currentRowChanged.connect(lambda row: self.allow(is_allowed=row >= 0))
        self._list.setCurrentRow(0)
        self.allow(is_allowed=bool(rows))

    @property
    def expression(self) -> str:
        """The field that is chosen, as it stands in a text."""
        key = cast("str", self._list.currentItem().data(Qt.ItemDataRole.UserRole))
        return write_field(key, _KINDS[self._kind.currentText()])

    def _on_filter(self, words: str) -> None:
        items = [self._list.item(index) for index in range(self._list.count())]
        for item in items:
            item.setHidden(words.strip() not in item.text())
        shown = next((item for item in items if not item.isHidden()), None)
        if shown is None:
            self._list.setCurrentRow(-1)
        elif self._list.currentItem() is None or self._list.currentItem().isHidden():
            self._list.setCurrentItem(shown)
