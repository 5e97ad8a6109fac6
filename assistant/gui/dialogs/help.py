"""The pages of the help menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QGridLayout, QMessageBox, QVBoxLayout, QWidget

from assistant.gui.widgets.basic import make_button, make_label, row
from assistant.gui.widgets.scrolled import Scrolled, fit_on_screen, fitting_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_COLUMNS, _COLUMN_PX = 3, 336


def show_keys(parent: QWidget, lines: Sequence[tuple[str, str]]) -> None:
    """Show the shortcuts."""
    keys_dialog(parent, lines).exec()


def keys_dialog(parent: QWidget, lines: Sequence[tuple[str, str]]) -> QDialog:
    """Return the page of shortcuts."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("快捷键")
    columns = fitting_columns(parent, _MOST_COLUMNS, _COLUMN_PX)
    length = -(-len(lines) // columns)
    parts = [_column(lines[at : at + length]) for at in range(0, len(lines), length)]
    table = QWidget()
    whole = row(*parts, spacing=24)
    whole.setContentsMargins(24, 24, 24, 16)
    table.setLayout(whole)
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
    dialog.resize(columns * _COLUMN_PX, dialog.sizeHint().height())
    fit_on_screen(dialog)
    return dialog


def _column(lines: Sequence[tuple[str, str]]) -> QWidget:
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for number, (keys, text) in enumerate(lines):
        grid.addWidget(make_label(keys, "muted"), number, 0)
        grid.addWidget(make_label(text, wraps=True), number, 1)
    grid.setRowStretch(len(lines), 1)
    return part


def show_about(parent: QWidget, version: str) -> None:
    """Show what this program is."""
    QMessageBox.about(
        parent,
        "关于",
        f"<b>法治报告助手</b> {version}<p>起草、核对、排版法治政府建设年度报告。"
        "<p>资料、稿件和检查都在本机完成，不向外传送任何内容。",
    )
