"""What can be wrong with a window or dialog for somebody who has keys, a reader or little room."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QTextEdit,
    QToolBar,
    QToolButton,
    QWidget,
)

from assistant.gui.dialogs.house_formats import HouseFormatsDialog
from assistant.gui.dialogs.palette import Palette
from assistant.gui.dialogs.peer_book import PeerBookDialog
from assistant.gui.find.section_palette import SectionPalette
from assistant.gui.widgets import scrolled
from assistant.gui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

ACTED_ON = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QPlainTextEdit,
    QTextEdit,
)
NOT_BY_ENTER = (Palette, SectionPalette, PeerBookDialog, HouseFormatsDialog)
"""Enter chooses from the list, or takes over a value that is kept at once: no button is pressed."""
_MOST_STOPS = 200
_SLACK_PX = 6
"""Parts of one line need not begin at the same pixel."""


def faults_of(view: QWidget) -> list[str]:
    """Return all that is wrong with a view as it stands."""
    found = [
        *nameless(view),
        *doubled_letters(view),
        *too_large(view),
        *both_ways(view),
        *cut(view),
    ]
    if isinstance(view, QDialog):
        found += [*without_default(view), *hidden_buttons(view)]
    return found


def nameless(view: QWidget) -> Iterator[str]:
    """What the keyboard reaches and a screen reader cannot name."""
    for widget in _stops(view):
        if not (widget.accessibleName() or getattr(widget, "text", str)()):
            yield f"no name: {_what(widget)}"


def doubled_letters(view: QWidget) -> Iterator[str]:
    """Letters that Alt goes to two places by."""
    parts = [*view.findChildren(QAbstractButton), *view.findChildren(QLabel)]
    shown = [part for part in parts if part.isVisibleTo(view) and not _in_bar(part)]
    letters = Counter(part.text().partition("(&")[2][:1] for part in shown)
    yield from (f"letter {letter} twice" for letter, n in letters.items() if letter and n > 1)


def badly_tabbed(view: QDialog) -> Iterator[str]:
    """Where Tab goes against the reading order, and what it never reaches."""
    reached = _tabbed(view)
    backwards = [pair for pair in _ring(reached) if _goes_back(*pair, view)]
    if len(backwards) > 1:  # one is the way from the end to the beginning
        yield from (f"tab goes back: {_what(one)} → {_what(other)}" for one, other in backwards)
    for widget in view.findChildren(QWidget):
        is_control = isinstance(widget, ACTED_ON) and not _is_part(widget)
        is_there = widget.isVisibleTo(view) and widget.isEnabled() and _is_own(widget, view)
        if is_control and is_there and widget not in reached and not _is_passed_over(widget):
            yield f"not reached by tab: {_what(widget)}, but {_what(reached[-1])} at last"


def _tabbed(view: QDialog) -> list[QWidget]:
    """Return where Tab goes from where the focus is, all around."""
    found: list[QWidget] = []
    for _ in range(_MOST_STOPS):
        widget = view.focusWidget() or view
        if widget in found:
            break
        found.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    return found


def _ring(stops: list[QWidget]) -> list[tuple[QWidget, QWidget]]:
    """Return the pairs of neighbours, begun so that the topmost stop comes first."""
    return list(pairwise((*stops, *stops[:1])))


def _goes_back(one: QWidget, other: QWidget, view: QWidget) -> bool:
    """Tell whether a step goes up and not to the right, or back within a line."""
    before, after = _place(one, view), _place(other, view)
    is_up = after.bottom() <= before.top() + _SLACK_PX
    is_level = after.top() < before.bottom() and before.top() < after.bottom()
    is_back = after.right() <= before.left() + _SLACK_PX
    return (is_up and after.left() <= before.left() + _SLACK_PX) or (is_level and is_back)


def too_large(view: QWidget) -> Iterator[str]:
    """A window that is larger than its screen."""
    room = scrolled.room_of(view)
    if view.isWindow() and (view.width() > room.width() or view.height() > room.height()):
        yield f"larger than the screen: {view.width()} × {view.height()}"


def both_ways(view: QWidget) -> Iterator[str]:
    """Parts that scroll to the right: one reads down, not across."""
    for area in view.findChildren(QScrollArea):
        if area.isVisibleTo(view) and area.horizontalScrollBar().maximum() > 0:
            wide = area.widget().minimumSizeHint().width()
            yield f"scrolls to the right: {_what(area)}, {wide} in {area.viewport().width()}"


def cut(view: QWidget) -> Iterator[str]:
    """Words that have no room."""
    for widget in view.findChildren(QWidget):
        if widget.isVisibleTo(view) and _is_own(widget, view) and (lack := _lack(widget)) > 1:
            yield f"{lack} px too narrow: {_what(widget)}"


def without_default(view: QDialog) -> Iterator[str]:
    """A dialog that Enter does nothing in."""
    buttons = view.findChildren(QPushButton)
    if not any(button.isDefault() for button in buttons) and not isinstance(view, NOT_BY_ENTER):
        yield "no default button"


def hidden_buttons(view: QDialog) -> Iterator[str]:
    """The row of buttons, where one has to scroll to it."""
    for button in view.findChildren(QPushButton):
        is_foot = button.isDefault()
        if is_foot and button.isVisible() and button.visibleRegion().isEmpty():
            yield f"out of sight: {_what(button)}"


def _lack(widget: QWidget) -> int:
    if isinstance(widget, ElidedLabel) or not widget.isVisible():
        return 0
    if isinstance(widget, QLabel):
        if widget.wordWrap() or not widget.text():
            return 0
        return widget.sizeHint().width() - widget.width()
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() == (
        Qt.ToolButtonStyle.ToolButtonIconOnly
    ):
        return 0
    if isinstance(widget, QAbstractButton) and widget.text() and not _is_part(widget):
        return widget.minimumSizeHint().width() - widget.width()
    if isinstance(widget, QComboBox) and not widget.isEditable():
        room = widget.width() - 36
        return widget.fontMetrics().horizontalAdvance(widget.currentText()) - room
    return 0


def _stops(view: QWidget) -> list[QWidget]:
    """Return where Tab stops."""
    return [
        widget
        for widget in view.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(view)
        and _is_own(widget, view)
        and not _is_part(widget)
    ]


def _is_own(widget: QWidget, view: QWidget) -> bool:
    return widget.window() is view.window() and not isinstance(widget, QMenu)


def _is_part(widget: QWidget) -> bool:
    """Tell whether a widget is the inside of another, which has the name."""
    parent = widget.parent()
    return (
        isinstance(parent, QComboBox | QTabBar | QAbstractSlider | QAbstractSpinBox | QLineEdit)
        or isinstance(widget, QHeaderView | QStackedWidget | QMenu)
        or widget.objectName().startswith("qt_")
        or (type(widget) is QTabBar and isinstance(parent, QTabWidget))
        or isinstance(parent, QAbstractScrollArea | QAbstractItemView)
        or (parent is not None and parent.inherits("QComboBoxPrivateContainer"))
        or widget.window().inherits("QComboBoxPrivateContainer")
    )


def _in_bar(widget: QWidget) -> bool:
    """Tell whether a widget stands in a bar, whose commands have keys or a palette."""
    parent = widget.parent()
    return isinstance(parent, QToolBar) or (parent is not None and parent.inherits("QMenuBar"))


def _is_passed_over(widget: QWidget) -> bool:
    """Tell whether Tab need not stop: what is only looked at, and all but one of some choices."""
    is_choice = isinstance(widget, QRadioButton) and not widget.isChecked()
    return is_choice or (not widget.focusPolicy() & Qt.FocusPolicy.TabFocus and _shows_only(widget))


def _shows_only(widget: QWidget) -> bool:
    is_text = isinstance(widget, QTextEdit | QPlainTextEdit) and widget.isReadOnly()
    return is_text or isinstance(widget, QAbstractItemView)


def _place(widget: QWidget, view: QWidget) -> QRect:
    return QRect(widget.mapTo(view, QPoint()), widget.size())


def _what(widget: QWidget) -> str:
    words = widget.accessibleName() or getattr(widget, "text", str)()
    if isinstance(widget, QComboBox):
        words = f"{words}={widget.currentText()}"
    return f"{type(widget).__name__} “{words[:30]}”"
