"""The one style sheet, built from the colours of a theme.

Widgets choose their look by object name or by the dynamic property ``look``; which looks there are
can be read off this module.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHEET = Template(
    """
QMainWindow, QDialog { background: $surface; }
QLabel { background: transparent; }
QToolTip { background: $card; color: $ink; border: 1px solid $line; padding: 4px 8px; }

QMenuBar { background: $surface; border-bottom: 1px solid $line; padding: 2px 8px; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $card; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QToolBar { background: $surface; border: none; border-bottom: 1px solid $line;
           padding: 4px 8px; spacing: 4px; }
QToolBar::separator { background: $line; width: 1px; margin: 6px 4px; }
QToolBar QToolButton { height: 24px; padding: 3px 8px; border: 1px solid transparent;
                       border-radius: 6px; color: $ink; }
QToolBar QToolButton:hover, QToolBar QToolButton:focus { background: $hover; }
QToolBar QToolButton:pressed, QToolBar QToolButton:checked { background: $accent_soft; }
QToolBar QToolButton:disabled { color: $muted; }
QToolBar QToolButton#qt_toolbar_ext_button { padding: 0; border: none; width: 16px;
                       qproperty-icon: url("$more"); }
QToolBar QToolButton::menu-indicator { image: none; width: 0; }
QToolBar QToolButton[look="primary"] { background: $accent; color: $on_accent; padding: 3px 14px; }
QToolBar QToolButton[look="primary"]:disabled { background: $line; color: $muted; }

QPushButton { min-height: 22px; padding: 4px 16px; border: 1px solid $line; border-radius: 6px;
              background: $card; color: $ink; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:checked { background: $accent_soft; border-color: $accent; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $muted; background: $surface; }
QPushButton:default, QPushButton[look="primary"] { background: $accent; color: $on_accent;
              border-color: $accent; }
QPushButton:default:focus, QPushButton[look="primary"]:focus { border: 3px double $on_accent;
              padding: 2px 14px; }
QPushButton:default:disabled, QPushButton[look="primary"]:disabled { background: $line;
              border-color: $line; color: $muted; }
QPushButton[look="small"] { min-height: 18px; padding: 2px 8px; font-size: 12px; }
QPushButton[look="link"] { border: 1px solid transparent; background: transparent;
              color: $accent; padding: 3px 7px; }
QPushButton[look="link"]:hover { background: $hover; }
QPushButton[look="link"]:focus { border-color: $accent; }
QPushButton[look="quiet"] { min-height: 18px; padding: 1px 3px; border: 1px solid transparent;
              border-radius: 4px; background: transparent; color: $accent; font-size: 12px;
              text-align: left; }
QPushButton[look="quiet"]:hover { background: $hover; }
QPushButton[look="quiet"]:focus { border-color: $accent; }
QPushButton[look="text"] { min-height: 18px; padding: 2px 0; border: none; background: transparent;
              color: $accent; font-size: 12px; text-align: left; }
QPushButton[look="text"]:hover, QPushButton[look="text"]:focus { text-decoration: underline; }
QPushButton[look="quiet"]:disabled { color: $muted; }
QPushButton[look="card"] { min-height: 74px; padding: 8px 16px; border-radius: 8px; }
QPushButton[look="tile"] { min-height: 54px; padding: 8px 16px; border-radius: 8px; }

QLineEdit, QAbstractSpinBox, QComboBox { min-height: 22px; padding: 4px 8px;
              border: 1px solid $line; border-bottom-color: $edge; border-radius: 6px;
              background: $card; color: $ink; selection-background-color: $accent;
              selection-color: $on_accent; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border-color: $accent; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { background: $surface;
              color: $muted; }
QLineEdit { padding: 4px 6px; }
QLineEdit[look="even"], QAbstractSpinBox[look="even"], QComboBox[look="even"] {
              min-height: 24px; max-height: 24px; }
QPlainTextEdit { padding: 4px; border: 1px solid $line; border-bottom-color: $edge;
              border-radius: 6px; background: $card;
              color: $ink; selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit:focus { border-color: $accent; }
QAbstractSpinBox { padding-right: 24px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; width: 24px; border: none;
              margin: 2px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; width: 24px; border: none;
              margin: 2px; }
QAbstractSpinBox::up-arrow { image: url("$arrow_up"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$arrow_down"); width: 12px; height: 12px; }
QComboBox { padding-right: 24px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$arrow_down"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $card; border: 1px solid $line; padding: 4px; outline: 0;
              selection-background-color: $accent_soft; selection-color: $ink; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; }

QCheckBox, QRadioButton { spacing: 8px; padding: 2px 4px 2px 1px; border: 1px solid transparent;
              border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QTableView::indicator, QListView::indicator {
              width: 14px; height: 14px; border: 1px solid $muted; border-radius: 4px;
              background: $card; }
QCheckBox::indicator:checked, QTableView::indicator:checked,
QListView::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }

QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $muted; border-radius: 8px;
              background: $card; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; }
QAbstractItemView::indicator { width: 14px; height: 14px; border: 1px solid $muted;
              border-radius: 4px; background: $card; }
QAbstractItemView::indicator:checked { background: $accent; border-color: $accent;
              image: url("$check"); }
QAbstractItemView::indicator:indeterminate { background: $accent_soft; border-color: $accent; }

QTabWidget::pane { border: none; }
QTabWidget[documentMode="true"]::tab-bar { left: 8px; }
QTabBar { background: $surface; qproperty-drawBase: 0; }
QTabBar::tear { image: none; width: 0; }
QTabBar QToolButton { background: $surface; border: none; border-radius: 4px; }
QTabBar QToolButton:hover { background: $line; }
QTabBar::tab { padding: 8px 0; min-width: 72px; margin: 0 4px; background: transparent;
              color: $muted; border: none; border-bottom: 2px solid transparent; }
QTabWidget > QTabBar::tab { min-width: 44px; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:selected:focus { color: $accent; background: $hover; border-bottom: 3px solid $accent;
              text-decoration: underline; }
QTabBar::tab:disabled { color: $muted; border-bottom-color: transparent; }

QAbstractItemView { background: $surface; border: 1px solid transparent; outline: 0;
              selection-background-color: $accent_soft; selection-color: $ink; }
QTreeView::item { min-height: 28px; border-radius: 4px; }
QTreeView::branch { background: $surface; }
QTreeView::branch:has-children:closed { image: url("$arrow_right"); }
QTreeView::branch:has-children:open { image: url("$arrow_down"); }
QListWidget { background: $card; border: 1px solid $line; border-radius: 8px; padding: 4px; }
QListWidget::item { min-height: 28px; padding: 0 8px; border-radius: 4px; color: $ink; }
QListWidget::item:selected { background: $accent_soft; }
QTableView { background: $card; border: 1px solid $line; border-radius: 8px;
              gridline-color: $line; }
QTableView::item { padding: 0 6px; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $accent_soft; color: $ink; }
QListView:focus, QTreeView:focus, QTableView:focus { border-color: $accent; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: $muted; border: none;
              border-bottom: 1px solid $line; padding: 6px 9px; font-size: 12px; }
QTableCornerButton::section { background: $card; border: none; }

QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 3px; min-height: 32px;
              min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QStatusBar { background: $surface; border-top: 1px solid $line; color: $muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $muted; font-size: 12px; }
QProgressBar { border: none; border-radius: 3px; background: $line; max-height: 6px;
              min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line; }
QSlider::sub-page:horizontal { background: $muted; border-radius: 2px; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -4px 0; border-radius: 6px;
              background: $accent; }
QSlider { border: 1px solid transparent; border-radius: 4px; }
QSlider:focus { border-color: $accent; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QTextEdit#editor { background: transparent; border: none; color: $ink;
              selection-background-color: $accent; selection-color: $on_accent; }
QTextEdit#reader { background: $paper; border: none; color: $ink; padding-top: 16px;
              selection-background-color: $accent; selection-color: $on_accent; }
QWidget#page { background: $paper; }
QTextEdit#compared { background: $paper; border: 1px solid $line; border-radius: 8px; color: $ink;
              selection-background-color: $accent; selection-color: $on_accent; }
QTextEdit#compared:focus { border-color: $accent; }
QFrame[look="caution"] { background: $amber_soft; border: 1px solid $line; border-radius: 8px; }
QFrame[look="foot"] { background: $surface; border-top: 1px solid $line; }
QSplitter[look="bare"]::handle { background: transparent; }
QFrame[look="bar"] { background: $surface; border-bottom: 1px solid $line; }
QListView[look="pairs"] { background: $card; border: 1px solid $line; border-radius: 8px; }
QWidget#desk { background: $desk; }
QWidget#home { background: $surface; }
QFrame[look="card"] { background: $card; border: 1px solid $line; border-radius: 8px; }
QFrame[look="card"]:focus { border-color: $accent; }
QFrame[look="drop"] { background: $accent_soft; border: 2px dashed $accent;
              border-radius: 12px; }
QFrame[look="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[look="notice-error"] { background: $red_soft; border-bottom: 1px solid $line; }
QFrame[look="notice-warning"] { background: $amber_soft; border-bottom: 1px solid $line; }
QFrame[look="notice-info"] { background: $accent_soft; border-bottom: 1px solid $line; }
QLabel[look="muted"] { color: $muted; font-size: 12px; }
QLabel[look="small"] { font-size: 12px; }
QLabel[look="heading"] { font-size: 16px; font-weight: 600; }
QLabel[look="title"] { font-size: 28px; font-weight: 600; }
QLabel[look="number"] { font-size: 22px; font-weight: 600; }
QLabel[look="panel"] { font-weight: 600; }
QLabel[look="error"] { color: $red; }
QLabel[look="warning"] { color: $amber; }
QLabel[look="warning-small"] { color: $amber; font-size: 12px; }
QLabel[look="accent"] { color: $accent; }
QToolButton[look="quiet"] { border: 1px solid transparent; border-radius: 4px; padding: 3px;
              color: $muted; }
QToolButton[look="quiet"]::menu-indicator { image: none; width: 0; }
QToolButton[look="fold"] { border: 1px solid transparent; border-radius: 4px; padding: 3px;
              color: $ink; font-weight: 600; }
QToolButton[look="plain-fold"] { border: 1px solid transparent; border-radius: 4px;
              padding: 3px 7px 3px 0; color: $ink; font-size: 12px; }
QToolButton[look="fold"]:hover, QToolButton[look="plain-fold"]:hover,
QToolButton[look="quiet"]:hover { background: $hover; }
QToolButton[look="fold"]:focus, QToolButton[look="plain-fold"]:focus,
QToolButton[look="quiet"]:focus { border-color: $accent; }
"""
)
_ARROWS = {
    "arrow_up": ("arrow-up-s-line", "muted"),
    "arrow_down": ("arrow-down-s-line", "muted"),
    "arrow_right": ("arrow-right-s-line", "muted"),
    "check": ("check-line", "on_accent"),
    "more": ("more-2-line", "ink"),
}


def build_sheet(colors: Mapping[str, str], arrows: Mapping[str, str]) -> str:
    """Return the style sheet.

    Args:
        colors: the colour of each role.
        arrows: file of each name of :func:`arrow_icons`; a style sheet can only draw files.
    """
    return _SHEET.substitute(colors, **arrows)


def arrow_icons() -> dict[str, tuple[str, str]]:
    """Return the icon that stands behind each arrow of the sheet, and the role of its colour."""
    return dict(_ARROWS)
