"""First step of the guide: the own body; level and place follow from its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from assistant.gui.widgets.basic import column, fill_box, make_button, make_label
from assistant.workflow.terms import LEVEL_NAMES

if TYPE_CHECKING:
    from assistant.gui.services.start import DescribeBody
    from assistant.outline.divisions import Place
    from assistant.workflow.own_body import OwnBody

_UNKNOWN = "名称里看不出所在地，可以不管；写成“云汀市青栎区司法局”这样的全称更好。"
_SEVERAL = "同名的地方有几个，请选择。"


class BodyStep(QWidget):
    """Name, level, place.

    Signals:
        changed: there is a name, or there is none any more.
    """

    changed = Signal()

    def __init__(self, describe: DescribeBody, *, body: str, level: str) -> None:
        super().__init__()
        self._describe = describe
        self._has_chosen_level = bool(level)
        self.name = QLineEdit(body, placeholderText="如：青栎区司法局")
        self.level = QComboBox()
        fill_box(
            self.level,
            [("请选择", ""), *((title, name) for name, title in LEVEL_NAMES.items())],
        )
        self.level.setCurrentIndex(max(self.level.findData(level), 0))
        self.place = QComboBox(placeholderText="由名称得出")
        self._told = make_label("", "muted", wraps=True)
        self.full_name = make_button("", "text")
        self._lay_out()
        self.name.textChanged.connect(self._on_name)
        self.place.activated.connect(self._on_place)
        self.level.activated.connect(self._on_level)
        self.full_name.clicked.connect(self._take_full_name)
        self._on_name()

    @property
    def chosen(self) -> tuple[str, str]:
        """Name and level as they are to be kept."""
        return self.name.text().strip(), self.level.currentData() or ""

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in (
            ("本机关名称(&N)", self.name),
            ("所在地(&P)", self.place),
            ("层级(&V)", self.level),
        ):
            label = QLabel(text)
            label.setBuddy(field)
            field.setAccessibleName(text.partition("(&")[0])
            form.addRow(label, field)
        form.insertRow(1, "", self.full_name)
        form.addRow("", self._told)
        layout = column(spacing=12)
        layout.addLayout(form)
        layout.addStretch(1)
        self.setLayout(layout)

    def _on_name(self) -> None:
        found = self._describe(self.name.text())
        places = (found.place,) if found.place else found.choices
        self.place.clear()
        if len(places) > 1:
            self.place.addItem("请选择", None)
        for place in places:
            self.place.addItem(_in_words(place), place)
        self.place.setEnabled(len(places) > 1)
        self._show(found)
        self.changed.emit()

    def _on_place(self) -> None:
        self._show(self._describe(self.name.text(), self.place.currentData()))

    def _show(self, found: OwnBody) -> None:
        if found.level and not self._has_chosen_level:
            self.level.setCurrentIndex(self.level.findData(found.level))
        is_other = bool(found.name) and found.name != self.name.text().strip()
        self.full_name.setText(f"改用全称“{found.name}”" if is_other else "")
        self.full_name.setAccessibleName(self.full_name.text() or "改用全称")
        self.full_name.setProperty("full", found.name)
        self.full_name.setVisible(is_other)
        words = _SEVERAL if found.choices and found.place is None else _UNKNOWN
        self._told.setText(words if found.name and found.place is None else "")

    def _on_level(self) -> None:
        self._has_chosen_level = bool(self.level.currentData())

    def _take_full_name(self) -> None:
        self.name.setText(self.full_name.property("full"))
        self.name.setFocus()


def _in_words(place: Place) -> str:
    """Return the place with those above it: ``广东省广州市黄埔区``."""
    parts = (place.province, place.city, place.county)
    return "".join(dict.fromkeys(part for part in parts if part))
