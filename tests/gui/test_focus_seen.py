"""Whoever works by keys sees where the focus is, in all colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QTabBar,
    QTableWidget,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)

from assistant.base.settings import Settings
from assistant.gui.app import make_application
from assistant.gui.look.theme import COLORS, apply_theme, theme_of
from tests.gui.test_access import contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from assistant.gui.look.theme import ThemeName

SEEN = 3.0
"""Smallest contrast between the looks with the focus and without (WCAG 2.2, 2.4.13)."""
LEAST_PX = 12
"""So much of it has to change: an underline, the edge of a small box."""


def looking(made: QWidget, look: str) -> QWidget:
    made.setProperty("look", look)
    return made


def controls() -> dict[str, QWidget]:
    """One of each kind and look."""
    made: dict[str, QWidget] = {
        "line": QLineEdit("青栎区"),
        "box": QComboBox(),
        "number": QDoubleSpinBox(),
        "text": QPlainTextEdit("正文"),
        "tick": QCheckBox("附件"),
        "ticked": QCheckBox("附件"),
        "radio": QRadioButton("以后再说"),
        "chosen": QRadioButton("以后再说"),
        "tabs": QTabBar(),
        "list": QListWidget(),
        "table": QTableWidget(2, 2),
        "tree": QTreeWidget(),
        "slider": QSlider(),
        "default": QPushButton("确定"),
        "card": looking(QFrame(), "card"),
    }
    made["box"].addItems(["一", "二"])
    made["ticked"].setChecked(True)
    made["chosen"].setChecked(True)
    made["default"].setDefault(True)
    for name in ("建议", "用语"):
        made["tabs"].addTab(name)
    for look in ("", "primary", "small", "quiet", "text", "link", "tile", "card"):
        made[f"button {look}"] = looking(QPushButton("插入"), look)
    for look in ("quiet", "fold", "plain-fold"):
        made[f"tool {look}"] = looking(QToolButton(), look)
        made[f"tool {look}"].setText("收起")
    return made


@pytest.fixture(params=COLORS)
def colours(request: pytest.FixtureRequest, dressed: QApplication) -> Iterator[ThemeName]:
    apply_theme(dressed, theme_of(request.param))
    yield request.param
    make_application(Settings())


def test_focus_is_seen_in_every_colour(colours: ThemeName, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    made = controls()
    for each in made.values():
        each.setFocusPolicy(each.focusPolicy().StrongFocus)
        each.setFixedHeight(max(each.sizeHint().height(), 32))
        layout.addWidget(each)
    elsewhere = QLineEdit()
    layout.addWidget(elsewhere)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    unseen = []
    for name, each in made.items():
        elsewhere.setFocus()
        before = window.grab(each.geometry()).toImage()
        each.setFocus()
        assert each.hasFocus()
        if changed(before, window.grab(each.geometry()).toImage()) < LEAST_PX:
            unseen.append(name)
    assert not unseen, f"{colours}: {unseen}"


def changed(before: QImage, after: QImage) -> int:
    """Return how many pixels look clearly otherwise."""
    count = 0
    for y in range(before.height()):
        for x in range(before.width()):
            one, other = before.pixelColor(x, y), after.pixelColor(x, y)
            if one != other and contrast(one.name(), other.name()) >= SEEN:
                count += 1
    return count
