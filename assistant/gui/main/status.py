"""The status bar: the draft in numbers, work under way, the last save, the zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider, QStatusBar

from assistant.gui.editor.zoom import LARGEST_PX, NORMAL_PX, SMALLEST_PX
from assistant.gui.widgets.basic import make_label
from assistant.gui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from assistant.checks.finding import Finding
    from assistant.gui.jobs.work import Work
    from assistant.gui.opened.survey import Survey


class StatusBar(QStatusBar):
    """Shows; the window tells it what.

    Signals:
        zoom_requested: pixels of a character.
    """

    zoom_requested = Signal(int)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._survey: Survey | None = None
        self._pages: int | None = None
        self._counts = make_label()
        self._findings = make_label()
        self._saved = make_label()
        self.work = WorkBar(work)
        self._percent = make_label("100%")
        self._zoom = QSlider(Qt.Orientation.Horizontal)
        self._zoom.setRange(SMALLEST_PX, LARGEST_PX)
        self._zoom.setFixedWidth(120)
        self._zoom.setAccessibleName("缩放")
        self._lay_out()
        self._zoom.valueChanged.connect(self.zoom_requested)

    def show_survey(self, survey: Survey) -> None:
        """Show the draft in numbers."""
        self._survey = survey
        pages = f"约 {survey.pages} 页" if self._pages is None else f"共 {self._pages} 页"
        self._counts.setText(
            f"{survey.characters:,} 字 · {pages} · 空白 {survey.blanks}"
            f" · 未核实 {survey.unverified}"
        )

    def show_pages(self, pages: int | None) -> None:
        """Show how many pages the preview has, instead of an estimate; None for no preview."""
        self._pages = pages
        if self._survey is not None:
            self.show_survey(self._survey)

    def show_findings(self, findings: Sequence[Finding] | None) -> None:
        """Show how many findings there are; None where nothing was checked."""
        if findings is None:
            self._findings.setText("")
            return
        errors = sum(finding.severity == "error" for finding in findings)
        doubts = sum(finding.severity == "warning" for finding in findings)
        self._findings.setText(f"·  错误 {errors}  疑似 {doubts}")

    def show_saved(self, words: str, at: datetime | None = None) -> None:
        """Show when the draft or its automatic copy was written."""
        self._saved.setText(f"{words} {at:%H:%M}" if at else words)

    def show_zoom(self, character_px: int) -> None:
        """Show the zoom."""
        self._zoom.blockSignals(True)
        self._zoom.setValue(character_px)
        self._zoom.blockSignals(False)
        self._percent.setText(f"{round(character_px * 100 / NORMAL_PX)}%")

    def show_draft_parts(self, *, is_open: bool) -> None:
        """Show what belongs to a draft, or hide it."""
        for widget in (self._counts, self._findings, self._saved, self._percent, self._zoom):
            widget.setVisible(is_open)

    def _lay_out(self) -> None:
        self.setSizeGripEnabled(False)
        self.addWidget(self._counts)
        self.addWidget(self._findings)
        self.addPermanentWidget(self.work)
        self.addPermanentWidget(self._saved)
        self.addPermanentWidget(self._percent)
        self.addPermanentWidget(self._zoom)
        self.setContentsMargins(12, 0, 12, 0)
