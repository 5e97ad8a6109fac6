"""One side of a comparison: what stands there, and the button that chooses something else."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from assistant.gui.widgets.basic import make_button, make_label, row
from assistant.gui.widgets.elided import ElidedLabel

NOTHING = "尚未选择"


class SideBox(QWidget):
    """The name of a side and the ways to another one.

    Signals:
        file_requested: a file is to be chosen.
        draft_requested: the open draft is to stand here.
    """

    file_requested = Signal()
    draft_requested = Signal()

    def __init__(self, name: str, mnemonic: str) -> None:
        """Make a box with nothing in it.

        Args:
            name: 左 or 右.
            mnemonic: letter that opens the ways.
        """
        super().__init__()
        self._side = name
        self._name = ElidedLabel()
        menu = QMenu(self)
        self._draft = menu.addAction("当前稿件(&D)")
        self._file = menu.addAction("稿件或报告文件(&F)…")
        self.button = make_button(f"选择{name}边(&{mnemonic}) ▾", tip=f"选择{name}边的稿件或报告")
        self.button.setAccessibleName(f"选择{name}边")
        self.button.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")
        self.button.setMenu(menu)
        layout = row(make_label(name, "panel"), self._name, self.button)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._draft.triggered.connect(self.draft_requested)
        self._file.triggered.connect(self.file_requested)
        self.show_name("", has_draft=False)

    @property
    def name(self) -> str:
        """What stands here; empty for nothing."""
        return "" if self._name.text() == NOTHING else self._name.text()

    def show_name(self, name: str, *, has_draft: bool) -> None:
        """Show another name.

        Args:
            name: empty for nothing.
            has_draft: whether there is an open draft to choose.
        """
        self._name.setText(name or NOTHING)
        self._name.setAccessibleName(f"{self._side}边：{name or NOTHING}")
        self._draft.setEnabled(has_draft)
