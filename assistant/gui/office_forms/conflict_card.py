"""One indicator of which two values are told: which of them is taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton

from assistant.draft.numbers import format_number
from assistant.draft.office_forms.decision import choices_of
from assistant.gui.look.theme import CARD_PADDING
from assistant.gui.office_forms.tables import UNKNOWN_OFFICE
from assistant.gui.widgets.basic import column, make_label

if TYPE_CHECKING:
    from assistant.draft.office_forms.collection import Conflict


class ConflictCard(QFrame):
    """The name of the indicator and a button for each way to decide.

    Signals:
        decided: the choice is another one.
    """

    decided = Signal()

    def __init__(self, conflict: Conflict, unit: str) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.key = conflict.key
        self._values: list[float | None] = [None]
        self._group = QButtonGroup(self)
        self.buttons = [QRadioButton(_keep_words(conflict, unit))]
        for value, offices in choices_of(conflict).items():
            names = "、".join(office or UNKNOWN_OFFICE for office in offices)
            self._values.append(value)
            self.buttons.append(QRadioButton(f"{format_number(value)}{unit}　{names}"))
        for number, button in enumerate(self.buttons):
            button.setAccessibleName(f"{conflict.name}：{button.text()}")
            self._group.addButton(button, number)
        self.buttons[0].setChecked(True)
        name = make_label(conflict.name, "panel", wraps=True)
        self.setLayout(column(name, *self.buttons, margin=CARD_PADDING, spacing=4))
        self._group.idToggled.connect(lambda _, is_on: self.decided.emit() if is_on else None)

    @property
    def value(self) -> float | None:
        """The value that is taken over; None to leave the sheet as it is."""
        return self._values[self._group.checkedId()]


def _keep_words(conflict: Conflict, unit: str) -> str:
    if conflict.held is None:
        return "暂不填，再问清楚"
    return f"{format_number(conflict.held)}{unit}　保留指标表现有的"
