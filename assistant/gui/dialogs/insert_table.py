"""Inserting a table: empty, or with indicators of the sheet as fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QSpinBox

from assistant.draft.indicator_table import indicator_table
from assistant.draft.parts import Paragraph
from assistant.draft.table_text import table_paragraph
from assistant.gui.dialogs.form import FormDialog
from assistant.gui.look.theme import ROW_PX

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assistant.draft.draft import Draft
    from assistant.draft.parts import ParagraphStyle, SheetRow

_KINDS: dict[str, ParagraphStyle] = {"三线表": "table", "全框线表": "grid"}
_EMPTY, _INDICATORS = "空表格", "指标表中的指标"
_MOST_ROWS, _MOST_COLUMNS = 50, 12
_LIST_PX = 240


class InsertTableDialog(FormDialog):
    """The title, the rules, and what stands in the cells."""

    def __init__(self, parent: QWidget | None, draft: Draft) -> None:
        super().__init__(parent, "插入表格", "插入")
        self._draft = draft
        self._title = QLineEdit(placeholderText="可以不填，表号自动编排", maxLength=80)
        self._kind = QComboBox()
        self._kind.addItems(list(_KINDS))
        self._source = QComboBox()
        self._source.addItems([_EMPTY, _INDICATORS] if draft.sheet else [_EMPTY])
        self._rows = _spin_box(4, _MOST_ROWS)
        self._columns = _spin_box(4, _MOST_COLUMNS)
        self._filter = QLineEdit(placeholderText="输入几个字查找", clearButtonEnabled=True)
        self._list = self._make_list()
        self.add_row("表题(&T)", self._title)
        self.add_row("表线(&K)", self._kind)
        self.add_row("内容(&C)", self._source)
        self.add_row("行数，含表头(&R)", self._rows)
        self.add_row("列数(&L)", self._columns)
        self.add_row("查找(&S)", self._filter)
        self.add_row("指标(&I)", self._list)
        self._source.currentIndexChanged.connect(self._on_changed)
        self._filter.textChanged.connect(self._on_filter)
        self._list.itemChanged.connect(self._on_changed)
        self._on_changed()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The table, below its title where it has one."""
        style = _KINDS[self._kind.currentText()]
        if self._has_indicators:
            table = indicator_table(self._chosen(), self._draft.year, style)
        else:
            row = [""] * self._columns.value()
            table = table_paragraph([row] * self._rows.value(), style)
        title = self._title.text().strip()
        caption = (Paragraph(style="caption", text=title),) if title else ()
        return (*caption, table)

    @property
    def _has_indicators(self) -> bool:
        return self._source.currentText() == _INDICATORS

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setMinimumHeight(_LIST_PX)
        for row in self._draft.sheet:
            item = QListWidgetItem(f"{row.name}（{row.unit}）" if row.unit else row.name)
            item.setData(Qt.ItemDataRole.UserRole, row.key)
            item.setSizeHint(QSize(0, ROW_PX))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            made.addItem(item)
        return made

    def _chosen(self) -> list[SheetRow]:
        items = [self._list.item(index) for index in range(self._list.count())]
        keys = {
            cast("str", item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        }
        return [row for row in self._draft.sheet if row.key in keys]

    def _on_changed(self) -> None:
        for field in (self._rows, self._columns):
            self.show_row(field, is_shown=not self._has_indicators)
        for part in (self._filter, self._list):
            self.show_row(part, is_shown=self._has_indicators)
        self.allow(is_allowed=not self._has_indicators or bool(self._chosen()))
        self.fit()

    def _on_filter(self, words: str) -> None:
        """Hide what is not meant; what is checked stays chosen."""
        for item in map(self._list.item, range(self._list.count())):
            item.setHidden(words.strip() not in item.text())


def _spin_box(value: int, most: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(1, most)
    made.setValue(value)
    return made
