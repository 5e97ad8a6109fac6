"""Ticking the levels of the bodies that a template is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from assistant.workflow.terms import LEVEL_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.outline.meta import Level

_COLUMNS = 4


class LevelBoxes(QWidget):
    """A box for each level.

    Signals:
        changed: others are ticked.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._usual: Level | None = None
        self.boxes: dict[Level, QCheckBox] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(4)
        for number, (level, name) in enumerate(LEVEL_NAMES.items()):
            box = QCheckBox(name)
            box.toggled.connect(self.changed)
            self.boxes[level] = box
            layout.addWidget(box, *divmod(number, _COLUMNS))
        layout.setColumnStretch(_COLUMNS, 1)
        self.setFocusProxy(next(iter(self.boxes.values())))

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels that are ticked, the usual one first as long as it is among them."""
        ticked = [level for level, box in self.boxes.items() if box.isChecked()]
        return tuple(sorted(ticked, key=lambda level: level != self._usual))

    def put(self, levels: Sequence[Level]) -> None:
        """Tick these; the first is the usual one."""
        self._usual = levels[0] if levels else None
        self.blockSignals(True)
        for level, box in self.boxes.items():
            box.setChecked(level in levels)
        self.blockSignals(False)
