"""All known bodies with search and filters: who is in a list, how many residents they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from assistant.gui.look.theme import ROW_PX
from assistant.gui.models.peer_bodies_model import (
    BODY,
    LEVEL,
    PLACE,
    RESIDENTS,
    YEARS,
    PeerBodiesModel,
)
from assistant.gui.widgets.basic import column, fill_box, make_button, make_label
from assistant.gui.widgets.wrapped_row import WrappedRow
from assistant.workflow.terms import LEVEL_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.benchmark.peer_book import PeerBody, PeerList

_WIDTHS_PX = {LEVEL: 88, PLACE: 140, YEARS: 96, RESIDENTS: 136}
_BOX_PX = 124


class PeerBodiesPane(QWidget):
    """A line to search, boxes to narrow, the table.

    Signals:
        ticked: identities, and whether they are to be in the list.
        residents_changed: identity, and persons or None.
        refused: why what was typed cannot be taken, in Chinese.
    """

    ticked = Signal(object, bool)
    residents_changed = Signal(str, object)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._list: PeerList | None = None
        self.model = PeerBodiesModel(self)
        self.table = QTableView()
        self.line = QLineEdit(placeholderText="查找机关、地区", clearButtonEnabled=True)
        self.level = _make_box("层级", "全部层级")
        self.province = _make_box("省份", "全部省份")
        self.members_only = QCheckBox("只看名单内(&M)")
        self._counts = make_label("", "muted")
        self.tick_all = make_button("全部勾选", "small", tip="把列出的机关都加入名单")
        self.untick_all = make_button("全部取消", "small", tip="把列出的机关都移出名单")
        self._dress_table()
        self._lay_out()
        self._connect()

    def show_bodies(self, bodies: Sequence[PeerBody]) -> None:
        """Show these bodies, in this order."""
        levels = {body.level for body in bodies}
        _fill(self.level, [(name, level) for level, name in LEVEL_NAMES.items() if level in levels])
        provinces = sorted({body.province for body in bodies if body.province})
        _fill(self.province, [(province, province) for province in provinces])
        self.model.set_bodies(bodies)
        self._narrow()

    def show_book(self, peers: PeerList | None, residents: Mapping[str, int]) -> None:
        """Tick the bodies of a list, None where there is no list; show residents."""
        is_other = (self._list and self._list.name) != (peers and peers.name)
        self._list = peers
        self.model.set_book(frozenset(peers.bodies) if peers else None, residents)
        for widget in (self.members_only, self.tick_all, self.untick_all):
            widget.setEnabled(peers is not None)
        if is_other and self.members_only.isChecked():
            self._narrow()
        self._tell_counts()

    def _dress_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName("机关")
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW_PX)
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(BODY, QHeaderView.ResizeMode.Stretch)
        for number, width in _WIDTHS_PX.items():
            self.table.setColumnWidth(number, width)

    def _lay_out(self) -> None:
        self.line.setAccessibleName("查找机关")
        filters = WrappedRow(
            self.line, self.level, self.province, self.members_only, wide=self.line
        )
        foot = WrappedRow(self._counts, self.tick_all, self.untick_all, wide=self._counts)
        layout = column(filters, self.table, foot)
        layout.setContentsMargins(12, 12, 16, 12)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._narrow)
        self.level.activated.connect(self._narrow)
        self.province.activated.connect(self._narrow)
        self.members_only.toggled.connect(self._narrow)
        self.model.ticked.connect(self.ticked)
        self.model.residents_changed.connect(self.residents_changed)
        self.model.refused.connect(self._on_refused)
        self.tick_all.clicked.connect(lambda: self.ticked.emit(self.model.shown, True))
        self.untick_all.clicked.connect(lambda: self.ticked.emit(self.model.shown, False))

    def _narrow(self) -> None:
        self.model.narrow(
            self.line.text(),
            self.level.currentData(),
            self.province.currentData(),
            members_only=self.members_only.isChecked() and self._list is not None,
        )
        self._tell_counts()

    def _tell_counts(self) -> None:
        total, shown = self.model.total, self.model.rowCount()
        words = f"共 {total:,} 个机关" + (f"，列出 {shown:,} 个" if shown != total else "")
        if self._list is not None:
            words += f" · “{self._list.name}”内 {len(self._list.bodies):,} 个"
        self._counts.setText(words)

    def _on_refused(self, words: str) -> None:
        self.refused.emit(
            f"“{words}”不是人数。请写万人数，如 85.3；写到个位时带上“人”，如 853000人。"
        )


def _make_box(name: str, everything: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setFixedWidth(_BOX_PX)
    box.setMaxVisibleItems(16)
    box.addItem(everything, None)
    return box


def _fill(box: QComboBox, choices: Iterable[tuple[str, object]]) -> None:
    """Offer these after the first; what is chosen stays chosen while it is offered."""
    fill_box(box, [(box.itemText(0), None), *choices])
