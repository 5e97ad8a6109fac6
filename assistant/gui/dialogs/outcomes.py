"""What became of each imported file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from assistant.gui.widgets.basic import make_button, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.workflow.importing import ImportOutcome

_MARKS = {"imported": "✓", "duplicate": "＝", "failed": "✕"}
_ORDER = ("failed", "duplicate", "imported")


class OutcomesDialog(QDialog):
    """A list, failures first."""

    def __init__(self, parent: QWidget | None, outcomes: Sequence[ImportOutcome]) -> None:
        super().__init__(parent)
        self.setWindowTitle("导入明细")
        self.resize(640, 420)
        self._list = QListWidget()
        self._list.setAccessibleName("导入明细")
        self._list.setWordWrap(True)
        for outcome in sorted(outcomes, key=lambda item: _ORDER.index(item.status)):
            text = f"{_MARKS[outcome.status]}　{outcome.path.name}\n{outcome.message}"
            self._list.addItem(QListWidgetItem(text))
        close = make_button("关闭")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(self._list, 1)
        layout.addLayout(row(None, close))
