"""The frame that all dialogs share: a form, a word of warning, two buttons."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from assistant.gui.widgets.basic import make_button, make_label
from assistant.gui.widgets.scrolled import Scrolled, fit_on_screen, room_of

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QLayout

_WIDTH_PX = 480
_BAR_PX = 12
"""Width of a scroll bar."""


class FormDialog(QDialog):
    """Title, rows of a form, a message, 取消 and the default button.

    On a screen that is too low for all of them the rows scroll; the buttons stay in sight.
    """

    def __init__(self, parent: QWidget | None, title: str, accept: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH_PX)
        self._form = QFormLayout()
        self._form.setSpacing(12)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._message = make_label("", "warning", wraps=True)
        self._message.hide()
        self._accept = make_button(accept)
        self._accept.setDefault(True)
        self._cancel = make_button("取消")
        rows = QWidget()
        self._layout = QVBoxLayout(rows)
        self._layout.setContentsMargins(24, 24, 24, 16)
        self._layout.setSpacing(16)
        self._layout.addLayout(self._form)
        self._layout.addWidget(self._message)
        self._layout.addStretch(1)
        self._foot = self._buttons()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Scrolled(rows), 1)
        whole.addLayout(self._foot)
        self._accept.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)

    @property
    def accept_button(self) -> QWidget:
        """The default button."""
        return self._accept

    def add_row(self, text: str, field: QWidget | QLayout, buddy: QWidget | None = None) -> None:
        """Add a labelled row; a mnemonic in the label reaches the field."""
        label = QLabel(text)
        target = buddy or (field if isinstance(field, QWidget) else None)
        if target is not None:
            label.setBuddy(target)
            target.setAccessibleName(text.partition("(&")[0])
        if isinstance(field, QWidget):
            self._form.addRow(label, field)
        else:
            self._form.addRow(label, field)

    def show_row(self, field: QWidget, *, is_shown: bool) -> None:
        """Show a row with its label, or hide both."""
        self._form.setRowVisible(field, is_shown)

    def put_first(self, part: QLayout) -> None:
        """Put something that is no plain row above the form."""
        self._layout.insertLayout(0, part)

    def put_below(self, part: QLayout) -> None:
        """Put something that is no plain row between the form and the message."""
        self._layout.insertLayout(self._layout.indexOf(self._message), part)

    def put_below_message(self, part: QLayout) -> None:
        """Put something that belongs to the word of warning below it."""
        self._layout.insertLayout(self._layout.indexOf(self._message) + 1, part)

    def put_in_foot(self, part: QWidget) -> None:
        """Put something at the left of the two buttons."""
        self._foot.insertWidget(0, part)

    def warn(self, text: str) -> None:
        """Show a word of warning; none for an empty text."""
        self._message.setText(text)
        self._message.setVisible(bool(text))
        self.fit()

    def fit(self) -> None:
        """Be as high as the parts need at this width, which wrapped words say late."""
        self._layout.activate()
        rows = self._layout.totalHeightForWidth(self.width())
        if rows < 0:  # nothing in it wraps
            rows = self._layout.totalSizeHint().height()
        height = rows + self._foot.sizeHint().height()
        if self.isVisible():
            self.resize(self.width(), min(height, room_of(self).height()))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as large as the rows need, and no larger than the screen."""
        super().showEvent(event)
        self._order_tabs()
        least = self._layout.totalMinimumSize().width() + _BAR_PX
        self.setMinimumWidth(max(self.minimumWidth(), least))
        self.resize(self.sizeHint().expandedTo(self.size()))
        self.fit()
        fit_on_screen(self)

    def allow(self, *, is_allowed: bool) -> None:
        """Let the default button be pressed, or not yet."""
        self._accept.setEnabled(is_allowed)

    def _order_tabs(self) -> None:
        """Let one begin with the first field, and reach the buttons last."""
        buttons = (self._cancel, self._accept)
        parts = [part for part in self.findChildren(QWidget) if part.window() is self]
        stops = [part for part in parts if _is_stop(part) and part not in buttons]
        for before, after in pairwise((*stops[-1:], *buttons)):
            self.setTabOrder(before, after)
        first = next((part for part in stops if part.isVisibleTo(self) and part.isEnabled()), None)
        if self.focusWidget() is None and first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _buttons(self) -> QHBoxLayout:
        layout = QHBoxLayout()
        layout.setContentsMargins(24, 0, 24, 20)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(self._cancel)
        layout.addWidget(self._accept)
        return layout


def _is_stop(part: QWidget) -> bool:
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
