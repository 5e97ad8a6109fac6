"""Third step of the guide: reports to begin the corpus with."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QRadioButton, QWidget

from assistant.gui.widgets.basic import column, make_label

Choice = Literal["samples", "files", "folder", "later"]
_CHOICES: dict[Choice, tuple[str, str]] = {
    "samples": ("导入示例报告(&S)", "十八份虚构的报告，先看看各项功能；以后可以随时删除。"),
    "files": ("选择报告文件(&R)…", "本机关往年的报告，或收集到的公开报告；Word、PDF、网页都可以。"),
    "folder": ("选择文件夹(&D)…", "文件夹和其中的压缩包一并导入。"),
    "later": ("以后再说(&L)", "随时可以从“资料”菜单导入，或把文件拖进窗口。"),
}


class ReportsStep(QWidget):
    """One choice of four."""

    def __init__(self, *, is_empty: bool) -> None:
        super().__init__()
        layout = column(spacing=4)
        self.buttons: dict[Choice, QRadioButton] = {}
        for choice, (name, about) in _CHOICES.items():
            button = QRadioButton(name)
            button.setAccessibleDescription(about)
            label = make_label(about, "muted", wraps=True)
            label.setContentsMargins(24, 0, 0, 8)
            layout.addWidget(button)
            layout.addWidget(label)
            self.buttons[choice] = button
        layout.addStretch(1)
        self.setLayout(layout)
        self.buttons["samples" if is_empty else "later"].setChecked(True)

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        return next(choice for choice, button in self.buttons.items() if button.isChecked())
