"""The boxes that narrow the suggestions: level, province, years, part of the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from assistant.gui.widgets.basic import column, fill_box, make_button, row
from assistant.workflow.terms import LEVEL_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.corpus.stored import Facets
    from assistant.outline.meta import Level

OWN_LEVEL: Literal["own"] = "own"
"""In place of a level: that of the draft."""
_NAMES = {
    "level": ("层级", "全部层级"),
    "province": ("省份", "全部省份"),
    "year_from": ("起始年度", "起始年度"),
    "year_to": ("截止年度", "截止年度"),
}
"""Name of each box, and what it shows while it narrows nothing."""
_MOST_SHOWN = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What the suggestions are narrowed to; a field that is None narrows nothing."""

    level: Level | Literal["own"] | None = None
    province: str | None = None
    year_from: int | None = None
    year_to: int | None = None
    is_role_only: bool = False
    """Only passages of the part of the report that one writes in."""

    @property
    def count(self) -> int:
        """How many of them narrow something."""
        boxes = (self.level, self.province, self.year_from, self.year_to)
        return sum(value is not None for value in boxes) + self.is_role_only


class SuggestionFilters(QWidget):
    """Two rows of boxes and a switch; they stay as they are while the program runs.

    Signals:
        changed: something else is wanted.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes = {field: _make_box(field) for field in _NAMES}
        self._role = QCheckBox("只看同一部分")
        self._role.setToolTip("只看写在同一部分（如“存在问题”）里的语段")
        self._clear = make_button("清除筛选", "quiet", tip="不限层级、省份、年度和部分")
        boxes = tuple(self._boxes.values())
        lines = (row(*boxes[:2]), row(*boxes[2:]))
        for line in lines:
            line.setStretch(0, 1)
            line.setStretch(1, 1)
        self.setLayout(column(*lines, row(self._role, None, self._clear)))
        self.show_facets(None)
        for box in boxes:
            box.activated.connect(self._on_changed)
        self._role.clicked.connect(self._on_changed)
        self._clear.clicked.connect(self.clear)
        self._clear.setEnabled(False)

    @property
    def narrowing(self) -> Narrowing:
        """What is chosen."""
        chosen = {field: box.currentData() for field, box in self._boxes.items()}
        return Narrowing(**chosen, is_role_only=self._role.isChecked())

    @property
    def role(self) -> QCheckBox:
        """The switch for passages of the same part only."""
        return self._role

    def box(self, field: str) -> QComboBox:
        """Return the box of a field of :class:`Narrowing`."""
        return self._boxes[field]

    def show_facets(self, facets: Facets | None) -> None:
        """Offer what occurs in the corpus; what is chosen stays chosen while it does."""
        levels = facets.levels if facets else ()
        own = ("同级机关", OWN_LEVEL)
        self._fill("level", [own, *((LEVEL_NAMES[level], level) for level in levels)])
        self._fill("province", [(name, name) for name in (facets.provinces if facets else ())])
        years = facets.years if facets else ()
        self._fill("year_from", [(f"{year}年起", year) for year in years])
        self._fill("year_to", [(f"至{year}年", year) for year in years])
        self._clear.setEnabled(self.narrowing.count > 0)

    def clear(self) -> None:
        """Narrow nothing."""
        for box in self._boxes.values():
            box.setCurrentIndex(0)
        self._role.setChecked(False)
        self._on_changed()

    def _fill(self, field: str, choices: Iterable[tuple[str, object]]) -> None:
        fill_box(self._boxes[field], [(_NAMES[field][1], None), *choices])

    def _on_changed(self) -> None:
        self._clear.setEnabled(self.narrowing.count > 0)
        self.changed.emit()


def _make_box(field: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(_NAMES[field][0])
    box.setMaxVisibleItems(_MOST_SHOWN)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return box
