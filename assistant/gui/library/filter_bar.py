"""The boxes that narrow the list and the search: level, years, province, role, topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from assistant.gui.widgets.basic import fill_box, make_button
from assistant.gui.widgets.wrapped_row import WrappedRow
from assistant.suggest.word_search import Filters
from assistant.workflow.terms import LEVEL_NAMES, ROLE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.corpus.stored import Facets

_WIDTHS_PX = {
    "level": 124,
    "year_from": 116,
    "year_to": 116,
    "province": 148,
    "role": 132,
    "topic": 124,
}
_NAMES = {
    "level": ("层级", "全部层级"),
    "year_from": ("起始年度", "起始年度"),
    "year_to": ("截止年度", "截止年度"),
    "province": ("省份", "全部省份"),
    "role": ("部分", "全部部分"),
    "topic": ("主题", "全部主题"),
}
"""Name of each box, and what it shows while it narrows nothing."""
_OF_PASSAGES = ("role", "topic")


class FilterBar(QWidget):
    """One row of boxes; those about passages are shown only for the search.

    Signals:
        changed: something else is wanted.
    """

    changed = Signal()

    def __init__(self, topics: Sequence[str]) -> None:
        super().__init__()
        self._boxes = {field: _make_box(field) for field in _NAMES}
        self._clear = make_button("清除筛选", "link")
        self._fill("role", [(name, role) for role, name in ROLE_NAMES.items()])
        self._fill("topic", [(topic, topic) for topic in topics])
        self.setLayout(WrappedRow(*self._boxes.values(), self._clear))
        for box in self._boxes.values():
            box.activated.connect(self._on_changed)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()

    @property
    def filters(self) -> Filters:
        """What is chosen; boxes that are not shown narrow nothing."""
        chosen = {field: box.currentData() for field, box in self._boxes.items()}
        hidden = {field: None for field in _OF_PASSAGES if self._boxes[field].isHidden()}
        return Filters(**(chosen | hidden))

    def box(self, field: str) -> QComboBox:
        """Return the box of a field of :class:`Filters`."""
        return self._boxes[field]

    def show_facets(self, facets: Facets) -> None:
        """Offer what occurs in the corpus; what is chosen stays chosen while it does."""
        self._fill("level", [(LEVEL_NAMES[level], level) for level in facets.levels])
        years = [(f"{year}年", year) for year in facets.years]
        self._fill("year_from", [(f"{name}起", year) for name, year in years])
        self._fill("year_to", [(f"至{name}", year) for name, year in years])
        self._fill("province", [(province, province) for province in facets.provinces])

    def show_for_search(self, *, is_search: bool) -> None:
        """Offer the boxes about passages, or not."""
        for field in _OF_PASSAGES:
            self._boxes[field].setVisible(is_search)
        self._offer_clear()

    def clear(self) -> None:
        """Narrow nothing."""
        for box in self._boxes.values():
            box.setCurrentIndex(0)
        self._on_changed()

    def _fill(self, field: str, choices: Iterable[tuple[str, object]]) -> None:
        fill_box(self._boxes[field], [(_NAMES[field][1], None), *choices])

    def _offer_clear(self) -> None:
        self._clear.setVisible(self.filters != Filters())

    def _on_changed(self) -> None:
        self._offer_clear()
        self.changed.emit()


def _make_box(field: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(_NAMES[field][0])
    box.setFixedWidth(_WIDTHS_PX[field])
    box.setMaxVisibleItems(16)
    return box
