"""The measures of a house format as a form, the standard's value beside each."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QWidget,
)

from assistant.export.gongwen import load_measures
from assistant.export.house.settings import (
    SETTINGS,
    ChoiceSetting,
    FaceSetting,
    NumberSetting,
    Setting,
    Value,
)
from assistant.gui.widgets.basic import make_label, make_quiet_button

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QLineEdit

    from assistant.gui.look.theme import Theme

_FIELD_PX, _BAR_PX = 200, 12
_GROUP_GAP_PX = 12
_LABEL, _FIELD, _RESET, _USUAL = range(4)


class HouseFormatForm(QScrollArea):
    """One row a measure: its name, its value, back to the standard, the standard's value.

    Signals:
        own_changed: what differs from the standard now, by key.
    """

    own_changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._standard = {
            setting.key: setting.standard(load_measures())
            for group in SETTINGS.values()
            for setting in group
        }
        self.fields: dict[str, _Field] = {}
        self.resets: dict[str, QToolButton] = {}
        self._usual: dict[str, QLabel] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 12, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        for title, settings in SETTINGS.items():
            self._add_group(title, settings, theme)
        self._grid.setColumnStretch(_USUAL, 1)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        inside = QWidget()
        inside.setLayout(self._grid)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(inside.minimumSizeHint().width() + _BAR_PX)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def own(self) -> dict[str, Value]:
        """What differs from the standard."""
        values = {key: field.read() for key, field in self.fields.items()}
        return {key: value for key, value in values.items() if value != self._standard[key]}

    def show_own(self, own: Mapping[str, Value], *, is_fixed: bool = False) -> None:
        """Show a format; one that is fixed can be read only."""
        for key, field in self.fields.items():
            field.blockSignals(True)
            field.put(own.get(key, self._standard[key]))
            field.blockSignals(False)
            field.setEnabled(not is_fixed)
        self._show_resets()

    def _add_group(self, title: str, settings: tuple[Setting, ...], theme: Theme) -> None:
        row = self._grid.rowCount()
        head = make_label(title, "panel")
        if row > 1:
            head.setContentsMargins(0, _GROUP_GAP_PX, 0, 0)
        self._grid.addWidget(head, row, _LABEL, 1, 4)
        for setting in settings:
            self._add_row(setting, theme)

    def _add_row(self, setting: Setting, theme: Theme) -> None:
        key, row = setting.key, self._grid.rowCount()
        field = self.fields[key] = _field_of(setting)
        field.setFixedWidth(_FIELD_PX)
        field.setAccessibleName(setting.name)
        label = QLabel(setting.name)
        label.setBuddy(field)
        reset = make_quiet_button(f"{setting.name}改回标准", theme.icon("arrow-go-back-line"))
        keep = reset.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        reset.setSizePolicy(keep)
        word = "默认" if setting.is_free else "标准"
        usual = make_label(f"{word} {setting.said(self._standard[key])}", "muted")
        clause = f"GB/T 9704-2012，{setting.clause}"
        usual.setToolTip(f"{clause} 未作规定" if setting.is_free else clause)
        self.resets[key], self._usual[key] = reset, usual
        for place, part in ((_LABEL, label), (_FIELD, field), (_RESET, reset), (_USUAL, usual)):
            self._grid.addWidget(part, row, place)
        field.changed.connect(self._on_changed)
        reset.clicked.connect(lambda: field.put(self._standard[key]))

    def _on_changed(self) -> None:
        self._show_resets()
        self.own_changed.emit(self.own)

    def _show_resets(self) -> None:
        own = self.own
        for key, reset in self.resets.items():
            reset.setVisible(key in own and self.fields[key].isEnabled())


class _Number(QDoubleSpinBox):
    """A number with its unit; the wheel scrolls the form, not the number.

    Signals:
        changed: another number stands here.
    """

    changed = Signal()

    def __init__(self, setting: NumberSetting) -> None:
        super().__init__()
        self.setRange(setting.lowest, setting.highest)
        self.setSingleStep(setting.step)
        self.setDecimals(0 if setting.step == 1 else 2 if setting.step < 0.5 else 1)
        self.setSuffix(f" {setting.unit}")
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._is_count = setting.step == 1
        self.valueChanged.connect(lambda _: self.changed.emit())

    def put(self, value: Value) -> None:
        self.setValue(float(value))

    def read(self) -> Value:
        found = round(self.value(), 2)
        return int(found) if self._is_count else found

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()


class _Choice(QComboBox):
    """One of a few ways.

    Signals:
        changed: another way is chosen.
    """

    changed = Signal()

    def __init__(self, setting: ChoiceSetting) -> None:
        super().__init__()
        for value, name in setting.choices:
            self.addItem(name, value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentIndexChanged.connect(lambda _: self.changed.emit())

    def put(self, value: Value) -> None:
        self.setCurrentIndex(self.findData(value))

    def read(self) -> Value:
        found: Value = self.currentData()
        return found

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()


class _Typeface(QComboBox):
    """The name of a typeface, chosen or typed; one need not have it.

    Signals:
        changed: another name stands here.
    """

    changed = Signal()

    def __init__(self, setting: FaceSetting) -> None:
        super().__init__()
        self.addItems(list(setting.proposals))
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        line = cast("QLineEdit", self.lineEdit())
        line.editingFinished.connect(self.changed)
        self.activated.connect(lambda _: self.changed.emit())

    def put(self, value: Value) -> None:
        if value != self.read():
            self.setCurrentText(str(value))
            self.changed.emit()

    def read(self) -> Value:
        return self.currentText().strip()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()


_Field = _Number | _Choice | _Typeface


def _field_of(setting: Setting) -> _Field:
    match setting:
        case NumberSetting():
            return _Number(setting)
        case ChoiceSetting():
            return _Choice(setting)
        case FaceSetting():
            return _Typeface(setting)
    raise TypeError(setting.key)
