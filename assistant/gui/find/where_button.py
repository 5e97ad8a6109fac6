"""Where is looked (范围): everywhere or in what was selected, and in which parts of the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from assistant.draft.find.query import PART_NAMES, PARTS
from assistant.gui.find.menu_button import MenuButton

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from assistant.draft.find.query import Part

_EVERYWHERE = "全文"
_SELECTED = "选中部分"


class WhereButton(MenuButton):
    """A button that says where is looked, and its menu.

    Signals:
        changed: it is somewhere else.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_EVERYWHERE)
        menu = self.menu()
        self._selected = menu.addAction(_SELECTED)
        menu.addSeparator()
        self._parts = {part: menu.addAction(name) for part, name in PART_NAMES.items()}
        for action in (self._selected, *self._parts.values()):
            action.setCheckable(True)
            action.setChecked(action is not self._selected)
            action.triggered.connect(lambda _, chosen=action: self._on_chosen(chosen))
        self._say()

    @property
    def parts(self) -> frozenset[Part]:
        """The parts that are looked at."""
        return frozenset(part for part, action in self._parts.items() if action.isChecked())

    @property
    def is_selection(self) -> bool:
        """Tell whether only what was selected is looked at."""
        return self._selected.isChecked()

    def set_selection(self, *, is_on: bool) -> None:
        """Look only in what was selected, or everywhere."""
        self._selected.setChecked(is_on)
        self._say()

    def _on_chosen(self, action: QAction) -> None:
        if not self.parts:  # the last one stays
            action.setChecked(True)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        names = [PART_NAMES[part] for part in PART_NAMES if part in self.parts]
        where = [_SELECTED] if self.is_selection else []
        if self.parts != PARTS:
            where.append("、".join(names))
        self.say(f"范围：{'，'.join(where) or _EVERYWHERE}")
