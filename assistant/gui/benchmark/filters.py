"""The boxes that choose the peers: level, years, province, list of one's own, per residents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from assistant.benchmark.choice import PeerChoice
from assistant.draft.numbers import RATE_UNITS
from assistant.figures.indicators import load_indicators
from assistant.gui.benchmark.own import NOBODY
from assistant.gui.widgets.basic import column, fill_box, make_button, row
from assistant.gui.widgets.wrapped_row import WrappedRow
from assistant.workflow.terms import LEVEL_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.gui.benchmark.own import Own
    from assistant.gui.benchmark.peer_lists import PeerLists

_NAMES = {
    "level": ("机关层级", "全部层级"),
    "list": ("对标名单", "不限名单"),
    "since": ("起始年度", "起始年度"),
    "until": ("截止年度", "截止年度"),
    "province": ("省份", "全部省份"),
}
"""Name of each box, and what it shows while it narrows nothing."""
_WIDTHS_PX = {"level": 120, "list": 136, "since": 120, "until": 120, "province": 140}
_MOST_SHOWN = 16
_SET_BACK = ("since", "until", "province")
"""Boxes that stand behind 更多 where there is little room."""


class PeerFilters(QWidget):
    """Says whom one compares oneself with.

    Signals:
        changed: other peers are wanted.
    """

    changed = Signal()

    def __init__(self, *, is_narrow: bool) -> None:
        super().__init__()
        self._is_narrow = is_narrow
        self._own = NOBODY
        self._key = ""
        self._lists: PeerLists | None = None
        self._boxes = {name: _make_box(name) for name in _NAMES}
        self._residents = QCheckBox("每万人")
        self._clear = make_button("清除筛选", "link", tip="不限层级、年度、省份和名单")
        self._more = make_button("更多", "small", tip="按年度、省份筛选，按人口折算")
        self._more.setCheckable(True)
        self._back = QWidget(self)
        for made in (self._clear, self._more):
            made.setParent(self)
        self._fill("level", ((name, level) for level, name in LEVEL_NAMES.items()))
        self._lay_out()
        for box in self._boxes.values():
            box.activated.connect(self._on_changed)
        self._residents.toggled.connect(self._on_changed)
        self._offer_residents()
        self._clear.clicked.connect(self.clear)
        self._offer()

    @property
    def choice(self) -> PeerChoice:
        """The peers that are chosen."""
        name = self._boxes["list"].currentData()
        return PeerChoice(
            level=self._boxes["level"].currentData(),
            since=self._boxes["since"].currentData(),
            until=self._boxes["until"].currentData(),
            province=self._boxes["province"].currentData(),
            bodies=self._lists.members(name) if self._lists and name else None,
            own=self._own.identity,
            per_residents=self._residents.isEnabled() and self._residents.isChecked(),
        )

    @property
    def words(self) -> str:
        """The peers that are chosen, in words: ``范围：区县部门，名单“周边”，2019年起，每万人``."""
        told = [
            f"名单“{box.currentText()}”" if name == "list" else box.currentText()
            for name, box in self._boxes.items()
            if box.currentData() is not None
        ]
        told += ["每万人"] if self.choice.per_residents else []
        return f"范围：{'，'.join(told) or '不限层级、年度、省份和名单'}"

    def box(self, name: str) -> QComboBox:
        """Return the box ``level``, ``list``, ``since``, ``until`` or ``province``."""
        return self._boxes[name]

    @property
    def residents(self) -> QCheckBox:
        """The switch for values by residents."""
        return self._residents

    def set_own(self, own: Own) -> None:
        """Compare another body; where its level is another one, the peers' is that too."""
        if own.level != self._own.level:
            box = self._boxes["level"]
            box.setCurrentIndex(max(box.findData(own.level), 0))
        self._own = own
        self._offer()

    def show_lists(self, lists: PeerLists) -> None:
        """Offer the years and provinces that occur, and the lists; what is chosen stays so."""
        self._lists = lists
        years = sorted({year for body in lists.bodies for year in body.years}, reverse=True)
        self._fill("since", ((f"{year}年起", year) for year in years))
        self._fill("until", ((f"至{year}年", year) for year in years))
        provinces = sorted({body.province for body in lists.bodies if body.province})
        self._fill("province", ((province, province) for province in provinces))
        self._fill("list", ((name, name) for name in lists.names()))
        self._offer()
        self._offer_residents()

    def choose(self, other: PeerFilters) -> None:
        """Choose what other boxes have chosen."""
        for name, box in self._boxes.items():
            box.setCurrentIndex(max(box.findData(other.box(name).currentData()), 0))
        self._offer()

    def clear(self) -> None:
        """Narrow nothing."""
        for box in self._boxes.values():
            box.setCurrentIndex(0)
        self._on_changed()

    def set_indicator(self, key: str) -> None:
        """Offer values by residents where that indicator is counted; all have them for none."""
        self._key = key
        self._offer_residents()

    def _lay_out(self) -> None:
        boxes = self._boxes
        if not self._is_narrow:
            for name, box in boxes.items():
                box.setFixedWidth(_WIDTHS_PX[name])
            self.setLayout(WrappedRow(*boxes.values(), self._residents, self._clear))
            self._more.hide()
            self._back.hide()
            return
        for box in boxes.values():
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        first = row(boxes["level"], boxes["list"], self._more)
        last = row(boxes["province"], self._residents)
        for line in (first, last):
            line.setStretch(0, 1)
            line.setStretch(1, 1)
        self._back.setLayout(column(row(boxes["since"], boxes["until"]), last))
        self._back.hide()
        self._more.toggled.connect(self._back.setVisible)
        layout = column()
        layout.addLayout(first)
        layout.addWidget(self._back)
        self.setLayout(layout)

    def _fill(self, name: str, choices: Iterable[tuple[str, object]]) -> None:
        fill_box(self._boxes[name], [(_NAMES[name][1], None), *choices])

    def _offer(self) -> None:
        for name, box in self._boxes.items():
            chosen = box.currentText() if box.currentData() is not None else ""
            box.setToolTip(f"{_NAMES[name][0]}：{chosen or '不限'}")
        self._boxes["list"].setEnabled(self._boxes["list"].count() > 1)
        is_narrowed = any(box.currentIndex() > 0 for box in self._boxes.values())
        self._clear.setVisible(is_narrowed and not self._is_narrow)
        behind = sum(self._boxes[name].currentIndex() > 0 for name in _SET_BACK)
        behind += self._residents.isChecked()
        self._more.setText(f"更多 {behind}" if behind else "更多")

    def _offer_residents(self) -> None:
        indicators = load_indicators()
        is_rate = self._key in indicators and indicators[self._key].unit in RATE_UNITS
        has_residents = self._lists is not None and bool(self._lists.book.residents)
        self._residents.setEnabled(has_residents and not is_rate)
        if is_rate:
            self._residents.setToolTip("比率不按人口折算")
        elif has_residents:
            self._residents.setToolTip("按常住人口折算为每万人的数值")
        else:
            self._residents.setToolTip("先在“对标名单”里填写或导入常住人口，才能按每万人折算")

    def _on_changed(self) -> None:
        self._offer()
        self.changed.emit()


def _make_box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(_NAMES[name][0])
    box.setMaxVisibleItems(_MOST_SHOWN)
    return box
