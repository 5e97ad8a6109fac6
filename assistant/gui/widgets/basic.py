"""Labels, buttons and layouts in the looks of the style sheet."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Literal, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QIcon

Layout = TypeVar("Layout", bound=QBoxLayout)
LabelLook = Literal["", "muted", "small", "heading", "title", "number", "panel", "error", "warning"]
ButtonLook = Literal["", "primary", "small", "quiet", "text", "link", "tile"]


def fill_box(box: QComboBox, choices: Iterable[tuple[str, object]]) -> None:
    """Offer other choices, each with its data; what is chosen stays so, else the first is."""
    chosen = box.currentData()
    box.clear()
    for name, value in choices:
        box.addItem(name, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))


def make_label(text: str = "", look: LabelLook = "", *, wraps: bool = False) -> QLabel:
    """Return a label that shows plain text."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("look", look)
    label.setWordWrap(wraps)
    return label


def make_button(
    text: str, look: ButtonLook = "", *, icon: QIcon | None = None, tip: str = ""
) -> QPushButton:
    """Return a push button; a mnemonic in its text is left out of its accessible name."""
    button = QPushButton(text)
    button.setProperty("look", look)
    button.setAutoDefault(False)
    button.setAccessibleName(text.partition("(&")[0].replace("&", ""))
    if icon is not None:
        button.setIcon(icon)
        button.setIconSize(QSize(16, 16))
    if tip:
        button.setToolTip(tip)
    return button


def make_quiet_button(name: str, icon: QIcon) -> QToolButton:
    """Return a small button that shows only an icon; *name* is its tool tip and name."""
    button = QToolButton()
    button.setProperty("look", "quiet")
    button.setIcon(icon)
    button.setIconSize(QSize(16, 16))
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button


def make_rule() -> QFrame:
    """Return a hairline."""
    rule = QFrame()
    rule.setProperty("look", "rule")
    return rule


def column(*parts: QWidget | QLayout, margin: int = 0, spacing: int = 8) -> QVBoxLayout:
    """Return the parts one under another."""
    return _filled(QVBoxLayout(), parts, margin, spacing)


def row(*parts: QWidget | QLayout | None, margin: int = 0, spacing: int = 8) -> QHBoxLayout:
    """Return the parts side by side; None stands for the white that gives way."""
    return _filled(QHBoxLayout(), parts, margin, spacing)


def _filled(
    layout: Layout, parts: tuple[QWidget | QLayout | None, ...], margin: int, spacing: int
) -> Layout:
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)
    return layout


def live_with(window: QWidget, owner: QObject) -> None:
    """Delete a window without a parent when the object it belongs to is deleted."""

    def let_go() -> None:
        with contextlib.suppress(RuntimeError):  # it went before its owner
            window.deleteLater()

    owner.destroyed.connect(let_go)
