"""Adding indicators to the sheet: some of the list, or one of the drafter's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem

from assistant.draft.sheet.rows import canonical_row, find_row, missing_indicators, own_row
from assistant.gui.dialogs.form import FormDialog
from assistant.gui.look.theme import ROW_PX, SECONDARY_PX, interface_font
from assistant.gui.widgets.scrolled import fitting_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from assistant.draft.parts import SheetRow

_LIST_PX, _REST_PX = 360, 200
"""Height of the list, and of all the rest of the dialog."""
_KEY = Qt.ItemDataRole.UserRole
_UNITS = ("件", "次", "人", "人次", "场次", "份", "个", "项", "%", "元")


class AddListedDialog(FormDialog):
    """The indicators that the sheet lacks, by topic, each with a box to tick."""

    def __init__(self, parent: QWidget | None, sheet: Sequence[SheetRow]) -> None:
        super().__init__(parent, "从指标清单添加", "添加")
        self.filter = QLineEdit(placeholderText="输入几个字查找", clearButtonEnabled=True)
        self.list = QListWidget()
        self.list.setMinimumHeight(fitting_height(self, _LIST_PX, _REST_PX))
        self._fill(sheet)
        self.add_row("查找(&S)", self.filter)
        self.add_row("指标(&I)", self.list)
        self.filter.textChanged.connect(self._on_filter)
        self.list.itemChanged.connect(self._tell_count)
        self.list.itemActivated.connect(self._on_activated)
        if not self.list.count():
            self.warn("清单中的指标都已在指标表里。")
        self._tell_count()
        self.filter.setFocus()

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """The rows to add."""
        return tuple(canonical_row(item.data(_KEY)) for item in self._items() if _is_ticked(item))

    def tick(self, key: str) -> None:
        """Tick an indicator."""
        for item in self._items():
            if item.data(_KEY) == key:
                item.setCheckState(Qt.CheckState.Checked)

    def _fill(self, sheet: Sequence[SheetRow]) -> None:
        topic = ""
        for indicator in missing_indicators(sheet):
            if indicator.topic != topic:
                topic = indicator.topic
                head = QListWidgetItem(topic)
                head.setFlags(Qt.ItemFlag.ItemIsEnabled)
                head.setFont(interface_font(SECONDARY_PX, bold=True))
                head.setSizeHint(QSize(0, ROW_PX))
                self.list.addItem(head)
            item = QListWidgetItem(f"{indicator.name}（{indicator.unit}）")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(_KEY, indicator.key)
            item.setData(_KEY + 1, f"{indicator.topic} {'|'.join(indicator.aliases)}")
            item.setSizeHint(QSize(0, ROW_PX))
            self.list.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        items = [self.list.item(at) for at in range(self.list.count())]
        return [item for item in items if item.data(_KEY)]

    def _on_filter(self, words: str) -> None:
        """Hide what has none of the words in its name, topic or other names."""
        wanted = words.split()
        shown_heads: set[int] = set()
        head = 0
        for at in range(self.list.count()):
            item = self.list.item(at)
            if not item.data(_KEY):
                head = at
                continue
            told = f"{item.text()} {item.data(_KEY + 1)}"
            is_found = all(word in told for word in wanted)
            item.setHidden(not is_found)
            shown_heads |= {head} if is_found else set()
        for at in range(self.list.count()):
            if not self.list.item(at).data(_KEY):
                self.list.item(at).setHidden(at not in shown_heads)

    def _on_activated(self, item: QListWidgetItem) -> None:
        if item.data(_KEY):
            now = Qt.CheckState.Unchecked if _is_ticked(item) else Qt.CheckState.Checked
            item.setCheckState(now)

    def _tell_count(self) -> None:
        count = len(self.rows)
        self._accept.setText(f"添加 {count} 项" if count else "添加")
        self.allow(is_allowed=count > 0)


class OwnIndicatorDialog(FormDialog):
    """Name, measure word and source office of an indicator of one's own."""

    def __init__(self, parent: QWidget | None, sheet: Sequence[SheetRow]) -> None:
        super().__init__(parent, "新增自有指标", "新增")
        self._sheet = sheet
        self.name = QLineEdit(placeholderText="如：法治观察员")
        self.unit = QComboBox(editable=True)
        self.unit.addItems(list(_UNITS))
        self.unit.setCurrentText("")
        self.office = QLineEdit()
        self.add_row("指标名称(&N)", self.name)
        self.add_row("单位(&U)", self.unit)
        self.add_row("来源单位(&O)", self.office)
        self.name.textChanged.connect(self._on_name)
        self._on_name("")
        self.name.setFocus()

    @property
    def row(self) -> SheetRow:
        """The row to add."""
        made = own_row(self._sheet, self.name.text().strip(), self.unit.currentText().strip())
        return replace(made, office=self.office.text().strip())

    def _on_name(self, text: str) -> None:
        """Refuse a name that is there already, and point at one of the list."""
        found = find_row(text, self._sheet) if text.strip() else None
        is_held = found is not None and any(row.key == found.key for row in self._sheet)
        if is_held:
            self.warn("指标表里已有这个指标。")
        elif found is not None:
            self.warn(f"指标清单里有“{found.name}”，宜从清单添加，以便对标和检查。")
        else:
            self.warn("")
        self.allow(is_allowed=bool(text.strip()) and not is_held)


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() == Qt.CheckState.Checked
