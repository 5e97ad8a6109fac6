"""What came back from the offices on one page: who answered, what wants a decision or a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from assistant.draft.office_forms.decision import answered_offices, decided_rows
from assistant.gui.look.theme import ROW_PX, SECONDARY_PX, interface_font
from assistant.gui.office_forms import tables
from assistant.gui.office_forms.conflict_card import ConflictCard
from assistant.gui.office_forms.line_table import LineTable
from assistant.gui.widgets.basic import column, make_label
from assistant.gui.widgets.turning_splitter import TurningSplitter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QIcon

    from assistant.draft.draft import Draft
    from assistant.draft.office_forms.collection import CollectedForms
    from assistant.draft.parts import SheetRow
    from assistant.gui.look.theme import Theme

_OFFICES_PX = 240
_KEY = Qt.ItemDataRole.UserRole + 1


class FormsPage(TurningSplitter):
    """Offices at the left; conflicts, doubts, gaps and other files at the right.

    Signals:
        decided: what would be taken over is something else now.
    """

    decided = Signal()

    def __init__(self, theme: Theme) -> None:
        left, self._area = QWidget(), QScrollArea()
        super().__init__(left, self._area, first_px=_OFFICES_PX)
        self._theme = theme
        self._draft: Draft | None = None
        self._collected: CollectedForms | None = None
        self.cards: list[ConflictCard] = []
        self.offices = QListWidget()
        self.offices.setAccessibleName("来源单位")
        self.doubts = LineTable("存疑的数据", tables.DOUBT_COLUMNS, stretched=5)
        self.unfilled = LineTable("没有填的指标", tables.UNFILLED_COLUMNS, stretched=2)
        self.plain = LineTable("没有疑问的数据", tables.PLAIN_COLUMNS, stretched=4)
        self.unknown = LineTable("无法识别的文件", tables.UNKNOWN_COLUMNS, stretched=1)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        names = column(make_label("来源单位", "panel"), self.offices)
        names.setContentsMargins(16, 12, 12, 12)
        left.setLayout(names)
        self.doubts.itemChanged.connect(self._on_ticked)

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """The rows to take over, as it is decided now."""
        if self._draft is None or self._collected is None:
            return ()
        values = {card.key: card.value for card in self.cards if card.value is not None}
        return decided_rows(
            self._draft, self._collected, values=values, left_out=set(self._unticked())
        )

    def show_forms(self, draft: Draft, collected: CollectedForms) -> None:
        """Show what came back for a draft."""
        self._draft, self._collected = draft, collected
        self._show_offices(answered_offices(draft, collected), collected.missing)
        units = {row.key: row.unit for row in draft.sheet}
        self.cards = [ConflictCard(each, units.get(each.key, "")) for each in collected.conflicts]
        for card in self.cards:
            card.decided.connect(self.decided)
        self._fill_doubts(collected)
        self.unfilled.fill(map(tables.unfilled_cells, collected.unfilled))
        doubted = {each.key for each in collected.doubts}
        plain = [row for row in collected.rows if row.key not in doubted]
        self.plain.fill(map(tables.plain_cells, plain))
        self.unknown.fill(map(tables.unknown_cells, collected.unknown))
        self._area.setWidget(self._sections())
        self.decided.emit()

    # parts

    def _sections(self) -> QWidget:
        """Return what is to be looked at, what wants a decision first."""
        body = QWidget()
        layout = column(spacing=8)
        layout.setContentsMargins(16, 12, 16, 12)
        if self.cards:
            _add_head(layout, f"需要决定（{len(self.cards)}）", "报的数不一致，请选定一个。")
            for card in self.cards:
                layout.addWidget(card)
        shown = (
            (self.doubts, "存疑", "程序的理解列在“理解为”一栏；去掉勾选的不填入。"),
            (self.unfilled, "没有填", "表已报回，但这些指标空着。"),
            (self.unknown, "无法识别的文件", "没有读取，其余的不受影响。"),
            (self.plain, "没有疑问", "这些数据将直接填入。"),
        )
        for table, title, about in shown:
            table.setVisible(table.rowCount() > 0)
            if table.rowCount():
                _add_head(layout, f"{title}（{table.rowCount()}）", about)
            layout.addWidget(table)
        layout.addStretch(1)
        body.setLayout(layout)
        return body

    def _show_offices(self, answered: Sequence[str], missing: Sequence[str]) -> None:
        self.offices.clear()
        for names, icon, role, state in (
            (missing, "close-circle-line", "red", "未报送"),
            (answered, "checkbox-circle-line", "green", "已报送"),
        ):
            if names:
                head = self._add_office(f"{state}（{len(names)}）", "", None)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                head.setFont(interface_font(SECONDARY_PX, bold=True))
            for name in names:
                self._add_office(name, f"{name}：{state}", self._theme.icon(icon, role))

    def _add_office(self, text: str, tip: str, icon: QIcon | None) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setSizeHint(QSize(0, ROW_PX))
        item.setToolTip(tip)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, tip or text)
        if icon is not None:
            item.setIcon(icon)
        self.offices.addItem(item)
        return item

    def _fill_doubts(self, collected: CollectedForms) -> None:
        """Fill the table; a number that would be taken over has a box to tick."""
        taken = {row.key for row in collected.rows}
        self.doubts.blockSignals(True)
        self.doubts.fill(("", *tables.doubt_cells(each)) for each in collected.doubts)
        for box, doubt in zip(self.doubts.first_cells, collected.doubts, strict=True):
            if doubt.value is not None and doubt.key in taken:
                box.setData(_KEY, doubt.key)
                box.setFlags(box.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                box.setCheckState(Qt.CheckState.Checked)
        self.doubts.blockSignals(False)

    def _unticked(self) -> Iterable[str]:
        for box in self.doubts.first_cells:
            if box.data(_KEY) and box.checkState() == Qt.CheckState.Unchecked:
                yield box.data(_KEY)

    def _on_ticked(self, item: QTableWidgetItem) -> None:
        """Let all lines about one number say the same."""
        key, state = item.data(_KEY), item.checkState()
        self.doubts.blockSignals(True)
        for box in self.doubts.first_cells:
            if key and box.data(_KEY) == key:
                box.setCheckState(state)
        self.doubts.blockSignals(False)
        self.decided.emit()


def _add_head(layout: QVBoxLayout, title: str, about: str) -> None:
    layout.addSpacing(4)
    layout.addWidget(make_label(title, "panel"))
    layout.addWidget(make_label(about, "muted", wraps=True))
