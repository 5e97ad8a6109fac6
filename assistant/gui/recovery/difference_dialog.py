"""What differs between the open draft and its file, which somebody else changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.gui.recovery.difference_view import DifferenceView
from assistant.gui.widgets.basic import column, make_button, make_label, row
from assistant.gui.widgets.scrolled import FittingDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from assistant.draft.comparing.compare import Comparison
    from assistant.gui.look.theme import Theme

_SIZE_PX = (860, 620)
_TEACHING = "划去的文字只在文件里有，加下划线的文字只在窗口里有。"


class DifferenceDialog(FittingDialog):
    """Shows; what is to be done stands in the bar behind it."""

    def __init__(self, parent: QWidget | None, comparison: Comparison, theme: Theme) -> None:
        super().__init__(parent)
        self.setWindowTitle("文件与窗口里的稿件比较")
        self.resize(*_SIZE_PX)
        self.view = DifferenceView(theme)
        self.view.show_difference(comparison)
        self._close = make_button("关闭")
        self._close.setDefault(True)
        self._close.setFocus()
        self._close.clicked.connect(self.accept)
        layout = column(
            make_label(_TEACHING, "muted", wraps=True),
            self.view,
            row(None, self._close),
            spacing=12,
        )
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setStretch(1, 1)
        self.setLayout(layout)
