"""Asking which report is rolled over, and for which year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QSpinBox

from assistant.gui.dialogs.files import DRAFTS_AND_REPORTS, choose_open
from assistant.gui.dialogs.form import FormDialog
from assistant.gui.dialogs.new_choice import report_year
from assistant.gui.widgets.basic import make_button, make_label, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_TEACHING = (
    "文字留下，数字换成字段或空白；上年的数字记入指标表的“上年数”。年份顺延，"
    "会议、文件、专项活动等随时间变化的地方不改，列入“待核对”。上年的计划和问题成为写作提示。"
)
_BEST = "稿件（.fzbg）或本程序导出的 Word 文档带有字段和指标表，沿用得最全"


@dataclass(frozen=True, slots=True, kw_only=True)
class RollOverChoice:
    """What was chosen."""

    path: Path
    year: int


class RollOverDialog(FormDialog):
    """The form for a draft that begins with last year's report."""

    def __init__(self, parent: QWidget | None, *, path: Path | None = None, folder: str) -> None:
        """Make the dialog.

        Args:
            parent: the window.
            path: the report that is proposed.
            folder: where reports are looked for.
        """
        super().__init__(parent, "沿用上年报告", "沿用")
        self._folder = folder
        self.report = QLineEdit(str(path) if path else "", placeholderText="稿件或任何格式的报告")
        self._browse = make_button("选择(&C)…")
        self.year = QSpinBox(minimum=_FIRST_YEAR, maximum=_LAST_YEAR, suffix=" 年度")
        self.year.setValue(report_year(date.today()))  # noqa: DTZ011 -- the drafter's calendar
        self.put_first(row(make_label(_TEACHING, "muted", wraps=True)))
        self.add_row("上年报告(&R)", row(self.report, self._browse), self.report)
        self.add_row("", make_label(_BEST, "muted", wraps=True))
        self.add_row("报告年度(&Y)", self.year)
        self.report.textChanged.connect(self._check)
        self._browse.clicked.connect(self._on_browse)
        self._check()
        (self.year if path else self._browse).setFocus()

    @property
    def choice(self) -> RollOverChoice:
        """What is chosen."""
        return RollOverChoice(path=Path(self.report.text().strip()), year=self.year.value())

    def _check(self) -> None:
        self.allow(is_allowed=bool(self.report.text().strip()))

    def _on_browse(self) -> None:
        path = choose_open(self, "选择上年报告", DRAFTS_AND_REPORTS, self._folder)
        if path is not None:
            self._folder = str(path.parent)
            self.report.setText(str(path))
