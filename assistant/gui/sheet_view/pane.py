"""A table of the indicator sheet with its filter above and a line of words below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from assistant.draft.sheet.order import offices_in
from assistant.gui.models.sheet_lines import SheetLines
from assistant.gui.models.sheet_model import details_of
from assistant.gui.sheet_view.table import COMPACT, WIDE, SheetTable
from assistant.gui.widgets.basic import column, fill_box, row
from assistant.gui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.gui.look.theme import Theme
    from assistant.gui.models.sheet_model import SheetModel

_SHOWS = (
    ("全部", {"show": "all", "office": None}),
    ("未填", {"show": "empty", "office": None}),
    ("未核实", {"show": "unverified", "office": None}),
    ("正文用到", {"show": "used", "office": None}),
)
_NO_OFFICE = ("没有来源单位", {"show": "all", "office": ""})
_NARROW_BOX_PX, _WIDE_BOX_PX, _WIDE_FILTER_PX = 104, 180, 280
_REFUSED_MS = 6_000


class SheetPane(QWidget):
    """Finds, filters and shows; what else can be done is left to its owner.

    Signals:
        current_changed: another cell is current.
    """

    current_changed = Signal()

    def __init__(self, sheet: SheetModel, theme: Theme, *, is_wide: bool) -> None:
        super().__init__()
        self._sheet = sheet
        self.lines = SheetLines(sheet, self)
        self.table = SheetTable(self.lines, theme, is_wide=is_wide)
        self.table.show_columns(WIDE if is_wide else COMPACT)
        self.filter = QLineEdit(placeholderText="查找指标", clearButtonEnabled=True)
        self.filter.setAccessibleName("查找指标")
        self.show_box = QComboBox()
        self.show_box.setAccessibleName("显示哪些指标")
        self.show_box.setFixedWidth(_WIDE_BOX_PX if is_wide else _NARROW_BOX_PX)
        self.show_box.view().setMinimumWidth(_WIDE_BOX_PX)
        self.details = ElidedLabel("muted")
        self._refused_timer = QTimer(self, singleShot=True, interval=_REFUSED_MS)
        self.bar: QHBoxLayout = row(self.filter, self.show_box)
        if is_wide:
            self.filter.setFixedWidth(_WIDE_FILTER_PX)
            self.bar.addStretch(1)
        layout = column(self.bar, self.table, self.details)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._connect()
        self._fill_offices()
        self._tell()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.table.set_theme(theme)

    def search(self) -> None:
        """Go to the filter."""
        self.filter.setFocus()
        self.filter.selectAll()

    def refuse(self, words: str) -> None:
        """Say why something was not taken, until something else is to be said."""
        self._say(words, "error")
        self._refused_timer.start()

    def reveal(self, key: str) -> None:
        """Make an indicator current, whatever is filtered or folded."""
        if not self.table.choose(key):
            self.filter.clear()
            self.show_box.setCurrentIndex(0)
            self.lines.fold_all(is_folded=False)
            self.table.choose(key)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda words: self._arrange(words=words))
        self.filter.returnPressed.connect(self._on_found)
        self.show_box.currentIndexChanged.connect(self._on_show)
        self._sheet.modelReset.connect(self._fill_offices)
        self._sheet.modelReset.connect(self._tell)
        self._sheet.dataChanged.connect(self._on_data)
        self._sheet.refused.connect(self.refuse)
        self.table.refused.connect(self.refuse)
        self._refused_timer.timeout.connect(self._tell)
        self.table.selectionModel().currentChanged.connect(self._on_current)

    def _arrange(self, **what: Any) -> None:  # noqa: ANN401 -- fields of Order
        self.lines.arrange(**what)
        self._tell()

    def _on_show(self) -> None:
        chosen = self.show_box.currentData()
        if chosen is not None:
            self._arrange(**chosen)

    def _on_found(self) -> None:
        """Go from the filter to the first indicator that is left."""
        self.table.setFocus()
        first = next(
            (at for at in range(self.lines.rowCount()) if self.lines.row_at(at) is not None), None
        )
        if first is not None:
            self.table.setCurrentIndex(self.lines.index(first, self.table.columns[1:][0]))

    def _on_data(self) -> None:
        self._fill_offices()
        self._tell()

    def _on_current(self, current: QModelIndex) -> None:
        del current
        self._tell()
        self.current_changed.emit()

    def _fill_offices(self) -> None:
        offices = offices_in(self._sheet.rows)
        shown = {"show": "all"}
        choices: Sequence[tuple[str, object]] = (
            *_SHOWS,
            *((f"来源：{office}", {**shown, "office": office}) for office in offices),
            *((_NO_OFFICE,) if offices else ()),
        )
        if [name for name, _ in choices] == [
            self.show_box.itemText(at) for at in range(self.show_box.count())
        ]:
            return
        self.show_box.blockSignals(True)
        fill_box(self.show_box, choices)
        self.show_box.blockSignals(False)

    def _tell(self) -> None:
        """Say what the columns of the current row do not show, or how far the sheet is."""
        self._refused_timer.stop()
        row_ = self.table.row
        if row_ is not None and details_of(row_):
            self._say(f"{row_.name}　{details_of(row_)}", "muted")
            return
        rows = self._sheet.rows
        if not rows:
            self._say("指标表是空的。请从指标清单添加，或导入数据。", "muted")
            return
        filled = sum(item.state != "empty" for item in rows)
        verified = sum(item.state == "verified" for item in rows)
        shown = f"显示 {self.lines.shown} 项 · " if self.lines.shown != len(rows) else ""
        self._say(f"{shown}共 {len(rows)} 项，已填 {filled} 项，已核实 {verified} 项", "muted")

    def _say(self, words: str, look: str) -> None:
        self.details.setText(words)
        if self.details.property("look") != look:
            self.details.setProperty("look", look)
            self.details.style().unpolish(self.details)
            self.details.style().polish(self.details)
