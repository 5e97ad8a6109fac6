"""For everybody: names for screen readers, keys, menus, and colours that all can tell apart."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QComboBox,
    QDialog,
    QHeaderView,
    QMenu,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QWidget,
)

from assistant import gui
from assistant.gui.benchmark import commands as benchmark_commands
from assistant.gui.beside.choose import ChooseReportDialog
from assistant.gui.compare import commands as compare_commands
from assistant.gui.dialogs.choose_field import ChooseFieldDialog
from assistant.gui.dialogs.elements import ElementsDialog
from assistant.gui.dialogs.help import keys_dialog
from assistant.gui.dialogs.insert_table import InsertTableDialog
from assistant.gui.dialogs.new_draft import NewDraftDialog
from assistant.gui.dialogs.palette import Palette
from assistant.gui.dialogs.peer_book import PeerBookDialog
from assistant.gui.history import commands as history_commands
from assistant.gui.library import commands as library_commands
from assistant.gui.look.theme import COLORS, SERIES, theme_of
from assistant.gui.main import commands
from assistant.gui.review import commands as review_commands
from assistant.gui.sheet_view import commands as sheet_commands
from assistant.gui.start.guide import GuideStart, StartGuide
from assistant.gui.widgets.scrolled import room_of
from assistant.workflow.own_body import describe_own_body

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assistant.draft.draft import Draft
    from assistant.gui.jobs.background import Background
    from assistant.gui.look.theme import ThemeName
    from assistant.gui.main.main_window import MainWindow
    from tests.gui.fake import Fake

READABLE = 4.5
"""Smallest contrast of text (WCAG 2.1, 1.4.3)."""
SEEN = 3.0
"""Smallest contrast of what is no text (WCAG 2.1, 1.4.11)."""
APART = 10.0
"""Smallest distance (CIE 1976 ΔE) at which neighbours in a chart are told apart."""
Rgb = tuple[float, float, float]
SIGHTS: dict[str, tuple[Rgb, Rgb, Rgb]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
"""What becomes of linear red, green and blue (Machado, Oliveira, Fernandes 2009, severity 1)."""


def seen(color: str, sight: str) -> Rgb:
    """Return the linear light of a color as an eye sees it."""
    named = QColor(color)
    parts = (named.redF(), named.greenF(), named.blueF())
    light = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    red, green, blue = (
        min(max(sum(w * c for w, c in zip(row, light, strict=True)), 0.0), 1.0)
        for row in SIGHTS[sight]
    )
    return red, green, blue


def contrast(one: str, other: str, sight: str = "usual") -> float:
    weights = (0.2126, 0.7152, 0.0722)
    both = [
        sum(w * c for w, c in zip(weights, seen(color, sight), strict=True))
        for color in (one, other)
    ]
    return (max(both) + 0.05) / (min(both) + 0.05)


def distance(one: str, other: str, sight: str) -> float:
    first, second = lab(seen(one, sight)), lab(seen(other, sight))
    return sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5


def lab(light: Rgb) -> Rgb:
    red, green, blue = light
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.0890
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("name", COLORS)
def test_words_and_states_can_be_read_by_every_eye(name: ThemeName, sight: str) -> None:
    colors = theme_of(name).colors
    roles = ("ink", "muted", "accent", "red", "amber", "green")
    poor = {
        (role, ground): round(found, 2)
        for role in roles
        for ground in ("surface", "card", "paper")
        if (found := contrast(getattr(colors, role), getattr(colors, ground), sight)) < READABLE
    }
    assert poor == {}
    assert all(contrast(color, colors.card, sight) >= READABLE for color in SERIES[name])


GROUNDS = {
    "ink": ("desk", "hover", "field", "accent_soft", "amber_soft", "red_soft"),
    "muted": ("desk", "hover", "accent_soft", "amber_soft", "red_soft"),
    "accent": ("hover", "accent_soft", "amber_soft", "red_soft"),
    "on_accent": ("accent",),
    "red": ("accent_soft", "red_soft"),
    "amber": ("accent_soft", "amber_soft"),
    "green": ("accent_soft",),
}
"""What words of a role stand on besides panels, cards and paper."""


@pytest.mark.parametrize("name", COLORS)
def test_words_can_be_read_on_whatever_is_tinted(name: ThemeName) -> None:
    colors = theme_of(name).colors
    poor = {
        (role, ground): round(found, 2)
        for role, grounds in GROUNDS.items()
        for ground in grounds
        if (found := contrast(getattr(colors, role), getattr(colors, ground))) < READABLE
    }
    assert poor == {}


@pytest.mark.parametrize("name", COLORS)
def test_edges_of_what_is_acted_on_are_seen(name: ThemeName) -> None:
    colors = theme_of(name).colors
    poor = {
        (role, ground): round(found, 2)
        for role in ("edge", "muted", "accent")
        for ground in ("surface", "card", "paper", "desk")
        if (found := contrast(getattr(colors, role), getattr(colors, ground))) < SEEN
    }
    assert poor == {}


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("name", COLORS)
def test_lines_of_a_chart_are_told_apart_by_every_eye(name: ThemeName, sight: str) -> None:
    alike = {
        pair: round(found, 1)
        for pair in combinations(SERIES[name], 2)
        if (found := distance(*pair, sight)) < APART
    }
    assert alike == {}


# names


def nameless(window: QWidget) -> list[QWidget]:
    """Return what the keyboard reaches in a window and a screen reader cannot name."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.isHidden()
        and not _is_part(widget)
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]


def _is_part(widget: QWidget) -> bool:
    """Tell whether a widget is the inside of another, which has the name."""
    parent = widget.parent()
    return (
        isinstance(parent, QComboBox | QTabBar | QAbstractSlider)
        or (isinstance(parent, QWidget) and parent.inherits("QAbstractSpinBox"))
        or isinstance(widget, QHeaderView | QStackedWidget | QMenu)
        or widget.objectName().startswith("qt_")
        or (type(widget) is QTabBar and isinstance(parent, QTabWidget))
        or isinstance(parent, QAbstractScrollArea | QAbstractItemView)
        or (parent is not None and parent.inherits("QComboBoxPrivateContainer"))
        or widget.window().inherits("QComboBoxPrivateContainer")
    )


def test_everything_in_the_main_window_has_a_name(opened: MainWindow) -> None:
    opened.starting.begin()
    assert nameless(opened) == []
    assert [a.objectName() for a in opened.actions_by_name.values() if not a.text()] == []


DIALOGS: dict[str, Callable[[MainWindow, Fake, Background, Draft], QDialog]] = {
    "guide": lambda w, f, b, d: StartGuide(w, describe_own_body, GuideStart()),
    "report": lambda w, f, b, d: ChooseReportDialog(w, ()),
    "elements": lambda w, f, b, d: ElementsDialog(w, d.elements),
    "new": lambda w, f, b, d: NewDraftDialog(w, f.services().templates()),
    "field": lambda w, f, b, d: ChooseFieldDialog(w, d.sheet),
    "table": lambda w, f, b, d: InsertTableDialog(w, d),
    "peers": lambda w, f, b, d: PeerBookDialog(w, f.services().benchmark, b, theme_of("light")),
    "keys": lambda w, f, b, d: keys_dialog(w, commands.shortcut_lines()),
    "palette": lambda w, f, b, d: Palette(w, list(w.actions_by_name.values())),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_everything_in_a_dialog_has_a_name_and_fits_a_small_screen(
    name: str, opened: MainWindow, fake: Fake, background: Background, draft: Draft, qtbot: QtBot
) -> None:
    dialog = DIALOGS[name](opened, fake, background, draft)
    qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == []
    room = room_of(dialog)
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()


def test_no_window_is_asked_for_its_screen() -> None:
    """PySide would let the screen go with the window, and the next window would end the program."""
    folder = Path(gui.__file__).parent
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*.py")}
    assert [name for name, text in texts.items() if ".screen()" in text] == []


def test_no_letter_and_no_key_means_two_things(opened: MainWindow) -> None:
    doubled = {}
    for menu in opened.menuBar().findChildren(QMenu):
        texts = [action.text() for action in menu.actions() if "(&" in action.text()]
        letters = Counter(text.partition("(&")[2][:1] for text in texts)
        if found := [letter for letter, count in letters.items() if count > 1]:
            doubled[menu.title()] = found
    assert doubled == {}
    keys = Counter(command.keys for command in commands.COMMANDS if command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_command_is_in_a_menu(opened: MainWindow) -> None:
    menus = opened.menuBar().findChildren(QMenu)
    listed = {action for menu in menus for action in menu.actions()}
    left = [n for n, action in opened.actions_by_name.items() if action not in listed]
    assert left == ["export"]  # is itself a menu, of the formats


WINDOWS = {
    "main": commands,
    "library": library_commands,
    "history": history_commands,
    "compare": compare_commands,
    "review": review_commands,
    "benchmark": benchmark_commands,
    "sheet": sheet_commands,
}


@pytest.mark.parametrize("name", WINDOWS)
def test_no_key_means_two_things_in_a_window(name: str) -> None:
    keys = Counter(
        QKeySequence(command.keys).toString() for command in WINDOWS[name].COMMANDS if command.keys
    )
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys  # what Qt cannot read is no key


def test_page_of_shortcuts_tells_the_keys_that_are_set(opened: MainWindow) -> None:
    told = {keys.replace("Enter", "Return") for keys, _ in commands.shortcut_lines()}
    numbered = [opened.actions_by_name[name] for name in commands.NUMBERED]
    missing = [
        action.text()
        for action in opened.actions_by_name.values()
        if action not in numbered
        and not action.shortcut().isEmpty()
        and not any(QKeySequence(keys) == action.shortcut() for keys in told)
    ]
    assert missing == []


def test_every_command_is_in_the_palette(opened: MainWindow, qtbot: QtBot) -> None:
    for action in opened.actions_by_name.values():
        action.setEnabled(True)
    opened.actions_by_name["palette"].trigger()
    [palette] = opened.findChildren(Palette)
    assert len(palette.names) == len(commands.COMMANDS)
    assert "配色：深色" in palette.names
