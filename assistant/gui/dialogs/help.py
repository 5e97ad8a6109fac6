"""The pages of the help menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QGridLayout, QMessageBox, QVBoxLayout, QWidget

from assistant.gui.widgets.basic import make_button, make_label, row
from assistant.gui.widgets.scrolled import Scrolled, fit_on_screen

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLUMNS = 3


def show_keys(parent: QWidget, lines: Sequence[tuple[str, str]]) -> None:
    """Show the shortcuts."""
    keys_dialog(parent, lines).exec()


def keys_dialog(parent: QWidget, lines: Sequence[tuple[str, str]]) -> QDialog:
    """Return the page of shortcuts."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("快捷键")
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(24, 24, 24, 16)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    rows = -(-len(lines) // _COLUMNS)
    for number, (keys, text) in enumerate(lines):
        at, column = number % rows, number // rows * 2
        grid.addWidget(make_label(keys, "muted"), at, column)
        grid.addWidget(make_label(text), at, column + 1)
    close = make_button("关闭")
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(Scrolled(table), 1)
    foot = row(None, close)
    foot.setContentsMargins(24, 0, 24, 20)
    layout.addLayout(foot)
    dialog.resize(dialog.sizeHint())
    fit_on_screen(dialog)
    return dialog


def show_about(parent: QWidget, version: str) -> None:
    """Show what this program is."""
    QMessageBox.about(
        parent,
        "关于",
        f"<b>法治报告助手</b> {version}<p>起草、核对、排版法治政府建设年度报告。"
        "<p>资料、稿件和检查都在本机完成，不向外传送任何内容。",
    )
