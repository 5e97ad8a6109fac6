"""What a report says of itself, field by field, each with how it is known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from assistant.gui.widgets.basic import make_label
from assistant.workflow.terms import KIND_NAMES, LEVEL_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.gui.library.pending import Pending
    from assistant.outline.meta import Meta

Value = str | int | None
FIELDS = {
    "title": "题名",
    "body": "机关",
    "level": "层级",
    "province": "省",
    "city": "市",
    "county": "区县",
    "year": "年度",
    "kind": "类型",
    "published": "发布日期",
    "publisher": "来源",
}
_CHOICES: Mapping[str, Mapping[Any, str]] = {"level": LEVEL_NAMES, "kind": KIND_NAMES}
_HINTS = {"year": "如 2024", "published": "如 2025-01-20"}
_EARLIEST, _LATEST = 1949, 2100
_LABEL_PX, _STATE_PX = 60, 72
_STATES = {
    "wrong": ("格式不对", "error"),
    "corrected": ("已更正", "accent"),
    "missing": ("未识别", "warning"),
    "inferred": ("推断", "warning"),
    "said": ("原文写明", "muted"),
}
"""How a field is known: the words beside it and their look."""


class MetaForm(QWidget):
    """Label, field, and how its value is known.

    Signals:
        field_changed: name and value of a field that the person changed.
        edited: a field was typed into, whether or not it can hold what it says.
    """

    field_changed = Signal(str, object)
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fields: dict[str, QLineEdit | QComboBox] = {}
        self._states: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, _LABEL_PX)
        grid.setColumnMinimumWidth(2, _STATE_PX)
        for number, (name, words) in enumerate(FIELDS.items()):
            self._add(grid, number, name, words)

    @property
    def is_right(self) -> bool:
        """Tell whether each field holds what it can hold."""
        return all(self._is_right(name) for name in self._fields)

    def field(self, name: str) -> QLineEdit | QComboBox:
        """Return the box or line of a field."""
        return self._fields[name]

    def state(self, name: str) -> str:
        """Return how a field is known, in words."""
        return self._states[name].text()

    def show_meta(self, meta: Meta, pending: Pending) -> None:
        """Show the fields of another report."""
        for name, field in self._fields.items():
            value = getattr(meta, name)
            field.blockSignals(True)
            if isinstance(field, QComboBox):
                field.setCurrentIndex(field.findData(value))
            else:
                field.setText("" if value is None else str(value))
                field.setCursorPosition(0)
                field.setToolTip(field.text())
            field.blockSignals(False)
        self.show_states(meta, pending)

    def show_states(self, meta: Meta, pending: Pending) -> None:
        """Say how each field is known."""
        for name, label in self._states.items():
            words, look = _STATES[self._state(name, meta, pending)]
            label.setText(words)
            label.setProperty("look", look)
            label.style().unpolish(label)
            label.style().polish(label)
            self._fields[name].setAccessibleDescription(words)

    def _add(self, grid: QGridLayout, number: int, name: str, words: str) -> None:
        field = _make_field(name)
        field.setAccessibleName(words)
        label = make_label(words)
        label.setBuddy(field)
        state = make_label("", "muted")
        self._fields[name], self._states[name] = field, state
        grid.addWidget(label, number, 0)
        grid.addWidget(field, number, 1)
        grid.addWidget(state, number, 2, Qt.AlignmentFlag.AlignLeft)
        if isinstance(field, QComboBox):
            field.activated.connect(lambda: self._on_changed(name))
        else:
            field.textEdited.connect(lambda: self._on_changed(name))

    def _on_changed(self, name: str) -> None:
        if self._is_right(name):
            self.field_changed.emit(name, self._value(name))
        self.edited.emit()

    def _value(self, name: str) -> Value:
        field = self._fields[name]
        if isinstance(field, QComboBox):
            value: Value = field.currentData()
            return value
        words = field.text().strip()
        if name == "year":
            return int(words) if words else None
        return words or None

    def _is_right(self, name: str) -> bool:
        field = self._fields[name]
        words = field.text().strip() if isinstance(field, QLineEdit) else ""
        if not words:
            return True
        if name == "year":
            return is_year(words)
        return is_day(words) if name == "published" else True

    def _state(self, name: str, meta: Meta, pending: Pending) -> str:
        if not self._is_right(name):
            return "wrong"
        if pending.is_meta_corrected(name):
            return "corrected"
        if getattr(meta, name) is None:
            return "missing"
        return "inferred" if name in meta.inferred else "said"


def is_year(words: str) -> bool:
    """Tell whether the words are a year that a report can be on."""
    return words.isascii() and words.isdigit() and _EARLIEST <= int(words) <= _LATEST


def is_day(words: str) -> bool:
    """Tell whether the words are a day as ``2025-01-20``."""
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def _make_field(name: str) -> QLineEdit | QComboBox:
    if name not in _CHOICES:
        return QLineEdit(placeholderText=_HINTS.get(name, ""))
    box = QComboBox()
    if name == "level":
        box.addItem("未识别", None)
    for value, words in _CHOICES[name].items():
        box.addItem(words, value)
    return box
