"""Writing down which office delivers which number (来源单位)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QHeaderView, QLineEdit, QTableWidget, QTableWidgetItem

from assistant.draft.office_forms.form import offices_of
from assistant.gui.dialogs.form import FormDialog
from assistant.gui.widgets.basic import column, make_button, make_label, row
from assistant.gui.widgets.scrolled import fitting_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from assistant.draft.parts import SheetRow

_SIZE_PX = (640, 560)
_NAME, _OFFICE = range(2)
_OFFICE_PX = 240
_TABLE_PX, _REST_PX = 340, 208
"""Height of the table, and of all the rest of the dialog."""
_TEACHING = (
    "写明每项指标由哪个单位提供；几个单位共同提供的用顿号分开。"
    "选中几行，在下面写上单位，可以一次填好。"
)


class OfficesDialog(FormDialog):
    """The indicators with their offices; several rows can be given one office at once."""

    def __init__(self, parent: QWidget | None, sheet: Sequence[SheetRow]) -> None:
        super().__init__(parent, "来源单位", "确定")
        self._sheet = tuple(sheet)
        self.table = QTableWidget(len(self._sheet), 2)
        self._offices = [QTableWidgetItem(each.office) for each in self._sheet]
        self.office = QLineEdit(placeholderText="如：行政复议科")
        self.fill = make_button("填到选中的行(&F)")
        known = dict.fromkeys(name for each in self._sheet for name in offices_of(each))
        self.office.setCompleter(QCompleter(list(known), self))
        self.put_first(row(make_label(_TEACHING, "muted", wraps=True)))
        self._dress_table()
        self.put_below(column(self.table, row(self._label(), self.office, self.fill)))
        self.resize(*_SIZE_PX)
        self.fill.clicked.connect(self._on_fill)
        self.office.returnPressed.connect(self._on_fill)
        self.office.textChanged.connect(self._check)
        self.table.itemSelectionChanged.connect(self._check)
        self._check()

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """The rows whose office is another one."""
        said = (
            replace(each, office=cell.text().strip())
            for each, cell in zip(self._sheet, self._offices, strict=True)
        )
        return tuple(new for new, old in zip(said, self._sheet, strict=True) if new != old)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the field of the office while one writes there."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and self.focusWidget() is self.office
        ):
            return
        super().keyPressEvent(event)

    def _label(self) -> QWidget:
        label = make_label("单位(&U)")
        label.setBuddy(self.office)
        self.office.setAccessibleName("单位")
        return label

    def _dress_table(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels(["指标", "来源单位"])
        table.setAccessibleName("来源单位")
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(32)
        table.setShowGrid(False)
        table.setMinimumHeight(fitting_height(self, _TABLE_PX, _REST_PX))
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(_OFFICE, _OFFICE_PX)
        for number, each in enumerate(self._sheet):
            name = QTableWidgetItem(each.name)
            name.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            name.setToolTip(each.name)
            table.setItem(number, _NAME, name)
            table.setItem(number, _OFFICE, self._offices[number])
        table.selectRow(0)

    def _chosen(self) -> list[int]:
        return sorted({index.row() for index in self.table.selectedIndexes()})

    def _check(self) -> None:
        self.fill.setEnabled(bool(self.office.text().strip() and self._chosen()))

    def _on_fill(self) -> None:
        """Give the rows the office, and go on to the next row without any."""
        office, chosen = self.office.text().strip(), self._chosen()
        if not office or not chosen:
            return
        for number in chosen:
            self._offices[number].setText(office)
        for number in range(chosen[-1] + 1, self.table.rowCount()):
            if not self._offices[number].text().strip():
                self.table.selectRow(number)
                break
        self.office.selectAll()
