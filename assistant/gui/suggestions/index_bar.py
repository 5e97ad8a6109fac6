"""Says that the search index is being built, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from assistant.gui.widgets.basic import column, make_label
from assistant.gui.widgets.work_bar import duration

if TYPE_CHECKING:
    from assistant.gui.jobs.background import Step

_WHAT = "正在建立检索索引，建好后自动显示"


class IndexBar(QWidget):
    """Hidden while nothing is built."""

    def __init__(self) -> None:
        super().__init__()
        self._what = make_label(_WHAT, "muted")
        self._progress = QProgressBar(textVisible=False)
        self._progress.setAccessibleName("索引进度")
        layout = column(self._what, self._progress, spacing=4)
        layout.setContentsMargins(12, 0, 12, 8)
        self.setLayout(layout)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._what.text()

    def show_step(self, step: Step | None) -> None:
        """Show how far the building is; None where nobody knows."""
        self._progress.setRange(0, step.total if step else 0)
        self._progress.setValue(step.done if step else 0)
        left = step.seconds_left if step else None
        self._what.setText(_WHAT if left is None else f"{_WHAT}，约剩 {duration(left)}")
        self.show()
