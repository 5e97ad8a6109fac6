"""The head of an open report: what it is, and the way to the next one or back to the list."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assistant.gui.widgets.basic import column, make_quiet_button, row
from assistant.gui.widgets.elided import ElidedLabel
from assistant.workflow.terms import LEVEL_NAMES

if TYPE_CHECKING:
    from assistant.corpus.report import Report
    from assistant.gui.look.theme import Theme


class ReportHead(QWidget):
    """Title, a line about the report, and three quiet buttons.

    Signals:
        step_requested: the report so many rows on is to be opened.
        close_requested: the report is to be put away.
    """

    step_requested = Signal(int)
    close_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = ElidedLabel("heading")
        self._about = ElidedLabel("muted")
        self._back = make_quiet_button("上一篇（Alt+↑）", theme.icon("arrow-up-line"))
        self._on = make_quiet_button("下一篇（Alt+↓）", theme.icon("arrow-down-line"))
        self._close = make_quiet_button("回到列表（Esc）", theme.icon("close-line"))
        layout = row(spacing=4)
        layout.addLayout(column(self._title, self._about, spacing=4), 1)
        for part in (self._back, self._on, self._close):
            layout.addWidget(part)
        layout.setContentsMargins(16, 12, 12, 4)
        self.setLayout(layout)
        self._back.clicked.connect(lambda: self.step_requested.emit(-1))
        self._on.clicked.connect(lambda: self.step_requested.emit(1))
        self._close.clicked.connect(self.close_requested)

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.text()

    @property
    def about(self) -> str:
        """The line about the report."""
        return self._about.text()

    def show_report(self, report: Report) -> None:
        """Say what another report is; its whole path is shown on hover."""
        self._title.setText(report.meta.title or "（未识别题名）")
        self._about.setText(about(report))
        self._about.setToolTip(report.path)

    def offer_steps(self, *, back: bool, on: bool) -> None:
        """Let one go to the report before and after, where there is one."""
        self._back.setEnabled(back)
        self._on.setEnabled(on)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._back.setIcon(theme.icon("arrow-up-line"))
        self._on.setIcon(theme.icon("arrow-down-line"))
        self._close.setIcon(theme.icon("close-line"))


def about(report: Report) -> str:
    """Return what the report is in one line: ``青栎区司法局 · 2024年度 · 区县部门 · 东海省…``."""
    meta = report.meta
    places = dict.fromkeys(name for name in (meta.province, meta.city, meta.county) if name)
    parts = (
        meta.body or "未识别机关",
        f"{meta.year}年度" if meta.year else "未识别年度",
        LEVEL_NAMES[meta.level] if meta.level else "",
        "".join(places),
        f"{len(report.text):,} 字",
        "示例" if report.sample else "",
        PurePath(report.path).name,
    )
    return " · ".join(part for part in parts if part)
